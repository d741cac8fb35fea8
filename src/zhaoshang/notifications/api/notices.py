"""Notices' part of the GraphQL schema: what one was told, and what one wants to be told."""

from datetime import datetime
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final

import strawberry

from zhaoshang.api.enums import described, error_code
from zhaoshang.api.inputs import INPUT
from zhaoshang.api.node import Connection, Node
from zhaoshang.api.payload import UserError, refused
from zhaoshang.api.permission import requires
from zhaoshang.notifications.api.digests import DigestPreference, DigestPreferenceSetPayload, digest_preference_set
from zhaoshang.notifications.declare import all_notices
from zhaoshang.notifications.errors import MESSAGES  # noqa: F401  importing it registers the codes' texts
from zhaoshang.notifications.operations.mark_all_read import mark_all_read
from zhaoshang.notifications.operations.mark_read import mark_read
from zhaoshang.notifications.operations.set_preference import set_preference
from zhaoshang.notifications.permissions import Notices, Preferences
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id, paged
from zhaoshang.readmodel.payloads import Key, anew, answer, keyed

if TYPE_CHECKING:
    from zhaoshang.tenancy.api import Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]

_Kinds: Final[Any] = StrEnum("NoticeKind", dict(zip(all_notices(), all_notices(), strict=True)))  # type: ignore[misc]  # what its members are, the rooms say
KIND: Final[Any] = described(
    _Kinds,
    "消息类型：What happened; each is brought by the room it belongs to.",
    {_Kinds(kind): f"{told.zh}：{told.en}." for kind, told in all_notices().items()},
)


@strawberry.type(description="消息：What somebody was told; the thing itself is read under their own permissions.")
class Notice(Node):
    """What somebody was told."""

    kind: str = strawberry.field(graphql_type=KIND, description="类型：What happened.")
    subject_id: strawberry.ID = strawberry.field(description="对象：The global id of what it is about.")
    unit: TenantType | None = strawberry.field(description="单位：The unit as whose staff one was told.")
    at: datetime = strawberry.field(description="时间：When it happened.")
    read_at: datetime | None = strawberry.field(description="阅读时间：When it was read; null while it was not.")


