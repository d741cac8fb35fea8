"""The write side of meetings: loading, locking and saving rows inside a bound transaction. Private to the room.

Lock order: the projects of an agenda in the order of their ids, each with its round as reviews do; then the meeting;
then a member's vote. Who speaks or votes holds the meeting against its closing, and no project.
"""

from uuid import UUID

from sqlalchemy import select, text

from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.evidence.operations.hand_out import KeptFile
from zhaoshang.meetings.model import (
    MeetingItem,
    MeetingMaterial,
    MeetingMember,
    MeetingState,
    MeetingVote,
    VoteChoice,
)

load, lock, add, refresh = rows.load, rows.lock, rows.add, rows.refresh
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""


async def items_of(work: UnitOfWork, meeting: UUID) -> list[MeetingItem]:
    """The agenda, in its order, as it is now; what was taken off it included."""
    statement = (
        select(MeetingItem)
        .where(MeetingItem.district_id == work.fence.district, MeetingItem.meeting_id == meeting)
        .order_by(MeetingItem.place)
        .execution_options(populate_existing=True)
    )
    return list(await work.session.scalars(statement))


async def is_listed(work: UnitOfWork, review: UUID) -> bool:
    """Whether a round is on an open agenda."""
    statement = select(MeetingItem.id).where(
        MeetingItem.district_id == work.fence.district,
        MeetingItem.review_id == review,
        MeetingItem.conclusion.is_(None),
        MeetingItem.withdrawn_at.is_(None),
    )
    return await work.session.scalar(statement) is not None


async def members_of(work: UnitOfWork, meeting: UUID) -> list[MeetingMember]:
    """Everybody invited."""
    statement = select(MeetingMember).where(
        MeetingMember.district_id == work.fence.district, MeetingMember.meeting_id == meeting
    )
    return list(await work.session.scalars(statement))


async def own_membership(work: UnitOfWork, meeting: UUID) -> MeetingMember | None:
    """The acting tenant's place in a meeting."""
    return await work.session.scalar(
        select(MeetingMember).where(
            MeetingMember.district_id == work.fence.district,
            MeetingMember.meeting_id == meeting,
            MeetingMember.tenant_id == work.fence.tenant,
        )
    )


async def voted_on(work: UnitOfWork, meeting: UUID) -> set[UUID]:
    """The items of a meeting on which somebody has voted."""
    statement = select(MeetingVote.item_id).where(
        MeetingVote.district_id == work.fence.district, MeetingVote.meeting_id == meeting
    )
    return set(await work.session.scalars(statement))


async def share(work: UnitOfWork, meeting: UUID) -> None:
    """Derive who reads what of a meeting from who is invited, and from where it is."""
    await work.session.flush()
    await work.session.execute(text("SELECT app.share_meeting(:meeting)"), {"meeting": meeting})


async def attend(work: UnitOfWork, meeting: UUID) -> MeetingState:
    """Keep a meeting that the fence sees from being closed until the transaction ends; where it is now."""
    await work.session.flush()
    found = await work.session.execute(text("SELECT app.attend_meeting(:meeting)"), {"meeting": meeting})
    return MeetingState(found.scalar_one())


async def make_statement(work: UnitOfWork, key: UUID, item: UUID, words: str) -> None:
    """Say something, as the acting tenant; who may hear it is derived."""
    await work.session.execute(
        text("SELECT app.make_statement(:key, :item, :words, :person, :at)"),
        {"key": key, "item": item, "words": words, "person": work.fence.person, "at": work.at},
    )


async def cast_vote(  # noqa: PLR0913  what a vote is
    work: UnitOfWork, key: UUID, item: UUID, vote: VoteChoice, *, reason: str | None, expected: int | None
) -> UUID | None:
    """Vote, or change the acting tenant's vote of a version; nothing when it is not that version any more."""
    found = await work.session.execute(
        text("SELECT app.cast_vote(:key, :item, :vote, :reason, :expected, :person, :at)"),
        {
            "key": key,
            "item": item,
            "vote": vote.value,
            "reason": reason,
            "expected": expected,
            "person": work.fence.person,
            "at": work.at,
        },
    )
    kept: UUID | None = found.scalar_one()
    return kept


async def add_material(work: UnitOfWork, key: UUID, material: tuple[UUID, UUID | None, str, UUID]) -> None:
    """Add what the acting tenant provides: meeting, item, title and evidence; who may read it is derived."""
    meeting, item, title, evidence = material
    await work.session.flush()
    await work.session.execute(
        text("SELECT app.add_material(:key, :meeting, :item, :title, :evidence, :person, :at)"),
        {
            "key": key,
            "meeting": meeting,
            "item": item,
            "title": title,
            "evidence": evidence,
            "person": work.fence.person,
            "at": work.at,
        },
    )


async def material_file(work: UnitOfWork, material: MeetingMaterial) -> KeptFile | None:
    """Where the file of a material is kept, while its meeting lets the acting tenant read it."""
    found = await work.session.execute(
        text("SELECT storage_key, sha256 FROM app.material_file(:material)"), {"material": material.id}
    )
    row = found.one_or_none()
    return None if row is None else KeptFile(row.storage_key, row.sha256)
