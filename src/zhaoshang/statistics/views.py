"""The read side of facts: what cannot be derived from their GraphQL types and mapped classes (domain §7)."""

from zhaoshang.attribution.views.ledger import count_of, money_of
from zhaoshang.readmodel.declare import ByIdRoot, ConnectionRoot, Root, ToMany, ToOne, View, among
from zhaoshang.statistics.model import Fact
from zhaoshang.statistics.permissions import Facts

VIEWS: tuple[View, ...] = (
    View(
        "Fact",
        Fact,
        Facts.VIEW,
        fields={
            "tenant": ToOne("Tenant", on=lambda f, t: t.id == f.tenant_id),
            "project": ToOne("Project", on=lambda f, p: p.id == f.project_id),
            "amount": money_of("amount"),
            "count": count_of("amount"),
            "evidence": ToOne("Evidence", on=lambda f, e: e.id == f.evidence_id),
            "corrects": ToOne("Fact", on=lambda f, original: original.id == f.corrects_id),
            "recorded_by": ToOne("Person", on=lambda f, someone: someone.id == f.recorded_by),
            "decided_by": ToOne("Person", on=lambda f, someone: someone.id == f.decided_by),
            "entries": ToMany("AttributionEntry", on=lambda f, e: e.fact_id == f.id, order_by=("share", "id")),
        },
    ),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("fact", "Fact"),
    ConnectionRoot(
        "facts",
        "Fact",
        orders={"RECORDED_AT": "recorded_at"},
        default=("RECORDED_AT", "DESC"),
        filters={"state": among("state"), "metric": among("metric")},
    ),
)
