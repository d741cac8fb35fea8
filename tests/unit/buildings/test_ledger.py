"""What may be entered of buildings and leases, how much fits, and what closed months keep."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.buildings import entry, lease_entry
from zhaoshang.buildings.model import BuildingState
from zhaoshang.buildings.rules.ledger import (
    EARLIEST,
    LATEST,
    Counted,
    Space,
    Span,
    open_since,
    refuse_building,
    refuse_end,
    refuse_frozen,
    refuse_lease,
    refuse_overlap,
    refuse_retired,
    refuse_retiring,
    refuse_space,
)
from zhaoshang.values.area import MOST_AREA
from zhaoshang.values.money import MOST_FEN
from zhaoshang.values.period import Period

TODAY = date(2026, 6, 30)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"name": " "}, "TEXT_REQUIRED", "name"),
        ({"name": "…。"}, "TEXT_INVALID", "name"),
        ({"name": "长" * 81}, "TEXT_TOO_LONG", "name"),
        ({"address": ""}, "TEXT_REQUIRED", "address"),
        ({"operator": "\x00"}, "TEXT_INVALID", "operator"),
        ({"rentable": 0}, "BUILDING_AREA_INVALID", "rentableArea"),
        ({"rentable": MOST_AREA + 1}, "BUILDING_AREA_INVALID", "rentableArea"),
        ({"self_used": -1}, "BUILDING_AREA_INVALID", "selfUsedArea"),
        ({"self_used": 1_000_001}, "BUILDING_AREA_INVALID", "selfUsedArea"),
        ({"asking_rent": -1}, "BUILDING_RENT_INVALID", "askingRent"),
        ({"asking_rent": MOST_FEN + 1}, "BUILDING_RENT_INVALID", "askingRent"),
        ({"completed_on": TODAY + DAY}, "BUILDING_DAY_INVALID", "completedOn"),
        ({"completed_on": EARLIEST - DAY}, "BUILDING_DAY_INVALID", "completedOn"),
    ],
)
def test_what_is_wrong_with_a_building(changes: dict[str, object], code: str, path: str) -> None:
    (fault,) = refuse_building(entry(**changes), TODAY)
    assert (fault.code, fault.path) == (code, (path,))


def test_a_building_may_be_all_self_used_and_ask_nothing() -> None:
    assert refuse_building(entry(self_used=1_000_000, asking_rent=None, completed_on=TODAY, operator=None), TODAY) == ()


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"floor": ""}, "TEXT_REQUIRED", "floor"),
        ({"unit": "长" * 41}, "TEXT_TOO_LONG", "unit"),
        ({"firm": " "}, "TEXT_REQUIRED", "firm"),
        ({"area": 0}, "BUILDING_AREA_INVALID", "area"),
        ({"credit_code": "91120110MANT1YGTN1"}, "INVALID_CREDIT_CODE", "creditCode"),
        ({"rent": -1}, "BUILDING_RENT_INVALID", "rent"),
        ({"starts_on": EARLIEST - DAY}, "BUILDING_DAY_INVALID", "startsOn"),
        ({"ends_on": date(2025, 12, 31)}, "LEASE_TERM_INVALID", "endsOn"),
        ({"ends_on": LATEST + DAY}, "BUILDING_DAY_INVALID", "endsOn"),
        ({"registered_on": TODAY + DAY}, "BUILDING_DAY_INVALID", "registeredOn"),
    ],
)
def test_what_is_wrong_with_a_lease(changes: dict[str, object], code: str, path: str) -> None:
    (fault,) = refuse_lease(lease_entry(**changes), TODAY)
    assert (fault.code, fault.path) == (code, (path,))


def test_a_lease_of_one_day_for_nothing_is_one() -> None:
    assert refuse_lease(lease_entry(rent=0, ends_on=date(2026, 1, 1), registered_on=TODAY), TODAY) == ()


spans = st.lists(
    st.builds(
        lambda area, first, days: Span(area, TODAY + first * DAY, TODAY + (first + days) * DAY),
        st.integers(1, 50),
        st.integers(-40, 40),
        st.integers(0, 30),
    ),
    max_size=8,
)


@given(spans, st.integers(0, 40), st.integers(-20, 20), st.integers(-50, 50), st.integers(0, 60))
def test_the_first_day_with_too_much_is_found_as_if_each_day_was_looked_at(
    given_spans: list[Span], self_used: int, since: int, first: int, length: int
) -> None:
    space = Space(100, self_used, TODAY + since * DAY)
    begin, end = TODAY + first * DAY, TODAY + (first + length) * DAY

    def excess(day: date) -> int:
        let = sum(each.area for each in given_spans if each.starts_on <= day <= each.until)
        return let + (self_used if day >= space.since else 0) - 100

    days = [begin + at * DAY for at in range(length + 1)]
    expected = next(((str(day), excess(day)) for day in days if excess(day) > 0), None)
    refused = refuse_space(space, given_spans, first=begin, last=end)
    found = None if refused is None else (refused.facts["day"], round(float(refused.facts["excess"]) * 100))
    assert found == expected


def test_a_firm_has_a_place_once_at_a_time() -> None:
    mine = Span(1, date(2026, 1, 1), date(2026, 6, 30), "A", ("3 层", "301"))
    same = replace(mine, starts_on=date(2026, 6, 30), until=date(2026, 7, 1), place=("3层", "３０１"))
    assert refuse_overlap(mine, [same]) is not None
    for other in (
        replace(same, starts_on=date(2026, 7, 1)),
        replace(same, credit_code="B"),
        replace(same, place=("4 层", "301")),
    ):
        assert refuse_overlap(mine, [other]) is None


def test_a_lease_ends_early_within_its_term() -> None:
    first, last = date(2026, 1, 1), date(2026, 6, 30)
    assert refuse_end(first, last, None, first) is None
    assert refuse_end(first, last, None, last - DAY) is None
    for day in (first - DAY, last):
        assert refuse_end(first, last, None, day).code == "LEASE_TERM_INVALID"  # type: ignore[union-attr]  # refused
    assert refuse_end(first, last, first, first).code == "LEASE_ENDED"  # type: ignore[union-attr]  # refused


def test_what_a_month_could_not_know_it_did_not_count() -> None:
    lease = Counted(9, "云帆", "A", "OTHER", None, date(2026, 1, 1), date(2027, 1, 1))
    may = Period("2026-05")
    for changes in ({"area": 8}, {"until": date(2026, 5, 30)}, {"registered_on": date(2026, 5, 31)}, {"firm": "别家"}):
        assert refuse_frozen(lease, replace(lease, **changes), may) is not None
        assert refuse_frozen(lease, replace(lease, **changes), None) is None
    later = replace(lease, until=date(2026, 5, 31), registered_on=date(2026, 6, 1))
    assert refuse_frozen(lease, later, may) is None


def test_what_is_retired_and_when() -> None:
    assert refuse_retired(BuildingState.OPEN) is None
    assert refuse_retired(BuildingState.RETIRED) is not None
    ending = Span(1, date(2026, 1, 1), TODAY)
    assert refuse_retiring([ending], TODAY + DAY) is None
    assert refuse_retiring([ending, ending], TODAY).facts == {"count": 2}  # type: ignore[union-attr]  # refused
    assert open_since(None) == date.min
    assert open_since(Period("2026-05")) == date(2026, 6, 1)
