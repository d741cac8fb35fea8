"""What people are told about coordination (domain §12)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from zhaoshang.authorization.permissions import Permission
from zhaoshang.coordination.model import PlanningConsultation, PlanningOpinion, PlanOpinionState, ServiceTask
from zhaoshang.coordination.permissions import Consultations, PlanningOpinions, ServiceLists, ServiceTasks
from zhaoshang.notifications.declare import Told, Units, register_notice
from zhaoshang.projects.views import Project


def _owner(row: Any, _event: Any) -> list[UUID]:
    """The department of an opinion or a task; the host of a consultation."""
    return [row.tenant_id]


def _runner(consultation: Any, _event: Any) -> list[UUID]:
    return [consultation.runner_tenant_id]


def _host(task: Any, _event: Any) -> list[UUID]:
    return [task.host_tenant_id]


def _named(entry: str) -> Units:
    """The unit that the event itself names."""
    return lambda _row, event: [UUID(event[entry])]


def _asked(opinion: Any, event: Mapping[str, Any]) -> list[UUID]:
    """Who was asked by this very step."""
    return [opinion.tenant_id] if str(opinion.tenant_id) in event["departments"] else []


def _asked_anew(opinion: Any, _event: Any) -> list[UUID]:
    """Whose word on the adjusted plan is awaited."""
    return [opinion.tenant_id] if opinion.state == PlanOpinionState.PENDING else []


def _opened(task: Any, event: Mapping[str, Any]) -> list[UUID]:
    """Whose task came with this very phase."""
    return [task.tenant_id] if str(task.id) in event["tasks"] else []


def _consultation(  # noqa: PLR0913  what is told of one
    kind: str, event: str, zh: str, en: str, *, units: Units, holders: Permission, key: str = "consultation"
) -> Told:
    return Told(
        kind=kind,
        zh=zh,
        en=en,
        event=event,
        key=key,
        mapped=PlanningConsultation,
        subject="PlanningConsultation",
        units=units,
        holders=holders,
    )


def _opinion(  # noqa: PLR0913  what is told of one
    kind: str, event: str, zh: str, en: str, *, units: Units = _owner, key: str = "id", by: str = "id"
) -> Told:
    return Told(
        kind=kind,
        zh=zh,
        en=en,
        event=event,
        key=key,
        mapped=PlanningOpinion,
        by=by,
        subject="PlanningOpinion",
        units=units,
        holders=PlanningOpinions.GIVE,
    )


def _task(  # noqa: PLR0913  what is told of one
    kind: str,
    event: str,
    zh: str,
    en: str,
    *,
    units: Units = _owner,
    holders: Permission = ServiceTasks.ANSWER,
    key: str = "task",
    by: str = "id",
) -> Told:
    return Told(
        kind=kind,
        zh=zh,
        en=en,
        event=event,
        key=key,
        mapped=ServiceTask,
        by=by,
        subject="ServiceTask",
        units=units,
        holders=holders,
    )


register_notice(
    _consultation(
        "PLANNING_APPLIED",
        "planning.applied",
        "有新的多规合一征询",
        "A host applied for a consultation that the unit runs",
        units=_runner,
        holders=Consultations.ASK,
    ),
    _opinion(
        "PLANNING_OPINION_ASKED",
        "planning.asked",
        "请答复多规合一征询",
        "A plan waits for the unit's opinion",
        units=_asked,
        key="consultation",
        by="consultation_id",
    ),
    _opinion(
        "PLANNING_OPINION_ASKED_ANEW",
        "planning.revised",
        "方案已调整，请再次答复",
        "A plan was adjusted, and waits for the unit's opinion anew",
        units=_asked_anew,
        key="consultation",
        by="consultation_id",
    ),
    _opinion("PLANNING_OPINION_DUE", "planning.opinion.due", "征询意见即将到期", "The unit's opinion is due soon"),
    _opinion("PLANNING_OPINION_OVERDUE", "planning.opinion.overdue", "征询意见已逾期", "The unit's opinion is overdue"),
    # With the last opinion it is the host's turn or the runner's: whoever may do what comes next is told.
    _consultation(
        "PLANNING_TO_REVISE",
        "planning.answered",
        "请按部门意见调整方案",
        "Departments wished for changes to the unit's plan",
        units=_named("waits"),
        holders=Consultations.REVISE,
    ),
    _consultation(
        "PLANNING_TO_CLOSE",
        "planning.answered",
        "征询意见已齐，请办结",
        "All departments have answered a consultation that the unit runs",
        units=_named("waits"),
        holders=Consultations.CLOSE,
    ),
    _consultation(
        "PLANNING_REVISION_DUE",
        "planning.due",
        "方案调整即将到期",
        "The unit's plan is to be adjusted soon",
        units=_named("tenant"),
        holders=Consultations.REVISE,
        key="id",
    ),
    _consultation(
        "PLANNING_REVISION_OVERDUE",
        "planning.overdue",
        "方案调整已逾期",
        "The unit's plan was to be adjusted by now",
        units=_named("tenant"),
        holders=Consultations.REVISE,
        key="id",
    ),
    _consultation(
        "PLANNING_STEP_DUE",
        "planning.due",
        "牵头的征询即将到期",
        "The next step of a consultation that the unit runs is due soon",
        units=_named("tenant"),
        holders=Consultations.ASK,
        key="id",
    ),
    _consultation(
        "PLANNING_STEP_OVERDUE",
        "planning.overdue",
        "牵头的征询已逾期",
        "The next step of a consultation that the unit runs is overdue",
        units=_named("tenant"),
        holders=Consultations.ASK,
        key="id",
    ),
    _consultation(
        "PLANNING_CLOSED",
        "planning.closed",
        "多规合一征询已办结",
        "The consultation on the unit's plan was closed",
        units=_owner,
        holders=Consultations.APPLY,
    ),
    _consultation(
        "PLANNING_WITHDRAWN",
        "planning.withdrawn",
        "多规合一征询已撤回",
        "A host took back a consultation that the unit runs",
        units=_runner,
        holders=Consultations.ASK,
    ),
    _task(
        "SERVICE_TASK_OPENED",
        "service.opened",
        "有新的联动服务事项",
        "A project entered a phase in which the unit serves it",
        units=_opened,
        key="project",
        by="project_id",
    ),
    _task("SERVICE_TASK_ADDED", "service_task.added", "请办理服务事项", "A host asked the unit for something"),
    _task("SERVICE_TASK_REOPENED", "service_task.reopened", "服务事项被退回", "A host gave a task back to the unit"),
    _task("SERVICE_TASK_CONFIRMED", "service_task.confirmed", "服务事项已确认", "A host confirmed the unit's task"),
    _task(
        "SERVICE_TASK_ANSWERED",
        "service_task.answered",
        "服务事项已办理，请确认",
        "A department did something for the unit's project",
        units=_host,
        holders=ServiceTasks.CONFIRM,
    ),
    _task("SERVICE_TASK_DUE", "service_task.due", "服务事项即将到期", "The unit's task is due soon", key="id"),
    _task("SERVICE_TASK_OVERDUE", "service_task.overdue", "服务事项已逾期", "The unit's task is overdue", key="id"),
    Told(
        kind="SERVICE_UNANSWERED",
        zh="服务清单事项无承办部门",
        en="A list asks for something that no department does today",
        event="service.unanswered",
        key="project",
        mapped=Project,
        subject="Project",
        holders=ServiceLists.PUBLISH,
    ),
)
