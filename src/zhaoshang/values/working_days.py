"""工作日: which days are worked, and what falls due by counting them (domain §3).

Once a year the State Council says which days around the festivals are off and which weekends are worked instead (调休).
Its notices come from ``chinesecalendar``; in a year whose notice is not known there, the days off are those of the law
(ADR 0013). A district's own decisions come first: ``overrides`` say of a day that it is worked, or that it is not.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

import chinese_calendar

from zhaoshang.values.clock import day_of, end_of

_DAY: Final = timedelta(days=1)
_A_WEEK: Final = timedelta(days=7)
_SATURDAY: Final = 5

_OFF: Final[Collection[date]] = frozenset(chinese_calendar.holidays)
_WORKED: Final[Collection[date]] = frozenset(chinese_calendar.workdays)
"""Saturdays and Sundays that are worked instead."""
_PUBLISHED: Final = frozenset(day.year for day in _OFF)

_FIXED: Final = ("01-01", "05-01", "05-02", "10-01", "10-02", "10-03")
"""元旦, 劳动节, 国庆节."""

_FESTIVALS: Final[Mapping[int, tuple[str, str, str, str]]] = {
    2027: ("02-06", "04-05", "06-09", "09-15"),
    2028: ("01-26", "04-04", "05-28", "10-03"),
    2029: ("02-13", "04-04", "06-16", "09-22"),
    2030: ("02-03", "04-05", "06-05", "09-12"),
    2031: ("01-23", "04-05", "06-24", "10-01"),
    2032: ("02-11", "04-04", "06-12", "09-19"),
    2033: ("01-31", "04-04", "06-01", "09-08"),
    2034: ("02-19", "04-05", "06-20", "09-27"),
    2035: ("02-08", "04-05", "06-10", "09-16"),
    2036: ("01-28", "04-04", "05-30", "10-04"),
}
"""春节, 清明, 端午, 中秋 of the years to come: their days follow the moon and the sun, no notice moves them."""


def is_working_day(day: date, overrides: Mapping[date, bool] = {}) -> bool:
    """Whether a day is worked; what ``overrides`` say of it comes first."""
    if (decided := overrides.get(day)) is not None:
        return decided
    if is_published(day.year):
        return day in _WORKED or (day.weekday() < _SATURDAY and day not in _OFF)
    return day.weekday() < _SATURDAY and day not in _statutory(day.year)


def due_after(since: datetime, days: int, overrides: Mapping[date, bool] = {}) -> datetime:
    """The midnight that ends the n-th working day after an instant's, which itself does not count."""
    return end_of(add_working_days(day_of(since), days, overrides))


def add_working_days(start: date, days: int, overrides: Mapping[date, bool] = {}) -> date:
    """The n-th working day after a day, which itself does not count (Civil Code, art. 201); none is that day itself."""
    day = start
    for _ in range(_counted(days)):
        day += _DAY
        while not is_working_day(day, overrides):
            day += _DAY
    return day


def latest_start(by: date, days: int, overrides: Mapping[date, bool] = {}) -> date:
    """The latest day whose n-th working day is no later than ``by``: whatever began then, or before, has run out.

    The inverse of ``add_working_days``: a store finds what is due by comparing with one day.
    """
    day = by
    for _ in range(_counted(days)):
        while not is_working_day(day, overrides):
            day -= _DAY
        day -= _DAY
    return day


def count_working_days(after: date, until: date, overrides: Mapping[date, bool] = {}) -> int:
    """How many working days come after a day, up to another that counts itself; none when that one is not later."""
    days = (after + number * _DAY for number in range(1, (until - after).days + 1))
    return sum(is_working_day(day, overrides) for day in days)


def is_published(year: int) -> bool:
    """Whether the State Council's notice for a year is known here."""
    return year in _PUBLISHED


def is_provisional(day: date) -> bool:
    """Whether a notice yet to come may still change a day.

    A notice begins with New Year: now and then it has the last weekend of the old year worked.
    """
    return not (is_published(day.year) and is_published((day + _A_WEEK).year))


@cache
def _statutory(year: int) -> Collection[date]:
    """The days off by law (全国年节及纪念日放假办法, 2024); for one on a weekend, the next weekday is off as well."""
    named = sorted(set(_named(year)))
    off = set(named)
    for day in named:
        if day.weekday() >= _SATURDAY:
            weekdays = (day + number * _DAY for number in range(1, 8) if (day + number * _DAY).weekday() < _SATURDAY)
            off.add(next(weekday for weekday in weekdays if weekday not in off))
    return frozenset(off)


def _named(year: int) -> Iterator[date]:
    yield from (date.fromisoformat(f"{year:04d}-{day}") for day in _FIXED)
    if year in _FESTIVALS:
        spring, *others = (date.fromisoformat(f"{year}-{day}") for day in _FESTIVALS[year])
        yield from (spring + number * _DAY for number in (-1, 0, 1, 2))  # 除夕 and the first three days
        yield from others


def _counted(days: int) -> int:
    if days < 0:
        msg = "working days are counted forwards: give none or more"
        raise ValueError(msg)
    return days
