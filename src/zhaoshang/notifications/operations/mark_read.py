"""标为已读: somebody has read some of their notices."""

from collections.abc import Sequence
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.notifications import store
from zhaoshang.notifications.errors import Refusals, refusal
from zhaoshang.notifications.permissions import Notices
from zhaoshang.notifications.rules import MOST_IDS
from zhaoshang.values.refusal import NOT_FOUND


@repeatable
async def mark_read(service: Service, actor: Actor, notices: Sequence[UUID]) -> int | Refusals:
    """Note that one's own notices were read; how many of them had not been. What was read stays read.

    Nothing is audited or told of: it is nobody else's business. Refuses: FORBIDDEN, NOTICES_TOO_MANY, and NOT_FOUND
    when any of them is not one's own.
    """
    async with service.unit_of_work(actor, Notices.MARK) as work:
        if denial := authorize(actor, Notices.MARK):
            return denial
        if len(notices) > MOST_IDS:
            return refusal("NOTICES_TOO_MANY", "ids", most=MOST_IDS)
        keys = set(notices)
        if await store.own_notices(work, keys) != len(keys):
            return NOT_FOUND
        return await work.commit(await store.mark_read(work, keys))
