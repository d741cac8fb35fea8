"""What meetings tell of a project (domain §3)."""

from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from zhaoshang.meetings.model import Meeting, MeetingItem
from zhaoshang.meetings.permissions import Items
from zhaoshang.projects.views.happenings import Happening, register_happening


def _closed_at(item: Any) -> ColumnElement[Any]:
    meeting = aliased(Meeting)
    return (
        select(meeting.closed_at)
        .where(meeting.district_id == item.district_id, meeting.id == item.meeting_id)
        .correlate(item)
        .scalar_subquery()
    )


register_happening(
    Happening(
        kind="MEETING_CONCLUDED",
        zh="会议结论",
        en="A meeting came to the conclusion in `detail`",
        mapped=MeetingItem,
        sees=Items.VIEW,
        at=_closed_at,
        when=lambda item: item.conclusion.is_not(None) & _closed_at(item).is_not(None),
        detail="conclusion",
    ),
)
