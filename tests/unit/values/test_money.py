"""Money is whole fen inside and a decimal string of yuan outside, without a loss between the two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.values.money import MOST_FEN, Fen, display, parse_yuan, yuan_text

ANY_FEN = st.integers(-100 * MOST_FEN, 100 * MOST_FEN)


@given(ANY_FEN)
def test_what_is_written_reads_back_as_the_same_amount(fen: int) -> None:
    assert parse_yuan(yuan_text(Fen(fen))) == fen


@given(ANY_FEN)
def test_yuan_always_have_two_decimals(fen: int) -> None:
    whole, _, decimals = yuan_text(Fen(fen)).partition(".")

    assert len(decimals) == 2
    assert whole.lstrip("-").isdigit()


@given(st.integers(0, MOST_FEN))
def test_a_debt_is_written_as_the_amount_with_a_sign(fen: int) -> None:
    assert yuan_text(Fen(-fen)) == (f"-{yuan_text(Fen(fen))}" if fen else "0.00")


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("0", 0),
        ("0.00", 0),
        ("-0", 0),
        ("0.01", 1),
        ("-0.01", -1),
        ("1", 100),
        ("1.5", 150),
        ("1.05", 105),
        ("007", 700),
        ("1000000.01", 100_000_001),
        ("50000000", 5_000_000_000),
        ("1000000000000000.00", MOST_FEN),
        ("1000000000000000.01", MOST_FEN + 1),
        ("9999999999999999999.99", 99_999_999_999_999_999_999_9),
    ],
)
def test_yuan_are_read_exactly(text: str, fen: int) -> None:
    assert parse_yuan(text) == fen


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "1 ",
        " 1",
        "1\n",
        "1.",
        ".5",
        "1.234",
        "1,000",
        "1e3",
        "+1",
        "--1",
        "NaN",
        "Infinity",
        "0x10",
        "1_000",
        "１００",
        "٣",
        "1万",
        "5000万元",
        "1" + "0" * 40,
    ],
)
def test_anything_that_is_not_plain_yuan_is_no_amount(text: str) -> None:
    assert parse_yuan(text) is None


@given(st.text(max_size=30))
def test_no_text_at_all_makes_it_fail(text: str) -> None:
    fen = parse_yuan(text)

    assert fen is None or parse_yuan(yuan_text(fen)) == fen


@pytest.mark.parametrize(("text", "fen"), [("-1", None), ("-0.01", None), ("-0", None), ("0", 0), ("1", 100)])
def test_an_unsigned_amount_takes_no_sign(text: str, fen: int | None) -> None:
    assert parse_yuan(text, signed=False) == fen


@pytest.mark.parametrize(
    ("fen", "shown"),
    [
        (0, "0元"),
        (1, "0.01元"),
        (80_000, "800元"),
        (999_999, "9999.99元"),
        (1_000_000, "1万元"),
        (1_500_000, "1.5万元"),
        (1_000_001, "1.000001万元"),
        (5_000_000_000, "5000万元"),
        (9_999_999_999, "9999.999999万元"),
        (10_000_000_000, "1亿元"),
        (12_000_000_000, "1.2亿元"),
        (-12_000_000_000, "-1.2亿元"),
        (-1, "-0.01元"),
    ],
)
def test_officials_read_wan_and_yi_exactly(fen: int, shown: str) -> None:
    assert display(Fen(fen)) == shown
