"""How the audit trail is read."""

from typing import Any

from sqlalchemy import ARRAY, ColumnElement, DateTime, Text, any_, case, cast, literal, null, select

from zhaoshang.audit.model import AuditSeal
from zhaoshang.audit.permissions import AuditEntries
from zhaoshang.database.alias import aliased
from zhaoshang.database.model import AuditEntry
from zhaoshang.readmodel.declare import ConnectionRoot, Expression, Filter, Root, View
from zhaoshang.values.ids import SYSTEM_PERSON


def _link(column: str) -> Any:
    def form(entry: Any) -> ColumnElement[Any]:
        seal = aliased(AuditSeal)
        return (
            select(getattr(seal, column))
            .where(seal.district_id == entry.district_id, seal.entry_id == entry.id)
            .correlate(entry)
            .scalar_subquery()
        )

    return Expression(form)


def _named(prefix: str, column: str) -> Any:
    def form(entry: Any) -> ColumnElement[Any]:
        key = getattr(entry, column)
        return case((key == SYSTEM_PERSON, null()), else_=_global(prefix, key))

    return Expression(form)


def _global(prefix: str, key: ColumnElement[Any]) -> ColumnElement[Any]:
    return literal(f"{prefix}_") + cast(key, Text)


VIEWS: tuple[View, ...] = (
    View(
        "AuditEntry",
        AuditEntry,
        AuditEntries.VIEW,
        fields={
            "person": _named("Person", "person_id"),
            "tenant": _named("Tenant", "tenant_id"),
            "resource_id": Expression(lambda e: cast(e.resource_id, Text)),
            "seq": _link("seq"),
            "hash": _link("hash"),
        },
    ),
)

ROOTS: tuple[Root, ...] = (
    ConnectionRoot(
        "audit_entries",
        "AuditEntry",
        orders={"AT": "at"},
        default=("AT", "DESC"),
        filters={
            "action": Filter(lambda e, v: e.action == any_(v), ARRAY(Text())),
            "at.from": Filter(lambda e, v: e.at >= v, DateTime(timezone=True)),
            "at.to": Filter(lambda e, v: e.at <= v, DateTime(timezone=True)),
        },
    ),
)
