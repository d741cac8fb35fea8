"""Summaries of the whole district from the sums that are kept of its projects (ADR 0021)."""

from typing import Any, Final

from sqlalchemy import BigInteger, ColumnElement, cast, func, literal_column

from zhaoshang.projects.model import GRAINS, ProjectTally, ProjectTallyChange, grain_of
from zhaoshang.readmodel.declare import Rollup, money_text

_NONE: Final[ColumnElement[int]] = literal_column("0")


def _count(tally: Any) -> ColumnElement[Any]:
    return cast(func.coalesce(func.sum(tally.projects), _NONE), BigInteger)


TALLIES: Final = Rollup(
    ProjectTally,
    ProjectTallyChange,
    grains={grain_of(grain): frozenset(grain) for grain in GRAINS},
    groups={"STAGE": "stage", "INDUSTRY": "industry", "TENANT": "tenant_id", "MONTH": "month"},
    filters={"stage": "stage", "industry": "industry", "host": "tenant_id", "isMajor": "is_major"},
    measures={
        "count": _count,
        "investment": lambda tally: money_text(func.coalesce(func.sum(tally.invested_fen), _NONE)),
    },
    some=lambda tally: func.sum(tally.projects) != _NONE,
)
