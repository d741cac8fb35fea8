"""交接数据: a merged unit's figures go with its projects to its successor, inside the merger (domain §4)."""

from collections.abc import Collection
from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.evidence.operations.hand_over_evidence import hand_over_evidence
from zhaoshang.statistics import store
from zhaoshang.transfers.operations.succeed_host import register_succession


async def hand_over_facts(work: UnitOfWork, projects: Collection[UUID], host: UUID) -> None:
    """Let the new host of projects answer for their figures, with the files that prove them.

    It reads and corrects them; who entered and verified them, and every number, stays as it was.
    """
    figures = await store.hand_over(work, projects, host)
    await hand_over_evidence(work, "Fact", figures, host)


register_succession("fact", unfinished=store.waiting_of, hand_over=hand_over_facts)
