"""What may be asked for about notices, by name. Who holds which is ``policies/responsibilities.csv``'s word."""

from zhaoshang.authorization.permissions import Permission, Permissions


class Notices(Permissions):
    """消息: what a person was told; nobody else's."""

    VIEW = Permission("notice", "view")
    MARK = Permission("notice", "mark")
    """Say that it was read."""


class Preferences(Permissions):
    """提醒设置: what a person wants to be told, and mailed."""

    VIEW = Permission("notice.preference", "view")
    SET = Permission("notice.preference", "prefer")
