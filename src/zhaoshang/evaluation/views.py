"""The read side of evaluations: what their GraphQL types and mapped classes do not say by themselves (policy III.5)."""

from functools import partial
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    Boolean,
    ColumnElement,
    Date,
    Integer,
    Text,
    Uuid,
    and_,
    any_,
    case,
    cast,
    func,
    literal_column,
    null,
    or_,
)

from zhaoshang.attribution.views.ledger import among_units, count_of, key_of, money_of
from zhaoshang.attribution.views.months import sum_of
from zhaoshang.duties.declare import in_state
from zhaoshang.evaluation.facts import (
    ALL_YEARS,
    EvaluationLine,
    changed_ratio,
    is_intact,
    is_overdue,
    ratio,
    ratio_of,
    verdict,
)
from zhaoshang.evaluation.model import (
    STOCKS,
    EvaluationFigure,
    EvaluationPromise,
    EvaluationPromiseLine,
    EvaluationReport,
    EvaluationRound,
    EvaluationYear,
    PostEvaluation,
    PromiseVerdict,
)
from zhaoshang.evaluation.permissions import EvaluationReports, Evaluations, Promises
from zhaoshang.readmodel.declare import (
    AggregateRoot,
    ByIdRoot,
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
    count_text,
    money_text,
)
from zhaoshang.readmodel.payloads import keyed
from zhaoshang.values.metric import COUNTS

AMOUNTS: Final = ("promised", "changed", "derived", "achieved", "compared")


def _overdue(year: Any) -> ColumnElement[bool]:
    return is_overdue(year, func.now())


def _share(form: Form) -> Expression:
    """Ten-thousandths as a decimal; null stays null."""
    return Expression(lambda row: count_text(form(row)))


def _landing_year(row: Any) -> ColumnElement[Any]:
    return cast(func.date_part(literal_column("'year'", Text()), row.landed_on), Integer)


def _tells(line: Any) -> ColumnElement[bool]:
    """Whether the rows of a cohort add up: of one metric, and of a stock not one year beside another."""
    one_year = func.min(line.year) == func.max(line.year)
    stock = in_state(func.min(line.metric), *sorted(STOCKS))
    years = and_(func.min(line.year) > literal_column(str(ALL_YEARS)), ~stock)
    return and_(func.min(line.metric) == func.max(line.metric), or_(one_year, years))


def _is_count(line: Any) -> ColumnElement[bool]:
    return in_state(func.min(line.metric), *sorted(COUNTS))


def _promised(line: Any) -> ColumnElement[Any]:
    return sum_of(line.promised, line.compared.is_not(None))


def _sums(name: str, form: Form) -> dict[str, Form]:
    """A sum of a cohort: as yuan, and as a count; null where it would add up what does not."""
    return {
        f"{name}_amount": lambda e: case((and_(_tells(e), ~_is_count(e)), money_text(form(e))), else_=null()),
        f"{name}_count": lambda e: case((and_(_tells(e), _is_count(e)), count_text(form(e))), else_=null()),
    }


def _rate(line: Any) -> ColumnElement[Any]:
    of_all = ratio_of(sum_of(line.compared), func.nullif(_promised(line), literal_column("0")))
    return case((_tells(line), count_text(of_all)), else_=null())


def _median(line: Any) -> ColumnElement[Any]:
    """The lower one of an even number: a share that some project has."""
    middle = func.percentile_disc(literal_column("0.5")).within_group(ratio(line).asc())
    return case((_tells(line), count_text(middle)), else_=null())


def _judged(word: PromiseVerdict) -> Form:
    return lambda line: func.count().filter(in_state(verdict(line), word))


def _kept_share(line: Any) -> ColumnElement[Any]:
    judged = func.nullif(func.count(line.compared), literal_column("0"))
    return count_text(ratio_of(_judged(PromiseVerdict.KEPT)(line), judged))


FILTERS: Final = {
    "state": among("state"),
    "tenant": among_units("tenant_id"),
    "department": among_units("department_id"),
    "project": Filter(lambda e, v: e.project_id == v, Uuid(), partial(key_of, "Project")),
    "industry": among("industry"),
    "landingYear": Filter(lambda e, v: _landing_year(e) == v, Integer()),
    "promised": Filter(lambda e, v: e.promised == v, Boolean()),
    "departmentMissing": Filter(lambda e, v: e.department_id.is_(None) == v, Boolean()),
}

