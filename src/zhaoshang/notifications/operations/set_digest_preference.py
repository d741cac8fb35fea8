"""每日邮件设置: somebody says whether they want the daily digest mailed, and in which language."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.notifications import store
from zhaoshang.notifications.model import DigestPreference, Language
from zhaoshang.notifications.permissions import Preferences
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import CONFLICT, Refusals


@repeatable
async def set_digest_preference(
    service: Service, actor: Actor, language: Language, expected: int | None, *, wanted: bool
) -> UUID | Refusals:
    """Say whether one wants the daily digest from now on; ``expected`` is None where nothing was said before.

    Refuses: FORBIDDEN, CONFLICT.
    """
    async with service.unit_of_work(actor, Preferences.SET) as work:
        if denial := authorize(actor, Preferences.SET):
            return denial
        said = await store.digest_preference(work)
        if (None if said is None else said.version) != expected:
            return CONFLICT
        if said is None:
            said = DigestPreference(id=new_id(), district_id=actor.district, person_id=actor.person, version=0)
        said.wanted, said.language, said.set_at, said.version = wanted, language, work.at, said.version + 1
        await store.add(work, said)
        work.record("digest.prefer", "notice.preference", said.id, actor.tenant, wanted=wanted, language=language)
        work.emit("digest.preferred", preference=str(said.id))
        return await work.commit(said.id)
