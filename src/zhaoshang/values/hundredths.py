"""Exact decimals of two places, as whole hundredths: money in fen, areas, points."""

import re
from typing import Final

HUNDRED: Final = 100
_DECIMAL: Final = re.compile(r"(-?)(\d+)(?:\.(\d{1,2}))?", re.ASCII)


def parse_hundredths(text: str, *, digits: int, signed: bool = True) -> int | None:
    """Hundredths of a decimal string, or ``None`` for anything else: exponents, separators, a third decimal.

    ``digits`` are the most there may be before the point.
    """
    match = _DECIMAL.fullmatch(text)
    if match is None or len(match[2]) > digits or (match[1] and not signed):
        return None
    found = int(match[2]) * HUNDRED + int((match[3] or "0").ljust(2, "0"))
    return -found if match[1] else found


def hundredths_text(hundredths: int) -> str:
    """A decimal string of two places: ``1200.50``."""
    sign, magnitude = ("-", -hundredths) if hundredths < 0 else ("", hundredths)
    return f"{sign}{magnitude // HUNDRED}.{magnitude % HUNDRED:02d}"
