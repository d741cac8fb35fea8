"""What may be asked for about major projects, by name. Who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.database.fence import Reach


class Majors(Permissions):
    """重大项目: that a project is one, since when, and what changed that."""

    VIEW = Permission("major", "view")


class Sponsorships(Permissions):
    """包联: who sponsors a project. Appointing changes who takes part in it, so it writes the host's rows."""

    VIEW = Permission("major.sponsorship", "view")
    APPOINT = Permission("major.sponsorship", "appoint", writes=Reach.DISTRICT)
    """Authorize the major project."""
    RELIEVE = Permission("major.sponsorship", "relieve", writes=Reach.DISTRICT)
    NAME = Permission("major.sponsorship", "name")
    """Say who of one's own unit answers for it."""


class Visits(Permissions):
    """包联走访: what a sponsor saw."""

    VIEW = Permission("major.visit", "view")
    RECORD = Permission("major.visit", "visit")
    """Authorize the acting tenant's own sponsorship."""


class MilestoneTemplates(Permissions):
    """节点模板: the milestones of each kind of project, for everybody to know."""

    VIEW = Permission("major.template", "view")
    PUBLISH = Permission("major.template", "publish")


class Plans(Permissions):
    """节点计划: when a project is to be where. The plan, its milestones and proposals are the host's rows."""

    VIEW = Permission("major.plan", "view")
    MAKE = Permission("major.plan", "create")
    """Authorize the major project."""
    PROPOSE = Permission("major.plan", "propose")
    APPROVE = Permission("major.plan", "approve", writes=Reach.DISTRICT)
    """Authorize the proposal: the host's baseline changes, which its own fence never writes."""
    GIVE_BACK = Permission("major.plan", "return", writes=Reach.DISTRICT)
    REPORT = Permission("major.plan", "report")
    """Authorize the milestone."""


class Progress(Permissions):
    """月度进度: completed investment, month by month."""

    VIEW = Permission("major.progress", "view")
    REPORT = Permission("major.progress", "report")
    """Authorize the plan."""


class Lights(Permissions):
    """亮灯: read by nobody's order, by rule only."""

    VIEW = Permission("major.light", "view")


class Blockers(Permissions):
    """堵点: what stands in the way. It is the host's row: whoever else acts on it writes there."""

    VIEW = Permission("major.blocker", "view")
    RAISE = Permission("major.blocker", "flag")
    """Authorize the major project. That the department takes part is ``app.follow_blocker``'s."""
    WITHDRAW = Permission("major.blocker", "withdraw")
    RESOLVE = Permission("major.blocker", "clear")
    """销号: by the host alone."""
    GIVE_BACK = Permission("major.blocker", "return")
    ANSWER = Permission("major.blocker", "solve", writes=Reach.DISTRICT)
    HAND_ON = Permission("major.blocker", "forward", writes=Reach.DISTRICT)
    REASSIGN = Permission("major.blocker", "reassign", writes=Reach.DISTRICT)
    INSTRUCT = Permission("major.blocker", "instruct", writes=Reach.DISTRICT)
    """批示: by the district leader who sponsors the project."""
