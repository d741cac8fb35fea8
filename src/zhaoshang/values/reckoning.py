"""How figures are rounded and who stands where: the same in the ledger, the bulletins and the assessment. Pure."""

from collections.abc import Hashable, Mapping
from fractions import Fraction
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
N = TypeVar("N", int, Fraction)


def round_half_away(numerator: int, denominator: int) -> int:
    """The quotient as a whole number; a half goes away from zero, so that a refund mirrors its payment."""
    if denominator <= 0:
        raise ValueError("only a positive denominator divides here")
    magnitude = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -magnitude if numerator < 0 else magnitude


def rounded(exact: Fraction) -> int:
    """A fraction as a whole number, likewise."""
    return round_half_away(exact.numerator, exact.denominator)


def ranks(scores: Mapping[K, N]) -> dict[K, int]:
    """Who has more stands before; equals share a place, and as many places are left out after them."""
    found: dict[K, int] = {}
    first: dict[N, int] = {}
    for place, key in enumerate(sorted(scores, key=lambda key: -scores[key]), 1):
        found[key] = first.setdefault(scores[key], place)
    return found
