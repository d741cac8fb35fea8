"""提醒设置: somebody says whether they want to be told of a kind."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.notifications import store
from zhaoshang.notifications.model import NoticePreference
from zhaoshang.notifications.permissions import Preferences
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import CONFLICT, Refusals


@repeatable
async def set_preference(  # noqa: PLR0913  what the input says
    service: Service, actor: Actor, kind: str, expected: int | None, *, in_app: bool, in_digest: bool | None = None
) -> UUID | Refusals:
    """Say whether one wants to be told of a kind from now on; ``expected`` is None where nothing was said before.

    Of ``in_digest``, None leaves what was said. What one was told already stays. Refuses: FORBIDDEN, CONFLICT.
    """
    async with service.unit_of_work(actor, Preferences.SET) as work:
        if denial := authorize(actor, Preferences.SET):
            return denial
        said = await store.preference(work, kind)
        if (None if said is None else said.version) != expected:
            return CONFLICT
        if said is None:
            said = NoticePreference(
                id=new_id(), district_id=actor.district, person_id=actor.person, kind=kind, in_digest=True, version=0
            )
        if in_digest is not None:
            said.in_digest = in_digest
        said.in_app, said.set_at, said.version = in_app, work.at, said.version + 1
        await store.add(work, said)
        work.record(
            "notice.prefer", "notice.preference", said.id, actor.tenant, in_app=in_app, in_digest=said.in_digest
        )
        work.emit("notice.preferred", preference=str(said.id))
        return await work.commit(said.id)
