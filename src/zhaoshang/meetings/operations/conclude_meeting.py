"""会议办结: what a meeting decided of each project takes effect, all of it at once (domain §3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.meetings import store
from zhaoshang.meetings.errors import Refusals
from zhaoshang.meetings.model import Meeting, MeetingItem, MeetingKind, MeetingMinutes, MeetingState
from zhaoshang.meetings.permissions import Meetings
from zhaoshang.meetings.rules import (
    DOCUMENT,
    MINUTES,
    Concluded,
    refuse_conclusions,
    refuse_round,
    refuse_state,
)
from zhaoshang.reviews.operations.conclude_review import ReviewState, conclude_review, find_deliberable
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """What is kept of a meeting, and what it says of each project."""

    text: str
    document: str
    items: Sequence[Concluded]
    evidence: UUID | None = None


@repeatable
async def conclude_meeting(
    service: Service, actor: Actor, meeting_id: UUID, expected: int, minutes: Minutes
) -> UUID | Refusals:
    """Close a meeting: every project on its agenda passes, is returned or rejected in this one transaction.

    Its materials close with it, for everybody. The conclusions are the meeting's own record, with reasons always.
    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, MEETING_STATE,
    ROUND_NOT_WAITING, EVIDENCE_NOT_FOUND, EVIDENCE_USED, and what ``refuse_conclusions`` lists.
    """
    async with service.unit_of_work(actor, Meetings.CONCLUDE) as work:
        meeting = await store.load(work, Meeting, meeting_id)
        if meeting is None:
            return NOT_FOUND
        if denial := authorize(actor, Meetings.CONCLUDE, meeting):
            return denial
        if faults := (
            *check_text(minutes.text, "minutes", limit=MINUTES, required=True),
            *check_text(minutes.document, "document", limit=DOCUMENT, required=True),
        ):
            return faults
        rounds = await _hold_rounds(work, meeting_id)
        if conflict := await store.lock(work, meeting, expected):
            return conflict
        if refused := refuse_state(MeetingState(meeting.state), {MeetingState.INVITED}):
            return refused
        agenda = {item.id: item for item in await store.items_of(work, meeting_id) if item.is_open}
        if refusals := await _refuse(work, meeting, minutes, agenda, rounds):
            return refusals
        if unproven := await claim_evidence(work, actor, minutes.evidence, claim="Meeting", claim_id=meeting.id):
            return unproven
        await _decide(work, actor, meeting, minutes, agenda)
        meeting.close(MeetingState.CLOSED, by=actor.person, at=work.at)
        kept = MeetingMinutes(
            id=new_id(),
            district_id=meeting.district_id,
            tenant_id=meeting.tenant_id,
            meeting_id=meeting.id,
            text=minutes.text.strip(),
            document=minutes.document.strip(),
            evidence_id=minutes.evidence,
        )
        await store.add(work, meeting, kept)
        await store.share(work, meeting_id)
        work.record("meeting.conclude", "meeting", meeting.id, meeting.tenant_id)
        work.emit("meeting.concluded", meeting=str(meeting_id))
        return await work.commit(meeting_id)


async def _hold_rounds(work: UnitOfWork, meeting: UUID) -> dict[UUID, ReviewState]:
    # In the order of the projects' ids, before the meeting: see the store.
    held: dict[UUID, ReviewState] = {}
    for item in sorted(await store.items_of(work, meeting), key=lambda each: each.project_id):
        if item.is_open:
            found = await find_deliberable(work, item.review_id, locked=True)
            # One whose project left what may be written just now is not waiting for anything either.
            held[item.id] = ReviewState.WITHDRAWN if found is None else found.state
    return held


async def _refuse(
    work: UnitOfWork,
    meeting: Meeting,
    minutes: Minutes,
    agenda: dict[UUID, MeetingItem],
    rounds: dict[UUID, ReviewState],
) -> Refusals | None:
    kind = MeetingKind(meeting.kind)
    voted = await store.voted_on(work, meeting.id)
    if faults := refuse_conclusions(minutes.items, list(agenda), voted, kind, today=day_of(work.at)):
        return faults
    for number, each in enumerate(minutes.items):
        if left := refuse_round(kind, rounds[each.item], "items", str(number), "item"):
            return left
    return None


async def _decide(
    work: UnitOfWork, actor: Actor, meeting: Meeting, minutes: Minutes, agenda: dict[UUID, MeetingItem]
) -> None:
    for each in sorted(minutes.items, key=lambda said: agenda[said.item].project_id):
        item = agenda[each.item]
        await conclude_review(
            work,
            item.review_id,
            each.conclusion,
            reasons=each.reasons.strip(),
            requirements=each.requirements,
            tenant=meeting.tenant_id,
            by=actor.person,
        )
        item.conclusion, item.reasons = each.conclusion, each.reasons.strip()
        item.version += 1
        await store.add(work, item)
        work.record("meeting.item.conclude", "meeting.item", item.id, item.tenant_id, conclusion=each.conclusion)
