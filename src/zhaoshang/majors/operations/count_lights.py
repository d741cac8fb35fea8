"""数亮灯: how many major projects of each host showed which light in a month, for rooms that tell of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.majors import store_plans as store
from zhaoshang.majors.model import LightColour
from zhaoshang.values.period import Period


@dataclass(frozen=True, slots=True)
class Counted:
    """How many projects showed which light."""

    green: int
    yellow: int
    red: int


async def find_readings(work: UnitOfWork, month: Period) -> tuple[Sequence[UUID], int]:
    """The final readings of a month by their ids, and how many are not final. Part of a larger operation."""
    return await store.readings_of(work, month)


async def count_lights(work: UnitOfWork, readings: Collection[UUID]) -> Mapping[UUID, Counted]:
    """How many of some readings show which light, by the host of their month. Part of a larger operation."""
    return {
        host: Counted(*(shown.get(colour, 0) for colour in (LightColour.GREEN, LightColour.YELLOW, LightColour.RED)))
        for host, shown in (await store.colours_of(work, readings)).items()
    }
