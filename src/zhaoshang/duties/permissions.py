"""What may be asked for about duties, by name. Who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions


class Duties(Permissions):
    """待办: what waits for the acting unit. What one may do about each is the room's own permission."""

    VIEW = Permission("duty", "view")
