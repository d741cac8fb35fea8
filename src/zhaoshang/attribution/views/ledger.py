"""The read side of the ledger of credit: entries that explain themselves, and statements that add them up."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Boolean, ColumnElement, Text, Uuid, any_, case, func, null, or_, select

from zhaoshang.attribution.model import (
    AttributionDispute,
    AttributionEntry,
    ClosedPeriod,
    DisputeState,
    EntryKind,
    TermsBasis,
)
from zhaoshang.attribution.permissions import Attributions, Periods
from zhaoshang.attribution.rules.explanation import Explained, explain
from zhaoshang.attribution.views.tallies import rollup
from zhaoshang.authorization.scopes import ACTOR
from zhaoshang.database.alias import aliased
from zhaoshang.duties.declare import in_state
from zhaoshang.readmodel.context import RequestContext
from zhaoshang.readmodel.declare import (
    AggregateRoot,
    ByIdRoot,
    Computed,
    ConnectionRoot,
    Expression,
    Filter,
    Form,
    Group,
    Root,
    ToOne,
    View,
    among,
    count_text,
    money_text,
)
from zhaoshang.readmodel.errors import ReadRefused
from zhaoshang.values.ids import parse_global_id
from zhaoshang.values.metric import COUNTS, Metric
from zhaoshang.values.period import parse_period

NOBODY = UUID(int=2**128 - 1)
"""What an id that never was one stands for: it matches nothing. The nil id is the district's pool."""

_NUMBERS = ("amount", "share", "cumulative_before", "cumulative_after", "credited_before", "credited_after")


def _is_count(row: Any) -> ColumnElement[bool]:
    # Written out: what ``in_`` compiles to is completed by SQLAlchemy's own execution only.
    return or_(*(row.metric == metric for metric in sorted(COUNTS)))


def money_of(column: str) -> Expression:
    """A figure as yuan; null where the metric is a count."""
    return Expression(number_text(attrgetter(column))[0])


def count_of(column: str) -> Expression:
    """A figure as a count; null where the metric is money."""
    return Expression(number_text(attrgetter(column))[1])


def number_text(form: Form) -> tuple[Form, Form]:
    """A figure that is computed of a row with a metric: as yuan, and as a count; null where it is the other."""

    def money(row: Any) -> ColumnElement[Any]:
        return case((_is_count(row), null()), else_=money_text(form(row)))

    def count(row: Any) -> ColumnElement[Any]:
        return case((_is_count(row), count_text(form(row))), else_=null())

    return money, count


def beginning(row: Any) -> ColumnElement[Any]:
    """The day from which terms hold; null when they reach back for ever."""
    # The first host's terms hold from the first day there is, which PostgreSQL keeps as -infinity.
    return case((func.isfinite(row.since), row.since), else_=null())


def _explanation(values: Mapping[str, Any], context: RequestContext) -> str:
    return explain(
        Explained(
            metric=Metric(values["metric"]),
            kind=EntryKind(values["kind"]),
            basis=TermsBasis(values["basis"]),
            since=date.fromisoformat(since) if (since := values["since"]) else None,
            takes_remainder=values["takes_remainder"],
            decided=values["decided"],
            **{name: int(values[name]) for name in _NUMBERS},
        ),
        context.language,
    )


def in_dispute(terms_id: Any) -> ColumnElement[bool]:
    """Whether an open dispute, as far as the fence shows it, freezes what is credited under some terms."""
    dispute = aliased(AttributionDispute)
    # Of the bound district and of no outer row: the open disputes are found once for a statement, not for each entry.
    opened = select(dispute.terms_id).where(
        dispute.district_id == ACTOR.district, in_state(dispute.state, DisputeState.OPEN)
    )
    frozen: ColumnElement[bool] = terms_id.in_(opened)
    return frozen


def key_of(type_name: str, text: str) -> UUID:
    """The key in a global id of a type; of any other text, one that matches nothing."""
    parsed = parse_global_id(text)
    return parsed[1] if parsed is not None and parsed[0] == type_name else NOBODY


def _sum(amount: Any, *which: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(amount).filter(*which), 0)


def period_text(text: str) -> str:
    """A month that a filter names. Refuses PERIOD_INVALID."""
    if (period := parse_period(text)) is None:
        raise ReadRefused("PERIOD_INVALID")
    return period


def among_units(column: str) -> Filter:
    """A filter over a column of units: one of those given by their global ids."""
    return Filter(lambda row, v: getattr(row, column) == any_(v), ARRAY(Uuid()), _units)


