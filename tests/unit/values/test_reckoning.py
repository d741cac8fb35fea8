"""Halves go away from zero, and equals share a place."""

from fractions import Fraction

import pytest

from zhaoshang.values.reckoning import ranks, round_half_away, rounded


@pytest.mark.parametrize(
    ("numerator", "denominator", "whole"),
    [(1, 2, 1), (-1, 2, -1), (49, 100, 0), (-49, 100, 0), (3, 2, 2), (-3, 2, -2), (7, 1, 7), (0, 5, 0)],
)
def test_a_half_goes_away_from_zero(numerator: int, denominator: int, whole: int) -> None:
    assert round_half_away(numerator, denominator) == whole
    assert rounded(Fraction(numerator, denominator)) == whole


def test_equals_share_a_place_and_the_next_one_counts_on() -> None:
    assert ranks({"a": 5, "b": 9, "c": 5, "d": -1}) == {"b": 1, "a": 2, "c": 2, "d": 4}
    assert ranks({"a": Fraction(1, 3), "b": Fraction(2, 6), "c": Fraction(33, 100)}) == {"a": 1, "b": 1, "c": 3}
    assert ranks({}) == {}
