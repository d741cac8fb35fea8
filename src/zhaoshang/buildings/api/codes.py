"""The codes of what buildings refuse: one enum for each mutation, so that a client can be exhaustive."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.buildings import errors as _texts  # noqa: F401  importing it registers the texts


@strawberry.enum(description="登记楼宇错误码：Why nothing was written.")
class BuildingRegisterErrorCode(Enum):
    """Why buildingRegister wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    BUILDING_AREA_INVALID = error_code("BUILDING_AREA_INVALID")
    BUILDING_RENT_INVALID = error_code("BUILDING_RENT_INVALID")
    BUILDING_DAY_INVALID = error_code("BUILDING_DAY_INVALID")
    BUILDING_NAME_TAKEN = error_code("BUILDING_NAME_TAKEN")


@strawberry.enum(description="变更楼宇错误码：Why nothing was written.")
class BuildingUpdateErrorCode(Enum):
    """Why buildingUpdate wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    BUILDING_AREA_INVALID = error_code("BUILDING_AREA_INVALID")
    BUILDING_RENT_INVALID = error_code("BUILDING_RENT_INVALID")
    BUILDING_DAY_INVALID = error_code("BUILDING_DAY_INVALID")
    CONFLICT = error_code("CONFLICT")
    BUILDING_RETIRED = error_code("BUILDING_RETIRED")
    BUILDING_NAME_TAKEN = error_code("BUILDING_NAME_TAKEN")
    BUILDING_AREA_EXCEEDED = error_code("BUILDING_AREA_EXCEEDED")


@strawberry.enum(description="注销楼宇错误码：Why nothing was written.")
class BuildingRetireErrorCode(Enum):
    """Why buildingRetire wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    BUILDING_RETIRED = error_code("BUILDING_RETIRED")
    BUILDING_LET = error_code("BUILDING_LET")


@strawberry.enum(description="登记租约错误码：Why nothing was written.")
class LeaseRecordErrorCode(Enum):
    """Why leaseRecord wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    BUILDING_AREA_INVALID = error_code("BUILDING_AREA_INVALID")
    INVALID_CREDIT_CODE = error_code("INVALID_CREDIT_CODE")
    BUILDING_RENT_INVALID = error_code("BUILDING_RENT_INVALID")
    BUILDING_DAY_INVALID = error_code("BUILDING_DAY_INVALID")
    LEASE_TERM_INVALID = error_code("LEASE_TERM_INVALID")
    BUILDING_RETIRED = error_code("BUILDING_RETIRED")
    LEASE_PROJECT_INVALID = error_code("LEASE_PROJECT_INVALID")
    LEASE_OVERLAPS = error_code("LEASE_OVERLAPS")
    BUILDING_AREA_EXCEEDED = error_code("BUILDING_AREA_EXCEEDED")


@strawberry.enum(description="更正租约错误码：Why nothing was written.")
class LeaseUpdateErrorCode(Enum):
    """Why leaseUpdate wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    BUILDING_AREA_INVALID = error_code("BUILDING_AREA_INVALID")
    INVALID_CREDIT_CODE = error_code("INVALID_CREDIT_CODE")
    BUILDING_RENT_INVALID = error_code("BUILDING_RENT_INVALID")
    BUILDING_DAY_INVALID = error_code("BUILDING_DAY_INVALID")
    LEASE_TERM_INVALID = error_code("LEASE_TERM_INVALID")
    CONFLICT = error_code("CONFLICT")
    BUILDING_RETIRED = error_code("BUILDING_RETIRED")
    LEASE_FROZEN = error_code("LEASE_FROZEN")
    LEASE_PROJECT_INVALID = error_code("LEASE_PROJECT_INVALID")
    LEASE_OVERLAPS = error_code("LEASE_OVERLAPS")
    BUILDING_AREA_EXCEEDED = error_code("BUILDING_AREA_EXCEEDED")


@strawberry.enum(description="提前退租错误码：Why nothing was written.")
class LeaseEndErrorCode(Enum):
    """Why leaseEnd wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    LEASE_ENDED = error_code("LEASE_ENDED")
    LEASE_TERM_INVALID = error_code("LEASE_TERM_INVALID")
    LEASE_FROZEN = error_code("LEASE_FROZEN")


@strawberry.enum(description="报送楼宇月报错误码：Why nothing was written.")
class BuildingReportSubmitErrorCode(Enum):
    """Why buildingReportSubmit wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    PERIOD_INVALID = error_code("PERIOD_INVALID")
    BUILDING_MONTH_NOT_OVER = error_code("BUILDING_MONTH_NOT_OVER")
    BUILDING_TAX_INVALID = error_code("BUILDING_TAX_INVALID")
    BUILDING_ZERO_MISSING = error_code("BUILDING_ZERO_MISSING")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    BUILDING_RETIRED = error_code("BUILDING_RETIRED")
    PERIOD_CLOSED = error_code("PERIOD_CLOSED")
    BUILDING_MONTH_EARLIER = error_code("BUILDING_MONTH_EARLIER")
    BUILDING_REPORT_KNOWN = error_code("BUILDING_REPORT_KNOWN")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="核定楼宇月报错误码：Why nothing was written.")
class BuildingReportVerifyErrorCode(Enum):
    """Why buildingReportVerify wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    PERIOD_CLOSED = error_code("PERIOD_CLOSED")
    CONFLICT = error_code("CONFLICT")
    BUILDING_REPORT_STATE = error_code("BUILDING_REPORT_STATE")


@strawberry.enum(description="退回楼宇月报错误码：Why nothing was written.")
class BuildingReportReturnErrorCode(Enum):
    """Why buildingReportReturn wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    PERIOD_CLOSED = error_code("PERIOD_CLOSED")
    CONFLICT = error_code("CONFLICT")
    BUILDING_REPORT_STATE = error_code("BUILDING_REPORT_STATE")
