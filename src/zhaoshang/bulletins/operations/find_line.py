"""通报行: a line of a published bulletin that gives reason for supervision (domain §11)."""

from uuid import UUID

from zhaoshang.bulletins import store
from zhaoshang.bulletins.model import BulletinLine
from zhaoshang.database.unit_of_work import UnitOfWork


async def find_line_of(work: UnitOfWork, key: UUID, unit: UUID) -> bool:
    """Whether a line of something published tells of a unit. Part of a larger operation."""
    line = await store.load(work, BulletinLine, key)
    return line is not None and line.published_at is not None and line.unit_id == unit
