"""What may be read of coordination: declared here, answered by the compiled statement."""

from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection
from zhaoshang.api.permission import requires
from zhaoshang.coordination.api.inputs_planning import PlanningConsultationFilter, PlanningConsultationOrder
from zhaoshang.coordination.api.inputs_services import ServiceTaskFilter, ServiceTaskOrder
from zhaoshang.coordination.api.types_planning import PlanningConsultation
from zhaoshang.coordination.api.types_services import ServiceList, ServiceTask
from zhaoshang.coordination.permissions import Consultations, ServiceLists, ServiceTasks
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id, paged


def planning_consultations(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[
        PlanningConsultationFilter | None, strawberry.argument(description="筛选：Which consultations.")
    ] = None,
    order_by: Annotated[
        PlanningConsultationOrder | None, strawberry.argument(description="排序：In which order.")
    ] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def service_tasks(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[ServiceTaskFilter | None, strawberry.argument(description="筛选：Which tasks.")] = None,
    order_by: Annotated[ServiceTaskOrder | None, strawberry.argument(description="排序：In which order.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


@strawberry.type
class CoordinationQuery:
    """What may be read of coordination."""

    planning_consultation: PlanningConsultation | None = strawberry.field(
        resolver=by_id,
        description="多规合一征询：One consultation; null when there is none such, or none you may see.",
        directives=[requires(Consultations.VIEW)],
    )
    planning_consultations: Connection[PlanningConsultation] = strawberry.field(
        resolver=planning_consultations,
        description="多规合一征询列表：The consultations you may see, newest first.",
        directives=[requires(Consultations.VIEW)],
    )
    service_list: ServiceList | None = strawberry.field(
        resolver=by_id,
        description="联动服务清单：One version; null when there is none such.",
        directives=[requires(ServiceLists.VIEW)],
    )
    service_lists: Connection[ServiceList] = strawberry.field(
        resolver=paged,
        description="联动服务清单列表：Every version, the one that takes effect last first.",
        directives=[requires(ServiceLists.VIEW)],
    )
    service_task: ServiceTask | None = strawberry.field(
        resolver=by_id,
        description="服务任务：One task; null when there is none such, or none you may see.",
        directives=[requires(ServiceTasks.VIEW)],
    )
    service_tasks: Connection[ServiceTask] = strawberry.field(
        resolver=service_tasks,
        description="服务任务列表：The tasks you may see, the first to fall due first.",
        directives=[requires(ServiceTasks.VIEW)],
    )
