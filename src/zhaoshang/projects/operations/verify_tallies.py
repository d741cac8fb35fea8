"""核验汇总: count a district's projects one by one and compare the sums that are kept of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.projects import store_tallies
from zhaoshang.projects.model import DIMENSIONS
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId

MOST_TOLD = 10
"""Differences that are told one by one."""


@dataclass(frozen=True, slots=True)
class SumOff:
    """A sum that is not its projects'."""

    kind: dict[str, object]
    """What the projects of the sum have in common; what it does not tell apart is missing."""
    projects: int
    """How many too many the sum says, or, below zero, too few."""
    fen: int


@dataclass(frozen=True, slots=True)
class TallyReport:
    """What differs; nothing when the sums are exact."""

    counted: tuple[UUID, ...]
    """Projects that were last counted as something else than they are."""
    sums: tuple[SumOff, ...]

    @property
    def consistent(self) -> bool:
        """Whether nothing differs."""
        return not (self.counted or self.sums)

    def __str__(self) -> str:
        """The first differences of each kind, and how many there are."""
        projects = ", ".join(str(each) for each in self.counted[:MOST_TOLD])
        sums = "; ".join(
            f"{' '.join(f'{name}={value}' for name, value in each.kind.items())}: {each.projects:+} projects,"
            f" {each.fen:+} fen"
            for each in self.sums[:MOST_TOLD]
        )
        return f"{len(self.counted)} projects counted wrongly ({projects}), {len(self.sums)} sums off ({sums})"


async def verify_tallies(database: Database, district: DistrictId, now: datetime) -> TallyReport:
    """Compare the sums with the projects, whatever is being written; reads only."""
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        counted = await store_tallies.counted_off(work)
        off = await store_tallies.sums_off(work)
    return TallyReport(
        tuple(counted),
        tuple(
            SumOff(
                {name: value for name in DIMENSIONS if (value := getattr(row, name)) is not None},
                int(row.projects),
                int(row.invested_fen),
            )
            for row in off
        ),
    )
