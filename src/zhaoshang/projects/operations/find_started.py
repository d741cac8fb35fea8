"""查开工: how many projects of each unit were started, for rooms that compare units (domain §11)."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects import store


async def find_started(work: UnitOfWork, since: datetime, before: datetime) -> Mapping[UUID, int]:
    """Projects that came to be started for the first time in a span of time, by the unit that hosts them today.

    Nothing for a unit without any. Part of a larger operation.
    """
    return await store.started(work, since, before)
