"""What may be asked for about guidance, by name. Who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.database.fence import Reach


class Guidances(Permissions):
    """产业指导目录: what industry departments encourage, restrict and eliminate.

    Both write the department's own rows only, but under the district's fence: everybody reads a catalogue, so no fence
    that a street ever gets may add to one.
    """

    VIEW = Permission("guidance", "view")
    PUBLISH = Permission("guidance", "publish", writes=Reach.DISTRICT)
    END = Permission("guidance", "end", writes=Reach.DISTRICT)
