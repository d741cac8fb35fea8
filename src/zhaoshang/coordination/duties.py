"""What waits in coordination: opinions, plans to adjust, the runner's steps, tasks to do and confirm (domain §12)."""

from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from zhaoshang.authorization.scopes import ACTOR
from zhaoshang.coordination.model import (
    ConsultationState,
    PlanningConsultation,
    PlanningOpinion,
    PlanOpinionState,
    ServiceTask,
    TaskState,
)
from zhaoshang.coordination.permissions import Consultations, PlanningOpinions, ServiceTasks
from zhaoshang.database.alias import aliased
from zhaoshang.duties.declare import Duty, in_state, register_duty
from zhaoshang.projects.views import Project


def _answered(consultation: Any) -> ColumnElement[Any]:
    """When the last department that was asked gave its word."""
    opinion = aliased(PlanningOpinion)
    last = (
        select(func.max(opinion.given_at))
        .where(opinion.district_id == consultation.district_id, opinion.consultation_id == consultation.id)
        .correlate(consultation)
        .scalar_subquery()
    )
    return func.coalesce(last, consultation.applied_at)


register_duty(
    Duty(
        kind="PLANNING_OPINION",
        zh="答复多规合一征询",
        en="The department's opinion on a plan is awaited",
        mapped=PlanningOpinion,
        subject="PlanningOpinion",
        permission=PlanningOpinions.GIVE,
        sees=PlanningOpinions.VIEW,
        waits=lambda opinion: in_state(opinion.state, PlanOpinionState.PENDING),
        since=lambda opinion: opinion.asked_at,
        due=lambda opinion: opinion.due_at,
        project=lambda opinion: opinion.project_id,
    ),
    Duty(
        kind="PLANNING_REVISION",
        zh="调整规划方案",
        en="Departments wished for changes: adjust the plan",
        mapped=PlanningConsultation,
        subject="PlanningConsultation",
        permission=Consultations.REVISE,
        sees=Consultations.VIEW,
        waits=lambda consultation: in_state(consultation.state, ConsultationState.REVISING),
        since=_answered,
        due=lambda consultation: consultation.due_at,
        project=lambda consultation: consultation.project_id,
    ),
    Duty(
        kind="PLANNING_ASKING",
        zh="征询部门意见",
        en="A consultation that the department runs was applied for: ask the departments",
        mapped=PlanningConsultation,
        subject="PlanningConsultation",
        permission=Consultations.ASK,
        sees=Consultations.VIEW,
        waits=lambda consultation: in_state(consultation.state, ConsultationState.APPLIED),
        since=lambda consultation: consultation.applied_at,
        due=lambda consultation: consultation.due_at,
        project=lambda consultation: consultation.project_id,
    ),
    Duty(
        kind="PLANNING_CONCLUSION",
        zh="办结多规合一征询",
        en="All departments have answered a consultation that the department runs: close it",
        mapped=PlanningConsultation,
        subject="PlanningConsultation",
        permission=Consultations.CLOSE,
        sees=Consultations.VIEW,
        waits=lambda consultation: in_state(consultation.state, ConsultationState.CONCLUDING),
        since=_answered,
        due=lambda consultation: consultation.due_at,
        project=lambda consultation: consultation.project_id,
    ),
    Duty(
        kind="SERVICE_TASK",
        zh="办理联动服务事项",
        en="The department is to do something for a project",
        mapped=ServiceTask,
        subject="ServiceTask",
        permission=ServiceTasks.ANSWER,
        sees=ServiceTasks.VIEW,
        waits=lambda task: in_state(task.state, TaskState.OPEN),
        # Given back, it waits since then.
        since=lambda task: func.greatest(task.added_at, task.decided_at),
        due=lambda task: task.due_at,
        project=lambda task: task.project_id,
        title=lambda task: task.title,
    ),
    Duty(
        kind="SERVICE_CONFIRMATION",
        zh="确认服务事项",
        en="A department did something for the unit's project: confirm it, or give it back",
        mapped=ServiceTask,
        subject="ServiceTask",
        permission=ServiceTasks.CONFIRM,
        # The task is its department's row; whether it is done, the host of its project says.
        asked_of=(Project, lambda task, project: project.id == task.project_id),
        sees=ServiceTasks.VIEW,
        waits=lambda task: and_(task.host_tenant_id == ACTOR.tenant, in_state(task.state, TaskState.ANSWERED)),
        since=lambda task: task.answered_at,
        due=lambda task: task.confirm_by,
        project=lambda task: task.project_id,
        title=lambda task: task.title,
    ),
)
