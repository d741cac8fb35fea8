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


@strawberry.enum(description="发布节点模板错误码：Why nothing was written.")
class MilestoneTemplatePublishErrorCode(Enum):
    """Why milestoneTemplatePublish wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    LIST_TOO_LONG = error_code("LIST_TOO_LONG")
    STEP_TWICE = error_code("STEP_TWICE")
    STEP_UNKNOWN = error_code("STEP_UNKNOWN")
    STEPS_CIRCULAR = error_code("STEPS_CIRCULAR")
    STEP_DAYS_INVALID = error_code("STEP_DAYS_INVALID")
    STEP_SHARE_INVALID = error_code("STEP_SHARE_INVALID")
    START_MISSING = error_code("START_MISSING")
    TEMPLATE_NOT_IN_FUTURE = error_code("TEMPLATE_NOT_IN_FUTURE")


@strawberry.enum(description="编制节点计划错误码：Why nothing was written.")
class MilestonePlanMakeErrorCode(Enum):
    """Why milestonePlanMake wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    PLAN_DAY_INVALID = error_code("PLAN_DAY_INVALID")
    CONFLICT = error_code("CONFLICT")
    NOT_MAJOR = error_code("NOT_MAJOR")
    PLAN_EXISTS = error_code("PLAN_EXISTS")
    MILESTONES_UNPUBLISHED = error_code("MILESTONES_UNPUBLISHED")
    STEP_UNKNOWN = error_code("STEP_UNKNOWN")
    RESPONSIBLE_UNKNOWN = error_code("RESPONSIBLE_UNKNOWN")


@strawberry.enum(description="填报节点错误码：Why nothing was written.")
class MilestoneReportErrorCode(Enum):
    """Why milestoneReport wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    REACHED_OR_EXPECTED = error_code("REACHED_OR_EXPECTED")
    REACHED_IN_FUTURE = error_code("REACHED_IN_FUTURE")
    PLAN_DAY_INVALID = error_code("PLAN_DAY_INVALID")
    CONFLICT = error_code("CONFLICT")
    STEP_REACHED = error_code("STEP_REACHED")
    STEP_WAITS = error_code("STEP_WAITS")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="填报进度错误码：Why nothing was written.")
class ProgressReportErrorCode(Enum):
    """Why progressReport wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    PERIOD_INVALID = error_code("PERIOD_INVALID")
    PERIOD_NOT_OPEN = error_code("PERIOD_NOT_OPEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    AMOUNT_OUT_OF_RANGE = error_code("AMOUNT_OUT_OF_RANGE")
    CONFLICT = error_code("CONFLICT")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="申请调整计划错误码：Why nothing was written.")
class BaselineProposeErrorCode(Enum):
    """Why baselinePropose wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    PROPOSAL_OPEN = error_code("PROPOSAL_OPEN")
    STEP_UNKNOWN = error_code("STEP_UNKNOWN")
    PLAN_DAY_INVALID = error_code("PLAN_DAY_INVALID")
    STEP_REACHED = error_code("STEP_REACHED")
    PROPOSAL_EMPTY = error_code("PROPOSAL_EMPTY")


@strawberry.enum(description="批准调整计划错误码：Why nothing was written.")
class BaselineApproveErrorCode(Enum):
    """Why baselineApprove wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    PROPOSAL_DECIDED = error_code("PROPOSAL_DECIDED")


@strawberry.enum(description="退回调整申请错误码：Why nothing was written.")
class BaselineReturnErrorCode(Enum):
    """Why baselineReturn wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    PROPOSAL_DECIDED = error_code("PROPOSAL_DECIDED")
