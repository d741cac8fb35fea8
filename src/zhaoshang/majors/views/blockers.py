"""The read side of blockers: what cannot be derived from their GraphQL types and mapped classes (domain §5)."""

from typing import Any, Final

from sqlalchemy import Boolean, ColumnElement, Uuid, and_, func

from zhaoshang.authorization.scopes import ACTOR
from zhaoshang.majors import gate  # noqa: F401  importing it lets the sharing of blockers be compared
from zhaoshang.majors.model import Blocker, BlockerParty, BlockerStep
from zhaoshang.majors.permissions import Blockers
from zhaoshang.readmodel.declare import (
    ByIdRoot,
    Connection,
    ConnectionRoot,
    Driver,
    Expression,
    Filter,
    Root,
    ToOne,
    View,
    among,
)
from zhaoshang.readmodel.payloads import keyed

__all__ = ["ROOTS", "VIEWS"]


def _overdue(blocker: Any) -> ColumnElement[bool]:
    return and_(blocker.closed_at.is_(None), blocker.due_at <= func.now())


def _waits_for_actor(blocker: Any) -> ColumnElement[bool]:
    return and_(blocker.waits_for_tenant_id.is_not(None), blocker.waits_for_tenant_id == ACTOR.tenant)


VIEWS: Final[tuple[View, ...]] = (
    View(
        "Blocker",
        Blocker,
        Blockers.VIEW,
        fields={
            "project": ToOne("Project", on=lambda b, p: p.id == b.project_id),
            "host": ToOne("Tenant", on=lambda b, t: t.id == b.tenant_id),
            "department": ToOne("Tenant", on=lambda b, t: t.id == b.department_id),
            "waits_for": ToOne("Tenant", on=lambda b, t: t.id == b.waits_for_tenant_id),
            "is_overdue": Expression(_overdue),
            "raised_by": ToOne("Person", on=lambda b, someone: someone.id == b.raised_by),
            "answer_evidence": ToOne("Evidence", on=lambda b, e: e.id == b.answer_evidence_id),
            "answered_by": ToOne("Person", on=lambda b, someone: someone.id == b.answered_by),
            "closed_by": ToOne("Person", on=lambda b, someone: someone.id == b.closed_by),
            "steps": Connection(
                "BlockerStep", on=lambda b, s: s.blocker_id == b.id, orders={"AT": "at"}, default=("AT", "ASC")
            ),
        },
        # Whoever hosts or sponsors the project (committed) is there, and who is to remove the blocker (assigned): a
        # department is shown both, and a street or park, which is shown the first only, never is to remove one.
        driver=Driver(BlockerParty, "blocker_id", on=lambda b, party: b.id == party.blocker_id, proves="committed"),
    ),
    View(
        "BlockerStep",
        BlockerStep,
        Blockers.VIEW,
        fields={
            "by": ToOne("Person", on=lambda s, someone: someone.id == s.by_person_id),
            "tenant": ToOne("Tenant", on=lambda s, t: t.id == s.by_tenant_id),
            "department": ToOne("Tenant", on=lambda s, t: t.id == s.assigned_department_id),
        },
    ),
)

ROOTS: Final[tuple[Root, ...]] = (
    ByIdRoot("blocker", "Blocker"),
    ConnectionRoot(
        "blockers",
        "Blocker",
        orders={"DUE_AT": "due_at", "RAISED_AT": "raised_at"},
        default=("DUE_AT", "ASC"),
        filters={
            "state": among("state"),
            "level": among("level"),
            "kind": among("kind"),
            "project": Filter(lambda b, v: b.project_id == v, Uuid(), lambda given: keyed("Project", given)),
            "overdue": Filter(lambda b, v: _overdue(b) == v, Boolean()),
            "gap": Filter(lambda b, v: b.escalation_gap == v, Boolean()),
            "assignedToMe": Filter(lambda b, v: (b.department_id == ACTOR.tenant) == v, Boolean()),
            "waitsForMe": Filter(lambda b, v: _waits_for_actor(b) == v, Boolean()),
        },
    ),
)
