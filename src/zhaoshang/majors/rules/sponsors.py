"""Who sponsors a major project, and how often it is visited (policy III.1; domain §5). Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from zhaoshang.majors.errors import refusal
from zhaoshang.majors.model import SponsorLevel
from zhaoshang.values.district_rules import whole_number
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.texts import check_text

HANDOVER: Final = 2000
REASON: Final = 1000
FINDINGS: Final = 4000
FOLLOW_UP: Final = 2000

VISIT_DAYS: Final = "sponsor_visit_days"
USUAL_VISIT_DAYS: Final = 90
"""每季度一次: unless the district's rule says otherwise."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that is to sponsor, as it is now."""

    department: bool
    responsibilities: Collection[Responsibility]

    def fits(self, level: SponsorLevel) -> bool:
        """Whether it may sponsor at a level: leaders at theirs; a department that neither leads nor oversees."""
        leads = Responsibility.LEADERSHIP in self.responsibilities
        if level is SponsorLevel.DISTRICT_LEADER:
            return leads
        return self.department and not leads and Responsibility.OVERSIGHT not in self.responsibilities


@dataclass(frozen=True, slots=True)
class Incumbent:
    """Who sponsors at the level now."""

    tenant: UUID
    person: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Whom to appoint, and what whoever is replaced hands over."""

    level: SponsorLevel
    tenant: UUID
    person: UUID | None
    handover: str | None


def refuse_appointment(wanted: Appointment) -> tuple[Refusal, ...]:
    """Refuses LEVEL_IS_HOST, PERSON_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID: what is wrong with it by itself."""
    faults = list(check_text(wanted.handover, "handover", limit=HANDOVER))
    if wanted.level is SponsorLevel.HOST:
        faults.append(refusal("LEVEL_IS_HOST", "level"))
    if wanted.level is SponsorLevel.DISTRICT_LEADER and wanted.person is None:
        faults.append(refusal("PERSON_REQUIRED", "person"))
    return tuple(faults)


def refuse_candidate(wanted: Appointment, unit: Candidate | None, people: Collection[UUID]) -> Refusal | None:
    """``people`` belong to the unit now. Refuses SPONSOR_NOT_FOUND, SPONSOR_NOT_FIT, PERSON_NOT_FOUND."""
    if unit is None:
        return refusal("SPONSOR_NOT_FOUND", "tenant")
    if not unit.fits(wanted.level):
        return refusal("SPONSOR_NOT_FIT", "tenant")
    return refuse_person(wanted.person, people)


def refuse_person(person: UUID | None, people: Collection[UUID]) -> Refusal | None:
    """Refuses PERSON_NOT_FOUND."""
    return None if person is None or person in people else refusal("PERSON_NOT_FOUND", "person")


def refuse_succession(wanted: Appointment, incumbent: Incumbent | None) -> Refusal | None:
    """Whoever comes after somebody is told what there is to know. Refuses SPONSOR_SAME, HANDOVER_REQUIRED."""
    if incumbent is None:
        return None
    if (incumbent.tenant, incumbent.person) == (wanted.tenant, wanted.person):
        return refusal("SPONSOR_SAME", "tenant")
    return None if (wanted.handover or "").strip() else refusal("HANDOVER_REQUIRED", "handover")


def refuse_visit(
    *, visited_on: date, findings: str, follow_up: str | None, began_on: date, today: date
) -> tuple[Refusal, ...]:
    """Refuses VISIT_IN_FUTURE, VISIT_BEFORE_SPONSORSHIP, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID."""
    faults = [
        *check_text(findings, "findings", limit=FINDINGS, required=True),
        *check_text(follow_up, "followUp", limit=FOLLOW_UP),
    ]
    if visited_on > today:
        faults.append(refusal("VISIT_IN_FUTURE", "visitedOn"))
    elif visited_on < began_on:
        faults.append(refusal("VISIT_BEFORE_SPONSORSHIP", "visitedOn"))
    return tuple(faults)


def visit_days(rules: Mapping[str, str]) -> int:
    """How many calendar days may pass between two visits, by the district's rules of a day."""
    return whole_number(rules, VISIT_DAYS, USUAL_VISIT_DAYS)


def next_visit(after: date, days: int) -> date:
    """The day by which the next visit is due, counted in calendar days."""
    return after + timedelta(days=days)
