from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.exchange.ledger.cells import Cell, Fault, Found
from zhaoshang.exchange.ledger.dates import EXCEL_1904, Day, read_day
from zhaoshang.projects.model import DayPrecision

TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (datetime(2018, 1, 10), date(2018, 1, 10)),  # noqa: DTZ001  spreadsheets know no zones
        (date(2018, 1, 10), date(2018, 1, 10)),
        (43160, date(2018, 3, 1)),
        (43160.0, date(2018, 3, 1)),
        (43160.75, date(2018, 3, 1)),
        ("43160", date(2018, 3, 1)),
        (20180524, date(2018, 5, 24)),
        ("20180524", date(2018, 5, 24)),
        ("２０１８０５２４", date(2018, 5, 24)),
        ("2018/12/06", date(2018, 12, 6)),
        ("2018-3-5", date(2018, 3, 5)),
        ("2018.3.5", date(2018, 3, 5)),
        ("2018．3．5", date(2018, 3, 5)),
        ("2018年3月5日", date(2018, 3, 5)),
        ("2018 年 3 月 5 日", date(2018, 3, 5)),
        ("2018年3月\n5日", date(2018, 3, 5)),
        ("2018年3月5号", date(2018, 3, 5)),
        ("2018-03-05 00:00:00", date(2018, 3, 5)),
        ("2018-03-05T09:30", date(2018, 3, 5)),
        ("二〇一八年三月五日", date(2018, 3, 5)),
        ("2018年十二月二十一日", date(2018, 12, 21)),
    ],
)
def test_days_in_every_written_form(written: Any, day: date) -> None:
    assert read_day(Cell("H1", written), TODAY) == Found(Day(day))


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("2018.3", 3),
        ("2018.1", 1),
        ("2018.10", 10),
        ("2018.01", 1),
        ("2018年3月", 3),
        ("2018年3月份", 3),
        ("2018年3月上旬", 3),
        ("2018-03", 3),
        ("2018/3", 3),
        ("201803", 3),
        (201803, 3),
        (2018.3, 3),
        (2018.11, 11),
        (2018.12, 12),
        (2018.01, 1),
    ],
)
def test_a_month_stands_as_its_first_day_with_a_warning(written: Any, month: int) -> None:
    expected = Found(Day(date(2018, month, 1), DayPrecision.MONTH), "MONTH_PRECISION")
    assert read_day(Cell("H1", written), TODAY) == expected


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (None, "MISSING_DATE"),
        ("  ", "MISSING_DATE"),
        ("3月5日", "AMBIGUOUS_DATE"),
        ("3.5", "AMBIGUOUS_DATE"),
        ("3月", "AMBIGUOUS_DATE"),
        ("18.3.5", "AMBIGUOUS_DATE"),
        ("3/5/2018", "AMBIGUOUS_DATE"),
        ("2018", "AMBIGUOUS_DATE"),
        ("2018年", "AMBIGUOUS_DATE"),
        ("2018年上半年", "AMBIGUOUS_DATE"),
        ("2018年第一季度", "AMBIGUOUS_DATE"),
        ("2018.3-2018.5", "AMBIGUOUS_DATE"),
        ("2018.3-5", "AMBIGUOUS_DATE"),
        ("2018年3-5月", "AMBIGUOUS_DATE"),
        ("2018年3月至5月", "AMBIGUOUS_DATE"),
        ("约2018年3月", "AMBIGUOUS_DATE"),
        (2018, "AMBIGUOUS_DATE"),
        (2018.1, "AMBIGUOUS_DATE"),
        ("2018.13", "INVALID_DATE"),
        (2018.13, "INVALID_DATE"),
        ("2018.0", "INVALID_DATE"),
        ("2018-02-30", "INVALID_DATE"),
        ("20181301", "INVALID_DATE"),
        ("1899-01-01", "INVALID_DATE"),
        ("9999-01-01", "INVALID_DATE"),
        (0, "INVALID_DATE"),
        (-5, "INVALID_DATE"),
        (12.5, "INVALID_DATE"),
        (99999999999, "INVALID_DATE"),
        (float("nan"), "INVALID_DATE"),
        (True, "INVALID_DATE"),
        (time(9, 30), "INVALID_DATE"),
        (timedelta(days=3), "INVALID_DATE"),
        ("去年", "INVALID_DATE"),
        ("99999", "INVALID_DATE"),
        ("2026-07-01", "FUTURE_DATE"),
        ("2027年3月", "FUTURE_DATE"),
    ],
)
def test_what_is_unclear_or_impossible_is_refused(written: Any, code: str) -> None:
    assert read_day(Cell("H1", written), TODAY) == Fault(code)


def test_serials_count_from_1904_in_a_workbook_that_says_so() -> None:
    assert read_day(Cell("H1", 41698), TODAY, EXCEL_1904) == Found(Day(date(2018, 3, 1)))


@given(st.dates(date(1990, 1, 1), TODAY))
def test_every_written_form_of_a_day_means_that_day(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    forms = (serial, f"{day:%Y%m%d}", f"{day:%Y-%m-%d}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y.%m.%d}")
    assert {read_day(Cell("H1", form), TODAY) for form in forms} == {Found(Day(day))}


@given(st.text(max_size=14))
def test_any_text_gives_a_day_or_a_code(text: str) -> None:
    assert isinstance(read_day(Cell("H1", text), TODAY), Found | Fault)
