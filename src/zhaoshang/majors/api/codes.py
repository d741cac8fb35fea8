"""The codes of what major projects refuse: one enum for each mutation, so that a client can be exhaustive."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.majors.errors import MESSAGES  # noqa: F401  importing it registers the codes' texts


@strawberry.enum(description="指定包联错误码：Why nothing was written.")
class SponsorshipAppointErrorCode(Enum):
    """Why sponsorshipAppoint wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    LEVEL_IS_HOST = error_code("LEVEL_IS_HOST")
    PERSON_REQUIRED = error_code("PERSON_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    NOT_MAJOR = error_code("NOT_MAJOR")
    SPONSOR_NOT_FOUND = error_code("SPONSOR_NOT_FOUND")
    SPONSOR_NOT_FIT = error_code("SPONSOR_NOT_FIT")
    PERSON_NOT_FOUND = error_code("PERSON_NOT_FOUND")
    SPONSOR_SAME = error_code("SPONSOR_SAME")
    HANDOVER_REQUIRED = error_code("HANDOVER_REQUIRED")


@strawberry.enum(description="解除包联错误码：Why nothing was written.")
class SponsorshipRelieveErrorCode(Enum):
    """Why sponsorshipRelieve wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    SPONSORSHIP_ENDED = error_code("SPONSORSHIP_ENDED")
    LEVEL_IS_HOST = error_code("LEVEL_IS_HOST")


@strawberry.enum(description="明确包联人错误码：Why nothing was written.")
class SponsorshipNameErrorCode(Enum):
    """Why sponsorshipName wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    SPONSORSHIP_ENDED = error_code("SPONSORSHIP_ENDED")
    PERSON_NOT_FOUND = error_code("PERSON_NOT_FOUND")


@strawberry.enum(description="登记走访错误码：Why nothing was written.")
class SponsorVisitRecordErrorCode(Enum):
    """Why sponsorVisitRecord wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    VISIT_IN_FUTURE = error_code("VISIT_IN_FUTURE")
    VISIT_BEFORE_SPONSORSHIP = error_code("VISIT_BEFORE_SPONSORSHIP")
    SPONSORSHIP_ENDED = error_code("SPONSORSHIP_ENDED")
    CONFLICT = error_code("CONFLICT")
