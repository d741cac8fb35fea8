"""Masks: which fields a grant leaves out, although it shows the row.

A mask lists, for each resource, the fields it *shows*; everything else is hidden. A field added later is therefore
hidden from those who see a row through a mask until its room says otherwise. Masks speak of leaf fields, by their
Python name in the read model; a relation is governed by the permission of what it leads to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, not_, true

from zhaoshang.authorization.decision import Decision, Grant
from zhaoshang.authorization.scopes import ACTOR, Acting, ActorParameters, any_of, covers


@dataclass(frozen=True, slots=True)
class Mask:
    """What a masked grant still shows, resource by resource; a resource it does not name is shown whole."""

    name: str
    zh: str
    en: str
    shows: Mapping[str, frozenset[str]]

    def hides(self, resource: str, field: str) -> bool:
        """Whether a field of a resource is left out."""
        shown = self.shows.get(resource)
        return shown is not None and field not in shown


MASKS: Final[dict[str, Mask]] = {}


def register_mask(name: str, *, shows: Mapping[str, frozenset[str]], zh: str, en: str) -> None:
    """Give a mask of the policy its fields. One name means one thing: registering it twice is a bug."""
    if name in MASKS:
        msg = f"mask {name!r} is already registered"
        raise ValueError(msg)
    MASKS[name] = Mask(name, zh, en, dict(shows))


def masked(decision: Decision, field: str, row: Any, params: ActorParameters = ACTOR) -> ColumnElement[bool] | None:
    """Under which condition a field must be hidden in a row the decision covers; ``None`` when never.

    A field is hidden only if every grant that reaches the row hides it, so: unless one that shows it reaches the row.
    """
    showing = _showing(decision, field)
    if len(showing) == len(decision.grants):
        return None
    if not showing:
        return true()
    reached = any_of(showing, row, params)
    return None if reached is None else not_(reached)


def hidden(decision: Decision, field: str, row: Any, actor: Acting) -> bool:
    """Whether a field of one loaded, covered row must be hidden: the Python form of ``masked``."""
    return not any(covers(grant, row, actor) for grant in _showing(decision, field))


def maskable(decision: Decision, field: str) -> bool:
    """Whether a field may be hidden in some row, so that its type must be nullable in the schema."""
    return len(_showing(decision, field)) < len(decision.grants)


def _showing(decision: Decision, field: str) -> tuple[Grant, ...]:
    return tuple(
        grant
        for grant in decision.grants
        if grant.mask is None or not MASKS[grant.mask].hides(decision.resource, field)
    )
