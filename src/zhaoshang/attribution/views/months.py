"""What the ledger says of a unit's month, as SQL expressions: for rooms that report by unit and month."""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Text, cast, exists, func, literal_column, select
from sqlalchemy.sql.selectable import LateralFromClause

from zhaoshang.attribution.model import AttributionEntry, ClosedPeriod, EntryKind
from zhaoshang.database.alias import aliased
from zhaoshang.duties.declare import in_state


def was_closed(row: Any, day: Any, instant: Any) -> ColumnElement[bool]:
    """Whether the month of a day was closed by an instant; both of one row."""
    closed = aliased(ClosedPeriod)
    return (
        exists()
        .where(
            closed.district_id == row.district_id,
            closed.period == func.to_char(day, literal_column("'YYYY-MM'", Text())),
            closed.closed_at <= instant,
        )
        .correlate(row)
    )


def is_closed(owned: Any) -> ColumnElement[bool]:
    """Whether the month of a row is closed."""
    closed = aliased(ClosedPeriod)
    return (
        exists().where(closed.district_id == owned.district_id, closed.period == owned.period).correlate_except(closed)
    )


def sum_of(amount: Any, *which: ColumnElement[bool]) -> ColumnElement[Any]:
    """The sum of some rows' figures, nothing when there are none; of the type in which sums are kept."""
    return cast(func.coalesce(func.sum(amount).filter(*which), literal_column("0")), BigInteger)


def credit_of(owned: Any, metrics: Any) -> LateralFromClause:
    """What the unit of a row is credited of a metric in the row's month: of the month itself, and of others."""
    entry = aliased(AttributionEntry)
    return (
        select(
            sum_of(entry.amount, in_state(entry.kind, EntryKind.CREDIT)).label("credited"),
            sum_of(entry.amount, in_state(entry.kind, EntryKind.ADJUSTMENT)).label("adjusted"),
        )
        .where(
            entry.district_id == owned.district_id,
            entry.tenant_id == owned.tenant_id,
            entry.period == owned.period,
            entry.metric == metrics.c.metric,
        )
        .correlate(owned, metrics)
        .lateral("credit")
    )
