"""查退回数据: how many figures each unit had returned, for rooms that compare units (domain §11)."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.statistics import store


async def find_returned(work: UnitOfWork, since: datetime, before: datetime) -> Mapping[UUID, int]:
    """Figures entered in a span of time that are returned, by unit; nothing for one without any. No operation alone."""
    return await store.returned(work, since, before)
