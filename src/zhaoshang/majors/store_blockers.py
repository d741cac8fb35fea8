"""The write side of blockers: finding, locking and saving them inside a bound transaction. Private to the room.

Lock order: the project, then the blocker; the clock locks blockers only, and leaves alone those that are busy.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import or_, select, text

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.majors import store
from zhaoshang.majors.model import Blocker, BlockerLevel, BlockerState, BlockerStep, SponsorLevel
from zhaoshang.majors.rules.blockers import Ladder, Terms
from zhaoshang.majors.rules.sponsors import Candidate
from zhaoshang.projects.operations.review_project import Reviewable, hold_reviewable
from zhaoshang.tenancy.operations.find_answering import find_holders
from zhaoshang.tenancy.operations.find_overrides import find_overrides
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.tenancy.operations.find_unit import find_unit
from zhaoshang.values.clock import day_of
from zhaoshang.values.refusal import CONFLICT, Refusal
from zhaoshang.values.responsibility import Responsibility


async def lock(work: UnitOfWork, blocker: Blocker, expected: int) -> Reviewable | Refusal:
    """Lock a blocker as it was seen, and its project before it. Refuses CONFLICT."""
    project = await hold_reviewable(work, blocker.project_id)
    if project is None:
        return CONFLICT
    return await store.lock(work, blocker, expected) or project


async def keep(work: UnitOfWork, blocker: Blocker, step: BlockerStep) -> None:
    """Write a blocker and its new step; who takes part, who reads it and the lists follow."""
    blocker.version += 1
    await store.add(work, blocker, step)
    await follow(work, blocker)


async def follow(work: UnitOfWork, blocker: Blocker) -> None:
    """Let its department take part in the project, and what shows the blocker follow it."""
    await work.session.execute(text("SELECT app.follow_blocker(:blocker)"), {"blocker": blocker.id})


async def candidate(work: UnitOfWork, key: UUID) -> Candidate | None:
    """A unit that is to remove a blocker, as it is now."""
    unit = await find_unit(work, key)
    return None if unit is None else Candidate(unit.department, unit.responsibilities)


async def terms(work: UnitOfWork) -> Terms:
    """The deadlines that the district sets today."""
    return Terms(await find_rules(work, day_of(work.at)), await find_overrides(work))


async def office(work: UnitOfWork) -> UUID | None:
    """发改委 of the district: who answers for major projects."""
    return min((await find_holders(work)).get(Responsibility.MAJOR_PROJECTS, ()), default=None)


async def ladder(work: UnitOfWork, blocker: Blocker, coordinates: UUID | None) -> Ladder:
    """Who answers for a blocker at each level today."""
    leader = await store.open_sponsorship(work, blocker.project_id, SponsorLevel.DISTRICT_LEADER)
    return Ladder(blocker.department_id, coordinates, None if leader is None else leader.tenant_id)


async def had(work: UnitOfWork, blocker: Blocker) -> Collection[UUID]:
    """The departments that had it before, or have it."""
    statement = select(BlockerStep.assigned_department_id).where(
        BlockerStep.district_id == work.fence.district, BlockerStep.blocker_id == blocker.id
    )
    return set(await work.session.scalars(statement))


async def climbing(work: UnitOfWork) -> list[Blocker]:
    """Open blockers that the clock may move: those overdue, and those with a leader, locked; busy ones come later."""
    statement = (
        select(Blocker)
        .where(
            Blocker.district_id == work.fence.district,
            Blocker.state == BlockerState.OPEN.value,
            or_(Blocker.due_at <= work.at, Blocker.level == BlockerLevel.LEADER.value),
        )
        .order_by(Blocker.id)
        .with_for_update(skip_locked=True)
    )
    return list(await work.session.scalars(statement))
