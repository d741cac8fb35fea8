"""The tables of coordination, and the words they use."""

from zhaoshang.coordination.model.planning import (
    PlanningConsultation,
    PlanningDocument,
    PlanningOpinion,
    PlanningParty,
    PlanningRevision,
)
from zhaoshang.coordination.model.services import ServiceList, ServiceListTask, ServiceParty, ServiceTask
from zhaoshang.coordination.model.words import (
    OPEN,
    ConsultationState,
    PlanOpinionState,
    PlanVerdict,
    ServicePhase,
    TaskOutcome,
    TaskState,
)

__all__ = [
    "OPEN",
    "ConsultationState",
    "PlanOpinionState",
    "PlanVerdict",
    "PlanningConsultation",
    "PlanningDocument",
    "PlanningOpinion",
    "PlanningParty",
    "PlanningRevision",
    "ServiceList",
    "ServiceListTask",
    "ServiceParty",
    "ServicePhase",
    "ServiceTask",
    "TaskOutcome",
    "TaskState",
]
