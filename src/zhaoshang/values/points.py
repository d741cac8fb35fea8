"""Points of an assessment: hundredths, exact; as text with two decimals."""

import re
from typing import Final, NewType

Points = NewType("Points", int)
"""Hundredths of a point."""

_HUNDRED: Final = 100
_POINTS: Final = re.compile(r"(-?)(\d{1,6})(?:\.(\d{1,2}))?", re.ASCII)


def parse_points(text: str) -> Points | None:
    """Hundredths of a decimal string of at most two places, or ``None`` for anything else."""
    match = _POINTS.fullmatch(text)
    if match is None:
        return None
    points = int(match[2]) * _HUNDRED + int((match[3] or "0").ljust(2, "0"))
    return Points(-points if match[1] else points)


def points_text(points: int) -> str:
    """Points with two decimals: ``12.50``. What the API writes."""
    sign, magnitude = ("-", -points) if points < 0 else ("", points)
    return f"{sign}{magnitude // _HUNDRED}.{magnitude % _HUNDRED:02d}"
