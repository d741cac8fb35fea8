"""The write side of the daily digest: whose turn it is, who sends it, and what became of it. Private to the room."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import and_, func, not_, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.notifications.model import DigestPreference, DigestState, Language, MailDigest, Notice, NoticePreference
from zhaoshang.tenancy.model import Membership, PersonEmail, Tenant
from zhaoshang.values.ids import new_id

MOST: Final = 500
"""Readers of one round."""
FIRST: Final = timedelta(days=7)
"""How far back unread notices are counted by somebody's first digest."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody whose digest of the day is due."""

    person: UUID
    address: str
    language: Language
    failed: UUID | None
    """Their digest of the day, when it was tried before."""
    attempts: int
    told_until: datetime | None
    """Up to when their last digest counted notices."""


async def readers(work: UnitOfWork, day: date) -> list[Reader]:
    """Everybody with a job and a confirmed address who wants the digest and has none of this day, or a failed one."""
    district, today, said = work.fence.district, aliased(MailDigest), aliased(DigestPreference)
    earlier = aliased(MailDigest)
    told_until = (
        select(func.max(earlier.told_until))
        .where(
            earlier.district_id == district,
            earlier.person_id == PersonEmail.person_id,
            earlier.state == DigestState.SENT,
        )
        .correlate(PersonEmail)
        .scalar_subquery()
    )
    employed = (
        select(Membership.id)
        .where(
            Membership.district_id == district,
            Membership.person_id == PersonEmail.person_id,
            Membership.ended_at.is_(None),
        )
        .correlate(PersonEmail)
        .exists()
    )
    statement = (
        select(
            PersonEmail.person_id,
            func.coalesce(PersonEmail.address, ""),
            func.coalesce(said.language, Language.ZH),
            today.id,
            func.coalesce(today.attempts, 0),
            told_until,
        )
        .outerjoin(said, and_(said.district_id == PersonEmail.district_id, said.person_id == PersonEmail.person_id))
        .outerjoin(
            today,
            and_(
                today.district_id == PersonEmail.district_id,
                today.person_id == PersonEmail.person_id,
                today.day == day,
            ),
        )
        .where(
            PersonEmail.district_id == district,
            PersonEmail.address.is_not(None),
            PersonEmail.verified_at.is_not(None),
            func.coalesce(said.wanted, True),
            employed,
            or_(today.id.is_(None), and_(today.state == DigestState.FAILED, today.next_at <= work.at)),
        )
        .order_by(PersonEmail.person_id)
    )
    return [
        Reader(person, address, Language(language), failed, attempts, until)
        for person, address, language, failed, attempts, until in await work.session.execute(statement)
    ]


async def give_up(work: UnitOfWork, *, claimed_before: datetime) -> None:
    """Say of what somebody was about to send, and never said more of, that nobody knows."""
    await work.session.execute(
        update(MailDigest)
        .where(
            MailDigest.district_id == work.fence.district,
            MailDigest.state == DigestState.SENDING,
            MailDigest.claimed_at < claimed_before,
        )
        .values(state=DigestState.UNKNOWN, settled_at=work.at)
        .execution_options(synchronize_session=False)
    )


async def claim(  # noqa: PLR0913  what the row says
    work: UnitOfWork, reader: Reader, day: date, state: DigestState, *, duties: int, notices: int
) -> UUID | None:
    """Make a reader's digest of the day one's own to send; None when somebody else has it, or had."""
    values = {
        "state": state,
        "attempts": reader.attempts + 1,
        "claimed_at": work.at,
        "next_at": None,
        "told_until": work.at,
        "duties": duties,
        "notices": notices,
    }
    if reader.failed is None:
        key = {"district_id": work.fence.district, "id": new_id(), "person_id": reader.person, "day": day}
        return await work.session.scalar(
            insert(MailDigest).values(key | values).on_conflict_do_nothing().returning(MailDigest.id)
        )
    return await work.session.scalar(
        update(MailDigest)
        .where(
            MailDigest.district_id == work.fence.district,
            MailDigest.id == reader.failed,
            MailDigest.state == DigestState.FAILED,
            MailDigest.attempts == reader.attempts,
        )
        .values(values)
        .returning(MailDigest.id)
        .execution_options(synchronize_session=False)
    )


async def settle(work: UnitOfWork, key: UUID, state: DigestState, next_at: datetime | None, outcome: str) -> None:
    """Note what became of a digest that was one's own to send."""
    await work.session.execute(
        update(MailDigest)
        .where(MailDigest.district_id == work.fence.district, MailDigest.id == key)
        .values(state=state, next_at=next_at, outcome=outcome, settled_at=work.at)
        .execution_options(synchronize_session=False)
    )


async def unread(work: UnitOfWork, since: datetime) -> list[tuple[str, int]]:
    """The acting person's notices since then that they have not read, by kind; not those that no digest is to count."""
    silenced = aliased(NoticePreference)
    left_out = (
        select(silenced.id)
        .where(
            silenced.district_id == Notice.district_id,
            silenced.person_id == Notice.person_id,
            silenced.kind == Notice.kind,
            silenced.in_digest.is_(False),
        )
        .correlate(Notice)
        .exists()
    )
    statement = (
        select(Notice.kind, func.count())
        .where(
            Notice.district_id == work.fence.district,
            Notice.person_id == work.fence.person,
            Notice.read_at.is_(None),
            Notice.at > since,
            not_(left_out),
        )
        .group_by(Notice.kind)
        .order_by(Notice.kind)
    )
    return [(kind, many) for kind, many in await work.session.execute(statement)]


async def unit_names(work: UnitOfWork, tenants: Collection[UUID]) -> dict[UUID, str]:
    """What units are called."""
    statement = select(Tenant.id, Tenant.short_name).where(
        Tenant.district_id == work.fence.district, Tenant.id.in_(tenants)
    )
    found: Sequence[tuple[UUID, str]] = [(key, name) for key, name in await work.session.execute(statement)]
    return dict(found)