VIEWS: Final[tuple[View, ...]] = (
    View(
        "PostEvaluation",
        PostEvaluation,
        Evaluations.VIEW,
        fields={
            "tenant": ToOne("Tenant", on=lambda e, t: t.id == e.tenant_id),
            "department": ToOne("Tenant", on=lambda e, t: t.id == e.department_id),
            "project": ToOne("Project", on=lambda e, p: p.id == e.project_id),
            "partly_from": Expression(lambda e: count_text(e.partly_percent * literal_column("100"))),
            "evaluated_years": ToMany("EvaluationYear", on=lambda e, y: y.evaluation_id == e.id, order_by=("number",)),
            "lines": ToMany(
                "EvaluationLine", on=lambda e, line: line.evaluation_id == e.id, order_by=("year", "place")
            ),
            "promises": ToMany(
                "EvaluationPromise", on=lambda e, p: p.evaluation_id == e.id, order_by=("number",), descending=True
            ),
        },
    ),
    View(
        "EvaluationYear",
        EvaluationYear,
        Evaluations.VIEW,
        fields={
            "tenant": ToOne("Tenant", on=lambda y, t: t.id == y.tenant_id),
            "department": ToOne("Tenant", on=lambda y, t: t.id == y.department_id),
            "project": ToOne("Project", on=lambda y, p: p.id == y.project_id),
            "evaluation": ToOne("PostEvaluation", on=lambda y, e: e.id == y.evaluation_id),
            "is_overdue": Expression(_overdue),
            "lines": ToMany(
                "EvaluationLine",
                on=lambda y, line: and_(line.evaluation_id == y.evaluation_id, line.year == y.number),
                order_by=("place",),
            ),
            "rounds": ToMany(
                "EvaluationRound", on=lambda y, r: r.year_id == y.id, order_by=("number",), descending=True
            ),
        },
    ),
    View(
        "EvaluationLine",
        EvaluationLine,
        Evaluations.VIEW,
        fields={
            **{f"{name}_amount": money_of(name) for name in AMOUNTS},
            **{f"{name}_count": count_of(name) for name in AMOUNTS},
            "ratio": _share(ratio),
            "changed_ratio": _share(changed_ratio),
            "verdict": Expression(verdict),
        },
    ),
    View(
        "EvaluationRound",
        EvaluationRound,
        Evaluations.VIEW,
        fields={
            "recorder": ToOne("Tenant", on=lambda r, t: t.id == r.recorder_id),
            "host": ToOne("Tenant", on=lambda r, t: t.id == r.host_id),
            "recorded_by": ToOne("Person", on=lambda r, someone: someone.id == r.recorded_by),
            "figures": ToMany(
                "EvaluationFigure",
                on=lambda r, f: and_(f.year_id == r.year_id, f.round == r.number),
                order_by=("metric", "id"),
            ),
        },
    ),
    View(
        "EvaluationFigure",
        EvaluationFigure,
        Evaluations.VIEW,
        fields={
            "amount": money_of("amount"),
            "count": count_of("amount"),
            "derived_amount": money_of("derived"),
            "derived_count": count_of("derived"),
            "evidence": ToOne("Evidence", on=lambda f, e: e.id == f.evidence_id),
        },
    ),
    View(
        "EvaluationPromise",
        EvaluationPromise,
        Promises.VIEW,
        fields={
            "evaluation": ToOne("PostEvaluation", on=lambda p, e: e.id == p.evaluation_id),
            "project": ToOne("Project", on=lambda p, project: project.id == p.project_id),
            "evidence": ToOne("Evidence", on=lambda p, e: e.id == p.evidence_id),
            "promised_by": ToOne("Person", on=lambda p, someone: someone.id == p.promised_by),
            "decided_by": ToOne("Person", on=lambda p, someone: someone.id == p.decided_by),
            "lines": ToMany(
                "EvaluationPromiseLine", on=lambda p, line: line.promise_id == p.id, order_by=("year", "metric")
            ),
        },
    ),
    View(
        "EvaluationPromiseLine",
        EvaluationPromiseLine,
        Promises.VIEW,
        fields={"amount": money_of("amount"), "count": count_of("amount")},
    ),
    View(
        "EvaluationReport",
        EvaluationReport,
        EvaluationReports.VIEW,
        fields={
            "office": ToOne("Tenant", on=lambda r, t: t.id == r.tenant_id),
            "issued_by": ToOne("Person", on=lambda r, someone: someone.id == r.issued_by),
            "is_intact": Expression(is_intact),
        },
    ),
)

