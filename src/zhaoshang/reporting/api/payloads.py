"""What the mutations of monthly reports answer: the thing as it is now, or why nothing happened."""

import strawberry

from zhaoshang.api.payload import UserError
from zhaoshang.readmodel.payloads import Key, anew
from zhaoshang.reporting.api import codes
from zhaoshang.reporting.api.types import BureauFigure, MonthlyReport


@strawberry.type(description="报送月报错误：Why nothing was written.")
class MonthlyReportSubmitError(UserError):
    """A refusal of monthlyReportSubmit."""

    code: codes.MonthlyReportSubmitErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="报送月报结果：The outcome; either the object or errors.")
class MonthlyReportSubmitPayload:
    """The outcome of monthlyReportSubmit."""

    key: Key = None
    monthly_report: MonthlyReport | None = strawberry.field(
        resolver=anew("MonthlyReport"), description="月报：The report as it is now; null when refused."
    )
    errors: list[MonthlyReportSubmitError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="核定月报错误：Why nothing was written.")
class MonthlyReportVerifyError(UserError):
    """A refusal of monthlyReportVerify."""

    code: codes.MonthlyReportVerifyErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="核定月报结果：The outcome; either the object or errors.")
class MonthlyReportVerifyPayload:
    """The outcome of monthlyReportVerify."""

    key: Key = None
    monthly_report: MonthlyReport | None = strawberry.field(
        resolver=anew("MonthlyReport"), description="月报：The report as it is now; null when refused."
    )
    errors: list[MonthlyReportVerifyError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="退回月报错误：Why nothing was written.")
class MonthlyReportReturnError(UserError):
    """A refusal of monthlyReportReturn."""

    code: codes.MonthlyReportReturnErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="退回月报结果：The outcome; either the object or errors.")
class MonthlyReportReturnPayload:
    """The outcome of monthlyReportReturn."""

    key: Key = None
    monthly_report: MonthlyReport | None = strawberry.field(
        resolver=anew("MonthlyReport"), description="月报：The report as it is now; null when refused."
    )
    errors: list[MonthlyReportReturnError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="登记统计局数错误：Why nothing was written.")
class BureauFigureRecordError(UserError):
    """A refusal of bureauFigureRecord."""

    code: codes.BureauFigureRecordErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="登记统计局数结果：The outcome; either the object or errors.")
class BureauFigureRecordPayload:
    """The outcome of bureauFigureRecord."""

    key: Key = None
    bureau_figure: BureauFigure | None = strawberry.field(
        resolver=anew("BureauFigure"), description="统计局数：The figure as it is now; null when refused."
    )
    errors: list[BureauFigureRecordError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="说明差异错误：Why nothing was written.")
class BureauFigureExplainError(UserError):
    """A refusal of bureauFigureExplain."""

    code: codes.BureauFigureExplainErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="说明差异结果：The outcome; either the object or errors.")
class BureauFigureExplainPayload:
    """The outcome of bureauFigureExplain."""

    key: Key = None
    bureau_figure: BureauFigure | None = strawberry.field(
        resolver=anew("BureauFigure"), description="统计局数：The figure as it is now; null when refused."
    )
    errors: list[BureauFigureExplainError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.type(description="合作交流办说明差异错误：Why nothing was written.")
class BureauFigureCommentError(UserError):
    """A refusal of bureauFigureComment."""

    code: codes.BureauFigureCommentErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="合作交流办说明差异结果：The outcome; either the object or errors.")
class BureauFigureCommentPayload:
    """The outcome of bureauFigureComment."""

    key: Key = None
    bureau_figure: BureauFigure | None = strawberry.field(
        resolver=anew("BureauFigure"), description="统计局数：The figure as it is now; null when refused."
    )
    errors: list[BureauFigureCommentError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )
