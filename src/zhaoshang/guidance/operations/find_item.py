"""查目录条目: what another room cites when it says how a catalogue classifies something."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.guidance import store
from zhaoshang.guidance.model import GuidanceKind
from zhaoshang.guidance.rules import editions


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item of a catalogue, as it may be cited."""

    id: UUID
    kind: GuidanceKind
    code: str
    text: str
    edition: str
    """The title of its edition."""
    in_force: bool
    """Whether that edition is in force on the day asked about."""


async def find_item(work: UnitOfWork, item_id: UUID, day: date) -> FoundItem | None:
    """An item of any catalogue of the district, in force on a day or not; nothing when there is none such.

    Part of a larger operation, which says by its own refusal what must be in force.
    """
    found = await store.load_item(work, item_id)
    if found is None:
        return None
    item, edition = found
    return FoundItem(
        id=item.id,
        kind=GuidanceKind(item.kind),
        code=item.code,
        text=item.text,
        edition=edition.title,
        in_force=editions.in_force(edition.effective_on, edition.ended_on, day),
    )
