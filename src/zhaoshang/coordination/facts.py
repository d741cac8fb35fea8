"""What projects ask of coordination, as one SQL expression: whether the departments agreed on the host's plan."""

from typing import Any

from sqlalchemy import ColumnElement, exists

from zhaoshang.coordination.model import ConsultationState, PlanningConsultation
from zhaoshang.database.alias import aliased


def plan_agreed(project: Any) -> ColumnElement[Any]:
    """Whether a consultation of the project's present host ended in agreement: another host has another site."""
    consultation = aliased(PlanningConsultation)
    return (
        exists()
        .where(
            consultation.district_id == project.district_id,
            consultation.project_id == project.id,
            consultation.tenant_id == project.tenant_id,
            consultation.state == ConsultationState.AGREED.value,
        )
        .correlate(project)
    )
