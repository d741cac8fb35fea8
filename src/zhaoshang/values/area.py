"""Floor area: square metres in whole hundredths, exact; as text with two decimals."""

from typing import Final, NewType

from zhaoshang.values.hundredths import hundredths_text, parse_hundredths

Area = NewType("Area", int)
"""Hundredths of a square metre."""

MOST_AREA: Final = 10**10
"""A hundred square kilometres: more than any building has, so more is a slip of the pen."""

_DIGITS: Final = 18


def parse_area(text: str) -> Area | None:
    """Hundredths of a decimal string of square metres, or ``None`` for anything else: signs, a third decimal."""
    area = parse_hundredths(text, digits=_DIGITS, signed=False)
    return None if area is None else Area(area)


def area_text(area: int) -> str:
    """Square metres with two decimals: ``1200.50``. What the API writes."""
    return hundredths_text(area)
