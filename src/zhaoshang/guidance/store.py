"""The write side of industry guidance: loading and saving rows inside a bound transaction. Private to the room."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, text
from sqlalchemy.dialects.postgresql import insert as insert_once

from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.guidance.model import STANDING, GuidanceEdition, GuidanceItem

load, lock, add = rows.load, rows.lock, rows.add
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""


async def enter_edition(work: UnitOfWork, edition: dict[str, Any]) -> bool:
    """Write an edition, unless its department has one of the same title and first day; whether it was written.

    Two that are entered at once wait for each other here.
    """
    statement = (
        insert_once(GuidanceEdition)
        .values(edition)
        .on_conflict_do_nothing(
            index_elements=["district_id", "tenant_id", "title", "effective_on"], index_where=text(STANDING)
        )
        .returning(GuidanceEdition.id)
    )
    return await work.session.scalar(statement) is not None


async def enter_items(work: UnitOfWork, items: Sequence[dict[str, Any]]) -> None:
    """Write what an edition lists."""
    await work.session.execute(insert(GuidanceItem), items)


async def load_item(work: UnitOfWork, key: UUID) -> tuple[GuidanceItem, GuidanceEdition] | None:
    """An item inside the fence, with its edition."""
    statement = (
        select(GuidanceItem, GuidanceEdition)
        .join(
            GuidanceEdition,
            (GuidanceEdition.district_id == GuidanceItem.district_id) & (GuidanceEdition.id == GuidanceItem.edition_id),
        )
        .where(GuidanceItem.district_id == work.fence.district, GuidanceItem.id == key)
    )
    found = (await work.session.execute(statement)).one_or_none()
    return None if found is None else (found[0], found[1])
