"""调整工作日."""

from datetime import date
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.tenancy import rules, store
from zhaoshang.tenancy.model import WorkingDayOverride
from zhaoshang.tenancy.permissions import WorkingDays
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import Refusal


@repeatable
async def set_working_day(service: Service, actor: Actor, day: date, reason: str, *, worked: bool) -> UUID | Refusal:
    """Decide that a day is worked, or that it is not; a later decision about the day takes this one's place.

    What is counted from now on follows it. A deadline already given stays as it was stored (ADR 0013).
    Refuses: FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, DAY_NOT_IN_FUTURE, DAY_UNCHANGED.
    """
    async with service.unit_of_work(actor, WorkingDays.SET) as work:
        if denial := authorize(actor, WorkingDays.SET):
            return denial
        if fault := rules.refuse_day(day, reason, day_of(work.at)):
            return fault
        # One decision at a time, so that the order of their ids is the order in which they were made.
        await store.queue_up(work, f"day {day}")
        if same := rules.refuse_same_day(day, await store.overrides(work), worked=worked):
            return same
        decided = WorkingDayOverride(
            district_id=actor.district,
            id=new_id(),
            day=day,
            worked=worked,
            reason=reason.strip(),
            created_at=work.at,
            created_by=actor.person,
        )
        await store.add(work, decided)
        work.record("working_day.set", "working_day", decided.id, day=day, worked=worked)
        work.emit("working_day.set", day=day.isoformat(), worked=worked)
        return await work.commit(decided.id)
