"""What may be asked for about targets, by name. Who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.database.fence import Reach


class Targets(Permissions):
    """目标任务: what each unit is to bring, set for it by 合作交流办; never by itself."""

    VIEW = Permission("target", "view")
    SET = Permission("target", "set", writes=Reach.DISTRICT)
