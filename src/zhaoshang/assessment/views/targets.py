"""The read side of targets: what cannot be derived from their GraphQL types and mapped classes (domain §11)."""

from sqlalchemy import Boolean, Integer

from zhaoshang.assessment.model import Target, TargetMonth
from zhaoshang.assessment.permissions import Targets
from zhaoshang.attribution.views.ledger import among_units, count_of, money_of
from zhaoshang.readmodel.declare import (
    ByIdRoot,
    ConnectionRoot,
    Expression,
    Filter,
    Root,
    ToMany,
    ToOne,
    View,
    among,
    newest,
)

_in_force = newest(Target, "tenant_id", "year", "metric")
"""No later number replaces it."""

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
            "tenant": among_units("tenant_id"),
            "inForce": Filter(lambda target, v: _in_force(target) == v, Boolean()),
        },
    ),
)
