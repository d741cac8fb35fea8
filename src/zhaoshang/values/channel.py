"""How leads come in, as every room names it (domain §9)."""

from enum import StrEnum


class Channel(StrEnum):
    """招商渠道: how the lead came in, so that channels can be compared (domain §9)."""

    OWN_EFFORT = "OWN_EFFORT"
    VISIT = "VISIT"
    AGENCY = "AGENCY"
    CATALOGUE = "CATALOGUE"
    REFERRAL = "REFERRAL"
    FAIR = "FAIR"
    EXISTING_COMPANY = "EXISTING_COMPANY"
    OTHER = "OTHER"
