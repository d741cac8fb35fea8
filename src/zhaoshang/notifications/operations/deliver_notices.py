"""送达消息: whoever an event concerns is told, once; by job."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from zhaoshang.authorization.policy import Authorizer
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.model import OutboxEvent
from zhaoshang.database.unit_of_work import Database, UnitOfWork
from zhaoshang.notifications import store
from zhaoshang.notifications.declare import Told, all_notices
from zhaoshang.notifications.rules import Job, recipients
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId


async def deliver_notices(database: Database, authorizer: Authorizer, district: DistrictId, now: datetime) -> int:
    """Tell people of what has happened since the last time; how many notices that made.

    The events of one reading are told in one transaction: after a crash none of them was, and the next reading tells
    them. Running it twice, or on two machines at once, tells the same once.
    """
    told = 0
    while True:
        count, more = await _deliver(database, authorizer, district, now)
        told += count
        if not more:
            return told


async def _deliver(database: Database, authorizer: Authorizer, district: DistrictId, now: datetime) -> tuple[int, bool]:
    kinds: dict[str, list[Told]] = defaultdict(list)
    for each in all_notices().values():
        kinds[each.event].append(each)
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        newest = await store.newest_event(work)
        mark = None if newest is None else await store.take_mark(work, newest)
        if newest is None or mark is None:
            return 0, False
        events = await store.new_events(work, mark, kinds)
        notices: list[dict[str, Any]] = []
        if events:
            post = _Post(work, authorizer, await store.staff(work), await store.unwilling(work))
            for event in events:
                for each in kinds[event.kind]:
                    notices += await post.of(each, event)
        await store.tell(work, notices)
        await store.keep_taken(work, mark, events, newest)
        await work.commit()
        return len(notices), len(events) == store.MOST


class _Post:
    """What one reading knows of the district: who is there, who may do what, and who will not be told."""

    def __init__(
        self, work: UnitOfWork, authorizer: Authorizer, staff: Sequence[Job], unwilling: Mapping[str, set[UUID]]
    ) -> None:
        self._work, self._authorizer, self._staff, self._unwilling = work, authorizer, staff, unwilling

    async def of(self, told: Told, event: OutboxEvent) -> list[dict[str, Any]]:
        """The notices of one kind about one event."""
        payload = orjson.loads(event.payload)
        found = await store.found(self._work, told.mapped, told.by, UUID(payload[told.key]))
        return [
            {
                "tenant_id": tenant,
                "person_id": person,
                "kind": told.kind,
                "subject": told.subject,
                "subject_id": getattr(row, told.thing),
                "event_id": event.id,
                "at": event.at,
            }
            for row in found
            for person, tenant in recipients(
                self._staff,
                None if told.units is None else told.units(row, payload),
                lambda subjects: self._may(told, subjects),
                self._unwilling.get(told.kind, ()),
            )
        ]

    def _may(self, told: Told, subjects: frozenset[str]) -> bool:
        decisions = self._authorizer.decisions(subjects)
        return decisions[told.holders.resource, told.holders.action].allowed
