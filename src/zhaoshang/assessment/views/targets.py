"""The read side of targets: what cannot be derived from their GraphQL types and mapped classes (domain §11)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Boolean, ColumnElement, Integer, Uuid, any_, exists
from sqlalchemy.orm import aliased

from zhaoshang.assessment.model import Target, TargetMonth
from zhaoshang.assessment.permissions import Targets
from zhaoshang.attribution.views.ledger import count_of, key_of, money_of
from zhaoshang.readmodel.declare import ByIdRoot, ConnectionRoot, Expression, Filter, Root, ToMany, ToOne, View, among


def _in_force(target: Any) -> ColumnElement[bool]:
    """No later number replaces it."""
    later = aliased(Target)
    found: ColumnElement[bool] = ~(
        exists()
        .where(
            later.district_id == target.district_id,
            later.tenant_id == target.tenant_id,
            later.year == target.year,
            later.metric == target.metric,
            later.number > target.number,
        )
        .correlate_except(later)
    )
    return found


def _units(ids: Sequence[str]) -> list[UUID]:
    return [key_of("Tenant", each) for each in ids]


VIEWS: tuple[View, ...] = (
    View(
        "Target",
        Target,
        Targets.VIEW,
        fields={
            "tenant": ToOne("Tenant", on=lambda target, t: t.id == target.tenant_id),
            "amount": money_of("amount"),
            "count": count_of("amount"),
            "in_force": Expression(_in_force),
            "months": ToMany(
                "TargetMonth", on=lambda target, month: month.target_id == target.id, order_by=("period",), limit=12
            ),
            "set_by": ToOne("Person", on=lambda target, someone: someone.id == target.set_by),
        },
    ),
    View(
        "TargetMonth",
        TargetMonth,
        Targets.VIEW,
        fields={"amount": money_of("amount"), "count": count_of("amount")},
    ),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("target", "Target"),
    ConnectionRoot(
        "targets",
        "Target",
        orders={"SET_AT": "set_at"},
        default=("SET_AT", "DESC"),
        filters={
            "year": Filter(lambda target, v: target.year == v, Integer()),
            "metric": among("metric"),
            "tenant": Filter(lambda target, v: target.tenant_id == any_(v), ARRAY(Uuid()), _units),
            "inForce": Filter(lambda target, v: _in_force(target) == v, Boolean()),
        },
    ),
)
