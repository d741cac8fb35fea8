"""Points of an assessment: hundredths, exact; as text with two decimals."""

from typing import Final, NewType

from zhaoshang.values.hundredths import hundredths_text, parse_hundredths

Points = NewType("Points", int)
"""Hundredths of a point."""

_DIGITS: Final = 6


def parse_points(text: str) -> Points | None:
    """Hundredths of a decimal string of at most two places, or ``None`` for anything else."""
    points = parse_hundredths(text, digits=_DIGITS)
    return None if points is None else Points(points)


def points_text(points: int) -> str:
    """Points with two decimals: ``12.50``. What the API writes."""
    return hundredths_text(points)
