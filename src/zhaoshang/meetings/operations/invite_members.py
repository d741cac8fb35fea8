"""邀请参会: from here on its members read a meeting's materials, speak and vote (domain §3)."""

from collections.abc import Sequence
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.meetings import store
from zhaoshang.meetings.errors import Refusals, refusal
from zhaoshang.meetings.model import Meeting, MeetingItem, MeetingMember, MeetingState
from zhaoshang.meetings.permissions import Meetings
from zhaoshang.meetings.rules import Invited, Units, refuse_members, refuse_state
from zhaoshang.projects.operations.review_project import find_reviewable
from zhaoshang.tenancy.operations.find_answering import find_holders
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.responsibility import Responsibility


@repeatable
async def invite_members(
    service: Service, actor: Actor, meeting_id: UUID, expected: int, named: Sequence[Invited]
) -> UUID | Refusals:
    """Invite units to the whole agenda, with or without a vote; more of them may be invited until it closes.

    Who holds the meeting chairs it, with a vote. The hosts of its projects come without being named, without a vote,
    and each for its own project only. Refuses: NOT_FOUND, FORBIDDEN, CONFLICT, MEETING_STATE, AGENDA_EMPTY,
    MEMBERS_TOO_MANY, MEMBER_NOT_FOUND, MEMBER_TWICE, MEMBER_IS_HOST, MEMBER_CANNOT_VOTE.
    """
    async with service.unit_of_work(actor, Meetings.INVITE) as work:
        meeting = await store.load(work, Meeting, meeting_id)
        if meeting is None:
            return NOT_FOUND
        if denial := authorize(actor, Meetings.INVITE, meeting):
            return denial
        if conflict := await store.lock(work, meeting, expected):
            return conflict
        if refused := refuse_state(MeetingState(meeting.state)):
            return refused
        agenda = [item for item in await store.items_of(work, meeting_id) if item.is_open]
        if not agenda:
            return refusal("AGENDA_EMPTY")
        known = {each.tenant_id: each for each in await store.members_of(work, meeting_id)}
        whole = {tenant for tenant, each in known.items() if each.whole_agenda} | {meeting.tenant_id}
        if faults := refuse_members(named, whole, await _units(work)):
            return faults
        invited = [*named, *([] if meeting.tenant_id in known else [Invited(meeting.tenant_id, votes=True)])]
        members = [_member(work, meeting, known.get(each.tenant), each) for each in invited]
        present = {*known, *(each.tenant for each in invited)}
        members += [_guest(work, meeting, host) for host in await _hosts(work, agenda) if host not in present]
        if meeting.state == MeetingState.PLANNED:
            meeting.state, meeting.invited_at = MeetingState.INVITED, work.at
        meeting.version += 1
        await store.add(work, meeting, *members)
        await store.share(work, meeting_id)
        work.record("meeting.invite", "meeting", meeting.id, meeting.tenant_id)
        work.emit(
            "meeting.invited",
            meeting=str(meeting_id),
            tenants=[str(each) for each in sorted(m.tenant_id for m in members)],
        )
        return await work.commit(meeting_id)


async def _units(work: UnitOfWork) -> Units:
    holders = await find_holders(work)
    return Units(
        every={unit for units in holders.values() for unit in units},
        hosts=holders.get(Responsibility.HOST, ()),
        overseers=holders.get(Responsibility.OVERSIGHT, ()),
    )


async def _hosts(work: UnitOfWork, agenda: Sequence[MeetingItem]) -> list[UUID]:
    """Whose the projects of an agenda are today: a host may have been merged into another since it was listed."""
    for item in agenda:
        project = await find_reviewable(work, item.project_id)
        item.host_tenant_id = item.host_tenant_id if project is None else project.tenant_id
    await store.add(work, *agenda)
    return sorted({item.host_tenant_id for item in agenda})


def _member(work: UnitOfWork, meeting: Meeting, known: MeetingMember | None, invited: Invited) -> MeetingMember:
    member = known or _guest(work, meeting, invited.tenant)
    member.whole_agenda, member.votes = True, invited.votes
    return member


def _guest(work: UnitOfWork, meeting: Meeting, tenant: UUID) -> MeetingMember:
    return MeetingMember(
        id=new_id(),
        district_id=meeting.district_id,
        tenant_id=tenant,
        meeting_id=meeting.id,
        whole_agenda=False,
        votes=False,
        invited_at=work.at,
        held_at=meeting.held_at,
    )
