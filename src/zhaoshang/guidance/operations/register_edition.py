"""登记目录版本: an edition of a catalogue with all that it lists, inside one transaction."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.guidance import store
from zhaoshang.guidance.errors import Refusals, refusal
from zhaoshang.guidance.rules.editions import NewEdition, NewItem, refuse_edition, refuse_items
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id


async def register_edition(
    work: UnitOfWork, actor: Actor, new: NewEdition, items: Sequence[NewItem]
) -> UUID | Refusals:
    """Enter an edition of the acting department's catalogue, all of it or nothing (domain §3).

    Part of a larger operation, which has authorized it and commits.
    Refuses: TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, DATE_OUT_OF_RANGE, EDITION_EMPTY, EDITION_TOO_LONG,
    GUIDANCE_CODE_TWICE, EDITION_EXISTS.
    """
    if faults := (*refuse_edition(new, day_of(work.at)), *refuse_items(items)):
        return faults
    key = new_id()
    owned = {"district_id": actor.district, "tenant_id": actor.tenant, "imported_at": work.at}
    edition = owned | {
        "id": key,
        "title": new.title.strip(),
        "document": new.document.strip(),
        "effective_on": new.effective_on,
        "item_count": len(items),
        "imported_by": actor.person,
        "version": 1,
    }
    if not await store.enter_edition(work, edition):
        return refusal("EDITION_EXISTS", "title")
    await store.enter_items(work, _rows(owned | {"edition_id": key}, items))
    work.record("guidance.publish", "guidance", key, actor.tenant, items=len(items))
    work.emit("guidance.published", edition=str(key), department=str(actor.tenant))
    return key


def _rows(shared: dict[str, Any], items: Sequence[NewItem]) -> list[dict[str, Any]]:
    # Ids of one millisecond are in no order of their own.
    keys = sorted(new_id() for _ in items)
    return [
        shared
        | {
            "id": key,
            "kind": item.kind.value,
            "code": item.code.strip(),
            "sector": item.sector.strip(),
            "text": item.text.strip(),
            "place": place,
        }
        for place, (key, item) in enumerate(zip(keys, items, strict=True), 1)
    ]
