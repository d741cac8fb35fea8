"""What a month's report says, computed from figures and ledger; whether it still does, and what the bureau says."""

from typing import Any, Final

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
    case,
    cast,
    column,
    exists,
    false,
    func,
    literal_column,
    null,
    or_,
    select,
    true,
    union_all,
    values,
)

from zhaoshang.attribution.views.months import credit_of, is_closed
from zhaoshang.database.alias import aliased
from zhaoshang.database.base import Base
from zhaoshang.duties.declare import in_state
from zhaoshang.readmodel.declare import newest
from zhaoshang.reporting.model import (
    PLACES,
    REPORTED,
    WITH_UNIT,
    BureauFigure,
    FigureExplanation,
    FrozenLine,
    MonthlyReport,
)
from zhaoshang.statistics.views import figures_of

COUNTED: Final = (
    *("figures", "verified", "corrections", "corrected", "late_figures", "late"),
    *("waiting_figures", "waiting", "returned_figures", "credited", "adjusted", "total"),
)
"""What is computed of each metric."""
LIVE: Final = 0
"""The round of lines that nobody submitted: as everything stands now."""


def _live() -> Select[Any]:
    """Six lines for each report, as everything stands now."""
    report = aliased(MonthlyReport, name="report")
    metrics = values(column("metric", Text), column("place", Integer), name="metrics", literal_binds=True).data(
        [(metric.value, place) for metric, place in PLACES.items()]
    )
    figures, credit = figures_of(report, metrics), credit_of(report, metrics)
    found = {**figures.c, **credit.c}
    return (
        select(
            report.district_id,
            report.tenant_id,
            report.id.label("report_id"),
            report.period,
            literal_column(str(LIVE), Integer()).label("round"),
            metrics.c.metric,
            metrics.c.place,
            *(found[name].label(name) for name in COUNTED),
            cast(null(), Boolean).label("zero"),
            cast(null(), Text).label("remark"),
        )
        .select_from(report)
        .join(metrics, true())
        .join(figures, true())
        .join(credit, true())
    )


def _frozen() -> Select[Any]:
    """The lines of every round, as they were submitted."""
    line, report = aliased(FrozenLine, name="line"), aliased(MonthlyReport, name="of_report")
    place = case(*((line.metric == metric.value, literal_column(str(at))) for metric, at in PLACES.items()))
    return (
        select(
            line.district_id,
            line.tenant_id,
            line.report_id,
            report.period,
            line.round,
            line.metric,
            place.label("place"),
            *(getattr(line, name) for name in COUNTED),
            line.zero,
            line.remark,
        )
        .select_from(line)
        .join(report, and_(report.district_id == line.district_id, report.id == line.report_id))
    )


def _key(lines: Any) -> dict[str, Any]:
    return {"primary_key": [lines.c[name] for name in ("district_id", "report_id", "round", "metric")]}


class LiveLine(Base):
    """One metric of a report as everything stands now."""

    __table__ = _live().subquery("live_line")
    __mapper_args__ = _key(__table__)


class ReportLine(Base):
    """月报数据: one metric of a report, as it stands now (round 0) or as it was submitted in a round."""

    __table__ = union_all(_live(), _frozen()).subquery("report_line")
    __mapper_args__ = _key(__table__)


def is_outdated(report: Any) -> ColumnElement[bool]:
    """Whether facts or ledger came to something else since a report of an open month was submitted.

    A closed month is as it was reported, even when the unit's figures went to another with a merger.
    """
    line: Any = aliased(LiveLine)
    frozen = aliased(FrozenLine)
    differs = or_(*(getattr(line, name) != getattr(frozen, name) for name in COUNTED))
    changed = (
        exists()
        .where(
            line.district_id == report.district_id,
            line.report_id == report.id,
            frozen.district_id == report.district_id,
            frozen.report_id == report.id,
            frozen.round == report.round,
            frozen.metric == line.metric,
            differs,
        )
        .correlate_except(line, frozen)
    )
    # In this order: what is closed, which is nearly all, is not computed anew.
    settled = or_(~in_state(report.state, *REPORTED), is_closed(report))
    return case((settled, false()), else_=changed)


def is_overdue(report: Any, now: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether the unit should have submitted it by now."""
    return and_(in_state(report.state, *WITH_UNIT), report.due_at <= now)


in_force = newest(BureauFigure, "tenant_id", "period", "metric")
"""No later number replaces a figure of the bureau's."""


def reported(figure: Any) -> ColumnElement[Any]:
    """部门数: what the unit's report says of the same metric and month; null while it says nothing."""
    report, line = aliased(MonthlyReport), aliased(FrozenLine)
    return (
        select(line.total)
        .where(
            report.district_id == figure.district_id,
            report.tenant_id == figure.tenant_id,
            report.period == figure.period,
            in_state(report.state, *REPORTED),
            line.district_id == report.district_id,
            line.report_id == report.id,
            line.round == report.round,
            line.metric == figure.metric,
        )
        .correlate_except(report, line)
        .scalar_subquery()
    )


def is_unexplained(figure: Any) -> ColumnElement[bool]:
    """The newest figure of the bureau's differs from the reported one, and nobody said why of just these two."""
    why = aliased(FigureExplanation)
    said = reported(figure)
    explained = (
        exists()
        .where(
            why.district_id == figure.district_id,
            why.bureau_figure_id == figure.id,
            why.reported == reported(figure),
        )
        .correlate_except(why)
    )
    return and_(in_force(figure), func.coalesce(said != figure.amount, false()), ~explained)


def unexplained(report: Any) -> ColumnElement[bool]:
    """Whether some figure of a report differs from the bureau's without a reason."""
    figure = aliased(BureauFigure)
    return (
        exists()
        .where(
            figure.district_id == report.district_id,
            figure.tenant_id == report.tenant_id,
            figure.period == report.period,
            is_unexplained(figure),
        )
        .correlate_except(figure)
    )
