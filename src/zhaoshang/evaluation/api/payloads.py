"""What the mutations of evaluations answer: the thing as it is now, or why nothing happened."""

import strawberry

from zhaoshang.api.payload import UserError
from zhaoshang.evaluation.api import codes
from zhaoshang.evaluation.api.types import EvaluationPromise, EvaluationReport, EvaluationYear, PostEvaluation
from zhaoshang.readmodel.payloads import Key, anew


@strawberry.type(description="登记承诺错误：Why nothing was written.")
class EvaluationPromiseError(UserError):
    """A refusal of evaluationPromise."""

    code: codes.EvaluationPromiseErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="登记承诺结果：The outcome; either the object or errors.")
class EvaluationPromisePayload:
    """The outcome of evaluationPromise."""

    key: Key = None
    evaluation_promise: EvaluationPromise | None = strawberry.field(
        resolver=anew("EvaluationPromise"), description="承诺：The edition as it is now; null when refused."
    )
    errors: list[EvaluationPromiseError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="确认承诺变更错误：Why nothing was written.")
class EvaluationPromiseConfirmError(UserError):
    """A refusal of evaluationPromiseConfirm."""

    code: codes.EvaluationPromiseConfirmErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="确认承诺变更结果：The outcome; either the object or errors.")
class EvaluationPromiseConfirmPayload:
    """The outcome of evaluationPromiseConfirm."""

    key: Key = None
    evaluation_promise: EvaluationPromise | None = strawberry.field(
        resolver=anew("EvaluationPromise"), description="承诺：The edition as it is now; null when refused."
    )
    errors: list[EvaluationPromiseConfirmError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="退回承诺变更错误：Why nothing was written.")
class EvaluationPromiseReturnError(UserError):
    """A refusal of evaluationPromiseReturn."""

    code: codes.EvaluationPromiseReturnErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="退回承诺变更结果：The outcome; either the object or errors.")
class EvaluationPromiseReturnPayload:
    """The outcome of evaluationPromiseReturn."""

    key: Key = None
    evaluation_promise: EvaluationPromise | None = strawberry.field(
        resolver=anew("EvaluationPromise"), description="承诺：The edition as it is now; null when refused."
    )
    errors: list[EvaluationPromiseReturnError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="指定负责部门错误：Why nothing was written.")
class EvaluationDepartmentNameError(UserError):
    """A refusal of evaluationDepartmentName."""

    code: codes.EvaluationDepartmentNameErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="指定负责部门结果：The outcome; either the object or errors.")
class EvaluationDepartmentNamePayload:
    """The outcome of evaluationDepartmentName."""

    key: Key = None
    post_evaluation: PostEvaluation | None = strawberry.field(
        resolver=anew("PostEvaluation"), description="后评价：The evaluation as it is now; null when refused."
    )
    errors: list[EvaluationDepartmentNameError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="登记年度指标错误：Why nothing was written.")
class EvaluationYearRecordError(UserError):
    """A refusal of evaluationYearRecord."""

    code: codes.EvaluationYearRecordErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="登记年度指标结果：The outcome; either the object or errors.")
class EvaluationYearRecordPayload:
    """The outcome of evaluationYearRecord."""

    key: Key = None
    evaluation_year: EvaluationYear | None = strawberry.field(
        resolver=anew("EvaluationYear"), description="评价年度：The year as it is now; null when refused."
    )
    errors: list[EvaluationYearRecordError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="出具分析报告错误：Why nothing was written.")
class EvaluationReportIssueError(UserError):
    """A refusal of evaluationReportIssue."""

    code: codes.EvaluationReportIssueErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="出具分析报告结果：The outcome; either the object or errors.")
class EvaluationReportIssuePayload:
    """The outcome of evaluationReportIssue."""

    key: Key = None
    evaluation_report: EvaluationReport | None = strawberry.field(
        resolver=anew("EvaluationReport"), description="分析报告：The report; null when refused."
    )
    errors: list[EvaluationReportIssueError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )
