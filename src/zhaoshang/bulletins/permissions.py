"""What may be asked for about bulletins, by name. Who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions


class Bulletins(Permissions):
    """月度通报: composed and published by 督查室 in its own fence, which writes no figure; read by everybody then."""

    VIEW = Permission("bulletin", "view")
    COMPOSE = Permission("bulletin", "compose")
    """A first edition, or a correction of what was published."""
    PUBLISH = Permission("bulletin", "publish")
    EXPORT = Permission("bulletin", "export")
    """As PDF, or as a workbook."""
