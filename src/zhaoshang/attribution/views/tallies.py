"""Statements of the whole district from what the entries of closed months add up to (ADR 0022)."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, literal_column, select

from zhaoshang.attribution.model import CREDIT_DIMENSIONS, CREDIT_GRAINS, AttributionEntry, AttributionTally
from zhaoshang.attribution.views.months import sum_of
from zhaoshang.authorization.scopes import ACTOR
from zhaoshang.database.alias import aliased
from zhaoshang.database.grains import by_number
from zhaoshang.readmodel.declare import Form, Rollup

_NONE: Final[ColumnElement[int]] = literal_column("0")
_ONE: Final[ColumnElement[int]] = literal_column("1")
_BEFORE_ALL: Final[ColumnElement[str]] = literal_column("''")


def _later(names: Sequence[str]) -> Select[Any]:
    """The entries of months of which no sums are kept."""
    entry, kept = aliased(AttributionEntry), aliased(AttributionTally)
    column = {"entries": _ONE, "credited": entry.amount}
    through = select(func.coalesce(func.max(kept.period), _BEFORE_ALL)).where(kept.district_id == ACTOR.district)
    return select(*((column[name] if name in column else getattr(entry, name)).label(name) for name in names)).where(
        entry.district_id == ACTOR.district, entry.period > through.scalar_subquery()
    )


def rollup(measures: Mapping[str, Form]) -> Rollup:
    """The sums, for measures of what was credited; what is in dispute changes by the day and is counted."""
    return Rollup(
        AttributionTally,
        rest=_later,
        grains=by_number(CREDIT_DIMENSIONS, CREDIT_GRAINS),
        groups={"PERIOD": "period", "METRIC": "metric", "PARTY": "tenant_id", "KIND": "kind"},
        filters={"period.from": "period", "period.to": "period", "metric": "metric", "party": "tenant_id"},
        measures={
            "entries": lambda tally: sum_of(tally.entries),
            **measures,
        },
        some=lambda tally: func.sum(tally.entries) != _NONE,
    )
