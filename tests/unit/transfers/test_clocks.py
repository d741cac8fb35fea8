"""The clocks of a push count working days and strike at midnight in Shanghai."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.transfers.model import OfferState, TransferState
from zhaoshang.transfers.rules.flow import Clocks, Due, due, refuse_answer
from zhaoshang.values.clock import SHANGHAI, day_of, end_of
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.working_days import add_working_days

INSTANT = timedelta(microseconds=1)
OVERRIDES = st.dictionaries(st.dates(date(2025, 1, 1), date(2027, 12, 31)), st.booleans(), max_size=20)
INSTANTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001  hypothesis adds the zone


def at(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


def test_what_a_district_has_not_decided_is_as_usual() -> None:
    assert Clocks.of({}, {}) == Clocks(offer=5, warn=15, expire=20)
    decided = {"transfer_offer_working_days": "3", "transfer_expire_working_days": "40", "transfer_offer_days": "9"}
    closed = {date(2026, 10, 10): False}
    assert Clocks.of(decided, closed) == Clocks(offer=3, warn=15, expire=40, overrides=closed)


@pytest.mark.parametrize(
    ("offered", "overdue"),
    [
        (at(7, 6, 0, 0), at(7, 14)),
        (at(7, 6, 23, 59), at(7, 14)),
        (at(2, 13, 9), at(2, 28)),  # 14, then 24 to 27 February
        (at(2, 17, 9), at(3, 1)),  # an offer made on a holiday: 24 to 28 February
        (at(9, 28, 9), at(10, 11)),  # 29 and 30 September, 8 to 10 October
    ],
)
def test_an_offer_may_be_answered_until_the_fifth_working_day_ends(offered: datetime, overdue: datetime) -> None:
    respond_by = Clocks().respond_by(offered)

    assert respond_by == overdue

    def answer(now: datetime) -> Refusal | None:
        return refuse_answer(TransferState.OFFERED, OfferState.OPEN, respond_by, now, accepting=True)

    assert answer(overdue - INSTANT) is None
    refused = answer(overdue)
    assert refused is not None
    assert refused.code == "OFFER_OVERDUE"


@pytest.mark.parametrize(
    ("now", "what"),
    [
        (at(7, 22) - INSTANT, None),
        (at(7, 22), Due.WARNING),
        (at(7, 29) - INSTANT, Due.WARNING),
        (at(7, 29), Due.EXPIRY),
    ],
)
def test_who_waits_since_30_june_is_warned_of_and_expires(now: datetime, what: Due | None) -> None:
    since = at(6, 30, 10)

    assert due(since, False, 0, now, Clocks()) is what
    assert due(since, True, 0, now, Clocks()) is (Due.EXPIRY if what is Due.EXPIRY else None)
    assert due(since, False, 1, now, Clocks()) is None


@given(INSTANTS, INSTANTS, st.integers(1, 30), OVERRIDES)
def test_the_job_finds_exactly_what_has_run_out(
    since: datetime, now: datetime, days: int, overrides: Mapping[date, bool]
) -> None:
    clocks = Clocks(warn=days, expire=days, overrides=overrides)
    run_out = now >= end_of(add_working_days(day_of(since), days, overrides))

    assert (since < clocks.warned_if_before(now)) == run_out
    assert (since < clocks.expired_if_before(now)) == run_out


def test_the_day_before_the_holiday_ends_on_that_day() -> None:
    assert Clocks(offer=1).respond_by(at(9, 29, 18)) == end_of(date(2026, 9, 30))


@pytest.mark.parametrize(
    ("offered", "overrides", "overdue"),
    [
        # 29 and 30 September, 8 and 9 October; Saturday 10 is closed after all, so Monday 12 is the fifth day.
        (at(9, 28, 9), {date(2026, 10, 10): False}, at(10, 13)),
        # 14 February is closed: 24 to 28 February.
        (at(2, 13, 9), {date(2026, 2, 14): False}, at(3, 1)),
        # Saturday 11 July is worked: 7 to 11 July.
        (at(7, 6, 9), {date(2026, 7, 11): True}, at(7, 12)),
    ],
)
def test_an_offer_is_answered_within_the_districts_own_days(
    offered: datetime, overrides: Mapping[date, bool], overdue: datetime
) -> None:
    assert Clocks(overrides=overrides).respond_by(offered) == overdue


def test_a_push_waits_over_the_districts_own_days() -> None:
    # From Tuesday 30 June, 15 working days end with Tuesday 21 July, and 20 with Tuesday 28.
    since, closed = at(6, 30, 10), Clocks(overrides={date(2026, 7, 15): False})
    worked = Clocks(overrides={date(2026, 7, 11): True})

    assert due(since, False, 0, at(7, 22), closed) is None
    assert due(since, False, 0, at(7, 23), closed) is Due.WARNING
    assert due(since, True, 0, at(7, 30) - INSTANT, closed) is None
    assert due(since, True, 0, at(7, 30), closed) is Due.EXPIRY
    assert due(since, False, 0, at(7, 21), worked) is Due.WARNING
    assert due(since, True, 0, at(7, 28), worked) is Due.EXPIRY
