"""计算通报: what a bulletin says, from the data and what it was pinned to; the same again for ever (domain §11)."""

from collections import defaultdict
from uuid import UUID

from zhaoshang.assessment.operations.find_targets import find_targets, hold_targets
from zhaoshang.attribution.operations.find_credits import find_credits, find_frozen
from zhaoshang.attribution.operations.find_months import find_closed_through
from zhaoshang.bulletins import store
from zhaoshang.bulletins.errors import refusal
from zhaoshang.bulletins.model import Bulletin
from zhaoshang.bulletins.rules.bulletins import refuse_month
from zhaoshang.bulletins.rules.content import Content, Inputs, Told
from zhaoshang.bulletins.rules.figures import Brought, Key, Lights, Planned, Unit, lines_of
from zhaoshang.bulletins.rules.template import texts_of
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.majors.operations.count_lights import count_lights, find_readings
from zhaoshang.tenancy.operations.find_named import find_district_name, find_named
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.values.period import Period, last_day, previous_period
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.responsibility import Responsibility


async def count_bulletin(work: UnitOfWork, told: Told, inputs: Inputs, previous: UUID | None) -> Content:
    """Compute a bulletin: entries of closed months never change, and the rest is pinned. Part of a larger operation.

    One statement each for what was brought, what was to be brought, and the lights: the cost grows with the rows of the
    year, not with the number of units times anything.
    """
    january = Period(f"{told.period[:4]}-01")
    brought: defaultdict[Key, Brought] = defaultdict(Brought)
    for each in await find_credits(work, january, told.period, inputs.disputed):
        brought[each.party, each.metric] = Brought(each.last_month, each.undisputed, each.disputed)
    planned = {
        (each.tenant, each.metric): Planned(each.year, each.so_far)
        for each in await find_targets(work, told.period, inputs.targets)
    }
    ranks = {} if previous is None else await store.ranks(work, previous)
    shown = await count_lights(work, inputs.lights)
    codes = {unit.id: unit.code for unit in inputs.units}
    before = {(codes[unit], metric): rank for (unit, metric), rank in ranks.items() if unit in codes}
    return Content(
        told=told,
        inputs=inputs,
        lines=lines_of(inputs.units, inputs.metrics, planned, brought, before),
        lights=[
            Lights(unit, found.green, found.yellow, found.red)
            for unit in inputs.units
            if (found := shown.get(unit.id)) is not None
        ],
    )


async def recount_bulletin(work: UnitOfWork, bulletin: Bulletin) -> Content:
    """Compute a bulletin that is kept again, from what it was pinned to and from the data as they are now."""
    before = None if bulletin.previous_id is None else await store.load(work, Bulletin, bulletin.previous_id)
    return await _recount(work, bulletin, Inputs.from_json(bulletin.inputs), before)


async def recount_as_of_now(work: UnitOfWork, bulletin: Bulletin) -> Content | Refusal:
    """Compute a draft as it would come out if it were composed now, with what was said of it then.

    Refuses what composing it would refuse.
    """
    inputs = await pin_bulletin(work, Period(bulletin.period))
    if isinstance(inputs, Refusal):
        return inputs
    return await _recount(work, bulletin, inputs, await find_before(work, Period(bulletin.period)))


async def _recount(work: UnitOfWork, bulletin: Bulletin, inputs: Inputs, before: Bulletin | None) -> Content:
    corrected = None if bulletin.corrects_id is None else await store.load(work, Bulletin, bulletin.corrects_id)
    told = Told(
        period=Period(bulletin.period),
        edition=bulletin.edition,
        reason=bulletin.reason,
        corrects=None if corrected is None else corrected.content_hash,
        previous=None if before is None else before.content_hash,
        commentary=await store.commentary(work, bulletin.id),
    )
    return await count_bulletin(work, told, inputs, None if before is None else before.id)


async def find_before(work: UnitOfWork, period: Period) -> Bulletin | None:
    """The newest edition of the month before, within the year: ranks start anew in January."""
    if period.endswith("-01"):
        return None
    editions = await store.editions(work, previous_period(period))
    return editions[-1] if editions else None


async def pin_bulletin(work: UnitOfWork, period: Period) -> Inputs | Refusal:
    """Everything that the month being closed does not fix by itself, as it is now."""
    readings, still_open = await find_readings(work, period)
    if refused := refuse_month(period, await find_closed_through(work), still_open):
        return refused
    texts = texts_of(await find_rules(work, last_day(period)))
    if isinstance(texts, str):
        return refusal("BULLETIN_TEMPLATE_INVALID", fault=texts)
    hosts = await find_named(work, Responsibility.HOST)
    return Inputs(
        district=await find_district_name(work),
        units=[Unit(each.id, each.code, each.name) for each in hosts],
        metrics=texts.metrics,
        template=texts.template,
        targets=await hold_targets(work),
        disputed=await find_frozen(work),
        lights=readings,
    )
