"""Which units answer for something, for the rooms that ask."""

from collections.abc import Collection
from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy import store
from zhaoshang.tenancy.model import Responsibility


async def find_answering(work: UnitOfWork, wanted: Collection[UUID], responsibility: Responsibility) -> set[UUID]:
    """Those of some units of the district that are open and hold a responsibility today."""
    return await store.answering(work, wanted, responsibility)