def _units(ids: Sequence[str]) -> list[UUID]:
    return [key_of("Tenant", each) for each in ids]


PERIODS: Mapping[str, Filter] = {
    "periodFrom": Filter(lambda row, v: row.period >= v, Text(), period_text),
    "periodTo": Filter(lambda row, v: row.period <= v, Text(), period_text),
}
"""Filters over a row's month, both ends included."""

FILTERS: Mapping[str, Filter] = {
    "period.from": Filter(lambda e, v: e.period >= v, Text(), period_text),
    "period.to": Filter(lambda e, v: e.period <= v, Text(), period_text),
    "metric": among("metric"),
    "party": among_units("tenant_id"),
    "project": Filter(lambda e, v: e.project_id == v, Uuid(), partial(key_of, "Project")),
    "disputed": Filter(lambda e, v: in_dispute(e.terms_id) == v, Boolean()),
}

VIEWS: tuple[View, ...] = (
    View(
        "AttributionEntry",
        AttributionEntry,
        Attributions.VIEW,
        fields={
            "party": ToOne("Tenant", on=lambda e, t: t.id == e.tenant_id),
            "origin": ToOne("Tenant", on=lambda e, t: t.id == e.origin_tenant_id),
            "host": ToOne("Tenant", on=lambda e, t: t.id == e.host_tenant_id),
            "project": ToOne("Project", on=lambda e, p: p.id == e.project_id),
            "amount": money_of("amount"),
            "count": count_of("amount"),
            "share": Expression(lambda e: count_text(e.share)),
            "since": Expression(beginning),
            "terms": ToOne("AttributionTerms", on=lambda e, x: x.id == e.terms_id),
            "disputed": Expression(lambda e: in_dispute(e.terms_id)),
            "dispute": ToOne("AttributionDispute", on=lambda e, d: d.id == e.dispute_id),
            "cumulative_amount": money_of("cumulative_after"),
            "cumulative_count": count_of("cumulative_after"),
            "explanation": Computed(
                _explanation,
                needs={
                    "metric": lambda e: e.metric,
                    "kind": lambda e: e.kind,
                    "basis": lambda e: e.basis,
                    "since": beginning,
                    "takes_remainder": lambda e: e.takes_remainder,
                    "decided": lambda e: e.dispute_id.is_not(None),
                    "amount": lambda e: e.amount,
                    "share": lambda e: e.share,
                    "cumulative_before": lambda e: e.cumulative_before,
                    "cumulative_after": lambda e: e.cumulative_after,
                    "credited_before": lambda e: e.credited_before,
                    "credited_after": lambda e: e.credited_after,
                },
            ),
        },
    ),
    View("ClosedPeriod", ClosedPeriod, Periods.VIEW),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("attribution_entry", "AttributionEntry"),
    ConnectionRoot(
        "attribution_entries",
        "AttributionEntry",
        orders={"POSTED_AT": "posted_at"},
        default=("POSTED_AT", "DESC"),
        filters=FILTERS,
    ),
    AggregateRoot(
        "attribution_statement",
        "AttributionEntry",
        groups={
            "PERIOD": Group("period", lambda e: e.period),
            "METRIC": Group("metric", lambda e: e.metric),
            "PARTY": Group("party", lambda e: e.tenant_id, "Tenant"),
            "KIND": Group("kind", lambda e: e.kind),
            "DISPUTED": Group("disputed", lambda e: in_dispute(e.terms_id)),
        },
        measures={
            "entries": lambda _e: func.count(),
            "amount": lambda e: money_text(_sum(e.amount, ~_is_count(e))),
            "count": lambda e: count_text(_sum(e.amount, _is_count(e))),
            "disputed_amount": lambda e: money_text(_sum(e.amount, ~_is_count(e), in_dispute(e.terms_id))),
            "disputed_count": lambda e: count_text(_sum(e.amount, _is_count(e), in_dispute(e.terms_id))),
        },
        filters=FILTERS,
        rollup=rollup(
            {
                "amount": lambda tally: money_text(_sum(tally.credited, ~_is_count(tally))),
                "count": lambda tally: count_text(_sum(tally.credited, _is_count(tally))),
            }
        ),
    ),
    ConnectionRoot("closed_periods", "ClosedPeriod", orders={"PERIOD": "period"}, default=("PERIOD", "DESC")),
)
