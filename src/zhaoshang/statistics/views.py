"""The read side of facts: what cannot be derived from their GraphQL types and mapped classes (domain §7)."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Integer, case, cast, func, literal_column, or_, select
from sqlalchemy.sql.selectable import LateralFromClause

from zhaoshang.attribution.views.ledger import count_of, money_of
from zhaoshang.attribution.views.months import sum_of, was_closed
from zhaoshang.database.alias import aliased
from zhaoshang.duties.declare import in_state
from zhaoshang.projects.views.months import Month
from zhaoshang.readmodel.declare import ByIdRoot, ConnectionRoot, Root, ToMany, ToOne, View, among
from zhaoshang.statistics.model import Fact, FactState
from zhaoshang.statistics.permissions import Facts
from zhaoshang.values.metric import Metric


def _number(*which: ColumnElement[bool]) -> ColumnElement[Any]:
    return cast(func.count().filter(*which), Integer)


def figures_of(owned: Any, metrics: Any) -> LateralFromClause:
    """The figures of a metric that belong to the unit and month of a row, counted in one scan.

    A figure belongs to the month it was paid in; where that month was closed before the figure was entered, to the
    month in which it was entered. So each is in exactly one, and what is closed never changes.
    """
    fact, month = aliased(Fact), Month(owned.period)
    closed = was_closed(fact, fact.paid_on, fact.recorded_at)
    paid, entered = month.has_day(fact.paid_on), month.has(fact.recorded_at)
    each = (
        select(fact.amount, fact.state, fact.corrects_id.is_not(None).label("corrects"), closed.label("late"))
        .where(
            fact.district_id == owned.district_id,
            fact.tenant_id == owned.tenant_id,
            fact.metric == metrics.c.metric,
            or_(paid, entered),
            case((closed, entered), else_=paid),
        )
        .correlate(owned, metrics)
        .subquery("each")
        .c
    )
    verified, returned = in_state(each.state, FactState.VERIFIED), in_state(each.state, FactState.RETURNED)
    waits, own, counts = in_state(each.state, FactState.SUBMITTED), ~each.late, ~returned
    return select(
        _number(own, ~each.corrects, counts).label("figures"),
        sum_of(each.amount, own, ~each.corrects, verified).label("verified"),
        _number(own, each.corrects, counts).label("corrections"),
        sum_of(each.amount, own, each.corrects, verified).label("corrected"),
        _number(each.late, counts).label("late_figures"),
        sum_of(each.amount, each.late, verified).label("late"),
        _number(waits).label("waiting_figures"),
        sum_of(each.amount, waits).label("waiting"),
        _number(returned).label("returned_figures"),
        sum_of(each.amount, verified).label("total"),
    ).lateral("figures")


def came_to(span: Any, metrics: Any, *, stocks: Collection[Metric]) -> ColumnElement[Any]:
    """What the verified figures of a metric of a project came to in the days of a row; null when there are none.

    A stock is as its last figure there says, less what was corrected of that one; anything else is added up.
    """
    fact, last, correction = aliased(Fact), aliased(Fact), aliased(Fact)
    corrected = (
        select(func.sum(correction.amount))
        .where(
            correction.district_id == last.district_id,
            correction.corrects_id == last.id,
            in_state(correction.state, FactState.VERIFIED),
        )
        .correlate(last)
        .scalar_subquery()
    )
    stock = (
        select(last.amount + func.coalesce(cast(corrected, BigInteger), literal_column("0")))
        .where(*_in_days(last, span, metrics), last.corrects_id.is_(None))
        .order_by(last.paid_on.desc(), last.recorded_at.desc(), last.id.desc())
        .limit(literal_column("1"))
        .correlate(span, metrics)
        .scalar_subquery()
    )
    flow = (
        select(cast(func.sum(fact.amount), BigInteger))
        .where(*_in_days(fact, span, metrics))
        .correlate(span, metrics)
        .scalar_subquery()
    )
    is_stock = in_state(metrics.c.metric, *sorted(stocks))
    return case((is_stock, stock), else_=flow)


def _in_days(fact: Any, span: Any, metrics: Any) -> tuple[ColumnElement[bool], ...]:
    return (
        fact.district_id == span.district_id,
        fact.project_id == span.project_id,
        fact.metric == metrics.c.metric,
        fact.paid_on >= span.from_on,
        fact.paid_on <= span.to_on,
        in_state(fact.state, FactState.VERIFIED),
    )


VIEWS: tuple[View, ...] = (
    View(
        "Fact",
        Fact,
        Facts.VIEW,
        fields={
            "tenant": ToOne("Tenant", on=lambda f, t: t.id == f.tenant_id),
            "project": ToOne("Project", on=lambda f, p: p.id == f.project_id),
            "amount": money_of("amount"),
            "count": count_of("amount"),
            "evidence": ToOne("Evidence", on=lambda f, e: e.id == f.evidence_id),
            "corrects": ToOne("Fact", on=lambda f, original: original.id == f.corrects_id),
            "recorded_by": ToOne("Person", on=lambda f, someone: someone.id == f.recorded_by),
            "decided_by": ToOne("Person", on=lambda f, someone: someone.id == f.decided_by),
            "entries": ToMany("AttributionEntry", on=lambda f, e: e.fact_id == f.id, order_by=("share", "id")),
        },
    ),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("fact", "Fact"),
    ConnectionRoot(
        "facts",
        "Fact",
        orders={"RECORDED_AT": "recorded_at"},
        default=("RECORDED_AT", "DESC"),
        filters={"state": among("state"), "metric": among("metric")},
    ),
)
