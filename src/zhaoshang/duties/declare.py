"""How a room says what waits for somebody: one ``Duty`` for each kind, in a ``duties.py`` of its own.

A duty is a row in a state that somebody is to change, together with the permission to change it::

    register_duty(
        Duty(
            kind="REVIEW_OPINION",
            zh="提出评审意见",
            en="A section's opinion on a round is awaited",
            mapped=ReviewOpinion,
            subject="ReviewOpinion",
            permission=Opinions.GIVE,
            sees=Opinions.VIEW,
            waits=lambda slot: in_state(slot.state, OpinionState.PENDING),
            since=lambda slot: slot.asked_at,
            due=lambda slot: slot.due_at,
            project=lambda slot: slot.project_id,
        )
    )

Whose it is follows from the policy: whoever holds ``permission``, for the rows its scope reaches. Only where that scope
reaches rows that wait for others, too, does ``waits`` name the acting tenant or person itself. Nothing else is needed:
the kind is a member of the schema's ``DutyKind``, and the list, its counts and the daily digest have it.

``waits`` should be answered by an index of the rows that wait: ``(district_id, tenant_id, due_at, id)`` where the scope
is the tenant's own, ``(district_id, due_at, id)`` where it is the district's, each only ``WHERE`` the state is the one
that ``in_state`` asks for. ``tests/integration/database/test_plans.py`` holds the list to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, Text, literal_column, or_

from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.rooms import import_contributions
from zhaoshang.readmodel.declare import Form, Join


def _own_id(row: Any) -> ColumnElement[Any]:
    key: ColumnElement[Any] = row.id
    return key


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One kind of thing that waits."""

    kind: str
    zh: str
    """What is to be done, in a few words."""
    en: str
    """What waits, as one sentence."""
    mapped: type[Any]
    """The class whose rows wait, each once."""
    subject: str
    """The GraphQL type of the thing to open."""
    permission: Permission
    """Whose holders have it, as far as its scope reaches."""
    sees: Permission
    """A duty never shows a row that its holder may not see."""
    asked_of: tuple[type[Any], Join] | None = None
    """Of what else ``permission`` is asked: a class, and which row of it belongs to the one that waits."""
    waits: Form
    """Whether a row waits; it waits for one thing at a time: kinds over one class exclude each other."""
    since: Form
    due: Form | None = None
    """From when on it is overdue, never null; ``None`` for a kind without a deadline."""
    thing: Form = _own_id
    """The subject's id, where it is not the row's own."""
    project: Form | None = None
    title: Form | None = None
    """What the thing is called, if it has a name of its own that its reader may know."""


_DUTIES: Final[dict[str, Duty]] = {}


def in_state(column: Any, *states: StrEnum) -> ColumnElement[bool]:
    """Whether a column of words is one of these.

    Written out, where any other value is bound: a plan that serves all values uses an index of only the rows that wait
    when it can read which rows those are.
    """
    words = [literal_column(f"'{state.value}'", Text()) for state in states]
    found: ColumnElement[bool] = or_(*(column == word for word in words))
    return found


def register_duty(*duties: Duty) -> None:
    """Add kinds of duties. A kind means one thing: registering it twice is a bug."""
    for duty in duties:
        if _DUTIES.setdefault(duty.kind, duty) is not duty:
            raise ValueError(f"duty {duty.kind!r} is already registered")


def all_duties() -> Mapping[str, Duty]:
    """Every kind that any room brings, in the order of their names."""
    import_contributions("duties")
    return MappingProxyType(dict(sorted(_DUTIES.items())))
