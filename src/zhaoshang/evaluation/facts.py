"""What was promised and what came of it, computed: one line for each year and metric, and one for all years."""

from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Numeric,
    Select,
    Text,
    and_,
    case,
    cast,
    column,
    func,
    literal_column,
    null,
    or_,
    select,
    true,
    union_all,
    values,
)

from zhaoshang.database.alias import aliased
from zhaoshang.database.base import Base
from zhaoshang.duties.declare import in_state
from zhaoshang.evaluation.model import (
    METRICS,
    STOCKS,
    EvaluationFigure,
    EvaluationPromise,
    EvaluationPromiseLine,
    EvaluationYear,
    PostEvaluation,
    PromiseState,
    PromiseVerdict,
    YearState,
)
from zhaoshang.statistics.views import came_to
from zhaoshang.values.metric import WHOLE

ALL_YEARS: Final = 0
"""The year of the lines that tell all years together."""
_OWN: Final = ("district_id", "tenant_id", "department_id", "project_id", "evaluation_id")
_ABOUT: Final = ("landed_on", "industry", "channel", "size", "partly_percent")


def _is_stock(metric: Any) -> ColumnElement[bool]:
    return in_state(metric, *sorted(STOCKS))


def _promised(year: Any, metrics: Any, state: PromiseState) -> ColumnElement[Any]:
    """What the newest edition in a state promises of a year and metric; null for nothing."""
    edition, line = aliased(EvaluationPromise), aliased(EvaluationPromiseLine)
    newest = (
        select(edition.id)
        .where(
            edition.district_id == year.district_id,
            edition.evaluation_id == year.evaluation_id,
            in_state(edition.state, state),
        )
        .order_by(edition.number.desc())
        .limit(literal_column("1"))
        .correlate(year)
        .scalar_subquery()
    )
    return (
        select(line.amount)
        .where(
            line.district_id == year.district_id,
            line.promise_id == newest,
            line.year == year.number,
            line.metric == metrics.c.metric,
        )
        .correlate(year, metrics)
        .scalar_subquery()
    )


def _yearly() -> Select[Any]:
    """Four lines for each year of each evaluation."""
    year, about = aliased(EvaluationYear, name="of_year"), aliased(PostEvaluation, name="about")
    said = aliased(EvaluationFigure, name="said")
    metrics = values(column("metric", Text), column("place", Integer), name="metrics", literal_binds=True).data(
        [(metric.value, place) for place, metric in enumerate(METRICS, 1)]
    )
    return (
        select(
            *(getattr(year, name) for name in _OWN),
            *(getattr(about, name) for name in _ABOUT),
            year.number.label("year"),
            year.from_on,
            year.to_on,
            year.state,
            metrics.c.metric,
            metrics.c.place,
            _promised(year, metrics, PromiseState.ORIGINAL).label("promised"),
            _promised(year, metrics, PromiseState.CONFIRMED).label("changed"),
            came_to(year, metrics, stocks=STOCKS).label("derived"),
            said.amount.label("achieved"),
            said.remark,
        )
        .select_from(year)
        .join(about, and_(about.district_id == year.district_id, about.id == year.evaluation_id))
        .join(metrics, true())
        .outerjoin(
            said,
            and_(
                said.district_id == year.district_id,
                said.year_id == year.id,
                said.round == year.round,
                said.metric == metrics.c.metric,
            ),
        )
    )


def _each_year() -> Select[Any]:
    """The same, with what of a result has a promise to compare it with."""
    line = _yearly().subquery("yearly").c
    return select(*line, _compared(line).label("compared"), line.evaluation_id.label("id"))


