"""How far a responsibility reaches in coordination (domain §12): beside the project's own scopes, what one runs."""

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.authorization.scopes import register_scope
from zhaoshang.coordination.model import (
    PlanningConsultation,
    PlanningDocument,
    PlanningOpinion,
    PlanningRevision,
    ServiceList,
    ServiceTask,
)

register_scope(
    "led",
    sql=lambda row, params: row.runner_tenant_id == params.tenant,
    python=lambda row, actor: bool(row.runner_tenant_id == actor.tenant),
    zh="本单位牵头的征询",
    en="consultations the tenant runs",
)

for _row_type, _resource in (
    (PlanningConsultation, "planning"),
    (PlanningRevision, "planning"),
    (PlanningOpinion, "planning.opinion"),
    (PlanningDocument, "planning.document"),
    (ServiceTask, "service_task"),
    (ServiceList, "service_list"),
):
    register_resource(_row_type, _resource)
