"""How far a responsibility reaches in meetings (domain §3)."""

from sqlalchemy.dialects.postgresql import array

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.authorization.scopes import register_scope
from zhaoshang.meetings.model import (
    Meeting,
    MeetingItem,
    MeetingMaterial,
    MeetingMember,
    MeetingMinutes,
    MeetingStatement,
    MeetingVote,
)

register_scope(
    "admitted",
    sql=lambda row, params: row.shared_with.contains(array([params.tenant])),
    python=lambda row, actor: actor.tenant in row.shared_with,
    zh="会议开放给本单位的材料",
    en="materials that a meeting opens to the tenant",
    within=("shared",),
)

for _row_type, _resource in (
    (Meeting, "meeting"),
    (MeetingMinutes, "meeting"),
    (MeetingItem, "meeting.item"),
    (MeetingMember, "meeting.member"),
    (MeetingStatement, "meeting.statement"),
    (MeetingVote, "meeting.vote"),
    (MeetingMaterial, "meeting_material"),
):
    register_resource(_row_type, _resource)
