"""The codes of what coordination refuses: one enum for each mutation, so that a client can be exhaustive."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.coordination.errors import MESSAGES  # noqa: F401  importing it registers the codes' texts
from zhaoshang.evidence.errors import MESSAGES as OF_FILES  # noqa: F401  likewise


@strawberry.enum(description="申请多规合一征询错误码：Why nothing was written.")
class PlanningConsultationApplyErrorCode(Enum):
    """Why planningConsultationApply wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    LIST_TOO_LONG = error_code("LIST_TOO_LONG")
    PLAN_FILE_TWICE = error_code("PLAN_FILE_TWICE")
    RUNNER_INVALID = error_code("RUNNER_INVALID")
    CONFLICT = error_code("CONFLICT")
    PLANNING_OPEN = error_code("PLANNING_OPEN")
    PLANNING_AGREED = error_code("PLANNING_AGREED")
    PLANNING_NOT_NEEDED = error_code("PLANNING_NOT_NEEDED")
    PLANNING_STAGE = error_code("PLANNING_STAGE")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="征询部门意见错误码：Why nothing was written.")
class PlanningDepartmentsAskErrorCode(Enum):
    """Why planningDepartmentsAsk wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    PLANNING_STATE = error_code("PLANNING_STATE")
    DEPARTMENTS_REQUIRED = error_code("DEPARTMENTS_REQUIRED")
    LIST_TOO_LONG = error_code("LIST_TOO_LONG")
    DEPARTMENT_NOT_ASKABLE = error_code("DEPARTMENT_NOT_ASKABLE")
    DEPARTMENT_ASKED = error_code("DEPARTMENT_ASKED")


@strawberry.enum(description="答复征询错误码：Why nothing was written.")
class PlanningOpinionGiveErrorCode(Enum):
    """Why planningOpinionGive wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    PLAN_ANSWERED = error_code("PLAN_ANSWERED")
    CONFLICT = error_code("CONFLICT")
    PLANNING_STATE = error_code("PLANNING_STATE")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="调整方案错误码：Why nothing was written.")
class PlanningPlanReviseErrorCode(Enum):
    """Why planningPlanRevise wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    LIST_TOO_LONG = error_code("LIST_TOO_LONG")
    PLAN_FILE_TWICE = error_code("PLAN_FILE_TWICE")
    CONFLICT = error_code("CONFLICT")
    PLANNING_STATE = error_code("PLANNING_STATE")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="办结征询（一致）错误码：Why nothing was written.")
class PlanningConsultationAgreeErrorCode(Enum):
    """Why planningConsultationAgree wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    DATE_OUT_OF_RANGE = error_code("DATE_OUT_OF_RANGE")
    CONFLICT = error_code("CONFLICT")
    PLANNING_STATE = error_code("PLANNING_STATE")
    OPINIONS_MISSING = error_code("OPINIONS_MISSING")
    OPINION_OPEN = error_code("OPINION_OPEN")
    OPINION_OBJECTS = error_code("OPINION_OBJECTS")


@strawberry.enum(description="办结征询（未达成一致）错误码：Why nothing was written.")
class PlanningConsultationFailErrorCode(Enum):
    """Why planningConsultationFail wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    PLANNING_STATE = error_code("PLANNING_STATE")


@strawberry.enum(description="撤回征询错误码：Why nothing was written.")
class PlanningConsultationWithdrawErrorCode(Enum):
    """Why planningConsultationWithdraw wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    PLANNING_STATE = error_code("PLANNING_STATE")


@strawberry.enum(description="调阅方案附件错误码：Why nothing was handed out.")
class PlanningFileRevealErrorCode(Enum):
    """Why planningFileReveal handed out nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")


@strawberry.enum(description="发布联动服务清单错误码：Why nothing was written.")
class ServiceListPublishErrorCode(Enum):
    """Why serviceListPublish wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    LIST_NOT_IN_FUTURE = error_code("LIST_NOT_IN_FUTURE")
    LIST_OVERTAKEN = error_code("LIST_OVERTAKEN")
    LIST_TASKS_OUT_OF_RANGE = error_code("LIST_TASKS_OUT_OF_RANGE")
    TASK_DAYS_OUT_OF_RANGE = error_code("TASK_DAYS_OUT_OF_RANGE")
    TASK_RESPONSIBILITY_INVALID = error_code("TASK_RESPONSIBILITY_INVALID")
    TASK_DEPARTMENT_INVALID = error_code("TASK_DEPARTMENT_INVALID")
    TASK_DEPARTMENT_REQUIRED = error_code("TASK_DEPARTMENT_REQUIRED")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")


@strawberry.enum(description="添加服务任务错误码：Why nothing was written.")
class ServiceTaskAddErrorCode(Enum):
    """Why serviceTaskAdd wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    DEPARTMENT_NOT_ASKABLE = error_code("DEPARTMENT_NOT_ASKABLE")
    TASK_DAY_PAST = error_code("TASK_DAY_PAST")
    CONFLICT = error_code("CONFLICT")
    TASK_STAGE = error_code("TASK_STAGE")


@strawberry.enum(description="答复服务任务错误码：Why nothing was written.")
class ServiceTaskAnswerErrorCode(Enum):
    """Why serviceTaskAnswer wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    TASK_STATE = error_code("TASK_STATE")
    CONFLICT = error_code("CONFLICT")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="确认服务任务错误码：Why nothing was written.")
class ServiceTaskConfirmErrorCode(Enum):
    """Why serviceTaskConfirm wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TASK_STATE = error_code("TASK_STATE")
    CONFLICT = error_code("CONFLICT")


@strawberry.enum(description="退回服务任务错误码：Why nothing was written.")
class ServiceTaskReopenErrorCode(Enum):
    """Why serviceTaskReopen wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    TASK_STATE = error_code("TASK_STATE")
    CONFLICT = error_code("CONFLICT")
