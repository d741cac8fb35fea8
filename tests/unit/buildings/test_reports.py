"""What a month counts, what may be said of it, and what is noticed."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from zhaoshang.buildings.model import BuildingAlertKind, BuildingReportState, BuildingState
from zhaoshang.buildings.rules.alerts import Known, Running, notice
from zhaoshang.buildings.rules.reports import (
    Let,
    NewReport,
    Snapshot,
    Term,
    Terms,
    occupancy,
    rate,
    refuse_known,
    refuse_month,
    refuse_report,
    refuse_state,
    snapshot,
)
from zhaoshang.values.area import area_text, parse_area
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.money import MOST_FEN
from zhaoshang.values.period import Period

TODAY = date(2026, 6, 30)
USUAL = Terms({}, {})
STATES = BuildingReportState


def test_an_area_is_read_and_written_exactly() -> None:
    assert [parse_area(text) for text in ("0", "1200.5", "0.01")] == [0, 120_050, 1]
    assert [parse_area(text) for text in ("-1", "1.234", "一")] == [None] * 3
    assert [area_text(area) for area in (0, 120_050, 1, -150)] == ["0.00", "1200.50", "0.01", "-1.50"]


def test_a_firm_counts_once_and_is_local_by_any_of_its_units() -> None:
    def let(code: str, registered: date | None = None, first: int = 1, last: int = 30) -> Let:
        return Let(100, code, registered, date(2026, 6, first), date(2026, 6, last))

    leases = [let("A"), let("A", TODAY), let("B", date(2026, 7, 1)), let("C", TODAY, last=29), let("D", first=30)]
    found = snapshot(1_000, 150, leases, TODAY)
    assert found == Snapshot(1_000, 150, 400, 450, 3, 1)
    assert occupancy(found) == 5_500
    assert [rate(1, 3), rate(2, 3), rate(1, 16_000), rate(0, 1)] == [3_333, 6_667, 1, 0]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, []),
        ({"tax": 0, "zero": True}, []),
        ({"period": "2026-6"}, ["PERIOD_INVALID"]),
        ({"period": "2026-07"}, ["BUILDING_MONTH_NOT_OVER"]),
        ({"tax": MOST_FEN + 1}, ["BUILDING_TAX_INVALID"]),
        ({"tax": -1}, ["BUILDING_TAX_INVALID"]),
        ({"zero": True}, ["BUILDING_ZERO_MISSING"]),
        ({"tax": 0, "remark": "\x00"}, ["BUILDING_ZERO_MISSING", "TEXT_INVALID"]),
    ],
)
def test_what_may_be_said_of_a_month(changes: dict[str, object], codes: list[str]) -> None:
    given: dict[str, object] = {"period": "2026-06", "tax": 1, "zero": False, "evidence": UUID(int=1), **changes}
    assert [each.code for each in refuse_report(NewReport(**given), TODAY)] == codes  # type: ignore[arg-type]  # as given


def test_which_months_are_open() -> None:
    may, done = Period("2026-05"), date(2026, 5, 31)
    assert refuse_month(may, closed_through=None) is None
    assert refuse_month(may, closed_through=Period("2026-04"), completed_on=done) is None
    assert refuse_month(may, closed_through=may).code == "PERIOD_CLOSED"  # type: ignore[union-attr]  # refused
    early = refuse_month(Period("2026-04"), closed_through=None, completed_on=done)
    assert early.code == "BUILDING_MONTH_EARLIER"  # type: ignore[union-attr]  # refused
    assert refuse_known([]) is refuse_known([STATES.RETURNED]) is None
    assert refuse_known([STATES.RETURNED, STATES.SUBMITTED]) is not None
    assert refuse_state(STATES.SUBMITTED, STATES.SUBMITTED) is None
    assert refuse_state(STATES.RETURNED, STATES.SUBMITTED) is not None


def known(**changes: object) -> Known:
    given: dict[str, object] = {
        "state": BuildingState.OPEN,
        "since": Period("2026-03"),
        "leases": (),
        "occupancies": dict.fromkeys(map(Period, ("2026-03", "2026-04", "2026-05")), 5_000),
        **changes,
    }
    return Known(**given)  # type: ignore[arg-type]  # as given


def about(found: Known, closed: str | None = "2026-06", terms: Terms = USUAL, today: date = TODAY) -> list[str]:
    through = None if closed is None else Period(closed)
    return [each.about for each in notice(found, terms, through, today)]


def test_open_months_that_are_over_are_due() -> None:
    before, after = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
    assert about(known(), "2026-02", today=before) == []
    # A month is due from its last day on.
    for day in (TODAY, after):
        assert about(known(), "2026-02", today=day) == ["2026-06"]
    assert about(known(occupancies={}), "2026-02", today=before) == ["2026-03", "2026-04", "2026-05"]
    assert about(known(occupancies={}, since=Period("2026-05")), "2026-02", today=before) == ["2026-05"]
    assert about(known(occupancies={}), "2026-05", today=before) == []
    # Where nothing was ever closed, what is long past is nobody's any more.
    assert about(known(occupancies={}), None) == ["2026-06"]
    assert about(known(occupancies={}, state=BuildingState.RETIRED), None) == []
    (due,) = notice(known(occupancies={}), USUAL, None, before)
    assert (due.kind, due.rule, due.threshold) == (BuildingAlertKind.REPORT_DUE, Term.DUE, 10)
    # June begins on a Monday: its tenth working day is the 12th.
    assert due.due_at == datetime(2026, 6, 13, tzinfo=SHANGHAI)


def test_leases_that_end_within_so_many_days_and_nobody_saw_to() -> None:
    def lease(at: int, until: date, **changes: object) -> Running:
        given = {"credit_code": "A", "place": ("3 层", "301"), "starts_on": date(2026, 1, 1), "ended": False, **changes}
        return Running(UUID(int=at), until=until, **given)  # type: ignore[arg-type]  # as given

    today, last, after = lease(1, TODAY), lease(2, date(2026, 9, 28)), lease(3, date(2026, 9, 29))
    past, ended = lease(4, date(2026, 6, 29)), lease(5, TODAY, ended=True)
    assert about(known(leases=[today, last, after, past, ended])) == [str(each.id) for each in (today, last)]
    for other, noticed in (
        (lease(6, LATER, starts_on=date(2026, 7, 1), place=("3层", "301")), False),
        (lease(6, LATER, starts_on=TODAY), True),
        (lease(6, LATER, starts_on=date(2026, 7, 1), credit_code="B"), True),
        (lease(6, LATER, starts_on=date(2026, 7, 1), place=("3 层", "302")), True),
    ):
        assert (str(today.id) in about(known(leases=[today, other]))) is noticed
    assert about(known(leases=[last]), terms=Terms({Term.ENDING: "89"}, {})) == []


LATER = date(2030, 1, 1)


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ({"2026-04": 5_000, "2026-05": 4_501}, []),
        ({"2026-04": 5_000, "2026-05": 4_500}, ["2026-05/2026-04"]),
        ({"2026-02": 5_500, "2026-04": 4_600, "2026-05": 4_500}, ["2026-05/2026-02"]),
        ({"2026-02": 6_000, "2026-04": 5_000, "2026-05": 4_500}, ["2026-05/2026-04", "2026-05/2026-02"]),
        ({"2026-03": 9_000, "2026-05": 4_500}, []),
        ({"2026-04": 4_500, "2026-05": 9_000}, []),
    ],
)
def test_an_occupancy_that_fell_is_held_against_a_month_and_three(months: dict[str, int], expected: list[str]) -> None:
    found = known(occupancies={Period(month): rate for month, rate in months.items()})
    assert about(found) == expected
