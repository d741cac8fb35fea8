"""The read side of joint service: what cannot be derived from its types and mapped classes (domain §12)."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, Uuid, and_, case, func, null, or_

from zhaoshang.authorization.scopes import ACTOR
from zhaoshang.coordination.model import ServiceList, ServiceListTask, ServiceParty, ServiceTask, TaskState
from zhaoshang.coordination.permissions import ServiceLists, ServiceTasks
from zhaoshang.coordination.views.planning import days_until
from zhaoshang.readmodel.declare import (
    ByIdRoot,
    ConnectionRoot,
    Driver,
    Expression,
    Filter,
    Root,
    ToMany,
    ToOne,
    View,
    among,
)
from zhaoshang.readmodel.payloads import keyed


def _overdue(task: Any) -> ColumnElement[bool]:
    return and_(task.state == TaskState.OPEN.value, task.due_at <= func.now())


def _awaits_actor(task: Any) -> ColumnElement[bool]:
    return or_(
        and_(task.tenant_id == ACTOR.tenant, task.state == TaskState.OPEN.value),
        and_(task.host_tenant_id == ACTOR.tenant, task.state == TaskState.ANSWERED.value),
    )


VIEWS: tuple[View, ...] = (
    View(
        "ServiceList",
        ServiceList,
        ServiceLists.VIEW,
        fields={
            "tasks": ToMany("ServiceListTask", on=lambda s, t: t.list_id == s.id, order_by=("place",)),
            "publisher": ToOne("Tenant", on=lambda s, t: t.id == s.tenant_id),
            "published_by": ToOne("Person", on=lambda s, someone: someone.id == s.published_by),
        },
    ),
    View(
        "ServiceListTask",
        ServiceListTask,
        None,
        fields={"department": ToOne("Tenant", on=lambda s, t: t.id == s.department_id)},
    ),
    View(
        "ServiceTask",
        ServiceTask,
        ServiceTasks.VIEW,
        fields={
            "project": ToOne("Project", on=lambda x, p: p.id == x.project_id),
            "host": ToOne("Tenant", on=lambda x, t: t.id == x.host_tenant_id),
            "department": ToOne("Tenant", on=lambda x, t: t.id == x.tenant_id),
            "is_added": Expression(lambda x: x.list_task_id.is_(None)),
            "is_overdue": Expression(_overdue),
            "days_left": Expression(
                lambda x: case((x.state == TaskState.OPEN.value, days_until(x.due_at)), else_=null())
            ),
            "added_by": ToOne("Person", on=lambda x, someone: someone.id == x.added_by),
            "evidence": ToOne("Evidence", on=lambda x, e: e.id == x.evidence_id),
            "answered_by": ToOne("Person", on=lambda x, someone: someone.id == x.answered_by),
            "decided_by": ToOne("Person", on=lambda x, someone: someone.id == x.decided_by),
        },
        driver=Driver(ServiceParty, "task_id", on=lambda x, party: x.id == party.task_id, proves="engaged"),
    ),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("service_list", "ServiceList"),
    ConnectionRoot(
        "service_lists", "ServiceList", orders={"EFFECTIVE_ON": "effective_on"}, default=("EFFECTIVE_ON", "DESC")
    ),
    ByIdRoot("service_task", "ServiceTask"),
    ConnectionRoot(
        "service_tasks",
        "ServiceTask",
        orders={"DUE_AT": "due_at"},
        default=("DUE_AT", "ASC"),
        filters={
            "state": among("state"),
            "phase": among("phase"),
            "project": Filter(lambda x, v: x.project_id == v, Uuid(), lambda text: keyed("Project", text)),
            "awaitingMe": Filter(lambda x, v: _awaits_actor(x) == v, Boolean()),
            "overdue": Filter(lambda x, v: _overdue(x) == v, Boolean()),
        },
    ),
)
