"""全部标为已读: somebody has read what there was to read."""

from datetime import datetime

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.notifications import store
from zhaoshang.notifications.permissions import Notices
from zhaoshang.values.refusal import Refusals


@repeatable
async def mark_all_read(service: Service, actor: Actor, up_to: datetime) -> int | Refusals:
    """Note that one's own notices up to an instant were read, in whichever unit; how many had not been.

    Refuses: FORBIDDEN.
    """
    async with service.unit_of_work(actor, Notices.MARK) as work:
        if denial := authorize(actor, Notices.MARK):
            return denial
        return await work.commit(await store.mark_all_read(work, up_to))
