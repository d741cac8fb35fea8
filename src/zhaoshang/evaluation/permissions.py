"""What may be asked for about evaluations; who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.database.fence import Reach


class Evaluations(Permissions):
    """后评价: of a landed project, recorded by the industry department that answers for it."""

    VIEW = Permission("evaluation", "view")
    RECORD = Permission("evaluation", "record", writes=Reach.DISTRICT)
    """The rows are the host's; the word in them is the department's."""
    ENTRUST = Permission("evaluation", "entrust", writes=Reach.DISTRICT)
    """Name the department of a project that has none."""


class Promises(Permissions):
    """承诺: entered by the host; a change after the first year is the department's to confirm."""

    VIEW = Permission("evaluation.promise", "view")
    PROMISE = Permission("evaluation.promise", "promise")
    APPROVE = Permission("evaluation.promise", "approve", writes=Reach.DISTRICT)
    RETURN = Permission("evaluation.promise", "return", writes=Reach.DISTRICT)


class EvaluationReports(Permissions):
    """后评价分析报告: issued by a department about what it sees."""

    VIEW = Permission("evaluation_report", "view")
    ANALYSE = Permission("evaluation_report", "analyse")
    EXPORT = Permission("evaluation_report", "export")
