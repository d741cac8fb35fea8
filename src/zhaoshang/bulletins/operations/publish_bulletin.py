"""发布通报: 督查室's director has everybody read it; it is frozen from then on (domain §11)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.bulletins import store
from zhaoshang.bulletins.errors import Refusals, refusal
from zhaoshang.bulletins.model import Bulletin, BulletinState
from zhaoshang.bulletins.operations.count_bulletin import recount_as_of_now
from zhaoshang.bulletins.operations.draft_bulletin import make_public
from zhaoshang.bulletins.permissions import Bulletins
from zhaoshang.bulletins.rules.content import hash_of
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND, Refusal


@repeatable
async def publish_bulletin(service: Service, actor: Actor, key: UUID, expected: int) -> UUID | Refusals:
    """Publish a draft, exactly as it was composed: computed now, it must come to the same hash.

    Refuses: NOT_FOUND, FORBIDDEN, CONFLICT, BULLETIN_PUBLISHED, BULLETIN_OUTDATED.
    """
    async with service.unit_of_work(actor, Bulletins.PUBLISH) as work:
        bulletin = await store.load(work, Bulletin, key)
        if bulletin is None:
            return NOT_FOUND
        if denial := authorize(actor, Bulletins.PUBLISH, bulletin):
            return denial
        await store.queue_up(work)
        await store.refresh(work, bulletin)
        if bulletin.version != expected:
            return CONFLICT
        if bulletin.state == BulletinState.PUBLISHED:
            return refusal("BULLETIN_PUBLISHED", period=bulletin.period)
        if bulletin.state == BulletinState.SUPERSEDED:
            return refusal("BULLETIN_OUTDATED")
        content = await recount_as_of_now(work, bulletin)
        if isinstance(content, Refusal) or hash_of(content.to_json()) != bulletin.content_hash:
            return refusal("BULLETIN_OUTDATED")
        await make_public(work, key, by=actor.person, at=work.at)
        work.record(
            "bulletin.publish", "bulletin", key, actor.tenant, period=bulletin.period, hash=bulletin.content_hash
        )
        work.emit("bulletin.published", bulletin=str(key))
        return await work.commit(key)
