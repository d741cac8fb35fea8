"""What waits for and at meetings: rounds without one, invitations, votes and conclusions (domain §3)."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, not_

from zhaoshang.authorization.scopes import ACTOR
from zhaoshang.database.alias import aliased
from zhaoshang.duties.declare import Duty, in_state, register_duty
from zhaoshang.meetings.model import Meeting, MeetingItem, MeetingMember, MeetingState, MeetingVote
from zhaoshang.meetings.permissions import Items, Meetings, Votes
from zhaoshang.meetings.rules import WAITS_FOR
from zhaoshang.reviews.views import Review, Reviews


def _is_open(item: Any) -> ColumnElement[bool]:
    return and_(item.conclusion.is_(None), item.withdrawn_at.is_(None))


def _waits_for_a_meeting(review: Any) -> ColumnElement[bool]:
    """All sections have spoken, and the round is on no open agenda."""
    item = aliased(MeetingItem)
    listed = (
        exists()
        .where(item.district_id == review.district_id, item.review_id == review.id, _is_open(item))
        .correlate_except(item)
    )
    return and_(in_state(review.state, *WAITS_FOR.values()), not_(listed))


def _has_to_vote(member: Any) -> ColumnElement[bool]:
    """Its meeting is on, and something on the agenda that is not its own has no vote of it."""
    meeting, item, vote = aliased(Meeting), aliased(MeetingItem), aliased(MeetingVote)
    on = (
        exists()
        .where(
            meeting.district_id == member.district_id,
            meeting.id == member.meeting_id,
            in_state(meeting.state, MeetingState.INVITED),
        )
        .correlate_except(meeting)
    )
    voted = (
        exists()
        .where(vote.district_id == item.district_id, vote.item_id == item.id, vote.tenant_id == member.tenant_id)
        .correlate_except(vote)
    )
    open_to_it = (
        exists()
        .where(
            item.district_id == member.district_id,
            item.meeting_id == member.meeting_id,
            item.host_tenant_id != member.tenant_id,
            _is_open(item),
            not_(voted),
        )
        .correlate_except(item)
    )
    return and_(member.tenant_id == ACTOR.tenant, member.votes, on, open_to_it)


register_duty(
    Duty(
        kind="MEETING_AGENDA",
        zh="列入会议议程",
        en="All sections have spoken on a round: put it on a meeting's agenda",
        mapped=Review,
        subject="Review",
        permission=Items.ADD,
        sees=Reviews.VIEW,
        waits=_waits_for_a_meeting,
        since=lambda review: review.submitted_at,
        due=lambda review: review.due_at,
        project=lambda review: review.project_id,
    ),
    Duty(
        kind="MEETING_INVITATION",
        zh="邀请参会单位",
        en="A meeting is planned, and nobody is invited",
        mapped=Meeting,
        subject="Meeting",
        permission=Meetings.INVITE,
        sees=Meetings.VIEW,
        waits=lambda meeting: in_state(meeting.state, MeetingState.PLANNED),
        since=lambda meeting: meeting.created_at,
        due=lambda meeting: meeting.held_at,
        title=lambda meeting: meeting.title,
    ),
    Duty(
        kind="MEETING_VOTE",
        zh="会议表决",
        en="A meeting is on, and the unit has not voted on all of its agenda",
        mapped=MeetingMember,
        subject="Meeting",
        thing=lambda member: member.meeting_id,
        permission=Votes.CAST,
        sees=Meetings.VIEW,
        waits=_has_to_vote,
        since=lambda member: member.invited_at,
        due=lambda member: member.held_at,
    ),
    Duty(
        kind="MEETING_CONCLUSION",
        zh="办结会议",
        en="A meeting's members are invited: close it with a conclusion on each project",
        mapped=Meeting,
        subject="Meeting",
        permission=Meetings.CONCLUDE,
        sees=Meetings.VIEW,
        waits=lambda meeting: in_state(meeting.state, MeetingState.INVITED),
        since=lambda meeting: meeting.invited_at,
        due=lambda meeting: meeting.held_at,
        title=lambda meeting: meeting.title,
    ),
)
