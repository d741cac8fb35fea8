"""Summaries of the whole district from the sums that are kept of its projects (ADR 0022)."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import BigInteger, ColumnElement, Select, cast, func, literal_column, select

from zhaoshang.authorization.scopes import ACTOR
from zhaoshang.database.alias import aliased
from zhaoshang.database.grains import by_number
from zhaoshang.projects.model import DIMENSIONS, GRAINS, ProjectTally, ProjectTallyChange
from zhaoshang.readmodel.declare import Rollup, money_text

_NONE: Final[ColumnElement[int]] = literal_column("0")


def _changes(names: Sequence[str]) -> Select[Any]:
    """What was not added up yet."""
    change = aliased(ProjectTallyChange)
    return select(*(getattr(change, name).label(name) for name in names)).where(change.district_id == ACTOR.district)


TALLIES: Final = Rollup(
    ProjectTally,
    rest=_changes,
    grains=by_number(DIMENSIONS, GRAINS),
    groups={"STAGE": "stage", "INDUSTRY": "industry", "TENANT": "tenant_id", "MONTH": "month"},
    filters={"stage": "stage", "industry": "industry", "host": "tenant_id", "isMajor": "is_major"},
    measures={
        "count": lambda tally: cast(func.coalesce(func.sum(tally.projects), _NONE), BigInteger),
        "investment": lambda tally: money_text(func.coalesce(func.sum(tally.invested_fen), _NONE)),
    },
    some=lambda tally: func.sum(tally.projects) != _NONE,
)
