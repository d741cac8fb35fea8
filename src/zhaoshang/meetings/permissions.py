"""What may be asked for about meetings, by name. Who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.database.fence import Reach


class Meetings(Permissions):
    """论证会、政府会议: who holds one writes rows that others own, and at the end the projects themselves."""

    VIEW = Permission("meeting", "view")
    PLAN = Permission("meeting", "plan", writes=Reach.DISTRICT)
    """No street holds a meeting, whatever its operations could be made to write."""
    INVITE = Permission("meeting", "invite", writes=Reach.DISTRICT)
    CONCLUDE = Permission("meeting", "conclude", writes=Reach.DISTRICT)
    CANCEL = Permission("meeting", "cancel", writes=Reach.DISTRICT)


class Items(Permissions):
    """议题: the projects on an agenda."""

    VIEW = Permission("meeting.item", "view")
    ADD = Permission("meeting.item", "add", writes=Reach.DISTRICT)
    """Locks the round, so that it is on one open agenda."""
    WITHDRAW = Permission("meeting.item", "withdraw", writes=Reach.DISTRICT)


class Members(Permissions):
    """参会单位: who is invited."""

    VIEW = Permission("meeting.member", "view")


class Statements(Permissions):
    """发言: authorize the acting tenant's own membership. ``app.make_statement`` adds the row."""

    VIEW = Permission("meeting.statement", "view")
    MAKE = Permission("meeting.statement", "state")


class Votes(Permissions):
    """表决: authorize the acting tenant's own membership. ``app.cast_vote`` writes the row."""

    VIEW = Permission("meeting.vote", "view")
    CAST = Permission("meeting.vote", "vote")


class Materials(Permissions):
    """会议材料: what is read before and at the meeting, and not after. ``app.add_material`` adds the row."""

    VIEW = Permission("meeting_material", "view")
    ADD = Permission("meeting_material", "contribute")
    READ_FILE = Permission("meeting_material", "reveal")
    """The file itself: a disclosure, logged like every other."""
