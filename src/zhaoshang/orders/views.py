"""The read side of supervision orders: what their GraphQL types and mapped classes do not say by themselves (§11)."""

from typing import Any, Final

from sqlalchemy import Boolean, ColumnElement, DateTime, Integer, Uuid, and_, cast, extract, func

from zhaoshang.duties.declare import in_state
from zhaoshang.orders.model import OrderExtension, OrderState, OrderStep, SupervisionOrder
from zhaoshang.orders.permissions import Orders
from zhaoshang.readmodel.declare import (
    AggregateRoot,
    ByIdRoot,
    Connection,
    ConnectionRoot,
    Expression,
    Filter,
    Group,
    Root,
    ToOne,
    View,
    among,
)
from zhaoshang.readmodel.payloads import keyed

TENTH_OF_A_DAY: Final = 8640
"""Seconds."""


def _overdue(order: Any) -> ColumnElement[bool]:
    return and_(in_state(order.state, OrderState.OPEN, OrderState.ACKNOWLEDGED), order.due_at <= func.now())


def _closed(order: Any) -> ColumnElement[bool]:
    return in_state(order.state, OrderState.CLOSED)


def _on_time(order: Any) -> ColumnElement[bool]:
    return and_(_closed(order), order.lapses == 0)


def _mean_tenths(order: Any) -> ColumnElement[Any]:
    seconds = func.avg(extract("epoch", order.closed_at - order.opened_at)).filter(_closed(order))
    return cast(func.round(seconds / TENTH_OF_A_DAY), Integer)


FILTERS: Final = {
    "state": among("state"),
    "colour": among("colour"),
    "source": among("source"),
    "unit": Filter(lambda o, v: o.unit_id == v, Uuid(), lambda given: keyed("Tenant", given)),
    "project": Filter(lambda o, v: o.project_id == v, Uuid(), lambda given: keyed("Project", given)),
    "overdue": Filter(lambda o, v: _overdue(o) == v, Boolean()),
    "stuck": Filter(lambda o, v: o.stuck == v, Boolean()),
    "openedFrom": Filter(lambda o, v: o.opened_at >= v, DateTime(timezone=True)),
    "openedBefore": Filter(lambda o, v: o.opened_at < v, DateTime(timezone=True)),
}

VIEWS: Final[tuple[View, ...]] = (
    View(
        "SupervisionOrder",
        SupervisionOrder,
        Orders.VIEW,
        fields={
            "office": ToOne("Tenant", on=lambda o, t: t.id == o.tenant_id),
            "unit": ToOne("Tenant", on=lambda o, t: t.id == o.unit_id),
            "project": ToOne("Project", on=lambda o, p: p.id == o.project_id),
            "light": ToOne("LightReading", on=lambda o, r: r.id == o.light_reading_id),
            "blocker": ToOne("Blocker", on=lambda o, b: b.id == o.blocker_id),
            "line": ToOne("BulletinLine", on=lambda o, line: line.id == o.bulletin_line_id),
            "is_overdue": Expression(_overdue),
            "opened_by": ToOne("Person", on=lambda o, someone: someone.id == o.opened_by),
            "acknowledged_by": ToOne("Person", on=lambda o, someone: someone.id == o.acknowledged_by),
            "feedback_evidence": ToOne("Evidence", on=lambda o, e: e.id == o.feedback_evidence_id),
            "answered_by": ToOne("Person", on=lambda o, someone: someone.id == o.answered_by),
            "closed_by": ToOne("Person", on=lambda o, someone: someone.id == o.closed_by),
            "steps": Connection(
                "OrderStep", on=lambda o, s: s.order_id == o.id, orders={"AT": "at"}, default=("AT", "ASC")
            ),
            "extensions": Connection(
                "OrderExtension",
                on=lambda o, e: e.order_id == o.id,
                orders={"ASKED_AT": "asked_at"},
                default=("ASKED_AT", "DESC"),
            ),
        },
    ),
    View(
        "OrderStep",
        OrderStep,
        Orders.VIEW,
        fields={
            "by": ToOne("Person", on=lambda s, someone: someone.id == s.by_person_id),
            "tenant": ToOne("Tenant", on=lambda s, t: t.id == s.by_tenant_id),
            "evidence": ToOne("Evidence", on=lambda s, e: e.id == s.evidence_id),
        },
    ),
    View(
        "OrderExtension",
        OrderExtension,
        Orders.VIEW,
        fields={
            "order": ToOne("SupervisionOrder", on=lambda e, o: o.id == e.order_id),
            "asked_by": ToOne("Person", on=lambda e, someone: someone.id == e.asked_by),
            "decided_by": ToOne("Person", on=lambda e, someone: someone.id == e.decided_by),
        },
    ),
)

ROOTS: Final[tuple[Root, ...]] = (
    ByIdRoot("supervision_order", "SupervisionOrder"),
    ConnectionRoot(
        "supervision_orders",
        "SupervisionOrder",
        orders={"DUE_AT": "due_at", "OPENED_AT": "opened_at"},
        default=("DUE_AT", "ASC"),
        filters=FILTERS,
    ),
    AggregateRoot(
        "supervision_order_summary",
        "SupervisionOrder",
        groups={
            "TENANT": Group("tenant", lambda o: o.unit_id, "Tenant"),
            "COLOUR": Group("colour", lambda o: o.colour),
            "STATE": Group("state", lambda o: o.state),
            "MONTH": Group("month", lambda o: func.to_char(func.timezone("Asia/Shanghai", o.opened_at), "YYYY-MM")),
        },
        measures={
            "count": lambda _o: func.count(),
            "closed": lambda o: func.count().filter(_closed(o)),
            "closed_on_time": lambda o: func.count().filter(_on_time(o)),
            "overdue": lambda o: func.count().filter(_overdue(o)),
            "lapsed": lambda o: func.count().filter(o.lapses > 0),
            "mean_tenths_of_days": _mean_tenths,
        },
        filters=FILTERS,
    ),
)
