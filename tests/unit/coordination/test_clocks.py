"""When a step of coordination is due: working days, by the district's rules."""

from datetime import UTC, date, datetime

import pytest

from zhaoshang.coordination.rules.clocks import USUAL, Deadlines
from zhaoshang.values.clock import SHANGHAI

ASKED = datetime(2026, 9, 28, 2, 0, tzinfo=UTC)
"""The Monday before the National Day holiday of 1 to 7 October."""


def test_the_holiday_does_not_count_and_the_day_of_asking_neither() -> None:
    assert Deadlines().after(ASKED, 2) == datetime(2026, 10, 1, tzinfo=SHANGHAI)
    assert Deadlines().after(ASKED, 3) == datetime(2026, 10, 9, tzinfo=SHANGHAI)
    closed = Deadlines(overrides={date(2026, 9, 29): False})
    assert closed.after(ASKED, 2) == datetime(2026, 10, 9, tzinfo=SHANGHAI)


@pytest.mark.parametrize("rule", USUAL)
def test_a_district_s_rule_comes_before_what_is_usual(rule: str) -> None:
    assert Deadlines().due(ASKED, rule) == Deadlines().after(ASKED, USUAL[rule])
    assert Deadlines({rule: "2"}).due(ASKED, rule) == Deadlines().after(ASKED, 2)
