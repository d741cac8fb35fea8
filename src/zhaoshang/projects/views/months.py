"""What happened in a unit's month, as SQL expressions: for rooms that report by unit and month."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Date, DateTime, Text, and_, cast, func, literal_column, select

from zhaoshang.database.alias import aliased
from zhaoshang.duties.declare import in_state
from zhaoshang.projects.model import FirstReport, StageChange
from zhaoshang.values.stage import Stage

_MONTH: Final[ColumnElement[Any]] = literal_column("interval '1 month'")
_ZONE: Final = literal_column("'Asia/Shanghai'", Text())
_FIRST: Final = literal_column("'-01'", Text())


@dataclass(frozen=True, slots=True)
class Month:
    """A month in a column, ``YYYY-MM``, as the days and the instants of Shanghai that lie in it."""

    period: Any

    @property
    def first(self) -> ColumnElement[Any]:
        """Its first day."""
        return cast(self.period.op("||")(_FIRST), Date)

    def has_day(self, day: Any) -> ColumnElement[bool]:
        """Whether a day lies in it."""
        return and_(day >= self.first, day < cast(self.first + _MONTH, Date))

    def has(self, instant: Any) -> ColumnElement[bool]:
        """Whether an instant lies in it."""
        begins = func.timezone(_ZONE, cast(self.first, DateTime()))
        return and_(instant >= begins, instant < func.timezone(_ZONE, self.first + _MONTH))


def first_reports(owned: Any) -> ColumnElement[Any]:
    """How many first reports the unit of a row has of the row's month."""
    first = aliased(FirstReport)
    return (
        select(func.count())
        .select_from(first)
        .where(
            first.district_id == owned.district_id,
            first.tenant_id == owned.tenant_id,
            Month(owned.period).has(first.reported_at),
        )
        .correlate_except(first)
        .scalar_subquery()
    )


def reached(owned: Any, stage: Stage) -> ColumnElement[Any]:
    """How many projects of the unit of a row came to a stage in the row's month."""
    change = aliased(StageChange)
    return (
        select(func.count(change.project_id.distinct()))
        .where(
            change.district_id == owned.district_id,
            change.tenant_id == owned.tenant_id,
            in_state(change.to_stage, stage),
            Month(owned.period).has(change.at),
        )
        .correlate_except(change)
        .scalar_subquery()
    )
