import math
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.exchange.ledger.amounts import Amount, read_amount
from zhaoshang.exchange.ledger.cells import Cell, Fault, Found
from zhaoshang.exchange.ledger.numerals import chinese_number

WAN = 10**4
YI = 10**8


@pytest.mark.parametrize(
    ("written", "yuan"),
    [
        (36000, 36000 * WAN),
        (1500.5, 15_005_000),
        (0.1, 1000),
        (0, 0),
        ("36000", 36000 * WAN),
        ("1,500", 1500 * WAN),
        ("1，500", 1500 * WAN),
        ("12,345,678.5", 123_456_785_000),
        ("５０００", 5000 * WAN),
        ("８，０００．５", 80_005_000),
        (" 5000\n", 5000 * WAN),
        ("1 500", 1500 * WAN),
        ("5000万", 5000 * WAN),
        ("5000万元", 5000 * WAN),
        ("５０００万元整", 5000 * WAN),
        ("1.2亿", 120_000_000),
        ("3.6亿元", 360_000_000),
        ("1亿2000万", 120_000_000),
        ("1亿2000万元", 120_000_000),
        ("2亿5百万", 205_000_000),
        ("5千万", 50_000_000),
        ("3百万元", 3_000_000),
        ("80000000元", 80_000_000),
        ("人民币5000万元", 5000 * WAN),
        ("￥5000万", 5000 * WAN),
        ("RMB 5,000万", 5000 * WAN),
        ("五千万元", 50_000_000),
        ("一亿二千万", 120_000_000),
        ("壹亿贰仟万元整", 120_000_000),
        ("十亿", 10 * YI),
        ("三百", 300 * WAN),
    ],
)
def test_amounts_in_every_written_form(written: Any, yuan: int) -> None:
    assert read_amount(Cell("F1", written), WAN) == Found(Amount(yuan * 100))


@pytest.mark.parametrize(
    "written",
    [
        "约5000万",
        "大约5000万元",
        "近5000万",
        "预计5000万",
        "5000万左右",
        "5000万元左右",
        "约 ５０００",
        "5000余万元",
        "5000多万",
    ],
)
def test_an_approximate_amount_is_taken_with_a_warning(written: str) -> None:
    assert read_amount(Cell("F1", written), WAN) == Found(
        Amount(5_000_000_000, is_approximate=True), "APPROXIMATE_AMOUNT"
    )


@pytest.mark.parametrize("written", [None, "", "  ", "待定", "－", "—", "/", "待 定", "面议"])
def test_an_undecided_amount_is_missing_not_zero(written: str | None) -> None:
    assert read_amount(Cell("F1", written), WAN) == Found(Amount(None), "AMOUNT_MISSING")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("3000-5000万", "AMBIGUOUS_AMOUNT"),
        ("3000万-5000万元", "AMBIGUOUS_AMOUNT"),
        ("3000～5000", "AMBIGUOUS_AMOUNT"),
        ("3000至5000万元", "AMBIGUOUS_AMOUNT"),
        ("5000万以上", "AMBIGUOUS_AMOUNT"),
        ("不低于5000万", "AMBIGUOUS_AMOUNT"),
        (">5000", "AMBIGUOUS_AMOUNT"),
        ("一期5000万", "AMBIGUOUS_AMOUNT"),
        ("5000万元(含设备2000万元)", "AMBIGUOUS_AMOUNT"),
        ("1亿20000万", "AMBIGUOUS_AMOUNT"),
        ("1,5000", "AMBIGUOUS_AMOUNT"),
        ("1.2.3", "AMBIGUOUS_AMOUNT"),
        ("500万美元", "UNSUPPORTED_CURRENCY"),
        ("$500", "UNSUPPORTED_CURRENCY"),
        ("usd 5,000", "UNSUPPORTED_CURRENCY"),
        ("1000万港币", "UNSUPPORTED_CURRENCY"),
        ("€300", "UNSUPPORTED_CURRENCY"),
        (-200, "NEGATIVE_AMOUNT"),
        (-0.01, "NEGATIVE_AMOUNT"),
        ("-200", "NEGATIVE_AMOUNT"),
        ("−200万元", "NEGATIVE_AMOUNT"),
        ("(200)", "NEGATIVE_AMOUNT"),
        ("负200万", "NEGATIVE_AMOUNT"),
        (10**11 + 1, "AMOUNT_TOO_LARGE"),
        ("20000000亿", "AMOUNT_TOO_LARGE"),
        (1e300, "AMOUNT_TOO_LARGE"),
        (math.inf, "INVALID_AMOUNT"),
        (math.nan, "INVALID_AMOUNT"),
        (True, "INVALID_AMOUNT"),
        (date(2018, 1, 1), "INVALID_AMOUNT"),
        ("很多", "INVALID_AMOUNT"),
        ("万万", "INVALID_AMOUNT"),
        ("=1+1", "AMBIGUOUS_AMOUNT"),
    ],
)
def test_what_is_unclear_or_impossible_is_refused(written: Any, code: str) -> None:
    assert read_amount(Cell("F1", written), WAN) == Fault(code)


def test_exactly_the_limit_is_still_an_amount() -> None:
    assert read_amount(Cell("F1", 10**11), WAN) == Found(Amount(10**17))


@pytest.mark.parametrize("written", [5000, "5000", "约5000", "三百"])
def test_a_plain_number_needs_a_stated_unit(written: Any) -> None:
    assert read_amount(Cell("F1", written), None) == Fault("AMOUNT_UNIT_UNKNOWN")


def test_a_written_unit_needs_no_stated_one_and_wins_over_it() -> None:
    assert read_amount(Cell("F1", "5000万元"), None) == Found(Amount(5_000_000_000))
    assert read_amount(Cell("F1", "5000万元"), YI) == Found(Amount(5_000_000_000))
    assert read_amount(Cell("F1", "800元"), YI) == Found(Amount(80_000))


@given(st.integers(0, 10**11))
def test_a_plain_number_is_exact_to_the_fen(number: int) -> None:
    for written in (
        number,
        f"{number:,}",
        f"{number}万元",
        str(number).translate({48 + n: 0xFF10 + n for n in range(10)}),
    ):
        assert read_amount(Cell("F1", written), WAN) == Found(Amount(number * WAN * 100))


@given(st.text(max_size=12))
def test_any_text_gives_an_amount_or_a_code(text: str) -> None:
    assert isinstance(read_amount(Cell("F1", text), WAN), Found | Fault)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("五千万", 50_000_000),
        ("一亿零五百万", 105_000_000),
        ("十二", 12),
        ("二十", 20),
        ("两千三百", 2300),
        ("二〇一八", 2018),
        ("万", None),
        ("五五千", None),
        ("千百", None),
        ("十千", None),
        ("一万一亿", None),
        ("", None),
        ("五x", None),
    ],
)
def test_chinese_numerals(text: str, number: int | None) -> None:
    assert chinese_number(text) == number
