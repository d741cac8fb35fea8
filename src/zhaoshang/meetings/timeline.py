"""What meetings tell of a project (domain §3)."""

from zhaoshang.meetings.model import MeetingItem
from zhaoshang.meetings.permissions import Items
from zhaoshang.meetings.views import closed_at
from zhaoshang.projects.views.happenings import Happening, register_happening

register_happening(
    Happening(
        kind="MEETING_CONCLUDED",
        zh="会议结论",
        en="A meeting came to the conclusion in `detail`",
        mapped=MeetingItem,
        sees=Items.VIEW,
        at=closed_at,
        when=lambda item: item.conclusion.is_not(None) & closed_at(item).is_not(None),
        detail="conclusion",
    ),
)
