"""The write side of notices. Private to the room.

A job reads the outbox by its ids, which are ordered by time to about the second. A transaction that began earlier may
commit later, so each reading goes back some way behind the last and leaves out what was taken then.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, not_, select, update
from sqlalchemy.dialects.postgresql import aggregate_order_by, insert

from zhaoshang.database import rows
from zhaoshang.database.model import OutboxEvent
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.notifications.model import DigestPreference, Notice, NoticeMark, NoticePreference, NoticeTaken
from zhaoshang.notifications.rules import Job
from zhaoshang.tenancy.model import Membership, Role, Tenant, TenantResponsibility
from zhaoshang.values.ids import new_id

add, lock = rows.add, rows.lock
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""

_BEHIND: Final = timedelta(hours=1)
"""Longer than any transaction is allowed to take."""
_FIRST: Final = timedelta(days=7)
"""How far back people are told when the jobs run for the first time."""
_SHIFT: Final = 80
"""Where a UUIDv7 has its milliseconds."""
MOST: Final = 500
"""Events of one reading."""


def _earlier(key: UUID, by: timedelta) -> UUID:
    moment = (key.int >> _SHIFT) - by // timedelta(milliseconds=1)
    return UUID(int=max(moment, 0) << _SHIFT)


async def newest_event(work: UnitOfWork) -> UUID | None:
    """The newest event of the district, if there is any."""
    statement = (
        select(OutboxEvent.id)
        .where(OutboxEvent.district_id == work.fence.district)
        .order_by(OutboxEvent.id.desc())
        .limit(1)
    )
    return await work.session.scalar(statement)


async def take_mark(work: UnitOfWork, newest: UUID) -> NoticeMark | None:
    """The district's mark, held until the transaction ends; None while another machine holds it."""
    first = {"district_id": work.fence.district, "upto": _earlier(newest, _FIRST)}
    await work.session.execute(insert(NoticeMark).values(first).on_conflict_do_nothing())
    return await work.session.scalar(
        select(NoticeMark).where(NoticeMark.district_id == work.fence.district).with_for_update(skip_locked=True)
    )


async def new_events(work: UnitOfWork, mark: NoticeMark, kinds: Collection[str]) -> Sequence[OutboxEvent]:
    """The events of these kinds that nobody was told of, the oldest first."""
    taken = exists().where(NoticeTaken.district_id == OutboxEvent.district_id, NoticeTaken.id == OutboxEvent.id)
    statement = (
        select(OutboxEvent)
        .where(
            OutboxEvent.district_id == work.fence.district,
            OutboxEvent.id > _earlier(mark.upto, _BEHIND),
            OutboxEvent.kind.in_(kinds),
            not_(taken),
        )
        .order_by(OutboxEvent.id)
        .limit(MOST)
    )
    return list(await work.session.scalars(statement))


async def keep_taken(work: UnitOfWork, mark: NoticeMark, events: Sequence[OutboxEvent], newest: UUID) -> None:
    """Remember that these events were told of, and how far the reading has come: to the newest, unless more wait."""
    if events:
        await work.session.execute(
            insert(NoticeTaken),
            [{"district_id": each.district_id, "id": each.id, "taken_at": work.at} for each in events],
        )
    mark.upto = max(mark.upto, newest if len(events) < MOST else events[-1].id)
    await work.session.flush()


async def found(work: UnitOfWork, mapped: type[Any], column: str, key: UUID) -> Sequence[Any]:
    """The rows that an event is about."""
    statement = (
        select(mapped)
        .where(mapped.district_id == work.fence.district, getattr(mapped, column) == key)
        .order_by(mapped.id)
    )
    return list(await work.session.scalars(statement))


async def staff(work: UnitOfWork) -> list[Job]:
    """Everybody who acts for an open unit today."""
    held = (
        select(
            TenantResponsibility.tenant_id,
            func.array_agg(
                aggregate_order_by(TenantResponsibility.responsibility, TenantResponsibility.responsibility)
            ).label("responsibilities"),
        )
        .where(TenantResponsibility.district_id == work.fence.district, TenantResponsibility.ended_at.is_(None))
        .group_by(TenantResponsibility.tenant_id)
        .subquery()
    )
    statement = (
        select(Membership.person_id, Membership.tenant_id, Membership.role, held.c.responsibilities)
        .join(Tenant, (Tenant.district_id == Membership.district_id) & (Tenant.id == Membership.tenant_id))
        .join(held, held.c.tenant_id == Membership.tenant_id)
        .where(Membership.district_id == work.fence.district, Membership.ended_at.is_(None), Tenant.closed_at.is_(None))
    )
    return [
        Job(person, tenant, Role(role), tuple(held))
        for person, tenant, role, held in await work.session.execute(statement)
    ]


async def unwilling(work: UnitOfWork) -> dict[str, set[UUID]]:
    """Who does not want to be told, by kind."""
    statement = select(NoticePreference.kind, NoticePreference.person_id).where(
        NoticePreference.district_id == work.fence.district, NoticePreference.in_app.is_(False)
    )
    told: dict[str, set[UUID]] = {}
    for kind, person in await work.session.execute(statement):
        told.setdefault(kind, set()).add(person)
    return told


async def tell(work: UnitOfWork, notices: Sequence[dict[str, Any]]) -> None:
    """Write notices; each event tells a person of a thing once."""
    if notices:
        shared = {"district_id": work.fence.district}
        values = [shared | {"id": new_id()} | each for each in notices]
        await work.session.execute(insert(Notice).on_conflict_do_nothing(), values)


async def mark_read(work: UnitOfWork, keys: Collection[UUID]) -> int:
    """Note that the acting person read these notices; how many of them had not been read."""
    return await _mark(work, Notice.id.in_(keys))


async def mark_all_read(work: UnitOfWork, up_to: datetime) -> int:
    """Note that the acting person read all that happened until then; how many notices had not been read."""
    return await _mark(work, Notice.at <= up_to)


async def _mark(work: UnitOfWork, which: ColumnElement[bool]) -> int:
    changed = await work.session.execute(
        update(Notice)
        .where(
            Notice.district_id == work.fence.district,
            Notice.person_id == work.fence.person,
            Notice.read_at.is_(None),
            which,
        )
        .values(read_at=work.at)
        .returning(Notice.id)
        .execution_options(synchronize_session=False)
    )
    return len(changed.all())


async def own_notices(work: UnitOfWork, keys: Collection[UUID]) -> int:
    """How many of these notices are the acting person's."""
    counted = select(func.count()).where(
        Notice.district_id == work.fence.district, Notice.person_id == work.fence.person, Notice.id.in_(keys)
    )
    return int(await work.session.scalar(counted) or 0)


async def preference(work: UnitOfWork, kind: str) -> NoticePreference | None:
    """What the acting person said of a kind; nobody else of theirs says anything of it until the transaction ends."""
    await _queue_up(work)
    return await work.session.scalar(
        select(NoticePreference).where(
            NoticePreference.district_id == work.fence.district,
            NoticePreference.person_id == work.fence.person,
            NoticePreference.kind == kind,
        )
    )


async def digest_preference(work: UnitOfWork) -> DigestPreference | None:
    """What the acting person said of the daily digest; locked as a kind's preference is."""
    await _queue_up(work)
    return await work.session.scalar(
        select(DigestPreference).where(
            DigestPreference.district_id == work.fence.district, DigestPreference.person_id == work.fence.person
        )
    )


async def _queue_up(work: UnitOfWork) -> None:
    await rows.queue_up(work, f"notice_preference:{work.fence.person}")
