"""Who is told of an event (domain §12). Pure."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from zhaoshang.tenancy.model import ADMINISTRATORS, Role

MOST_IDS = 100
"""How many notices are marked at once: a page."""


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
