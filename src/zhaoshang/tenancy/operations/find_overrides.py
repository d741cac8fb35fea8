"""Which days a district decided to work, or not, for the rooms that count working days."""

from collections.abc import Mapping
from datetime import date

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy import store


async def find_overrides(work: UnitOfWork) -> Mapping[date, bool]:
    """Whether a day is worked, by the district's newest decision about it; a day never decided is not there.

    They come before the calendar in ``zhaoshang.values.working_days`` (ADR 0013). Part of a larger operation.
    """
    return await store.overrides(work)
