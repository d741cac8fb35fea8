"""Who is told of an event, and when a digest of what waits is mailed (domain §12). Pure."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from zhaoshang.notifications.model import DigestState
from zhaoshang.tenancy.model import ADMINISTRATORS, Role
from zhaoshang.values.clock import SHANGHAI, day_of
from zhaoshang.values.district_rules import whole_number
from zhaoshang.values.mail import Delivery
from zhaoshang.values.working_days import is_working_day

MOST_IDS = 100
"""How many notices are marked at once: a page."""

USUAL_MINUTE: Final = 8 * 60 + 30
"""From which minute of a working day digests are mailed, where the district's rule ``digest_minute`` says nothing."""
MOST_ATTEMPTS: Final = 6
FIRST_PAUSE: Final = timedelta(minutes=5)
"""How long a mail server that did not take a digest is left alone; each time twice as long."""
LOST_AFTER: Final = timedelta(minutes=15)
"""After so long nobody is still sending: whoever was has crashed, before or after the mail server took it."""


@dataclass(frozen=True, slots=True)
class Job:
    """Somebody acts for a unit in one role."""

    person: UUID
    tenant: UUID
    role: Role
    responsibilities: tuple[str, ...]

    @property
    def subjects(self) -> frozenset[str]:
        """The policy's names for what it is; an administrator has no business to be told of (三员分立)."""
        if self.role in ADMINISTRATORS:
            return frozenset()
        return frozenset(f"{each.lower()}.{self.role.value.lower()}" for each in self.responsibilities)


Recipient = tuple[UUID, UUID]
"""A person, and the unit as whose staff they are told."""


def recipients(
    staff: Sequence[Job],
    units: Iterable[UUID] | None,
    may: Callable[[frozenset[str]], bool],
    unwilling: Collection[UUID],
) -> list[Recipient]:
    """Whoever of these units' staff may do what the notice is about, and did not say that they will not be told.

    Without units, whoever may in the whole district. Roles that one person holds in a unit count together.
    """
    wanted = None if units is None else set(units)
    held: dict[Recipient, frozenset[str]] = {}
    for job in staff:
        if wanted is None or job.tenant in wanted:
            key = (job.person, job.tenant)
            held[key] = held.get(key, frozenset()) | job.subjects
    return sorted(key for key, subjects in held.items() if subjects and key[0] not in unwilling and may(subjects))


def units_of(staff: Sequence[Job], person: UUID) -> dict[UUID, frozenset[str]]:
    """What somebody is to the policy in each unit that they have business in; for an administrator, none."""
    held: dict[UUID, frozenset[str]] = {}
    for job in staff:
        if job.person == person and job.subjects:
            held[job.tenant] = held.get(job.tenant, frozenset()) | job.subjects
    return held


def is_digest_time(now: datetime, rules: Mapping[str, str], overrides: Mapping[date, bool]) -> bool:
    """Whether it is a working day, and late enough in it."""
    local = now.astimezone(SHANGHAI)
    minute = local.hour * 60 + local.minute
    return is_working_day(day_of(now), overrides) and minute >= whole_number(rules, "digest_minute", USUAL_MINUTE)


def settle(delivery: Delivery, attempts: int, now: datetime) -> tuple[DigestState, datetime | None]:
    """What a digest is after an attempt, and when it is tried again.

    Only what the mail server surely did not take is: of what it may have taken, nobody is to get a second (at most
    once, where exactly once cannot be had).
    """
    if delivery is Delivery.SENT:
        return DigestState.SENT, None
    if delivery is Delivery.UNKNOWN:
        return DigestState.UNKNOWN, None
    if delivery is Delivery.REFUSED or attempts >= MOST_ATTEMPTS:
        return DigestState.FAILED, None
    return DigestState.FAILED, now + FIRST_PAUSE * 2 ** (attempts - 1)
