"""What an order may be, what is done to it when, and what the clock makes of it, over the festivals of 2026."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.orders.model import PENDING, WITH_UNIT, OrderColour, OrderSource, OrderState
from zhaoshang.orders.rules.orders import (
    NewOrder,
    Raise,
    Term,
    Terms,
    raised,
    refuse_day,
    refuse_extension,
    refuse_opening,
    refuse_state,
    refuse_unit,
)
from zhaoshang.values.clock import SHANGHAI, end_of
from zhaoshang.values.responsibility import Responsibility

BLUE, YELLOW, RED = OrderColour
OPEN, ACKNOWLEDGED, ANSWERED, CLOSED, WITHDRAWN = OrderState
TODAY = date(2026, 6, 30)
NOW = datetime(2026, 6, 30, 10, tzinfo=SHANGHAI)
DUE = datetime(2026, 7, 11, tzinfo=SHANGHAI)
INSTANT = timedelta(microseconds=1)
SOME = UUID(int=1)


def a_new(**changes: Any) -> NewOrder:
    return NewOrder(**{"unit": SOME, "subject": "腾清", "task": "腾清地块。", "due_on": date(2026, 7, 10), **changes})


def faults(**changes: Any) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.code, each.path) for each in refuse_opening(a_new(**changes), TODAY)]


@pytest.mark.parametrize(
    ("colour", "stuck", "now", "expected"),
    [
        (BLUE, False, DUE - INSTANT, None),
        (BLUE, False, DUE, Raise(YELLOW, stuck=False)),
        (YELLOW, False, DUE, Raise(RED, stuck=False)),
        (RED, False, DUE - INSTANT, None),
        (RED, False, DUE, Raise(RED, stuck=True)),
        (RED, True, DUE + timedelta(days=99), None),
    ],
)
def test_what_the_clock_makes_of_it(colour: OrderColour, stuck: bool, now: datetime, expected: Raise | None) -> None:  # noqa: FBT001  a table's column
    assert raised(colour, stuck=stuck, due_at=DUE, now=now) == expected


@pytest.mark.parametrize(
    ("raise_", "term"),
    [(Raise(YELLOW, stuck=False), Term.YELLOW), (Raise(RED, stuck=False), Term.RED), (Raise(RED, stuck=True), None)],
)
def test_each_colour_has_its_term_and_stuck_none(raise_: Raise, term: Term | None) -> None:
    assert raise_.term is term


@given(st.sampled_from(list(OrderColour)), st.booleans(), st.integers(-5, 5))
def test_no_colour_ever_goes_down_nor_two_up(colour: OrderColour, stuck: bool, days: int) -> None:  # noqa: FBT001  drawn
    order = list(OrderColour)
    found = raised(colour, stuck=stuck, due_at=DUE, now=DUE + timedelta(days=days))
    if found is not None:
        assert days >= 0
        assert order.index(found.colour) - order.index(colour) == (0 if colour is RED else 1)
        assert found.stuck is (colour is RED)


@pytest.mark.parametrize(
    ("since", "term", "rules", "overrides", "due"),
    [
        ((7, 11), Term.YELLOW, {}, {}, date(2026, 7, 17)),
        ((7, 18), Term.RED, {}, {}, date(2026, 7, 22)),
        ((6, 30), Term.RETURNED, {}, {}, date(2026, 7, 7)),
        ((6, 30), Term.DECIDE, {}, {}, date(2026, 7, 3)),
        # National Day, and Saturday 10 October worked instead.
        ((9, 30), Term.RED, {}, {}, date(2026, 10, 10)),
        ((9, 30), Term.RED, {}, {date(2026, 10, 10): False}, date(2026, 10, 12)),
        ((9, 30), Term.RED, {"order_red_days": "1"}, {}, date(2026, 10, 8)),
    ],
)
def test_deadlines_are_working_days(
    since: tuple[int, int], term: Term, rules: dict[str, str], overrides: dict[date, bool], due: date
) -> None:
    begins = datetime(2026, *since, tzinfo=SHANGHAI)
    assert Terms(rules, overrides).due(begins, term) == end_of(due)


@pytest.mark.parametrize(
    ("given_", "source"),
    [
        ({}, OrderSource.MATTER),
        ({"project": SOME}, OrderSource.PROJECT),
        ({"blocker": SOME}, OrderSource.BLOCKER),
        ({"light": SOME}, OrderSource.LIGHT),
    ],
)
def test_what_it_is_opened_from(given_: dict[str, UUID], source: OrderSource) -> None:
    assert a_new(**given_).source is source
    assert faults(**given_) == []


def test_what_no_order_may_be() -> None:
    assert faults(subject="", task=" ") == [("TEXT_REQUIRED", ("subject",)), ("TEXT_REQUIRED", ("task",))]
    assert faults(task="长" * 4001) == [("TEXT_TOO_LONG", ("task",))]
    assert faults(reason="\x00") == [("TEXT_INVALID", ("reason",))]
    for colour in (YELLOW, RED):
        assert faults(colour=colour) == [("TEXT_REQUIRED", ("reason",))]
        assert faults(colour=colour, reason="批示") == []
    for two in ({"light": SOME, "blocker": SOME}, {"blocker": SOME, "project": SOME}, {"light": SOME, "project": SOME}):
        assert faults(**two) == [("ORDER_SOURCE_SEVERAL", ())]
    assert faults(due_on=date(2026, 6, 29)) == [("ORDER_DAY_PAST", ("dueOn",))]


def test_a_day_is_neither_past_nor_more_than_a_year_ahead() -> None:
    found = [refuse_day(TODAY + timedelta(days=days), TODAY, "until") for days in (-1, 0, 366, 367)]
    assert [each and each.code for each in found] == ["ORDER_DAY_PAST", None, None, "ORDER_DAY_TOO_LATE"]


@pytest.mark.parametrize(
    ("held", "fits"),
    [
        (None, False),
        ([], False),
        ([Responsibility.HOST], True),
        ([Responsibility.COORDINATION], True),
        ([Responsibility.OVERSIGHT], False),
        ([Responsibility.HOST, Responsibility.OVERSIGHT], False),
        ([Responsibility.LEADERSHIP], False),
    ],
)
def test_whom_an_order_may_be_addressed_to(held: list[Responsibility] | None, fits: bool) -> None:  # noqa: FBT001  a table's column
    assert (refuse_unit(held) is None) is fits


@pytest.mark.parametrize("state", list(OrderState))
def test_what_a_state_allows(state: OrderState) -> None:
    assert (refuse_state(state, *PENDING) is None) is (state in {OPEN, ACKNOWLEDGED, ANSWERED})
    assert (refuse_state(state, ANSWERED) is None) is (state is ANSWERED)
    assert (state in WITH_UNIT) is (state in {OPEN, ACKNOWLEDGED})


@pytest.mark.parametrize(
    ("state", "now", "until", "is_open", "code"),
    [
        (OPEN, NOW, date(2026, 7, 11), False, "ORDER_STATE"),
        (ANSWERED, NOW, date(2026, 7, 11), False, "ORDER_STATE"),
        (CLOSED, NOW, date(2026, 7, 11), False, "ORDER_STATE"),
        (WITHDRAWN, NOW, date(2026, 7, 11), False, "ORDER_STATE"),
        (ACKNOWLEDGED, DUE, date(2026, 7, 20), False, "ORDER_OVERDUE"),
        (ACKNOWLEDGED, DUE - INSTANT, date(2026, 7, 20), False, None),
        (ACKNOWLEDGED, NOW, date(2026, 7, 11), True, "ORDER_EXTENSION_OPEN"),
        (ACKNOWLEDGED, NOW, date(2026, 7, 10), False, "ORDER_EXTENSION_SHORT"),
        (ACKNOWLEDGED, NOW, date(2026, 7, 11), False, None),
    ],
)
def test_when_more_time_may_be_asked_for(
    state: OrderState,
    now: datetime,
    until: date,
    is_open: bool,  # noqa: FBT001  as above
    code: str | None,
) -> None:
    found = refuse_extension(state, DUE, until, now, is_open=is_open)
    assert (found and found.code) == code
