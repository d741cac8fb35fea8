"""Who was first, what a near tie becomes, and what a settled duplicate does to both reports."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.projects.model import DuplicateState, FirstReportStatus
from zhaoshang.projects.rules import first_reports
from zhaoshang.projects.rules.first_reports import Effect, Report, Side, Standing

NOW = datetime(2026, 6, 30, 8, tzinfo=UTC)
WINDOW = timedelta(minutes=60)
ONE, TWO = UUID(int=1), UUID(int=2)


def report(ago: timedelta, status: FirstReportStatus = FirstReportStatus.VALID, key: UUID = ONE) -> Report:
    return Report(key, NOW - ago, status)


def test_the_first_report_is_valid() -> None:
    assert first_reports.judge_report(NOW, (), WINDOW) == first_reports.Judgement(Standing.VALID)


def test_a_dismissed_report_stands_in_nobodys_way() -> None:
    dismissed = report(timedelta(minutes=5), FirstReportStatus.DISMISSED)

    assert first_reports.judge_report(NOW, [dismissed], WINDOW).standing is Standing.VALID


@pytest.mark.parametrize(
    ("ago", "standing"),
    [
        (timedelta(0), Standing.DISPUTED),
        (timedelta(minutes=60), Standing.DISPUTED),
        (timedelta(seconds=-2), Standing.DISPUTED),
        (timedelta(minutes=60, microseconds=1), Standing.LATER),
        (timedelta(days=300), Standing.LATER),
    ],
)
def test_the_window_includes_its_end(ago: timedelta, standing: Standing) -> None:
    assert first_reports.judge_report(NOW, [report(ago)], WINDOW).standing is standing


def test_all_near_simultaneous_reports_dispute_each_other() -> None:
    rivals = [report(timedelta(minutes=50)), report(timedelta(minutes=10), FirstReportStatus.DISPUTED, TWO)]

    assert first_reports.judge_report(NOW, rivals, WINDOW).disputes == {ONE, TWO}


def test_an_upheld_report_is_out_of_reach() -> None:
    upheld = report(timedelta(minutes=1), FirstReportStatus.UPHELD)

    assert first_reports.judge_report(NOW, [upheld], WINDOW).standing is Standing.LATER


@given(st.integers(min_value=0, max_value=2**first_reports.NUMBER_BITS - 1))
def test_numbers_are_readable_and_tell_nothing_but_the_year(random: int) -> None:
    number = first_reports.report_number(2026, random)

    assert re.fullmatch(r"SB-2026-[0-9A-HJKMNP-TV-Z]{8}", number)


def test_different_numbers_stay_different() -> None:
    numbers = {first_reports.report_number(2026, random << shift) for random in (1, 2, 3) for shift in (0, 5, 20, 35)}

    assert len(numbers) == 12


def test_only_disputed_reports_are_settled() -> None:
    assert first_reports.refuse_settlement(FirstReportStatus.DISPUTED) is None
    for status in set(FirstReportStatus) - {FirstReportStatus.DISPUTED}:
        refused = first_reports.refuse_settlement(status)
        assert refused is not None
        assert refused.code == "REPORT_NOT_DISPUTED"


def test_a_link_is_settled_once() -> None:
    assert first_reports.refuse_duplicate_settlement(DuplicateState.OPEN) is None
    for state in (DuplicateState.SAME, DuplicateState.DIFFERENT):
        refused = first_reports.refuse_duplicate_settlement(state)
        assert refused is not None
        assert refused.code == "DUPLICATE_SETTLED"


VALID = Side(report(timedelta(days=3)), held_by_others=False)
DISPUTED = Side(report(timedelta(days=3), FirstReportStatus.DISPUTED), held_by_others=False)
NONE = Side(None, held_by_others=False)


@pytest.mark.parametrize(
    ("same", "sides", "effects"),
    [
        (True, (VALID, VALID), (Effect.DISPUTE, Effect.DISPUTE)),
        (True, (VALID, NONE), (Effect.NONE, Effect.NONE)),
        (True, (DISPUTED, DISPUTED), (Effect.NONE, Effect.NONE)),
        (False, (VALID, NONE), (Effect.NONE, Effect.GRANT)),
        (False, (DISPUTED, DISPUTED), (Effect.RESTORE, Effect.RESTORE)),
        (False, (VALID, Side(None, held_by_others=True)), (Effect.NONE, Effect.NONE)),
    ],
)
def test_settling_a_duplicate_moves_first_reports(
    same: bool,  # noqa: FBT001  a column of the table
    sides: tuple[Side, Side],
    effects: tuple[Effect, Effect],
) -> None:
    assert first_reports.settlement_effects(same, sides) == effects
