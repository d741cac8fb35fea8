"""The words of coordination: where a consultation is, what a department says of a plan (domain §12)."""

from enum import StrEnum
from typing import Final


class ConsultationState(StrEnum):
    """Where a planning consultation is."""

    APPLIED = "APPLIED"
    CONSULTING = "CONSULTING"
    REVISING = "REVISING"
    CONCLUDING = "CONCLUDING"
    AGREED = "AGREED"
    NOT_AGREED = "NOT_AGREED"
    WITHDRAWN = "WITHDRAWN"


OPEN: Final = frozenset(
    {
        ConsultationState.APPLIED,
        ConsultationState.CONSULTING,
        ConsultationState.REVISING,
        ConsultationState.CONCLUDING,
    }
)
"""Where somebody still has something to do."""


class PlanOpinionState(StrEnum):
    """Where a department's opinion on a plan is."""

    PENDING = "PENDING"
    GIVEN = "GIVEN"
    LAPSED = "LAPSED"


class PlanVerdict(StrEnum):
    """What a department says of a plan."""

    SUPPORT = "SUPPORT"
    SUPPORT_WITH_CHANGES = "SUPPORT_WITH_CHANGES"
    OBJECT = "OBJECT"


class ServicePhase(StrEnum):
    """The stages in which departments serve a project jointly (审批、开工、建设、投产); each is a stage's name."""

    APPROVING = "APPROVING"
    STARTED = "STARTED"
    BUILDING = "BUILDING"
    PRODUCING = "PRODUCING"


class TaskState(StrEnum):
    """Where a service task is."""

    OPEN = "OPEN"
    ANSWERED = "ANSWERED"
    CONFIRMED = "CONFIRMED"
    LAPSED = "LAPSED"


class TaskOutcome(StrEnum):
    """What a department says of a service task."""

    DONE = "DONE"
    NOT_APPLICABLE = "NOT_APPLICABLE"
