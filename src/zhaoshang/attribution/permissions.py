"""What may be asked for about credit, by name. Who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.database.fence import Reach


class Attributions(Permissions):
    """三七分成: the ledger of credit. It is written by verifying figures, by nobody's own hand."""

    VIEW = Permission("attribution", "view")
    EXPORT = Permission("attribution", "export")
    """The statement as a file: a disclosure, logged like every other."""


class Periods(Permissions):
    """关账: closing a month for the whole district."""

    VIEW = Permission("period", "view")
    CLOSE = Permission("period", "close", writes=Reach.DISTRICT)
