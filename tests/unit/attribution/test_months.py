"""Months are closed in order, when they are over and nothing waits (domain §4, rule 4)."""

from datetime import date
from typing import Any

import pytest

from zhaoshang.attribution.rules.months import refuse_closing
from zhaoshang.values.period import Period

JULY = Period("2026-07")
AUGUST = date(2026, 8, 1)


@pytest.mark.parametrize(
    ("closed_through", "today", "waiting", "code", "facts"),
    [
        ("2026-06", AUGUST, 0, None, {}),
        # The first month ever closed may be any that is over.
        (None, AUGUST, 0, None, {}),
        ("2026-06", date(2026, 7, 31), 0, "PERIOD_NOT_OVER", {}),
        (None, date(2026, 6, 30), 0, "PERIOD_NOT_OVER", {}),
        ("2026-07", AUGUST, 0, "PERIOD_CLOSED", {"through": "2026-07"}),
        ("2026-12", date(2027, 1, 1), 0, "PERIOD_CLOSED", {"through": "2026-12"}),
        ("2026-05", AUGUST, 0, "PERIOD_GAP", {"next": "2026-06"}),
        ("2025-12", AUGUST, 0, "PERIOD_GAP", {"next": "2026-01"}),
        ("2026-06", AUGUST, 3, "FACTS_WAITING", {"count": 3}),
        ("2026-05", AUGUST, 3, "PERIOD_GAP", {"next": "2026-06"}),
    ],
)
def test_what_a_month_needs_to_be_closed(
    closed_through: str | None, today: date, waiting: int, code: str | None, facts: dict[str, Any]
) -> None:
    through = None if closed_through is None else Period(closed_through)
    refused = refuse_closing(JULY, through, today, waiting)
    assert (None if refused is None else refused.code) == code
    assert refused is None or (dict(refused.facts), refused.path) == (facts, ("period",))
