"""阶段: where a project is on its way, as every room names it (domain §2)."""

from enum import StrEnum


class Stage(StrEnum):
    """阶段: the main line from lead to full capacity, and the side states."""

    LEAD = "LEAD"
    NEGOTIATING = "NEGOTIATING"
    IN_REVIEW = "IN_REVIEW"
    SIGNED = "SIGNED"
    LANDED = "LANDED"
    APPROVING = "APPROVING"
    STARTED = "STARTED"
    BUILDING = "BUILDING"
    PRODUCING = "PRODUCING"
    AT_CAPACITY = "AT_CAPACITY"
    ON_HOLD = "ON_HOLD"
    IN_POOL = "IN_POOL"
    LOST = "LOST"
    WITHDRAWN = "WITHDRAWN"
    REJECTED = "REJECTED"
