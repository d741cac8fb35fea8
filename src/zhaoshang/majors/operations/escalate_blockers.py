"""堵点升级: what is overdue goes 部门 → 发改委 → 包联区领导, by job and by the clock alone (domain §5)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database, UnitOfWork
from zhaoshang.majors import store_blockers
from zhaoshang.majors.model import Blocker, BlockerAction, BlockerLevel
from zhaoshang.majors.rules.blockers import TERM_OF, Climb, Standing, Terms, climb
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId

OVERDUE: Final = "逾期未办结 / overdue"
NOBODY: Final = "逾期未办结，上一级暂缺 / overdue, and nobody at the next level"
SUCCEEDED: Final = "包联区领导更换或暂缺 / the leader's sponsorship changed"


@dataclass(frozen=True, slots=True)
class Escalated:
    """What a round of the clock did."""

    escalated: int
    stuck: int
    """Overdue, with nobody at the next level; told once."""


async def escalate_blockers(database: Database, district: DistrictId, now: datetime) -> Escalated:
    """Take each overdue blocker one level up, with a new deadline; show it where nobody is there to take it.

    Running it twice, or on two machines at once, takes each up once.
    """
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        terms, office = await store_blockers.terms(work), await store_blockers.office(work)
        done: list[Climb] = []
        for blocker in await store_blockers.climbing(work):
            who = await store_blockers.ladder(work, blocker, office)
            due = climb(_standing(blocker), who, now)
            if due is not None:
                await _take(work, blocker, due, terms)
                done.append(due)
        await work.commit()
        stuck = sum(each.stuck for each in done)
        return Escalated(len(done) - stuck, stuck)


def _standing(blocker: Blocker) -> Standing:
    return Standing(
        BlockerLevel(blocker.level), blocker.waits_for_tenant_id, blocker.due_at, gap=blocker.escalation_gap
    )


async def _take(work: UnitOfWork, blocker: Blocker, due: Climb, terms: Terms) -> None:
    before, late = BlockerLevel(blocker.level), blocker.due_at <= work.at
    if due.to is None:
        blocker.escalation_gap = True
        action, event, why = BlockerAction.STUCK, "stuck", NOBODY
    else:
        # Down again where nobody leads any more: shown as the gap it is.
        blocker.escalation_gap = before is BlockerLevel.LEADER and due.level is not before
        blocker.level = due.level
        blocker.wait_for(due.to, terms.due(work.at, TERM_OF[due.level]))
        action, event, why = BlockerAction.ESCALATED, "escalated", OVERDUE if late else SUCCEEDED
    step = blocker.step(action, at=work.at, by=None, tenant=None, reason=why, from_level=before)
    await store_blockers.keep(work, blocker, step)
    work.record(f"major.blocker.{event}", "major.blocker", blocker.id, blocker.tenant_id, level=blocker.level)
    work.emit(
        f"major.blocker_{event}",
        blocker=str(blocker.id),
        project=str(blocker.project_id),
        host=str(blocker.tenant_id),
        department=str(blocker.department_id),
        waits_for=str(blocker.waits_for_tenant_id),
        level=str(blocker.level),
    )
