"""职责: what units answer for, as every room names it (domain §1)."""

from enum import StrEnum


class Responsibility(StrEnum):
    """What a tenant answers for (domain §1). The policy's subjects are these names in lower case."""

    HOST = "HOST"
    COORDINATION = "COORDINATION"
    MAJOR_PROJECTS = "MAJOR_PROJECTS"
    OVERSIGHT = "OVERSIGHT"
    INDUSTRY = "INDUSTRY"
    ENVIRONMENT_REVIEW = "ENVIRONMENT_REVIEW"
    FIRE_REVIEW = "FIRE_REVIEW"
    FINANCE = "FINANCE"
    APPROVAL = "APPROVAL"
    MARKET_REGULATION = "MARKET_REGULATION"
    STATISTICS = "STATISTICS"
    LEADERSHIP = "LEADERSHIP"
