"""What may be asked for about targets and assessments. Who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.database.fence import Reach


class Targets(Permissions):
    """目标任务: what each unit is to bring, set for it by 合作交流办; never by itself."""

    VIEW = Permission("target", "view")
    SET = Permission("target", "set", writes=Reach.DISTRICT)


class Schemes(Permissions):
    """考核办法: how a year is assessed; for everybody to read."""

    VIEW = Permission("assessment.scheme", "view")
    PUBLISH = Permission("assessment.scheme", "publish", writes=Reach.DISTRICT)
    """Asks departments to mark: their indicators are rows of theirs."""


class Marks(Permissions):
    """考核评分: a department's own."""

    VIEW = Permission("assessment.mark", "view")
    SCORE = Permission("assessment.mark", "score")
    """Authorize the indicator."""


class Assessments(Permissions):
    """年度考核: computed, published and made final by 合作交流办; every host's result is the host's row."""

    VIEW = Permission("assessment", "view")
    COMPUTE = Permission("assessment", "compute", writes=Reach.DISTRICT)
    PUBLISH = Permission("assessment", "publish", writes=Reach.DISTRICT)
    FINALISE = Permission("assessment", "finalise", writes=Reach.DISTRICT)


class Lines(Permissions):
    """考核得分明细: a host's own, once published."""

    VIEW = Permission("assessment.line", "view")


class Objections(Permissions):
    """考核异议: raised by a host about its own line, decided by 合作交流办."""

    VIEW = Permission("assessment.objection", "view")
    RAISE = Permission("assessment.objection", "raise")
    """Authorize the line."""
    DECIDE = Permission("assessment.objection", "settle", writes=Reach.DISTRICT)
    """Corrects the host's line, and everybody's rank."""
    READ_FILE = Permission("assessment.objection", "reveal")
    """What an objection came with."""