@strawberry.type(description="提醒设置：What a person said of one kind; of what nothing was said, they are told.")
class NoticePreference(Node):
    """What somebody said of a kind."""

    kind: str = strawberry.field(graphql_type=KIND, description="类型：Of which kind.")
    in_app: bool = strawberry.field(description="站内消息：Whether they want to be told.")
    in_digest: bool = strawberry.field(
        description="每日邮件：Whether the daily digest counts what they were told of it."
    )
    set_at: datetime = strawberry.field(description="设置时间：When they said so.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.enum(description="消息分组：How notices may be counted.")
class NoticeGroup(Enum):
    """How notices may be counted."""

    KIND = strawberry.enum_value("KIND", description="按类型：By what happened.")


@strawberry.type(description="消息统计：How many notices there are.")
class NoticeCount:
    """How many there are."""

    kind: str | None = strawberry.field(graphql_type=KIND | None, description="类型：Null when not grouped by it.")
    told: int = strawberry.field(description="总数：All of them.")
    unread: int = strawberry.field(description="未读：Those not read.")


@strawberry.input(description="消息筛选：Which notices; an absent entry filters nothing.")
class NoticeFilter:
    """Which notices."""

    kind: list[str] | None = strawberry.field(
        graphql_type=list[KIND] | None, default=None, description="类型：Of these kinds."
    )
    unread: bool | None = strawberry.field(default=None, description="未读：Not read, or read.")


Narrowing = Annotated[NoticeFilter | None, strawberry.argument(description="筛选：Which notices.")]


def own(root: strawberry.Parent[Any], info: Info):  # type: ignore[no-untyped-def]  # noqa: ANN201  as `paged`
    """Declares a field without arguments; the compiler reads it."""
    return answered(root, info)


def told(  # type: ignore[no-untyped-def]  # noqa: ANN201, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Narrowing = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    """Declares the list's arguments; the compiler reads them."""
    return answered(root, info)


def counted(  # type: ignore[no-untyped-def]  # noqa: ANN201  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Narrowing = None,
    group_by: Annotated[
        list[NoticeGroup] | None,
        strawberry.argument(description="分组：Count for each of these; in one if none."),
    ] = None,
):
    """Declares the counts' arguments; the compiler reads them."""
    return answered(root, info)


@strawberry.type
class NotificationsQuery:
    """What may be asked about notices."""

    notice: Notice | None = strawberry.field(
        resolver=by_id,
        description="消息：One notice; null when there is none such, or none of yours.",
        directives=[requires(Notices.VIEW)],
    )
    my_notices: Connection[Notice] = strawberry.field(
        resolver=told,
        description="我的消息：What you were told, in whichever unit, the newest first.",
        directives=[requires(Notices.VIEW)],
    )
    my_notice_counts: list[NoticeCount] = strawberry.field(
        resolver=counted,
        description="消息统计：How many there are, exactly those the list shows under the same filter.",
        directives=[requires(Notices.VIEW)],
    )
    notice_preferences: Connection[NoticePreference] = strawberry.field(
        resolver=paged,
        description="提醒设置列表：What you said of which kinds.",
        directives=[requires(Preferences.VIEW)],
    )
    digest_preference: DigestPreference | None = strawberry.field(
        resolver=own,
        description=(
            "每日邮件设置：What you said of the daily digest; null for nothing so far, "
            "which means that it is mailed to your confirmed address, in Chinese."
        ),
        directives=[requires(Preferences.VIEW)],
    )


@strawberry.enum(description="标为已读错误码：Why nothing was written.")
class NoticeMarkReadErrorCode(Enum):
    """Why noticeMarkRead wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    NOTICES_TOO_MANY = error_code("NOTICES_TOO_MANY")


@strawberry.type(description="标为已读错误：Why nothing was written.")
class NoticeMarkReadError(UserError):
    """A refusal of noticeMarkRead."""

    code: NoticeMarkReadErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="标为已读结果：The outcome; either a number or errors.")
class NoticeMarkReadPayload:
    """The outcome of noticeMarkRead."""

    marked: int | None = strawberry.field(
        default=None, description="已标记：How many of them had not been read; null when refused."
    )
    errors: list[NoticeMarkReadError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.input(description="标为已读输入：Which notices were read.")
class NoticeMarkReadInput:
    """Notices that were read."""

    ids: list[strawberry.ID] = strawberry.field(description="消息：The global ids of up to 100 of your notices.")


async def notice_mark_read(info: Info, input: Annotated[NoticeMarkReadInput, INPUT]) -> NoticeMarkReadPayload:
    """Note that notices were read."""
    keys = [keyed("Notice", each) for each in input.ids]
    outcome = await mark_read(info.context.service, info.context.actor, keys)
    if isinstance(outcome, int):
        return NoticeMarkReadPayload(marked=outcome)
    return NoticeMarkReadPayload(
        errors=refused(NoticeMarkReadError, NoticeMarkReadErrorCode, outcome, info.context.language)
    )


@strawberry.enum(description="全部标为已读错误码：Why nothing was written.")
class NoticeMarkAllReadErrorCode(Enum):
    """Why noticeMarkAllRead wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")


@strawberry.type(description="全部标为已读错误：Why nothing was written.")
class NoticeMarkAllReadError(UserError):
    """A refusal of noticeMarkAllRead."""

    code: NoticeMarkAllReadErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="全部标为已读结果：The outcome; either a number or errors.")
class NoticeMarkAllReadPayload:
    """The outcome of noticeMarkAllRead."""

    marked: int | None = strawberry.field(
        default=None, description="已标记：How many had not been read; null when refused."
    )
    errors: list[NoticeMarkAllReadError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.input(description="全部标为已读输入：Up to when.")
class NoticeMarkAllReadInput:
    """Up to when everything was read."""

    up_to: datetime = strawberry.field(
        description="截至：Of what happened until then, e.g. the newest notice seen; what came since stays unread."
    )


async def notice_mark_all_read(info: Info, input: Annotated[NoticeMarkAllReadInput, INPUT]) -> NoticeMarkAllReadPayload:
    """Note that all notices were read."""
    outcome = await mark_all_read(info.context.service, info.context.actor, input.up_to)
    if isinstance(outcome, int):
        return NoticeMarkAllReadPayload(marked=outcome)
    return NoticeMarkAllReadPayload(
        errors=refused(NoticeMarkAllReadError, NoticeMarkAllReadErrorCode, outcome, info.context.language)
    )


@strawberry.enum(description="提醒设置错误码：Why nothing was written.")
class NoticePreferenceSetErrorCode(Enum):
    """Why noticePreferenceSet wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")


@strawberry.type(description="提醒设置错误：Why nothing was written.")
class NoticePreferenceSetError(UserError):
    """A refusal of noticePreferenceSet."""

    code: NoticePreferenceSetErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="提醒设置结果：The outcome; either the object or errors.")
class NoticePreferenceSetPayload:
    """The outcome of noticePreferenceSet."""

    key: Key = None
    preference: NoticePreference | None = strawberry.field(
        resolver=anew("NoticePreference"), description="提醒设置：What is said now; null when refused."
    )
    errors: list[NoticePreferenceSetError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.input(description="提醒设置输入：Of which kind, and whether to be told.")
class NoticePreferenceSetInput:
    """What somebody says of a kind."""

    kind: str = strawberry.field(graphql_type=KIND, description="类型：Of which kind.")
    in_app: bool = strawberry.field(description="站内消息：Whether to be told from now on.")
    in_digest: bool | None = strawberry.field(
        default=None,
        description="每日邮件：Whether the daily digest counts it; null leaves what was said, at first yes.",
    )
    expected_version: int | None = strawberry.field(
        default=None, description="预期版本：The version that was seen; null when nothing was said of the kind so far."
    )


async def notice_preference_set(
    info: Info, input: Annotated[NoticePreferenceSetInput, INPUT]
) -> NoticePreferenceSetPayload:
    """Say whether to be told of a kind."""
    outcome = await set_preference(
        info.context.service,
        info.context.actor,
        _Kinds(input.kind).value,
        input.expected_version,
        in_app=input.in_app,
        in_digest=input.in_digest,
    )
    return answer(info, outcome, NoticePreferenceSetPayload, NoticePreferenceSetError, NoticePreferenceSetErrorCode)


@strawberry.type
class NotificationsMutation:
    """What may be done about notices."""

    notice_mark_read: NoticeMarkReadPayload = strawberry.mutation(
        resolver=notice_mark_read,
        description="标为已读：Say that you read some of your notices.",
        directives=[requires(Notices.MARK)],
    )
    notice_mark_all_read: NoticeMarkAllReadPayload = strawberry.mutation(
        resolver=notice_mark_all_read,
        description="全部标为已读：Say that you read all of your notices up to an instant.",
        directives=[requires(Notices.MARK)],
    )
    notice_preference_set: NoticePreferenceSetPayload = strawberry.mutation(
        resolver=notice_preference_set,
        description="提醒设置：Say whether you want to be told of a kind.",
        directives=[requires(Preferences.SET)],
    )
    digest_preference_set: DigestPreferenceSetPayload = strawberry.mutation(
        resolver=digest_preference_set,
        description="每日邮件设置：Say whether you want the daily digest mailed, and in which language.",
        directives=[requires(Preferences.SET)],
    )
