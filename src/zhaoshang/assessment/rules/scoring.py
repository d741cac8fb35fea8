"""What a year comes to: figures in, points out, exactly (domain §11).

Everything is a fraction until the points of a line, which are rounded once, half up in their magnitude, to hundredths:
a deduction mirrors the bonus of the same size. A total is the sum of its lines' points; nothing is rounded after that.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from zhaoshang.assessment.model import IndicatorKind, IndicatorMeasure, IndicatorMethod
from zhaoshang.assessment.rules.schemes import FULL_MARK
from zhaoshang.values.metric import WHOLE
from zhaoshang.values.reckoning import rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A line of a scheme as it is scored."""

    id: UUID
    place: int
    code: str
    kind: IndicatorKind
    measure: IndicatorMeasure
    method: IndicatorMethod
    weight: int
    cap: int | None
    rate: int | None
    department: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What one host has of a measure."""

    value: int | None
    """``None`` while no mark is given."""
    disputed: int = 0
    """Frozen by open disputes: shown apart, and never part of ``value`` (domain §4.8)."""
    target: int | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One indicator of one host, with the numbers that explain its points."""

    indicator: Indicator
    value: int | None
    disputed: int
    target: int | None
    lowest: int | None
    highest: int | None
    share: int
    points: int
    remark: str | None


def score(indicator: Indicator, figures: Mapping[UUID, Figure]) -> dict[UUID, Line]:
    """The line of every host. Hosts are compared with each other only where the method is MIN_MAX."""
    lowest = highest = None
    if indicator.method is IndicatorMethod.MIN_MAX:
        values = [figure.value or 0 for figure in figures.values()]
        lowest, highest = min(values, default=0), max(values, default=0)
    lines: dict[UUID, Line] = {}
    for host, figure in figures.items():
        share = share_of(indicator, figure, lowest, highest)
        points = rounded(share * indicator.weight)
        lines[host] = Line(
            indicator=indicator,
            value=figure.value,
            disputed=figure.disputed,
            target=figure.target,
            lowest=lowest,
            highest=highest,
            share=rounded(share * WHOLE),
            points=-points if indicator.kind is IndicatorKind.DEDUCTION else points,
            remark=figure.remark,
        )
    return lines


def share_of(indicator: Indicator, figure: Figure, lowest: int | None, highest: int | None) -> Fraction:
    """The exact share of the weight: never below nothing, and above the whole only for a ratio with such a cap.

    Of hosts that are all alike (most = least) each has the whole weight, or nothing when nobody has more than nothing.
    """
    value = figure.value
    if value is None:
        return Fraction(0)
    most = Fraction(1)
    match indicator.method:
        case IndicatorMethod.RATIO:
            # The one who gathers the figures refuses a host without a target.
            exact = Fraction(value, figure.target or 1)
            most = Fraction(indicator.cap or WHOLE, WHOLE)
        case IndicatorMethod.MIN_MAX:
            least, best = lowest or 0, highest or 0
            exact = Fraction(value - least, best - least) if best > least else Fraction(int(best > 0))
        case IndicatorMethod.PER_UNIT:
            exact = Fraction((indicator.rate or 0) * value, WHOLE * indicator.weight)
        case IndicatorMethod.MARK:
            whole = FULL_MARK if indicator.kind is IndicatorKind.QUALITY else indicator.weight
            exact = Fraction(value, whole)
    return max(Fraction(0), min(exact, most))


def bounds(kind: IndicatorKind, weight: int, cap: int | None) -> tuple[int, int]:
    """The least and the most points a line can have: what an upheld objection may put in their place."""
    most = rounded(Fraction(weight * (cap or WHOLE), WHOLE))
    return (-most, 0) if kind is IndicatorKind.DEDUCTION else (0, most)


def totals(lines: Iterable[tuple[UUID, int]]) -> dict[UUID, int]:
    """The sum of each host's points."""
    found: dict[UUID, int] = {}
    for host, points in lines:
        found[host] = found.get(host, 0) + points
    return found
