"""When reports are due, what they need, and what the bureau may say; no database."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.projects import codes
from zhaoshang.reporting.model import ReportState
from zhaoshang.reporting.rules.reports import (
    NewBureauFigure,
    Standing,
    Submission,
    Terms,
    refuse_bureau_figure,
    refuse_moment,
    refuse_month,
    refuse_remarks,
    refuse_state,
    refuse_submission,
)
from zhaoshang.values.clock import SHANGHAI, day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period, first_day, last_day
from zhaoshang.values.working_days import count_working_days, is_working_day

MONTHS = st.dates(date(2024, 1, 1), date(2030, 12, 31)).map(lambda day: Period(f"{day:%Y-%m}"))
USUAL = Terms({}, {})


def begins(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=SHANGHAI)


@given(MONTHS, st.integers(1, 15))
def test_it_is_ready_on_the_last_working_day_and_due_on_the_nth_of_the_next(period: Period, days: int) -> None:
    terms = Terms({"monthly_report_due_days": str(days)}, {})
    ready, due = day_of(terms.ready_at(period)), day_of(terms.due_at(period) - timedelta(seconds=1))
    assert first_day(period) <= ready <= last_day(period)
    assert is_working_day(ready)
    assert count_working_days(ready, last_day(period)) == 0
    assert is_working_day(due)
    assert count_working_days(last_day(period), due) == days


def test_the_district_s_own_days_and_numbers() -> None:
    assert USUAL.ready_at(Period("2026-06")) == begins(2026, 6, 30)
    assert USUAL.due_at(Period("2026-06")) == begins(2026, 7, 8)
    off = Terms({}, {date(2026, 6, 30): False, date(2026, 7, 1): False})
    assert off.ready_at(Period("2026-06")) == begins(2026, 6, 29)
    assert off.due_at(Period("2026-06")) == begins(2026, 7, 9)
    # The National Day's week is off.
    assert USUAL.due_at(Period("2025-09")) == begins(2025, 10, 15)
    assert USUAL.verify_by(begins(2026, 7, 3)) == begins(2026, 7, 9)


@pytest.mark.parametrize(
    ("value", "since"), [(None, "2027-01"), ("202607", "2026-07"), ("202613", "2026-12"), ("202600", "2026-01")]
)
def test_the_first_month_that_is_reported(value: str | None, since: str) -> None:
    assert Terms({} if value is None else {"monthly_reports_from": value}, {}).since == since


@pytest.mark.parametrize(
    ("closed", "today", "months"),
    [
        (None, date(2026, 6, 30), []),
        (None, date(2026, 7, 1), ["2026-07"]),
        (None, date(2026, 10, 5), ["2026-09", "2026-10"]),
        ("2026-06", date(2026, 9, 1), ["2026-07", "2026-08", "2026-09"]),
        ("2026-08", date(2026, 9, 1), ["2026-09"]),
        ("2026-09", date(2026, 9, 30), []),
        ("2025-12", date(2026, 8, 1), ["2026-07", "2026-08"]),
    ],
)
def test_which_months_reports_are_there(closed: str | None, today: date, months: list[str]) -> None:
    terms = Terms({"monthly_reports_from": "202607"}, {})
    assert list(terms.months(None if closed is None else Period(closed), today)) == months


STANDING = {metric: Standing(int(metric is Metric.TAX), 0) for metric in Metric}
REST = [metric for metric in Metric if metric is not Metric.TAX]


def submission(zero: Any, waiting: int = 0, *, allowed: bool = False) -> list[str]:
    standing = {**STANDING, Metric.TAX: Standing(1 + waiting, waiting)}
    return codes(refuse_submission(Submission(zero=zero), standing, waiting_allowed=allowed))


def test_of_nothing_a_unit_says_so_and_only_of_nothing() -> None:
    assert submission(REST) == []
    assert submission([]) == ["REPORT_ZERO_MISSING"] * 5
    assert submission(list(Metric)) == ["REPORT_ZERO_UNTRUE"]
    (missing,) = refuse_submission(Submission(zero=REST[1:]), STANDING, waiting_allowed=False)
    assert (missing.path, missing.facts["metric"]) == (("zero",), "Metric.CAPITAL_IN_PLACE")


def test_what_waits_comes_first_unless_the_district_says_otherwise() -> None:
    assert submission([], waiting=2) == ["REPORT_FIGURES_WAITING"]
    assert submission(REST, waiting=2, allowed=True) == []


@pytest.mark.parametrize(
    ("remarks", "expected"),
    [
        ([], []),
        ([(Metric.TAX, "一"), (Metric.EMPLOYMENT, "二")], []),
        ([(Metric.TAX, "一"), (Metric.TAX, "二")], ["REPORT_REMARK_TWICE"]),
        ([(Metric.TAX, " ")], ["TEXT_REQUIRED"]),
        ([(Metric.TAX, "长" * 1001)], ["TEXT_TOO_LONG"]),
        ([(Metric.TAX, "\x00")], ["TEXT_INVALID"]),
    ],
)
def test_remarks(remarks: Any, expected: list[str]) -> None:
    assert codes(refuse_remarks(Submission(remarks=remarks))) == expected


@given(MONTHS, MONTHS)
def test_of_closed_months_nothing_changes(period: Period, closed: Period) -> None:
    refused = refuse_month(period, closed)
    assert (refused is not None) is (period <= closed)
    assert refuse_month(period, None) is None
    ready = begins(2026, 6, 30)
    at = ready - timedelta(seconds=1)
    early = refuse_moment(period, ready, at, closed)
    assert early is not None
    assert early.code == ("REPORT_NOT_READY" if refused is None else "PERIOD_CLOSED")
    assert refuse_moment(period, ready, ready, closed) == refused


def test_states() -> None:
    assert refuse_state(ReportState.DRAFT, ReportState.DRAFT, ReportState.RETURNED) is None
    assert codes(refuse_state(ReportState.LAPSED, ReportState.DRAFT)) == ["REPORT_STATE"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"fen": 0}, []),
        ({"fen": -1}, []),
        ({"fen": None}, ["BUREAU_FIGURE_INVALID"]),
        ({"count": 1}, ["BUREAU_FIGURE_INVALID"]),
        ({"fen": 10**17 + 1}, ["BUREAU_FIGURE_INVALID"]),
        ({"metric": Metric.EMPLOYMENT, "fen": None, "count": 5}, []),
        ({"metric": Metric.EMPLOYMENT}, ["BUREAU_FIGURE_INVALID"]),
        ({"period": "2026-7"}, ["PERIOD_INVALID"]),
        ({"period": "2026-07"}, ["BUREAU_MONTH_AHEAD"]),
        ({"expected_number": 1}, ["TEXT_REQUIRED"]),
        ({"expected_number": 1, "reason": "核定"}, []),
        ({"reason": "长" * 2001}, ["TEXT_TOO_LONG"]),
    ],
)
def test_what_the_bureau_may_say(changes: dict[str, Any], expected: list[str]) -> None:
    entered: dict[str, Any] = {"unit": new_id(), "period": "2026-06", "metric": Metric.TAX, "fen": 5, **changes}
    assert codes(refuse_bureau_figure(NewBureauFigure(**entered), date(2026, 6, 30))) == expected
