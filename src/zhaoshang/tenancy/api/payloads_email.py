"""What the mutations about people's addresses answer: the person as they are now, or why nothing happened."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.api.payload import UserError
from zhaoshang.readmodel.payloads import Key, anew
from zhaoshang.tenancy import errors  # noqa: F401  importing it registers the codes' texts
from zhaoshang.tenancy.api.types import Person


@strawberry.enum(description="设置邮箱错误码：Why personEmailSet did nothing.")
class PersonEmailSetErrorCode(Enum):
    """Why personEmailSet did nothing."""

    FORBIDDEN = error_code("FORBIDDEN")
    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    CONFLICT = error_code("CONFLICT")
    INVALID_EMAIL = error_code("INVALID_EMAIL")
    EMAIL_CODES_TOO_MANY = error_code("EMAIL_CODES_TOO_MANY")


@strawberry.type(description="设置邮箱错误：Why nothing was written.")
class PersonEmailSetError(UserError):
    """A refusal of personEmailSet."""

    code: PersonEmailSetErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="设置邮箱结果：The outcome; either the object or errors.")
class PersonEmailSetPayload:
    """The outcome of personEmailSet."""

    key: Key = None
    person: Person | None = strawberry.field(
        resolver=anew("Person"), description="结果对象：As it is now; null when refused."
    )
    errors: list[PersonEmailSetError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.enum(description="登记邮箱错误码：Why personEmailRegister did nothing.")
class PersonEmailRegisterErrorCode(Enum):
    """Why personEmailRegister did nothing."""

    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    CONFLICT = error_code("CONFLICT")
    INVALID_EMAIL = error_code("INVALID_EMAIL")
    EMAIL_CODES_TOO_MANY = error_code("EMAIL_CODES_TOO_MANY")


@strawberry.type(description="登记邮箱错误：Why nothing was written.")
class PersonEmailRegisterError(UserError):
    """A refusal of personEmailRegister."""

    code: PersonEmailRegisterErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="登记邮箱结果：The outcome; either the object or errors.")
class PersonEmailRegisterPayload:
    """The outcome of personEmailRegister."""

    key: Key = None
    person: Person | None = strawberry.field(
        resolver=anew("Person"), description="结果对象：As it is now; null when refused."
    )
    errors: list[PersonEmailRegisterError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.enum(description="验证邮箱错误码：Why personEmailConfirm did nothing.")
class PersonEmailConfirmErrorCode(Enum):
    """Why personEmailConfirm did nothing."""

    FORBIDDEN = error_code("FORBIDDEN")
    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    EMAIL_CODE_WRONG = error_code("EMAIL_CODE_WRONG")
    EMAIL_CODE_EXPIRED = error_code("EMAIL_CODE_EXPIRED")


@strawberry.type(description="验证邮箱错误：Why nothing was written.")
class PersonEmailConfirmError(UserError):
    """A refusal of personEmailConfirm."""

    code: PersonEmailConfirmErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="验证邮箱结果：The outcome; either the object or errors.")
class PersonEmailConfirmPayload:
    """The outcome of personEmailConfirm."""

    key: Key = None
    person: Person | None = strawberry.field(
        resolver=anew("Person"), description="结果对象：As it is now; null when refused."
    )
    errors: list[PersonEmailConfirmError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )
