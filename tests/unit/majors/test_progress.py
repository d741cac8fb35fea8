"""Which months may be reported, and what a report says."""

from datetime import date

import pytest

from zhaoshang.majors.rules.lights import Thresholds
from zhaoshang.majors.rules.progress import refuse_progress
from zhaoshang.values.money import MOST_FEN

TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("period", "completed", "narrative", "today", "expected"),
    [
        ("2026-06", 0, "基坑开挖", TODAY, []),
        ("2026-05", 1, "基坑开挖", date(2026, 6, 10), []),
        ("2026-05", 1, "基坑开挖", date(2026, 6, 11), ["PERIOD_NOT_OPEN"]),
        ("2026-07", 1, "基坑开挖", TODAY, ["PERIOD_NOT_OPEN"]),
        ("2025-12", 1, "基坑开挖", date(2025, 12, 31), ["PERIOD_NOT_OPEN"]),
        ("2026-6", 1, "基坑开挖", TODAY, ["PERIOD_INVALID"]),
        ("2026-06", -1, " ", TODAY, ["TEXT_REQUIRED", "AMOUNT_OUT_OF_RANGE"]),
        ("2026-06", MOST_FEN + 1, "x" * 2001, TODAY, ["TEXT_TOO_LONG", "AMOUNT_OUT_OF_RANGE"]),
    ],
)
def test_a_month_is_reported_while_it_is_open(
    period: str, completed: int, narrative: str, today: date, expected: list[str]
) -> None:
    found = refuse_progress(
        period, completed, narrative, start_on=date(2026, 1, 1), today=today, thresholds=Thresholds()
    )
    assert [each.code for each in found] == expected
