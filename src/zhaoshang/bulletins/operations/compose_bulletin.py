"""编制通报: 督查室 has the system compute a month, and adds what it has to say (domain §11)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.bulletins import store
from zhaoshang.bulletins.errors import Refusals, refusal
from zhaoshang.bulletins.model import Bulletin
from zhaoshang.bulletins.operations.count_bulletin import pin_bulletin
from zhaoshang.bulletins.operations.draft_bulletin import Drafted, draft_bulletin
from zhaoshang.bulletins.permissions import Bulletins
from zhaoshang.bulletins.rules.bulletins import Said, refuse_said, said_by_heading
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.period import Period, parse_period
from zhaoshang.values.refusal import NOT_FOUND, Refusal
from zhaoshang.values.texts import trimmed


@repeatable
async def compose_bulletin(service: Service, actor: Actor, text: str, said: Said) -> UUID | Refusals:
    """Compose the first edition of a closed month; a draft that was there is put aside.

    Refuses: FORBIDDEN, PERIOD_INVALID, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, BULLETIN_PUBLISHED,
    BULLETIN_MONTH_OPEN, BULLETIN_LIGHTS_OPEN, BULLETIN_TEMPLATE_INVALID, BULLETIN_SECTION_UNKNOWN.
    """
    async with service.unit_of_work(actor, Bulletins.COMPOSE) as work:
        if denial := authorize(actor, Bulletins.COMPOSE):
            return denial
        period = parse_period(text)
        if period is None:
            return refusal("PERIOD_INVALID", "period")
        if faults := refuse_said(said):
            return faults
        await store.queue_up(work)
        if await store.editions(work, period):
            return refusal("BULLETIN_PUBLISHED", "period", period=period)
        return await _compose(work, actor, period, said, [])


@repeatable
async def correct_bulletin(service: Service, actor: Actor, key: UUID, said: Said) -> UUID | Refusals:
    """Compose another edition of a month that was published, with the reason why; the first one stays as it is.

    It is computed from the data as they are now, and refers to the first. Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED,
    TEXT_TOO_LONG, TEXT_INVALID, BULLETIN_UNPUBLISHED, BULLETIN_TEMPLATE_INVALID, BULLETIN_SECTION_UNKNOWN.
    """
    async with service.unit_of_work(actor, Bulletins.COMPOSE) as work:
        corrected = await store.load(work, Bulletin, key)
        if corrected is None:
            return NOT_FOUND
        if denial := authorize(actor, Bulletins.COMPOSE, corrected):
            return denial
        if faults := refuse_said(said, corrects=True):
            return faults
        await store.queue_up(work)
        period = Period(corrected.period)
        editions = await store.editions(work, period)
        if corrected.id not in {each.id for each in editions}:
            return refusal("BULLETIN_UNPUBLISHED")
        return await _compose(work, actor, period, said, editions)


async def _compose(
    work: UnitOfWork, actor: Actor, period: Period, said: Said, editions: list[Bulletin]
) -> UUID | Refusals:
    inputs = await pin_bulletin(work, period)
    if isinstance(inputs, Refusal):
        return inputs
    commentary = said_by_heading(said, inputs.template)
    if isinstance(commentary, Refusal):
        return commentary
    drafted = Drafted(
        district=actor.district,
        office=actor.tenant,
        by=actor.person,
        at=work.at,
        commentary=commentary,
        reason=trimmed(said.reason),
    )
    key = await draft_bulletin(work, period, inputs, drafted, editions)
    work.record("bulletin.compose", "bulletin", key, actor.tenant, period=period, edition=len(editions) + 1)
    work.emit("bulletin.composed", bulletin=str(key))
    return await work.commit(key)
