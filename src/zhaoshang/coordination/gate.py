"""What coordination brings to projects: what STARTED asks for, and rows whose sharing follows (domain §2, §12)."""

from zhaoshang.coordination.facts import plan_agreed
from zhaoshang.coordination.model import (
    PlanningConsultation,
    PlanningDocument,
    PlanningOpinion,
    PlanningRevision,
    ServiceTask,
)
from zhaoshang.projects.operations.consult_project import ask_before_starting
from zhaoshang.projects.operations.verify_sharing import register_shared

register_shared(PlanningConsultation, PlanningRevision, PlanningDocument, PlanningOpinion, ServiceTask)
ask_before_starting("planning", plan_agreed, {"PLANNING_NOT_AGREED": bool})
