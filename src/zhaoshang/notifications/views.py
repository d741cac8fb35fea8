"""How notices are read: each person's own, the newest first."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, Text, cast, func

from zhaoshang.notifications.model import DigestPreference, Notice, NoticePreference
from zhaoshang.notifications.permissions import Notices, Preferences
from zhaoshang.readmodel.declare import (
    AggregateRoot,
    ByIdRoot,
    ConnectionRoot,
    Expression,
    Filter,
    Group,
    LookupRoot,
    Root,
    ToOne,
    View,
    among,
)


def _global_id(notice: Any) -> ColumnElement[str]:
    return notice.subject.op("||")("_").op("||")(cast(notice.subject_id, Text))  # type: ignore[no-any-return]  # an alias's attributes are untyped


FILTERS = {
    "kind": among("kind"),
    "unread": Filter(lambda n, v: n.read_at.is_(None) == v, Boolean()),
}

VIEWS: tuple[View, ...] = (
    View(
        "Notice",
        Notice,
        Notices.VIEW,
        fields={
            "subject_id": Expression(_global_id),
            "unit": ToOne("Tenant", on=lambda n, t: t.id == n.tenant_id),
        },
    ),
    View("NoticePreference", NoticePreference, Preferences.VIEW),
    View("DigestPreference", DigestPreference, Preferences.VIEW),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("notice", "Notice"),
    ConnectionRoot("my_notices", "Notice", orders={"AT": "at"}, default=("AT", "DESC"), filters=FILTERS),
    AggregateRoot(
        "my_notice_counts",
        "Notice",
        groups={"KIND": Group("kind", lambda n: n.kind)},
        measures={
            "told": lambda _n: func.count(),
            "unread": lambda n: func.count().filter(n.read_at.is_(None)),
        },
        filters=FILTERS,
    ),
    ConnectionRoot("notice_preferences", "NoticePreference", orders={"KIND": "kind"}, default=("KIND", "ASC")),
    LookupRoot("digest_preference", "DigestPreference"),
)
