"""月报把关: a month stays open, and a unit is not merged away, while reports are not verified (domain §7)."""

from uuid import UUID

from zhaoshang.attribution.operations.close_period import register_closing
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.reporting import store
from zhaoshang.reporting.errors import refusal
from zhaoshang.transfers.operations.succeed_host import register_succession
from zhaoshang.values.period import Period
from zhaoshang.values.refusal import Refusal


async def refuse_closing(work: UnitOfWork, period: Period) -> Refusal | None:
    """From the month on that the district says, each host's report is to be verified, and still true.

    Refuses REPORTS_WAITING (``units``).
    """
    if period < (await store.terms(work)).since:
        return None
    units = await store.unreported(work, period)
    return refusal("REPORTS_WAITING", "period", units="、".join(units)) if units else None


async def find_unfinished(work: UnitOfWork, unit: UUID) -> int:
    """How many reports a unit owes, or that wait to be verified; what is verified stays its own when it is merged."""
    return await store.unfinished_of(work, unit)


register_closing("reporting", refuse_closing)
register_succession("reporting", unfinished=find_unfinished)
