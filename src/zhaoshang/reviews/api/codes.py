"""The codes of what reviews refuse: one enum for each mutation, so that a client can be exhaustive."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.reviews.errors import MESSAGES  # noqa: F401  importing it registers the codes' texts


@strawberry.enum(description="发布评审模板错误码：Why nothing was written.")
class ReviewTemplatePublishErrorCode(Enum):
    """Why reviewTemplatePublish wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    TEMPLATE_NOT_IN_FUTURE = error_code("TEMPLATE_NOT_IN_FUTURE")
    TEMPLATE_OVERTAKEN = error_code("TEMPLATE_OVERTAKEN")
    SECTIONS_OUT_OF_RANGE = error_code("SECTIONS_OUT_OF_RANGE")
    SECTION_CODE_INVALID = error_code("SECTION_CODE_INVALID")
    SECTION_CODE_TWICE = error_code("SECTION_CODE_TWICE")
    SECTION_DAYS_OUT_OF_RANGE = error_code("SECTION_DAYS_OUT_OF_RANGE")
    SECTION_CANNOT_JUDGE = error_code("SECTION_CANNOT_JUDGE")
    SECTION_CANNOT_VETO = error_code("SECTION_CANNOT_VETO")
    SECTION_TRIGGER_REQUIRED = error_code("SECTION_TRIGGER_REQUIRED")
    SECTION_DEPARTMENT_INVALID = error_code("SECTION_DEPARTMENT_INVALID")
    SECTION_DEPARTMENT_REQUIRED = error_code("SECTION_DEPARTMENT_REQUIRED")
    VETO_SECTION_MISSING = error_code("VETO_SECTION_MISSING")
    LIST_TOO_LONG = error_code("LIST_TOO_LONG")
    AMOUNT_OUT_OF_RANGE = error_code("AMOUNT_OUT_OF_RANGE")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")


@strawberry.enum(description="提交评审错误码：Why nothing was written.")
class ReviewSubmitErrorCode(Enum):
    """Why reviewSubmit wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    REVIEW_OPEN = error_code("REVIEW_OPEN")
    REVIEW_STAGE = error_code("REVIEW_STAGE")
    REVIEW_PASSED = error_code("REVIEW_PASSED")
    REVIEW_FINAL = error_code("REVIEW_FINAL")
    VETO_ANSWER_REQUIRED = error_code("VETO_ANSWER_REQUIRED")
    VETO_ANSWER_IDLE = error_code("VETO_ANSWER_IDLE")
    LAND_USE_UNDECIDED = error_code("LAND_USE_UNDECIDED")
    HAZARD_UNDECIDED = error_code("HAZARD_UNDECIDED")
    TEMPLATE_MISSING = error_code("TEMPLATE_MISSING")
    SECTION_UNANSWERED = error_code("SECTION_UNANSWERED")
    DOCUMENT_MISSING = error_code("DOCUMENT_MISSING")
    DOCUMENT_TWICE = error_code("DOCUMENT_TWICE")
    LIST_TOO_LONG = error_code("LIST_TOO_LONG")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")
    CREDIT_CODE_REQUIRED = error_code("CREDIT_CODE_REQUIRED")
    INVESTMENT_REQUIRED = error_code("INVESTMENT_REQUIRED")
    INDUSTRY_REQUIRED = error_code("INDUSTRY_REQUIRED")


@strawberry.enum(description="撤回评审错误码：Why nothing was written.")
class ReviewWithdrawErrorCode(Enum):
    """Why reviewWithdraw wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    REVIEW_STATE = error_code("REVIEW_STATE")


