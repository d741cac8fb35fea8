"""Which resources the rows of notices are: each is a person's own (scope ``self``)."""

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.notifications.model import DigestPreference, Notice, NoticePreference

register_resource(Notice, "notice")
register_resource(NoticePreference, "notice.preference")
register_resource(DigestPreference, "notice.preference")
