"""The daily digest's part of the GraphQL schema: whether one wants it mailed."""

from datetime import datetime
from enum import Enum
from typing import Annotated

import strawberry

from zhaoshang.api.enums import described, error_code
from zhaoshang.api.inputs import INPUT
from zhaoshang.api.payload import UserError
from zhaoshang.notifications.model import Language
from zhaoshang.notifications.operations.set_digest_preference import set_digest_preference
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import Key, anew, answer

described(
    Language,
    "语言：In which language letters are written.",
    {Language.ZH: "中文：Chinese.", Language.EN: "英文：English."},
)


@strawberry.type(description="每日邮件设置：What a person said of the daily digest.")
class DigestPreference:
    """What somebody said of the digest."""

    wanted: bool = strawberry.field(description="是否接收：Whether it is to be mailed to their confirmed address.")
    language: Language = strawberry.field(description="语言：In which language.")
    set_at: datetime = strawberry.field(description="设置时间：When they said so.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.enum(description="每日邮件设置错误码：Why nothing was written.")
class DigestPreferenceSetErrorCode(Enum):
    """Why digestPreferenceSet wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")


@strawberry.type(description="每日邮件设置错误：Why nothing was written.")
class DigestPreferenceSetError(UserError):
    """A refusal of digestPreferenceSet."""

    code: DigestPreferenceSetErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="每日邮件设置结果：The outcome; either the object or errors.")
class DigestPreferenceSetPayload:
    """The outcome of digestPreferenceSet."""

    key: Key = None
    preference: DigestPreference | None = strawberry.field(
        resolver=anew("DigestPreference"), description="每日邮件设置：What is said now; null when refused."
    )
    errors: list[DigestPreferenceSetError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.input(description="每日邮件设置输入：Whether to be mailed, and in which language.")
class DigestPreferenceSetInput:
    """What somebody says of the digest."""

    wanted: bool = strawberry.field(description="是否接收：Whether it is to be mailed from now on.")
    language: Language = strawberry.field(description="语言：In which language.")
    expected_version: int | None = strawberry.field(
        default=None, description="预期版本：The version that was seen; null when nothing was said so far."
    )


async def digest_preference_set(
    info: Info, input: Annotated[DigestPreferenceSetInput, INPUT]
) -> DigestPreferenceSetPayload:
    """Say whether the daily digest is to be mailed."""
    context = info.context
    outcome = await set_digest_preference(
        context.service, context.actor, input.language, input.expected_version, wanted=input.wanted
    )
    return answer(info, outcome, DigestPreferenceSetPayload, DigestPreferenceSetError, DigestPreferenceSetErrorCode)