@strawberry.enum(description="提交评审意见错误码：Why nothing was written.")
class ReviewOpinionGiveErrorCode(Enum):
    """Why reviewOpinionGive wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    OPINION_GIVEN = error_code("OPINION_GIVEN")
    CONFLICT = error_code("CONFLICT")
    REVIEW_STATE = error_code("REVIEW_STATE")
    REVIEW_STAGE = error_code("REVIEW_STAGE")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    ANSWERS_INCOMPLETE = error_code("ANSWERS_INCOMPLETE")
    CONDITION_REQUIRED = error_code("CONDITION_REQUIRED")
    CONDITION_IDLE = error_code("CONDITION_IDLE")
    CONDITION_DAY_PAST = error_code("CONDITION_DAY_PAST")
    LIST_TOO_LONG = error_code("LIST_TOO_LONG")
    GUIDANCE_REQUIRED = error_code("GUIDANCE_REQUIRED")
    GUIDANCE_IDLE = error_code("GUIDANCE_IDLE")
    GUIDANCE_ITEM_REQUIRED = error_code("GUIDANCE_ITEM_REQUIRED")
    GUIDANCE_ITEM_IDLE = error_code("GUIDANCE_ITEM_IDLE")
    GUIDANCE_ITEM_NOT_FOUND = error_code("GUIDANCE_ITEM_NOT_FOUND")
    GUIDANCE_ITEM_NOT_IN_FORCE = error_code("GUIDANCE_ITEM_NOT_IN_FORCE")
    GUIDANCE_ITEM_DIFFERS = error_code("GUIDANCE_ITEM_DIFFERS")
    GUIDANCE_CONTRADICTED = error_code("GUIDANCE_CONTRADICTED")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="一票否决错误码：Why nothing was written.")
class ReviewVetoErrorCode(Enum):
    """Why reviewVeto wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    OPINION_GIVEN = error_code("OPINION_GIVEN")
    CONFLICT = error_code("CONFLICT")
    REVIEW_STATE = error_code("REVIEW_STATE")
    REVIEW_STAGE = error_code("REVIEW_STAGE")


@strawberry.enum(description="要求补充材料错误码：Why nothing was written.")
class ReviewSupplementAskErrorCode(Enum):
    """Why reviewSupplementAsk wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    OPINION_GIVEN = error_code("OPINION_GIVEN")
    CONFLICT = error_code("CONFLICT")
    REVIEW_STATE = error_code("REVIEW_STATE")
    REVIEW_STAGE = error_code("REVIEW_STAGE")
    SUPPLEMENT_OPEN = error_code("SUPPLEMENT_OPEN")


@strawberry.enum(description="补充材料错误码：Why nothing was written.")
class ReviewSupplementAnswerErrorCode(Enum):
    """Why reviewSupplementAnswer wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    SUPPLEMENT_ANSWERED = error_code("SUPPLEMENT_ANSWERED")
    OPINION_GIVEN = error_code("OPINION_GIVEN")
    REVIEW_STATE = error_code("REVIEW_STATE")
    REVIEW_STAGE = error_code("REVIEW_STAGE")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="登记评估错误码：Why nothing was written.")
class ReviewAssessmentAddErrorCode(Enum):
    """Why reviewAssessmentAdd wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    DATE_OUT_OF_RANGE = error_code("DATE_OUT_OF_RANGE")
    AMOUNT_OUT_OF_RANGE = error_code("AMOUNT_OUT_OF_RANGE")
    ASSESSMENT_INCOMPLETE = error_code("ASSESSMENT_INCOMPLETE")
    REVIEW_STAGE = error_code("REVIEW_STAGE")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="报告条件落实错误码：Why nothing was written.")
class ReviewConditionReportErrorCode(Enum):
    """Why reviewConditionReport wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    CONDITION_STATE = error_code("CONDITION_STATE")
    EVIDENCE_NOT_FOUND = error_code("EVIDENCE_NOT_FOUND")
    EVIDENCE_USED = error_code("EVIDENCE_USED")


@strawberry.enum(description="确认条件落实错误码：Why nothing was written.")
class ReviewConditionConfirmErrorCode(Enum):
    """Why reviewConditionConfirm wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    CONDITION_STATE = error_code("CONDITION_STATE")


@strawberry.enum(description="退回条件落实错误码：Why nothing was written.")
class ReviewConditionReturnErrorCode(Enum):
    """Why reviewConditionReturn wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    CONFLICT = error_code("CONFLICT")
    CONDITION_STATE = error_code("CONDITION_STATE")


@strawberry.enum(description="调阅申报材料错误码：Why nothing was handed out.")
class ReviewDocumentRevealErrorCode(Enum):
    """Why reviewDocumentReveal handed out nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
