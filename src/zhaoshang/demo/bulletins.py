"""What 督查室 published about each closed month of the demo since January 2025, one of them corrected (domain §11)."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final

from sqlalchemy import func, or_, select, text

from zhaoshang.assessment.model import Target
from zhaoshang.attribution.model import AttributionDispute
from zhaoshang.attribution.operations.find_months import find_closed_through
from zhaoshang.bulletins.operations.count_bulletin import pin_bulletin
from zhaoshang.bulletins.operations.draft_bulletin import Drafted, draft_bulletin, find_editions, make_public
from zhaoshang.bulletins.rules.content import Inputs
from zhaoshang.database.fence import Reach
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.demo.cast import Cast
from zhaoshang.demo.districts import DONGLI
from zhaoshang.tenancy.model import Role
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.period import Period, first_day, next_period
from zhaoshang.values.refusal import Refusal

_OFFICE: Final = "ducha"
_FIRST: Final = Period("2025-01")
_DAY: Final = timedelta(days=11)
"""The twelfth of the next month: it was closed on the tenth, and lights are final since the eleventh."""
_HOUR: Final = time(10, 0)
_AS: Final = text(
    "SELECT set_config('app.tenant', :unit, true), set_config('app.reads', 'DISTRICT', true),"
    " set_config('app.writes', :writes, true)"
)
_OVERALL: Final = "一、总体情况"
_COMMENTARY: Final = {
    3: "一季度总体平稳，请完成率居后的单位对照任务倒排进度。",
    6: "时间过半，未达到序时进度的单位请于月底前报送追赶措施。",
    9: "三季度到位资金集中，请各单位做好佐证材料归集。",
    12: "全年收官，请各单位核对数据，做好考核准备。",
}
"""What 督查室 adds at the end of each quarter, by month."""
_CORRECTED: Final = Period("2025-09")
_REASON: Final = "首次发布的评述误写季度，现予更正；各项数据无变化。"
_PENDING: Final = Period("2026-03")
"""Whose correction is drafted and waits for the director."""
_PENDING_REASON: Final = "拟补充说明个别单位任务调整情况。"


async def publish_bulletins(work: UnitOfWork, cast: Cast) -> bool:
    """Write 东丽's bulletins, each as it was told then, unless they are there; whether any was written."""
    through = await find_closed_through(work)
    if cast.plan is not DONGLI or through is None or await find_editions(work, _FIRST):
        return False
    office = str(cast.tenants[_OFFICE])
    await work.session.execute(_AS, {"unit": office, "writes": Reach.OWN.value})
    month = _FIRST
    while month <= through:
        await _tell(work, cast, month)
        month = next_period(month)
    await _tell(work, cast, _CORRECTED, _REASON, days=7)
    await _tell(work, cast, _PENDING, _PENDING_REASON, days=70, publish=False)
    await work.session.execute(_AS, {"unit": "", "writes": Reach.DISTRICT.value})
    work.record("seed", "bulletin", cast.tenants[_OFFICE], through=through)
    return True


async def _tell(  # noqa: PLR0913  what an edition is
    work: UnitOfWork, cast: Cast, month: Period, reason: str | None = None, *, days: int = 0, publish: bool = True
) -> None:
    at = datetime.combine(first_day(next_period(month)) + _DAY + timedelta(days=days), _HOUR, SHANGHAI)
    said = _COMMENTARY.get(int(month[5:]))
    drafted = Drafted(
        district=cast.district_id,
        office=cast.tenants[_OFFICE],
        by=cast.who(_OFFICE),
        at=at - timedelta(hours=1),
        commentary={} if said is None else {_OVERALL: said},
        reason=reason,
    )
    key = await draft_bulletin(work, month, await _inputs(work, month, at), drafted, await find_editions(work, month))
    if publish:
        await make_public(work, key, by=cast.who(_OFFICE, Role.DIRECTOR), at=at)


async def _inputs(work: UnitOfWork, month: Period, at: datetime) -> Inputs:
    """What it would have been pinned to then: targets as set, and disputes as open, at that time."""
    inputs = await pin_bulletin(work, month)
    if isinstance(inputs, Refusal):
        raise LookupError(f"{month}: {inputs.code}")  # noqa: TRY004  what the seed wrote is at fault, no type
    targets = select(func.coalesce(func.max(Target.revision), 0)).where(
        Target.district_id == work.fence.district, Target.set_at <= at
    )
    disputed = (
        select(AttributionDispute.terms_id)
        .where(
            AttributionDispute.district_id == work.fence.district,
            AttributionDispute.raised_at <= at,
            or_(AttributionDispute.decided_at.is_(None), AttributionDispute.decided_at > at),
        )
        .distinct()
        .order_by(AttributionDispute.terms_id)
    )
    return replace(
        inputs,
        targets=await work.session.scalar(targets) or 0,
        disputed=list(await work.session.scalars(disputed)),
    )
