"""What may be asked for about monthly reports; who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.database.fence import Reach


class MonthlyReports(Permissions):
    """月报: what a host says of a month, verified by 合作交流办."""

    VIEW = Permission("monthly_report", "view")
    SUBMIT = Permission("monthly_report", "submit")
    VERIFY = Permission("monthly_report", "verify", writes=Reach.DISTRICT)
    RETURN = Permission("monthly_report", "return", writes=Reach.DISTRICT)


class BureauFigures(Permissions):
    """统计局数: entered by the statistics bureau for each unit, beside what the unit reported."""

    VIEW = Permission("bureau_figure", "view")
    RECORD = Permission("bureau_figure", "record", writes=Reach.DISTRICT)
    EXPLAIN = Permission("bureau_figure", "explain")
    """Say why it differs, for one's own unit."""
    COMMENT = Permission("bureau_figure", "comment", writes=Reach.DISTRICT)
    """The same for any unit of the district: 合作交流办."""
