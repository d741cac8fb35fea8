"""What is noticed about a building on a day: pure, from its leases, its reports and the district's rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from zhaoshang.buildings.model import BuildingAlertKind, BuildingState
from zhaoshang.buildings.rules.ledger import same_place
from zhaoshang.buildings.rules.reports import Term, Terms
from zhaoshang.values.clock import end_of
from zhaoshang.values.period import Period, last_day, next_period, period_of, previous_period

POINT: Final = 100
"""A percentage point, in hundredths of a percent."""


@dataclass(frozen=True, slots=True)
class Running:
    """A lease, as far as its end is noticed."""

    id: UUID
    credit_code: str
    place: tuple[str, str]
    starts_on: date
    until: date
    ended: bool
    """It was ended early: somebody knows."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a building."""

    state: BuildingState
    since: Period
    """The month in which it was registered: earlier ones are nobody's to report."""
    leases: Sequence[Running]
    occupancies: Mapping[Period, int]
    """入驻率 by month, of the reports in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """Something that somebody is to see, by which rule, and the figures that met it."""

    kind: BuildingAlertKind
    about: str
    rule: Term
    threshold: int
    due_at: datetime
    lease_id: UUID | None = None
    period: Period | None = None
    compared_period: Period | None = None
    occupancy: int | None = None
    compared_occupancy: int | None = None


def notice(known: Known, terms: Terms, closed_through: Period | None, today: date) -> list[Noticed]:
    """Everything that is to be noticed of a building; of a retired one, nothing."""
    if known.state is BuildingState.RETIRED:
        return []
    return [
        *_unreported(known, terms, closed_through, today),
        *_ending(known, terms, today),
        *_fallen(known, terms),
    ]


def _unreported(known: Known, terms: Terms, closed_through: Period | None, today: date) -> Iterator[Noticed]:
    """Open months not reported, from their last day on; where nothing was ever closed, only the last one."""
    last = previous_period(period_of(today + timedelta(days=1)))
    month = max(known.since, last if closed_through is None else next_period(closed_through))
    while month <= last:
        if month not in known.occupancies:
            yield Noticed(
                kind=BuildingAlertKind.REPORT_DUE,
                about=month,
                rule=Term.DUE,
                threshold=terms.number(Term.DUE),
                due_at=terms.due_at(month),
                period=month,
            )
        month = next_period(month)


def _ending(known: Known, terms: Terms, today: date) -> Iterator[Noticed]:
    """Leases that end within so many days, but for those renewed and those that somebody ended."""
    days = terms.number(Term.ENDING)
    for lease in known.leases:
        if lease.ended or not today <= lease.until <= today + timedelta(days=days):
            continue
        if not any(_renews(each, lease) for each in known.leases):
            yield Noticed(
                kind=BuildingAlertKind.LEASE_ENDING,
                about=str(lease.id),
                rule=Term.ENDING,
                threshold=days,
                due_at=end_of(lease.until),
                lease_id=lease.id,
            )


def _renews(later: Running, lease: Running) -> bool:
    same = later.credit_code == lease.credit_code and same_place(later.place, lease.place)
    return same and later.starts_on > lease.until


def _fallen(known: Known, terms: Terms) -> Iterator[Noticed]:
    """The newest month against the one before, and against the one three months before; as they are shown."""
    if not known.occupancies:
        return
    newest = max(known.occupancies)
    now = known.occupancies[newest]
    for term, months in ((Term.FALL_MONTH, 1), (Term.FALL_QUARTER, 3)):
        then = newest
        for _ in range(months):
            then = previous_period(then)
        before, points = known.occupancies.get(then), terms.number(term)
        if before is not None and before - now >= points * POINT:
            yield Noticed(
                kind=BuildingAlertKind.OCCUPANCY_FALLEN,
                about=f"{newest}/{then}",
                rule=term,
                threshold=points,
                due_at=end_of(last_day(newest)),
                period=newest,
                compared_period=then,
                occupancy=now,
                compared_occupancy=before,
            )