def _all_years() -> Select[Any]:
    """Four lines for each evaluation: what its years came to together; of a stock, its newest year that is known."""
    each = _yearly().subquery("yearly").c
    alike = [each[name] for name in (*_OWN, "metric")]
    compares, known = _compared(each).is_not(None), each.achieved.is_not(None)
    line = select(
        *each,
        func.max(each.year).filter(compares).over(partition_by=alike).label("last_compared"),
        func.max(each.year).filter(known).over(partition_by=alike).label("last_known"),
    ).subquery("marked")
    of = line.c
    same = [of[name] for name in (*_OWN, *_ABOUT, "metric", "place")]
    compared = and_(_compared(of).is_not(None), or_(~_is_stock(of.metric), of.year == of.last_compared))
    counted = or_(~_is_stock(of.metric), of.year == of.last_known)
    return select(
        *same[: len(_OWN) + len(_ABOUT)],
        literal_column(str(ALL_YEARS), Integer()).label("year"),
        func.min(of.from_on).label("from_on"),
        func.max(of.to_on).label("to_on"),
        cast(null(), Text).label("state"),
        of.metric,
        of.place,
        _sum(of.promised, compared).label("promised"),
        cast(null(), BigInteger).label("changed"),
        _sum(of.derived, counted).label("derived"),
        _sum(of.achieved, counted).label("achieved"),
        cast(null(), Text).label("remark"),
        _sum(of.achieved, compared).label("compared"),
        of.evaluation_id.label("id"),
    ).group_by(*same)


def _sum(amount: ColumnElement[Any], which: ColumnElement[bool]) -> ColumnElement[Any]:
    return cast(func.sum(amount).filter(which), BigInteger)


def _compared(line: Any) -> ColumnElement[Any]:
    return case((line.promised.is_not(None), line.achieved), else_=null())


def _key(lines: Any) -> dict[str, Any]:
    return {"primary_key": [lines.c[name] for name in ("district_id", "evaluation_id", "year", "metric")]}


class EvaluationLine(Base):
    """指标对照: one metric of a year, or of all years together (year 0): promised, derived, recorded."""

    __table__ = union_all(_each_year(), _all_years()).subquery("evaluation_line")
    __mapper_args__ = _key(__table__)


def _whole(amount: Any) -> ColumnElement[Any]:
    # Numeric: an amount times ten thousand, and twice that, may be more than a bigint holds.
    return cast(amount, Numeric)


def ratio_of(done: Any, promised: Any) -> ColumnElement[Any]:
    """A share in ten-thousandths, exactly rounded, a half away from zero; null where nothing compares."""
    twice = _whole(promised) * literal_column("2")
    return cast(func.div(_whole(done) * literal_column(str(2 * WHOLE)) + _whole(promised), twice), BigInteger)


def ratio(line: Any) -> ColumnElement[Any]:
    """完成率: what came of what was promised; null without a promise, or while the result is not known."""
    return ratio_of(line.compared, line.promised)


def changed_ratio(line: Any) -> ColumnElement[Any]:
    """The same against the promise as it was changed."""
    return ratio_of(line.achieved, line.changed)


def verdict(line: Any) -> ColumnElement[Any]:
    """兑现情况: exact, not by the rounded share."""
    hundredfold = _whole(line.compared) * literal_column("100")
    partly = hundredfold >= _whole(line.promised) * line.partly_percent
    return case(
        (line.compared.is_(None), null()),
        (line.compared >= line.promised, _word(PromiseVerdict.KEPT)),
        (partly, _word(PromiseVerdict.PARTLY)),
        else_=_word(PromiseVerdict.MISSED),
    )


def _word(word: PromiseVerdict) -> ColumnElement[Any]:
    return literal_column(f"'{word.value}'", Text())


def is_overdue(year: Any, now: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a year should have been recorded by now."""
    return and_(in_state(year.state, YearState.OPEN), year.due_at <= now)


def is_intact(report: Any) -> ColumnElement[bool]:
    """Whether a report's content still comes to the hash that was frozen with it."""
    written = func.convert_to(report.content, literal_column("'UTF8'", Text()))
    found: ColumnElement[bool] = (
        func.encode(func.sha256(written), literal_column("'hex'", Text())) == report.content_hash
    )
    return found
