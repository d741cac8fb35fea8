"""What may be asked for about evidence, by name. Who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions


class Evidences(Permissions):
    """佐证材料: files that support a claim."""

    VIEW = Permission("evidence", "view")
    """What there is, not the file itself."""
    UPLOAD = Permission("evidence", "upload")
    READ_FILE = Permission("evidence", "reveal")
    """The file itself: a disclosure, logged like every other."""
