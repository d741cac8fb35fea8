"""Floor area: square metres in whole hundredths, exact; as text with two decimals."""

import re
from typing import Final, NewType

Area = NewType("Area", int)
"""Hundredths of a square metre."""

MOST_AREA: Final = 10**10
"""A hundred square kilometres: more than any building has, so more is a slip of the pen."""

HUNDRED: Final = 100
_AREA: Final = re.compile(r"(\d{1,18})(?:\.(\d{1,2}))?", re.ASCII)


def parse_area(text: str) -> Area | None:
    """Hundredths of a decimal string of square metres, or ``None`` for anything else: signs, a third decimal."""
    match = _AREA.fullmatch(text)
    return None if match is None else Area(int(match[1]) * HUNDRED + int((match[2] or "0").ljust(2, "0")))


def area_text(area: int) -> str:
    """Square metres with two decimals: ``1200.50``. What the API writes."""
    sign, magnitude = ("-", -area) if area < 0 else ("", area)
    return f"{sign}{magnitude // HUNDRED}.{magnitude % HUNDRED:02d}"