ROOTS: Final[tuple[Root, ...]] = (
    ByIdRoot("post_evaluation", "PostEvaluation"),
    LookupRoot(
        "post_evaluation_of",
        "PostEvaluation",
        by={"project": Filter(lambda e, v: e.project_id == v, Uuid(), lambda given: keyed("Project", given))},
    ),
    ConnectionRoot(
        "post_evaluations",
        "PostEvaluation",
        orders={"LANDED_ON": "landed_on"},
        default=("LANDED_ON", "DESC"),
        filters=FILTERS,
    ),
    ByIdRoot("evaluation_year", "EvaluationYear"),
    ConnectionRoot(
        "evaluation_years",
        "EvaluationYear",
        orders={"DUE_AT": "due_at"},
        default=("DUE_AT", "ASC"),
        filters={
            "state": among("state"),
            "tenant": among_units("tenant_id"),
            "department": among_units("department_id"),
            "project": Filter(lambda y, v: y.project_id == v, Uuid(), partial(key_of, "Project")),
            "number": Filter(lambda y, v: y.number == v, Integer()),
            "over": Filter(lambda y, v: (y.ready_at <= func.now()) == v, Boolean()),
            "overdue": Filter(lambda y, v: _overdue(y) == v, Boolean()),
        },
    ),
    AggregateRoot(
        "evaluation_cohorts",
        "EvaluationLine",
        groups={
            "METRIC": Group("metric", lambda e: e.metric),
            "INDUSTRY": Group("industry", lambda e: e.industry),
            "HOST": Group("tenant", lambda e: e.tenant_id, "Tenant"),
            "DEPARTMENT": Group("department", lambda e: e.department_id, "Tenant"),
            "CHANNEL": Group("channel", lambda e: e.channel),
            "SIZE": Group("size", lambda e: e.size),
            "LANDING_YEAR": Group("landing_year", _landing_year),
            "YEAR": Group("year", lambda e: e.year),
        },
        measures={
            "projects": lambda e: func.count(e.evaluation_id.distinct()),
            "evaluated": lambda e: func.count(e.evaluation_id.distinct()).filter(e.achieved.is_not(None)),
            **_sums("promised", _promised),
            **_sums("compared", lambda e: sum_of(e.compared)),
            **_sums("achieved", lambda e: sum_of(e.achieved)),
            "rate": _rate,
            "median": _median,
            "kept": _judged(PromiseVerdict.KEPT),
            "partly": _judged(PromiseVerdict.PARTLY),
            "missed": _judged(PromiseVerdict.MISSED),
            "kept_share": _kept_share,
        },
        filters={
            "year": Filter(
                lambda e, v: e.year == any_(v),
                ARRAY(Integer()),
                absent=lambda e: e.year == literal_column(str(ALL_YEARS)),
            ),
            "metric": among("metric"),
            "tenant": among_units("tenant_id"),
            "department": among_units("department_id"),
            "industry": among("industry"),
            "channel": among("channel"),
            "size": Filter(lambda e, v: e.size == any_(v), ARRAY(Text())),
            "landingYear": Filter(lambda e, v: _landing_year(e) == v, Integer()),
            "endedFrom": Filter(lambda e, v: e.to_on >= v, Date()),
            "endedTo": Filter(lambda e, v: e.to_on <= v, Date()),
        },
    ),
    ByIdRoot("evaluation_promise", "EvaluationPromise"),
    ByIdRoot("evaluation_report", "EvaluationReport"),
    ConnectionRoot(
        "evaluation_reports",
        "EvaluationReport",
        orders={"ISSUED_AT": "issued_at"},
        default=("ISSUED_AT", "DESC"),
        filters={"office": among_units("tenant_id")},
    ),
)
