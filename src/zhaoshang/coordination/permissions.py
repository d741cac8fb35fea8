"""What may be asked for about coordination, by name. Who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.database.fence import Reach


class Consultations(Permissions):
    """多规合一征询: early opinions on a project to be built."""

    VIEW = Permission("planning", "view")
    APPLY = Permission("planning", "apply")
    """Authorize the project. ``app.apply_planning`` adds the rows, and lets the runner take part."""
    REVISE = Permission("planning", "revise")
    """Who is asked anew has rows of its own: ``app.revise_planning``."""
    WITHDRAW = Permission("planning", "withdraw")
    """``app.withdraw_planning``."""
    ASK = Permission("planning", "consult", writes=Reach.DISTRICT)
    """Writes the host's consultation and the slots of those who are asked, who take part from then on."""
    CLOSE = Permission("planning", "finish", writes=Reach.DISTRICT)


class PlanningOpinions(Permissions):
    """部门意见: a department's word. The consultation is the host's row, so each writes there too."""

    VIEW = Permission("planning.opinion", "view")
    GIVE = Permission("planning.opinion", "opine", writes=Reach.DISTRICT)


class PlanningDocuments(Permissions):
    """方案附件: files that came with a plan."""

    VIEW = Permission("planning.document", "view")
    READ_FILE = Permission("planning.document", "reveal")
    """The file itself, of a plan or of an opinion: a disclosure, logged like every other."""


class ServiceLists(Permissions):
    """联动服务清单: what departments do for projects, phase by phase."""

    VIEW = Permission("service_list", "view")
    PUBLISH = Permission("service_list", "publish")


class ServiceTasks(Permissions):
    """服务任务: what one department does for one project. A task is its department's row."""

    VIEW = Permission("service_task", "view")
    ADD = Permission("service_task", "add")
    """Authorize the project. ``app.add_service_tasks`` adds the row."""
    ANSWER = Permission("service_task", "report")
    CONFIRM = Permission("service_task", "fulfil")
    """Authorize the project, as for giving back: ``app.decide_service_task`` writes."""
    REOPEN = Permission("service_task", "return")
