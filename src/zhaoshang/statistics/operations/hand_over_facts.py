"""交接数据: a merged unit's figures are its successor's to read and to correct, inside the merger (domain §4)."""

from collections.abc import Collection
from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.statistics import store
from zhaoshang.transfers.operations.succeed_host import register_succession


async def hand_over_facts(work: UnitOfWork, projects: Collection[UUID], host: UUID) -> None:
    """Let the new host of projects read their figures, which stay as they are: what is verified never changes."""
    await store.share(work, projects, host)


register_succession("fact", unfinished=store.waiting_of, hand_over=hand_over_facts)
