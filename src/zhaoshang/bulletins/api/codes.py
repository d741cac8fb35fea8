"""The codes of what bulletins refuse: one enum for each mutation, so that a client can be exhaustive."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.bulletins.errors import MESSAGES  # noqa: F401  importing it registers the codes' texts


@strawberry.enum(description="编制通报错误码：Why nothing was written.")
class BulletinComposeErrorCode(Enum):
    """Why bulletinCompose wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    PERIOD_INVALID = error_code("PERIOD_INVALID")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    BULLETIN_PUBLISHED = error_code("BULLETIN_PUBLISHED")
    BULLETIN_MONTH_OPEN = error_code("BULLETIN_MONTH_OPEN")
    BULLETIN_LIGHTS_OPEN = error_code("BULLETIN_LIGHTS_OPEN")
    BULLETIN_TEMPLATE_INVALID = error_code("BULLETIN_TEMPLATE_INVALID")
    BULLETIN_SECTION_UNKNOWN = error_code("BULLETIN_SECTION_UNKNOWN")


@strawberry.enum(description="更正通报错误码：Why nothing was written.")
class BulletinCorrectErrorCode(Enum):
    """Why bulletinCorrect wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    BULLETIN_UNPUBLISHED = error_code("BULLETIN_UNPUBLISHED")
    BULLETIN_TEMPLATE_INVALID = error_code("BULLETIN_TEMPLATE_INVALID")
    BULLETIN_SECTION_UNKNOWN = error_code("BULLETIN_SECTION_UNKNOWN")


@strawberry.enum(description="发布通报错误码：Why nothing was written.")
class BulletinPublishErrorCode(Enum):
    """Why bulletinPublish wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    BULLETIN_PUBLISHED = error_code("BULLETIN_PUBLISHED")
    BULLETIN_OUTDATED = error_code("BULLETIN_OUTDATED")
