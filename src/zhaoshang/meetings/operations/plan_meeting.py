"""拟定会议: 合作交流办 plans an argumentation or a government meeting (domain §3)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.meetings import store
from zhaoshang.meetings.errors import Refusals
from zhaoshang.meetings.model import Meeting, MeetingKind, MeetingState
from zhaoshang.meetings.permissions import Meetings
from zhaoshang.meetings.rules import refuse_plan
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeeting:
    """What is planned."""

    kind: MeetingKind
    title: str
    held_at: datetime
    place: str


@repeatable
async def plan_meeting(service: Service, actor: Actor, new: NewMeeting) -> UUID | Refusals:
    """Plan a meeting; nobody knows of it before its members are invited, but for who reads the whole district.

    Refuses: FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, MEETING_DAY_PAST.
    """
    if denial := authorize(actor, Meetings.PLAN):
        return denial
    async with service.unit_of_work(actor, Meetings.PLAN) as work:
        if faults := refuse_plan(title=new.title, place=new.place, held_at=new.held_at, today=day_of(work.at)):
            return faults
        meeting = Meeting(
            id=new_id(),
            district_id=actor.district,
            tenant_id=actor.tenant,
            kind=new.kind,
            title=new.title.strip(),
            held_at=new.held_at,
            place=new.place.strip(),
            state=MeetingState.PLANNED,
            created_at=work.at,
            created_by=actor.person,
            version=1,
        )
        await store.add(work, meeting)
        work.record("meeting.plan", "meeting", meeting.id, actor.tenant, kind=new.kind)
        work.emit("meeting.planned", meeting=str(meeting.id))
        return await work.commit(meeting.id)
