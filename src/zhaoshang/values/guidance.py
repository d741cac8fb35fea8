"""产业指导: what the catalogues in force say of a kind of project (domain §3)."""

from enum import StrEnum


class Guidance(StrEnum):
    """产业指导方向: what no catalogue lists is allowed."""

    ENCOURAGED = "ENCOURAGED"
    ALLOWED = "ALLOWED"
    RESTRICTED = "RESTRICTED"
    ELIMINATED = "ELIMINATED"
