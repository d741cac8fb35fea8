"""未办结督办: a unit with orders to answer for is not merged away (domain §11)."""

from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.orders import store
from zhaoshang.transfers.operations.succeed_host import register_succession


async def find_pending(work: UnitOfWork, unit: UUID) -> int:
    """How many orders of a unit are neither closed nor withdrawn. Those that are stay its own when it is merged."""
    return await store.pending_of(work, unit)


register_succession("orders", unfinished=find_pending)
