"""Days as ledgers write them: date cells, Excel serials, 2018.3, 2018年3月5日, 20180524."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from zhaoshang.exchange.ledger.cells import Cell, Fault, Found, tidy
from zhaoshang.exchange.ledger.numerals import CHARACTERS, chinese_number
from zhaoshang.projects.model import DayPrecision

EXCEL_1900: Final = date(1899, 12, 30)
"""Day 0 of Excel's serials from March 1900 on (it believes 1900 was a leap year)."""
EXCEL_1904: Final = date(1904, 1, 1)

_YEARS: Final = range(1990, 2100)
"""As the pipeline itself: nothing here began before 1990."""
_SERIALS: Final = range(31412, 73050)
"""Numbers that can be serials of those years, counted from 1904 or from 1900."""
_FULL = re.compile(
    r"(\d{4}) ?(?:([-/.]) ?(\d{1,2}) ?\2|年 ?(\d{1,2}) ?月) ?(\d{1,2}) ?[日号]?"
    r"(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
)
_MONTH = re.compile(r"(\d{4}) ?[-/.年] ?(\d{1,2}) ?(?:月份?)? ?(?:上旬|中旬|下旬|初|中|底|末)?")
_DIGITS = re.compile(r"\d{5}|\d{6}|\d{8}")
_INCOMPLETE = re.compile(
    r"\d{1,2} ?[-/.月] ?\d{1,2} ?[日号]?"  # 3月5日: of which year?
    r"|\d{1,2} ?月份?"
    r"|\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2} ?[日号]?"  # 18.3.5, and 3/5/18 the American way
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    r"|\d{4} ?年?(?:上半年|下半年|初|底|末|第?[一二三四1-4]季度)?"
    r"|.*\d.*(?:至|到|~|—|–| - ).*\d.*|\d{4} ?[./年] ?\d{1,2} ?月?-\d.*"  # a period, not a day
    r"|(?:约|大约).*\d.*"
)
_NUMERAL = re.compile(rf"[{CHARACTERS}]+(?=[年月日号])")


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a month standing as its first day."""

    on: date
    precision: DayPrecision = DayPrecision.DAY


def read_day(cell: Cell, today: date, epoch: date = EXCEL_1900) -> Found[Day] | Fault:
    """A day up to ``today`` from a date cell, a serial counted from ``epoch``, or text.

    Faults: MISSING_DATE, INVALID_DATE, AMBIGUOUS_DATE, FUTURE_DATE. Warning: MONTH_PRECISION.
    """
    found = _read(cell.value, epoch)
    return Fault("FUTURE_DATE") if isinstance(found, Found) and found.value.on > today else found


def _read(value: Any, epoch: date) -> Found[Day] | Fault:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _day(value.year, value.month, value.day)
    if isinstance(value, bool):
        return Fault("INVALID_DATE")
    if isinstance(value, int | float):
        return _from_number(Decimal(repr(value)), epoch)
    if value is None or isinstance(value, str):
        return _from_text(tidy(value or ""), epoch)
    return Fault("INVALID_DATE")  # a time of day or a duration


def _from_number(number: Decimal, epoch: date) -> Found[Day] | Fault:
    if not number.is_finite():
        return Fault("INVALID_DATE")
    whole = int(number)
    if whole in _SERIALS:
        return _serial(whole, epoch)
    if number == whole:
        return _from_digits(str(whole), epoch) if len(str(whole)) in (6, 8) else _odd(str(whole))
    if whole in _YEARS:
        month = str(number).partition(".")[2]
        # As a number, 2018.10 and 2018.1 are one and the same: October or January, only the writer knows.
        return Fault("AMBIGUOUS_DATE") if month == "1" else _month(whole, int(month))
    return Fault("INVALID_DATE")


def _from_text(text: str, epoch: date) -> Found[Day] | Fault:
    if not text:
        return Fault("MISSING_DATE")
    text = _NUMERAL.sub(lambda numeral: str(chinese_number(numeral[0])), text)
    if full := _FULL.fullmatch(text):
        return _day(int(full[1]), int(full[3] or full[4]), int(full[5]))
    if month := _MONTH.fullmatch(text):
        return _month(int(month[1]), int(month[2]))
    if _DIGITS.fullmatch(text):
        return _from_digits(text, epoch)
    return _odd(text)


def _from_digits(text: str, epoch: date) -> Found[Day] | Fault:
    if len(text) == len("20180524"):
        return _day(int(text[:4]), int(text[4:6]), int(text[6:]))
    if len(text) == len("201805"):
        return _month(int(text[:4]), int(text[4:]))
    return _serial(int(text), epoch) if int(text) in _SERIALS else Fault("INVALID_DATE")


def _odd(text: str) -> Fault:
    return Fault("AMBIGUOUS_DATE" if _INCOMPLETE.fullmatch(text) else "INVALID_DATE")


def _serial(days: int, epoch: date) -> Found[Day] | Fault:
    on = epoch + timedelta(days=days)
    return _day(on.year, on.month, on.day)


def _day(year: int, month: int, day: int) -> Found[Day] | Fault:
    try:
        on = date(year, month, day)
    except ValueError:
        return Fault("INVALID_DATE")
    return Found(Day(on)) if year in _YEARS else Fault("INVALID_DATE")


def _month(year: int, month: int) -> Found[Day] | Fault:
    first = _day(year, month, 1)
    return first if isinstance(first, Fault) else Found(Day(first.value.on, DayPrecision.MONTH), "MONTH_PRECISION")
