"""The read side of monthly reports: what their GraphQL types and mapped classes do not say by themselves (§7)."""

from typing import Any, Final

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    Text,
    Uuid,
    and_,
    cast,
    func,
    literal_column,
    select,
)

from zhaoshang.attribution.views.ledger import PERIODS, among_units, count_of, money_of, number_text, period_text
from zhaoshang.database.alias import aliased
from zhaoshang.duties.declare import in_state
from zhaoshang.projects.views.months import first_reports, reached
from zhaoshang.readmodel.declare import (
    AggregateRoot,
    ByIdRoot,
    Connection,
    ConnectionRoot,
    Expression,
    Filter,
    Form,
    Group,
    LookupRoot,
    Root,
    ToMany,
    ToOne,
    View,
    among,
)
from zhaoshang.readmodel.payloads import keyed
from zhaoshang.reporting.facts import (
    LIVE,
    ReportLine,
    in_force,
    is_outdated,
    is_overdue,
    is_unexplained,
    reported,
    unexplained,
)
from zhaoshang.reporting.model import (
    REPORTED,
    BureauFigure,
    FigureExplanation,
    MonthlyReport,
    MonthlyReportRound,
    MonthlyReportStep,
    ReportState,
)
from zhaoshang.reporting.permissions import BureauFigures, MonthlyReports
from zhaoshang.values.stage import Stage

SUMS: Final = ("verified", "corrected", "late", "waiting", "credited", "adjusted", "total")


def _overdue(report: Any) -> ColumnElement[bool]:
    return is_overdue(report, func.now())


def _year(report: Any) -> ColumnElement[Any]:
    return cast(func.substr(report.period, literal_column("1"), literal_column("4")), Integer)


def _said_by_bureau(line: Any) -> ColumnElement[Any]:
    """The bureau's newest figure of a line's unit, month and metric."""
    figure = aliased(BureauFigure)
    return (
        select(figure.amount)
        .where(
            figure.district_id == line.district_id,
            figure.tenant_id == line.tenant_id,
            figure.period == line.period,
            figure.metric == line.metric,
        )
        .order_by(figure.number.desc())
        .limit(literal_column("1"))
        .correlate_except(figure)
        .scalar_subquery()
    )


def _line_difference(line: Any) -> ColumnElement[Any]:
    difference: ColumnElement[Any] = line.total - _said_by_bureau(line)
    return difference


def _figure_difference(figure: Any) -> ColumnElement[Any]:
    difference: ColumnElement[Any] = reported(figure) - figure.amount
    return difference


def _both(name: str, form: Form) -> dict[str, Expression]:
    """A figure that is computed: as yuan, and as a count."""
    money, count = number_text(form)
    return {f"{name}_amount": Expression(money), f"{name}_count": Expression(count)}


FILTERS: Final = {
    "tenant": among_units("tenant_id"),
    "state": among("state"),
    "year": Filter(lambda r, v: _year(r) == v, Integer()),
    **PERIODS,
    "overdue": Filter(lambda r, v: _overdue(r) == v, Boolean()),
    "outdated": Filter(lambda r, v: is_outdated(r) == v, Boolean()),
    "unexplained": Filter(lambda r, v: unexplained(r) == v, Boolean()),
}

