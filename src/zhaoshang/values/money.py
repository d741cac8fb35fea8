"""Money: CNY in whole fen, exact; yuan only as text (domain §1)."""

from typing import Final, NewType

from zhaoshang.values.hundredths import hundredths_text, parse_hundredths
from zhaoshang.values.reckoning import round_half_away

Fen = NewType("Fen", int)
"""An amount in fen (分), a hundredth of a yuan."""

MOST_FEN: Final = 10**17
"""10^15 yuan: more than any project is worth, so more is a slip of the pen."""

FEN_IN_YUAN: Final = 100
FEN_IN_WAN: Final = 10_000 * FEN_IN_YUAN
FEN_IN_YI: Final = 10_000 * FEN_IN_WAN

_BIGINT: Final = 2**63 - 1
_DIGITS: Final = 40


def parse_yuan(text: str, *, signed: bool = True) -> Fen | None:
    """Fen of a decimal string of yuan, or ``None`` for anything else: exponents, separators, a third decimal.

    Far more digits than any amount has are read, so that an absurd one is refused by its rule and not as a typo.
    """
    fen = parse_hundredths(text, digits=_DIGITS, signed=signed)
    return None if fen is None else Fen(fen)


def comparable(fen: Fen) -> Fen:
    """An amount to compare stored ones with: what no bigint can hold is more, or less, than every stored amount."""
    return Fen(max(-_BIGINT, min(_BIGINT, fen)))


def yuan_text(fen: Fen) -> str:
    """Yuan with two decimals: ``1000000.01``. What the API writes."""
    return hundredths_text(fen)


def display(fen: Fen) -> str:
    """What officials read: ``5000万元``, ``1.2亿元``, ``800元``; exact, without trailing zeros."""
    if abs(fen) >= FEN_IN_YI:
        return f"{_ratio(fen, FEN_IN_YI)}亿元"
    if abs(fen) >= FEN_IN_WAN:
        return f"{_ratio(fen, FEN_IN_WAN)}万元"
    return f"{_ratio(fen, FEN_IN_YUAN)}元"


def in_wan(fen: int) -> str:
    """A column's 万元 with two decimals and separators, rounded half away from zero: ``1,234.57``."""
    hundredths = round_half_away(fen * 100, FEN_IN_WAN)
    return f"{'-' if hundredths < 0 else ''}{abs(hundredths) // 100:,}.{abs(hundredths) % 100:02d}"


def _ratio(fen: int, unit: int) -> str:
    sign, magnitude = ("-", -fen) if fen < 0 else ("", fen)
    decimals = len(str(unit)) - 1
    fraction = f"{magnitude % unit:0{decimals}d}".rstrip("0")
    return f"{sign}{magnitude // unit}{'.' + fraction if fraction else ''}"
