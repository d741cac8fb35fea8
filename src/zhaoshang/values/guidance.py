"""What the industry catalogues say of an industry, as every room names it (domain §3)."""

from enum import StrEnum


class Guidance(StrEnum):
    """产业指导意见: what the catalogues in force say of something; what none of them lists is allowed."""

    ENCOURAGED = "ENCOURAGED"
    ALLOWED = "ALLOWED"
    RESTRICTED = "RESTRICTED"
    ELIMINATED = "ELIMINATED"
