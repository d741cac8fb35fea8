"""Points as text: two decimals, exact, and nothing else."""

import pytest

from zhaoshang.values.points import parse_points, points_text


@pytest.mark.parametrize(
    ("text", "points"), [("12.5", 1250), ("0", 0), ("-0.05", -5), ("100.00", 10000), ("999999.99", 99999999)]
)
def test_what_points_are(text: str, points: int) -> None:
    assert parse_points(text) == points


@pytest.mark.parametrize("text", ["", "1.234", "1e2", "+1", "1,000", "1.", ".5", "１", "1000000"])
def test_what_they_are_not(text: str) -> None:
    assert parse_points(text) is None


@pytest.mark.parametrize(("points", "text"), [(0, "0.00"), (-5, "-0.05"), (-1250, "-12.50"), (10000, "100.00")])
def test_how_they_are_written(points: int, text: str) -> None:
    assert points_text(points) == text
    assert parse_points(text) == points
