"""Aggregates from sums that are kept: when they may answer, and what is added together for the answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import inspect, literal_column, null, select, union_all

from zhaoshang.authorization.scopes import ACTOR, predicate
from zhaoshang.database.alias import rows_of
from zhaoshang.database.fence import Reach
from zhaoshang.readmodel.declare import AggregateRoot, Filter, Rollup
from zhaoshang.readmodel.page import Walk
from zhaoshang.readmodel.rows import Rows
from zhaoshang.readmodel.selection import Selected, inside

HOUSEKEEPING: Final = {"district_id", "id", "grain"}


@dataclass(frozen=True, slots=True)
class Kept:
    """The sums of one grain."""

    rollup: Rollup
    grain: int

    def walk(self, rows: Rows) -> Walk:
        """What was added up, and what was not yet, as the rows of one list."""
        kept = rows.alias(self.rollup.kept)
        names = [column.key for column in inspect(self.rollup.kept).columns if column.key not in HOUSEKEEPING]
        added = select(*(getattr(kept, name).label(name) for name in names)).where(
            # A number of ours, written out: so that the plan is made for it.
            kept.district_id == ACTOR.district,
            kept.grain == literal_column(str(self.grain)),
        )
        row: Any = rows_of(self.rollup.kept, union_all(added, self.rollup.rest(names)).subquery(rows.name()))
        return Walk(row, row, null(), ())


def fit(rows: Rows, root: AggregateRoot, selected: Selected, members: Sequence[str], result: str) -> Kept | None:
    """The smallest sums that answer an aggregate for this actor; ``None`` when its rows have to be counted."""
    rollup = root.rollup
    if rollup is None or not _sees_all(rows, root):
        return None
    asked_for = {each.name for each in rows.selection.collect(rows.object_type(result), selected.below)}
    if not rollup.measures.keys() >= asked_for & root.measures.keys():
        return None
    asked = [
        *(rollup.groups.get(member) for member in members),
        *(rollup.filters.get(path) for path in _given(rows, root.filters, selected)),
    ]
    if None in asked:
        return None
    return next((Kept(rollup, grain) for grain, columns in rollup.grains.items() if columns.issuperset(asked)), None)


def _sees_all(rows: Rows, root: AggregateRoot) -> bool:
    """Whether the policy narrows nothing, and row-level security does not either; both are in the statement's key."""
    view = rows.view(root.view)
    decision = rows.decision(view)
    narrowed = None if decision is None else predicate(decision, rows.alias(view.mapped), ACTOR)
    return narrowed is None and rows.actor.fence().reads is Reach.DISTRICT


def _given(rows: Rows, filters: Mapping[str, Filter], selected: Selected) -> list[str]:
    """The filters that narrow something: those given, and those that do when they are not."""
    given = selected.arguments(rows.selection.variables).get("filter")
    return [path for path, entry in filters.items() if entry.absent or inside(given, path.split(".")) is not None]
