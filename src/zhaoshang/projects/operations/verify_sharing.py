"""核验共享: compare who takes part in each project with what is derived from it."""

from dataclasses import dataclass
from datetime import datetime

from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.projects import store_sharing
from zhaoshang.projects.sharing import register_shared
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId

__all__ = ["SharingReport", "register_shared", "verify_sharing"]


@dataclass(frozen=True, slots=True)
class SharingReport:
    """How many rows of each kind differ from what participations say; all zero when sharing is consistent."""

    projects: int
    """Projects whose ``shared_with`` differs from their participations."""
    children: int
    """Rows below a project whose ``shared_with`` differs, of every room, and companies whose sharing or lists do."""
    hosts: int
    """Projects without exactly one HOST participation, their own tenant's."""
    sort_keys: int
    """Participations whose copied sort keys differ from the project's."""

    @property
    def consistent(self) -> bool:
        """Whether nothing differs."""
        return not (self.projects or self.children or self.hosts or self.sort_keys)


async def verify_sharing(database: Database, district: DistrictId, now: datetime) -> SharingReport:
    """Compare the truth of sharing with its copies in one district; reads only."""
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        return SharingReport(
            projects=await store_sharing.projects_off(work),
            children=await store_sharing.children_off(work),
            hosts=await store_sharing.hosts_off(work),
            sort_keys=await store_sharing.sort_keys_off(work),
        )
