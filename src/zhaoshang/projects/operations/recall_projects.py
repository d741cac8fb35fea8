"""What the pipeline holds today of the projects a ledger speaks of: for comparing, before anything is written."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects import store_ledger
from zhaoshang.projects.store_ledger import Snapshot

__all__ = ["Person", "Recalled", "Snapshot", "recall_projects"]


@dataclass(frozen=True, slots=True)
class Person:
    """A contact as it is now. For comparing only: nothing of it leaves the operation."""

    name: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class Recalled:
    """The acting tenant's own projects and contacts among those asked for."""

    projects: tuple[Snapshot, ...]
    contacts: dict[UUID, Person]


async def recall_projects(
    work: UnitOfWork,
    projects: Collection[UUID],
    contacts: Collection[UUID],
    names: Collection[str],
    *,
    to_change: Collection[UUID] = (),
) -> Recalled:
    """The acting tenant's own projects with these ids or normalised names, and its contacts with these ids.

    Those ``to_change`` are locked first, so that what is compared is still so when it is changed.
    """
    if to_change:
        await store_ledger.lock_projects(work, to_change)
    return Recalled(
        tuple(await store_ledger.snapshots(work, projects, names)),
        {
            key: Person(contact.name, contact.phone)
            for key, contact in (await store_ledger.contacts_by_id(work, contacts)).items()
        },
    )