VIEWS: Final[tuple[View, ...]] = (
    View(
        "MonthlyReport",
        MonthlyReport,
        MonthlyReports.VIEW,
        fields={
            "tenant": ToOne("Tenant", on=lambda r, t: t.id == r.tenant_id),
            "is_overdue": Expression(_overdue),
            "is_outdated": Expression(is_outdated),
            "has_unexplained": Expression(unexplained),
            "first_reports": Expression(first_reports),
            "signed": Expression(lambda r: reached(r, Stage.SIGNED)),
            "landed": Expression(lambda r: reached(r, Stage.LANDED)),
            "submitted_by": ToOne("Person", on=lambda r, someone: someone.id == r.submitted_by),
            "decided_by": ToOne("Person", on=lambda r, someone: someone.id == r.decided_by),
            "lines": ToMany(
                "MonthlyReportLine",
                on=lambda r, line: and_(line.report_id == r.id, line.round == LIVE),
                order_by=("place",),
            ),
            "reported": ToOne(
                "MonthlyReportRound",
                on=lambda r, each: and_(in_state(r.state, *REPORTED), each.report_id == r.id, each.number == r.round),
            ),
            "rounds": ToMany(
                "MonthlyReportRound", on=lambda r, each: each.report_id == r.id, order_by=("number",), descending=True
            ),
            "steps": Connection(
                "MonthlyReportStep", on=lambda r, s: s.report_id == r.id, orders={"AT": "at"}, default=("AT", "ASC")
            ),
        },
    ),
    View(
        "MonthlyReportRound",
        MonthlyReportRound,
        MonthlyReports.VIEW,
        fields={
            "submitted_by": ToOne("Person", on=lambda each, someone: someone.id == each.submitted_by),
            "lines": ToMany(
                "MonthlyReportLine",
                on=lambda each, line: and_(line.report_id == each.report_id, line.round == each.number),
                order_by=("place",),
            ),
        },
    ),
    View(
        "MonthlyReportLine",
        ReportLine,
        MonthlyReports.VIEW,
        fields={
            **{f"{name}_amount": money_of(name) for name in SUMS},
            **{f"{name}_count": count_of(name) for name in SUMS},
            **_both("difference", _line_difference),
            "bureau": ToOne(
                "BureauFigure",
                on=lambda line, f: and_(
                    f.tenant_id == line.tenant_id, f.period == line.period, f.metric == line.metric
                ),
                latest_by=("number",),
            ),
        },
    ),
    View(
        "MonthlyReportStep",
        MonthlyReportStep,
        MonthlyReports.VIEW,
        fields={
            "by": ToOne("Person", on=lambda s, someone: someone.id == s.by_person_id),
            "tenant": ToOne("Tenant", on=lambda s, t: t.id == s.by_tenant_id),
        },
    ),
    View(
        "BureauFigure",
        BureauFigure,
        BureauFigures.VIEW,
        fields={
            "tenant": ToOne("Tenant", on=lambda f, t: t.id == f.tenant_id),
            "bureau": ToOne("Tenant", on=lambda f, t: t.id == f.bureau_id),
            "amount": money_of("amount"),
            "count": count_of("amount"),
            **_both("reported", reported),
            **_both("difference", _figure_difference),
            "in_force": Expression(in_force),
            "is_unexplained": Expression(is_unexplained),
            "recorded_by": ToOne("Person", on=lambda f, someone: someone.id == f.recorded_by),
            "explanations": ToMany(
                "FigureExplanation",
                on=lambda f, why: why.bureau_figure_id == f.id,
                order_by=("at", "id"),
                descending=True,
            ),
        },
    ),
    View(
        "FigureExplanation",
        FigureExplanation,
        BureauFigures.VIEW,
        fields={
            "by": ToOne("Person", on=lambda why, someone: someone.id == why.by_person_id),
            "tenant": ToOne("Tenant", on=lambda why, t: t.id == why.by_tenant_id),
        },
    ),
)

ROOTS: Final[tuple[Root, ...]] = (
    ByIdRoot("monthly_report", "MonthlyReport"),
    LookupRoot(
        "monthly_report_of",
        "MonthlyReport",
        by={
            "tenant": Filter(lambda r, v: r.tenant_id == v, Uuid(), lambda given: keyed("Tenant", given)),
            "period": Filter(lambda r, v: r.period == v, Text(), period_text),
        },
    ),
    ConnectionRoot(
        "monthly_reports",
        "MonthlyReport",
        orders={"PERIOD": "period", "DUE_AT": "due_at"},
        default=("PERIOD", "DESC"),
        filters=FILTERS,
    ),
    AggregateRoot(
        "monthly_report_overview",
        "MonthlyReport",
        groups={
            "TENANT": Group("tenant", lambda r: r.tenant_id, "Tenant"),
            "PERIOD": Group("period", lambda r: r.period),
            "STATE": Group("state", lambda r: r.state),
        },
        measures={
            "count": lambda _r: func.count(),
            "verified": lambda r: func.count().filter(in_state(r.state, ReportState.VERIFIED)),
            "overdue": lambda r: func.count().filter(_overdue(r)),
            "late": lambda r: func.count().filter(r.submitted_at >= r.due_at),
            "outdated": lambda r: func.count().filter(is_outdated(r)),
            "unexplained": lambda r: func.count().filter(unexplained(r)),
        },
        filters=FILTERS,
    ),
    ByIdRoot("bureau_figure", "BureauFigure"),
    ConnectionRoot(
        "bureau_figures",
        "BureauFigure",
        orders={"RECORDED_AT": "recorded_at"},
        default=("RECORDED_AT", "DESC"),
        filters={
            "tenant": among_units("tenant_id"),
            "metric": among("metric"),
            **PERIODS,
            "inForce": Filter(lambda f, v: in_force(f) == v, Boolean()),
            "unexplained": Filter(lambda f, v: is_unexplained(f) == v, Boolean()),
        },
    ),
)
