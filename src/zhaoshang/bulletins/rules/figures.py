"""The figures of a bulletin: what each unit was to bring, what it brought, its share, rank and change. Pure.

Amounts are whole fen or ten-thousandths of a count, shares ten-thousandths; ranks compare exact fractions, so that two
units share a rank only when they truly did equally well.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final
from uuid import UUID

from zhaoshang.bulletins.model import LineKind
from zhaoshang.values.metric import WHOLE, Metric
from zhaoshang.values.reckoning import ranks, round_half_away

MONTHS: Final = 12
POOL: Final = UUID(int=0)
"""Who is credited with what is nobody's own."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with a place in the ranking, as it was called then."""

    id: UUID
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What somebody is to bring: in the year, and in its months up to this one."""

    year: int
    so_far: int


@dataclass(frozen=True, slots=True)
class Brought:
    """What somebody was credited with: in the month and in the year so far, and what of it a dispute froze."""

    month: int = 0
    done: int = 0
    disputed: int = 0

    def __add__(self, other: "Brought") -> "Brought":
        """Both together."""
        return Brought(self.month + other.month, self.done + other.done, self.disputed + other.disputed)


Key = tuple[UUID, Metric]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a bulletin."""

    kind: LineKind
    unit: Unit | None
    metric: Metric
    planned: Planned | None
    brought: Brought
    rank: int | None = None
    previous_rank: int | None = None

    @property
    def counted(self) -> int:
        """What counts towards the target: what is disputed belongs to the district, and to none of its units yet."""
        return self.brought.done + (self.brought.disputed if self.kind is LineKind.DISTRICT else 0)

    @property
    def share(self) -> int | None:
        """Of the year's target, in ten-thousandths, half away from zero."""
        return None if self.planned is None else round_half_away(self.counted * WHOLE, self.planned.year)


@dataclass(frozen=True, slots=True)
class Lights:
    """How many major projects of a unit showed which light."""

    unit: Unit
    green: int
    yellow: int
    red: int


def year_gone(month: int) -> int:
    """序时进度: the part of the year that is over with a month, in ten-thousandths."""
    return round_half_away(month * WHOLE, MONTHS)


def lines_of(
    units: Sequence[Unit],
    metrics: Iterable[Metric],
    planned: Mapping[Key, Planned],
    brought: Mapping[Key, Brought],
    previous: Mapping[tuple[str, Metric], int],
) -> list[Line]:
    """All lines: for each metric its units by rank, who is not ranked, the pool, and the district's total.

    ``previous`` has the ranks of the month before, by the unit's code. In one pass over what was brought.
    """
    others = _others(units, brought)
    return [
        line for metric in metrics for line in _of_metric(units, metric, planned, brought, previous, others[metric])
    ]


def _others(units: Iterable[Unit], brought: Mapping[Key, Brought]) -> defaultdict[Metric, Brought]:
    named = {unit.id for unit in units} | {POOL}
    found: defaultdict[Metric, Brought] = defaultdict(Brought)
    for (tenant, metric), each in brought.items():
        if tenant not in named:
            found[metric] += each
    return found


def _of_metric(  # noqa: PLR0913, PLR0917  what the lines of one metric are told by
    units: Iterable[Unit],
    metric: Metric,
    planned: Mapping[Key, Planned],
    brought: Mapping[Key, Brought],
    previous: Mapping[tuple[str, Metric], int],
    others: Brought,
) -> Iterable[Line]:
    told = {unit: (planned.get((unit.id, metric)), brought.get((unit.id, metric), Brought())) for unit in units}
    standing = ranks({unit: Fraction(b.done, p.year) for unit, (p, b) in told.items() if p is not None})
    pool, total, year, so_far = brought.get((POOL, metric), Brought()), Brought(), 0, 0
    for unit in sorted(told, key=lambda unit: (standing.get(unit, len(told) + 1), unit.code)):
        plan, bring = told[unit]
        total += bring
        year, so_far = (year, so_far) if plan is None else (year + plan.year, so_far + plan.so_far)
        yield Line(
            kind=LineKind.UNIT,
            unit=unit,
            metric=metric,
            planned=plan,
            brought=bring,
            rank=standing.get(unit),
            previous_rank=previous.get((unit.code, metric)),
        )
    for kind, bring in ((LineKind.OTHERS, others), (LineKind.POOL, pool)):
        if bring != Brought():
            yield Line(kind=kind, unit=None, metric=metric, planned=None, brought=bring)
    whole = Planned(year, so_far) if year else None
    yield Line(kind=LineKind.DISTRICT, unit=None, metric=metric, planned=whole, brought=total + others + pool)
