"""The write side of major projects: loading, locking and saving rows inside a bound transaction. Private to the room.

Lock order: the project, then its sponsorships.
"""

from uuid import UUID

from sqlalchemy import select, text

from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.majors.model import SponsorLevel, Sponsorship

load, hold, lock, add, refresh = rows.load, rows.hold, rows.lock, rows.add, rows.refresh
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""


async def open_sponsorship(work: UnitOfWork, project: UUID, level: SponsorLevel) -> Sponsorship | None:
    """Who sponsors a project at a level now; the project is locked."""
    return await work.session.scalar(
        select(Sponsorship)
        .where(
            Sponsorship.district_id == work.fence.district,
            Sponsorship.project_id == project,
            Sponsorship.level == level.value,
            Sponsorship.ended_at.is_(None),
        )
        .execution_options(populate_existing=True)
    )


async def reshare(work: UnitOfWork, project: UUID) -> None:
    """Let who takes part in a project, and who reads its rows, follow from who sponsors it."""
    await work.session.flush()
    await work.session.execute(text("SELECT app.reshare(:project)"), {"project": project})
