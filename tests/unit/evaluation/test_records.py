"""What may be promised of a project, and recorded of its years."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from zhaoshang.evaluation.model import METRICS, EvaluationState, PromiseState, YearState
from zhaoshang.evaluation.rules.records import (
    GivenFigure,
    GivenYear,
    NewPromise,
    PromisedLine,
    edition_state,
    refuse_closed,
    refuse_decision,
    refuse_edition,
    refuse_figures,
    refuse_moment,
    refuse_promise,
    refuse_unexplained,
)
from zhaoshang.values.ids import new_id
from zhaoshang.values.metric import COUNTS, Metric
from zhaoshang.values.money import MOST_FEN

FILE = new_id()
NOW = datetime(2026, 6, 30, tzinfo=UTC)
LINE = PromisedLine(year=1, metric=Metric.TAX, fen=100)
PROMISE = NewPromise(lines=(LINE,), source="协议第 3 条", evidence=FILE)


def figure(metric: Metric, amount: int = 0) -> GivenFigure:
    counted = metric in COUNTS
    return GivenFigure(metric=metric, evidence=FILE, count=amount if counted else None, fen=None if counted else amount)


FIGURES = tuple(figure(metric) for metric in METRICS)
YEAR = GivenYear(figures=FIGURES, expected_round=0)
TAX = FIGURES[-1]


def codes(faults: object) -> list[str]:
    assert isinstance(faults, tuple)
    return [each.code for each in faults]


def with_tax(**changes: object) -> GivenYear:
    return replace(YEAR, figures=(*FIGURES[:-1], replace(TAX, **changes)))  # type: ignore[arg-type]  # what a test gives


def test_all_four_at_once_and_nothing_else() -> None:
    assert refuse_figures(YEAR) == ()
    assert codes(refuse_figures(replace(YEAR, figures=FIGURES[1:]))) == ["EVALUATION_METRIC_MISSING"]
    assert codes(refuse_figures(replace(YEAR, figures=(*FIGURES, TAX)))) == ["EVALUATION_METRIC_TWICE"]
    more = (*FIGURES, figure(Metric.CAPITAL_IN_PLACE))
    assert codes(refuse_figures(replace(YEAR, figures=more))) == ["EVALUATION_METRIC_UNKNOWN"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"fen": None}, ["EVALUATION_FIGURE_INVALID"]),
        ({"fen": -1}, ["EVALUATION_FIGURE_INVALID"]),
        ({"fen": MOST_FEN + 1}, ["EVALUATION_FIGURE_INVALID"]),
        ({"count": 1}, ["EVALUATION_FIGURE_INVALID"]),
        ({"fen": None, "count": 1}, ["EVALUATION_FIGURE_INVALID"]),
        ({"unknown": True, "remark": "企业未报"}, ["EVALUATION_FIGURE_INVALID"]),
        ({"evidence": None}, ["EVALUATION_EVIDENCE_REQUIRED"]),
        ({"unknown": True, "fen": None, "remark": "企业未报"}, ["EVALUATION_EVIDENCE_REQUIRED"]),
        ({"unknown": True, "fen": None, "evidence": None}, ["EVALUATION_REASON_REQUIRED"]),
        ({"unknown": True, "fen": None, "evidence": None, "remark": "企业未报"}, []),
        ({"remark": "长" * 1001}, ["TEXT_TOO_LONG"]),
        ({"remark": "\x00"}, ["TEXT_INVALID"]),
    ],
)
def test_a_figure_by_itself(changes: dict[str, object], expected: list[str]) -> None:
    assert codes(refuse_figures(with_tax(**changes))) == expected


def test_again_with_a_reason() -> None:
    again = replace(YEAR, expected_round=1)
    assert codes(refuse_figures(again)) == ["TEXT_REQUIRED"]
    assert refuse_figures(replace(again, reason="核实后更正")) == ()


def test_what_differs_from_statistics_is_explained() -> None:
    derived: dict[Metric, int | None] = dict.fromkeys(METRICS)
    assert refuse_unexplained(YEAR, derived) == ()
    assert codes(refuse_unexplained(YEAR, derived | {Metric.TAX: 5})) == ["EVALUATION_REASON_REQUIRED"]
    assert codes(refuse_unexplained(with_tax(fen=5), derived)) == ["EVALUATION_REASON_REQUIRED"]
    assert refuse_unexplained(with_tax(fen=5), derived | {Metric.TAX: 5}) == ()
    assert refuse_unexplained(with_tax(fen=6, remark="口径不同"), derived | {Metric.TAX: 5}) == ()


def test_a_year_is_recorded_once_it_is_over() -> None:
    early = refuse_moment(YearState.OPEN, NOW + timedelta(hours=1), NOW)
    assert early is not None
    assert early.code == "EVALUATION_YEAR_NOT_OVER"
    assert refuse_moment(YearState.OPEN, NOW, NOW) is None
    assert refuse_moment(YearState.RECORDED, NOW, NOW) is None
    lapsed = refuse_moment(YearState.LAPSED, NOW, NOW)
    assert lapsed is not None
    assert lapsed.code == "EVALUATION_YEAR_LAPSED"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), ["PROMISE_EMPTY"]),
        ((LINE, LINE), ["PROMISE_TWICE"]),
        ((replace(LINE, metric=Metric.LANDED_PROJECTS, fen=None, count=1),), ["EVALUATION_METRIC_UNKNOWN"]),
        ((replace(LINE, year=0),), ["PROMISE_YEAR_UNKNOWN"]),
        ((replace(LINE, year=6),), ["PROMISE_YEAR_UNKNOWN"]),
        ((replace(LINE, fen=0),), ["PROMISE_INVALID"]),
        ((replace(LINE, fen=-1),), ["PROMISE_INVALID"]),
        ((replace(LINE, fen=MOST_FEN + 1),), ["PROMISE_INVALID"]),
        ((replace(LINE, count=1),), ["PROMISE_INVALID"]),
        ((replace(LINE, metric=Metric.EMPLOYMENT),), ["PROMISE_INVALID"]),
        ((LINE, replace(LINE, year=5), replace(LINE, metric=Metric.EMPLOYMENT, fen=None, count=1)), []),
    ],
)
def test_promises(lines: tuple[PromisedLine, ...], expected: list[str]) -> None:
    assert codes(refuse_promise(replace(PROMISE, lines=lines), 5)) == expected


def test_a_promise_says_where_it_is_written() -> None:
    for source, code in ((" ", "TEXT_REQUIRED"), ("长" * 501, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID")):
        assert codes(refuse_promise(replace(PROMISE, source=source), 5)) == [code]
    assert codes(refuse_promise(replace(PROMISE, reason="长" * 1001), 5)) == ["TEXT_TOO_LONG"]


def test_until_the_first_year_is_over_an_edition_is_the_promise_itself() -> None:
    over, later = NOW - timedelta(days=1), NOW + timedelta(days=1)
    assert edition_state(later, None, NOW) is PromiseState.ORIGINAL
    assert edition_state(later, PromiseState.ORIGINAL, NOW) is PromiseState.ORIGINAL
    # What was never promised before is late, and no change.
    assert edition_state(over, None, NOW) is PromiseState.ORIGINAL
    assert edition_state(over, PromiseState.ORIGINAL, NOW) is PromiseState.WAITING


def test_a_change_says_why_and_waits_for_no_other() -> None:
    assert refuse_edition(PromiseState.ORIGINAL, PromiseState.ORIGINAL, None) == ()
    assert codes(refuse_edition(PromiseState.WAITING, PromiseState.ORIGINAL, " ")) == ["TEXT_REQUIRED"]
    assert codes(refuse_edition(PromiseState.WAITING, PromiseState.WAITING, "市场变化")) == ["PROMISE_WAITING"]
    for known in (PromiseState.ORIGINAL, PromiseState.CONFIRMED, PromiseState.RETURNED):
        assert refuse_edition(PromiseState.WAITING, known, "市场变化") == ()


def test_what_is_closed_or_decided_stays() -> None:
    assert refuse_closed(EvaluationState.RUNNING) is refuse_closed(EvaluationState.ENDED) is None
    closed = refuse_closed(EvaluationState.CLOSED_EARLY)
    assert closed is not None
    assert closed.code == "EVALUATION_CLOSED"
    assert refuse_decision(PromiseState.WAITING) is None
    for state in (PromiseState.ORIGINAL, PromiseState.CONFIRMED, PromiseState.RETURNED):
        decided = refuse_decision(state)
        assert decided is not None
        assert decided.code == "PROMISE_DECIDED"
