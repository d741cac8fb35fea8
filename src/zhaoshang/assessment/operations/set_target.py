"""下达目标任务: 合作交流办 sets what a unit is to bring in a year, or changes it with a reason."""

from uuid import UUID

from zhaoshang.assessment import store
from zhaoshang.assessment.errors import Refusals, refusal
from zhaoshang.assessment.model import Target, TargetMonth
from zhaoshang.assessment.permissions import Targets
from zhaoshang.assessment.rules.targets import NewTarget, months_of, refuse_target, refuse_year
from zhaoshang.attribution.operations.find_months import find_closed_through
from zhaoshang.attribution.operations.freeze_terms import register_targets
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.tenancy.operations.find_unit import find_unit
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import CONFLICT
from zhaoshang.values.texts import trimmed

register_targets(store.has_target)


@repeatable
async def set_target(service: Service, actor: Actor, new: NewTarget) -> UUID | Refusals:
    """Set a unit's target of a metric for a year; a change counts on and says why (domain §11).

    Refuses: FORBIDDEN, every fault of the target, TARGET_UNIT_UNKNOWN, TARGET_YEAR_CLOSED, CONFLICT, TARGET_UNCHANGED.
    """
    async with service.unit_of_work(actor, Targets.SET) as work:
        if denial := authorize(actor, Targets.SET):
            return denial
        if faults := refuse_target(new, day_of(work.at).year):
            return faults
        if await find_unit(work, new.tenant) is None:
            return refusal("TARGET_UNIT_UNKNOWN", "tenant")
        await store.queue_up(work)
        if closed := refuse_year(new.year, await find_closed_through(work)):
            return closed
        known = await store.in_force(work, new.tenant, new.year, new.metric)
        if new.expected_number != (None if known is None else known.number):
            return CONFLICT
        if known is not None and await store.months(work, known.id) == new.by_month:
            return refusal("TARGET_UNCHANGED")
        key, owned = new_id(), {"district_id": actor.district, "tenant_id": new.tenant}
        target = Target(
            **owned,
            id=key,
            year=new.year,
            metric=new.metric,
            amount=new.amount,
            number=1 if known is None else known.number + 1,
            revision=await store.revision(work) + 1,
            reason=None if known is None else trimmed(new.reason),
            set_at=work.at,
            set_by=actor.person,
        )
        await store.add(work, target)
        for period, amount in zip(months_of(new.year), new.by_month, strict=True):
            await store.add(
                work,
                TargetMonth(**owned, id=new_id(), target_id=key, period=period, metric=new.metric, amount=amount),
            )
        work.record("target.set", "target", key, new.tenant, year=new.year, metric=new.metric, number=target.number)
        work.emit("target.set", target=str(key))
        return await work.commit(key)
