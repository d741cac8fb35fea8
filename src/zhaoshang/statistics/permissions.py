"""What may be asked for about facts, by name. Who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.database.fence import Reach


class Facts(Permissions):
    """统计事实: figures of projects, entered by their host and verified by 合作交流办."""

    VIEW = Permission("fact", "view")
    RECORD = Permission("fact", "record")
    """Authorize the project that the figure is about, after ``Projects.VIEW`` on it."""
    VERIFY = Permission("fact", "verify", writes=Reach.DISTRICT)
    """Writes the host's fact and the ledger of everybody who shares in it."""
    RETURN = Permission("fact", "return", writes=Reach.DISTRICT)
