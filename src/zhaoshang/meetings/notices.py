"""What people are told about meetings (domain §3)."""

from collections.abc import Mapping
from typing import Any

from zhaoshang.meetings.model import MeetingMember
from zhaoshang.meetings.permissions import Meetings, Statements
from zhaoshang.notifications.declare import Told, register_notice


def _named(member: Any, event: Mapping[str, Any]) -> list[Any]:
    """Who was invited by this very step, or told that the meeting is off."""
    return [member.tenant_id] if str(member.tenant_id) in event["tenants"] else []


register_notice(
    Told(
        kind="MEETING_INVITED",
        zh="受邀参加会议",
        en="The unit is invited to a meeting",
        event="meeting.invited",
        key="meeting",
        mapped=MeetingMember,
        by="meeting_id",
        subject="Meeting",
        thing="meeting_id",
        units=_named,
        holders=Statements.MAKE,
    ),
    Told(
        kind="MEETING_CANCELLED",
        zh="会议取消",
        en="A meeting that the unit was invited to is off",
        event="meeting.cancelled",
        key="meeting",
        mapped=MeetingMember,
        by="meeting_id",
        subject="Meeting",
        thing="meeting_id",
        units=_named,
        holders=Meetings.VIEW,
    ),
)
