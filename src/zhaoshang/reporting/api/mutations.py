"""The mutations of monthly reports: each hands its input to one operation; the outcome is read anew."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed
from zhaoshang.reporting.api import codes, inputs, payloads
from zhaoshang.reporting.operations.comment_difference import comment_difference
from zhaoshang.reporting.operations.explain_difference import explain_difference
from zhaoshang.reporting.operations.record_bureau_figure import record_bureau_figure
from zhaoshang.reporting.operations.return_report import return_report
from zhaoshang.reporting.operations.submit_report import submit_report
from zhaoshang.reporting.operations.verify_report import verify_report
from zhaoshang.reporting.permissions import BureauFigures, MonthlyReports


async def monthly_report_submit(
    info: Info, input: Annotated[inputs.MonthlyReportSubmitInput, INPUT]
) -> payloads.MonthlyReportSubmitPayload:
    """Submit your unit's report of a month: what was computed is frozen."""
    outcome = await submit_report(
        info.context.service,
        info.context.actor,
        keyed("MonthlyReport", input.id),
        input.expected_version,
        inputs.submission(input),
    )
    return answer(
        info,
        outcome,
        payloads.MonthlyReportSubmitPayload,
        payloads.MonthlyReportSubmitError,
        codes.MonthlyReportSubmitErrorCode,
    )


async def monthly_report_verify(
    info: Info, input: Annotated[inputs.MonthlyReportVerifyInput, INPUT]
) -> payloads.MonthlyReportVerifyPayload:
    """Accept a unit's report of a month."""
    outcome = await verify_report(
        info.context.service, info.context.actor, keyed("MonthlyReport", input.id), input.expected_version
    )
    return answer(
        info,
        outcome,
        payloads.MonthlyReportVerifyPayload,
        payloads.MonthlyReportVerifyError,
        codes.MonthlyReportVerifyErrorCode,
    )


async def monthly_report_return(
    info: Info, input: Annotated[inputs.MonthlyReportReturnInput, INPUT]
) -> payloads.MonthlyReportReturnPayload:
    """Have a unit submit its report again, with a reason."""
    outcome = await return_report(
        info.context.service, info.context.actor, keyed("MonthlyReport", input.id), input.expected_version, input.reason
    )
    return answer(
        info,
        outcome,
        payloads.MonthlyReportReturnPayload,
        payloads.MonthlyReportReturnError,
        codes.MonthlyReportReturnErrorCode,
    )


async def bureau_figure_record(
    info: Info, input: Annotated[inputs.BureauFigureRecordInput, INPUT]
) -> payloads.BureauFigureRecordPayload:
    """Record what the statistics bureau counts of a unit's month, or revise it."""
    outcome = await record_bureau_figure(info.context.service, info.context.actor, inputs.new_figure(input))
    return answer(
        info,
        outcome,
        payloads.BureauFigureRecordPayload,
        payloads.BureauFigureRecordError,
        codes.BureauFigureRecordErrorCode,
    )


async def bureau_figure_explain(
    info: Info, input: Annotated[inputs.BureauFigureExplainInput, INPUT]
) -> payloads.BureauFigureExplainPayload:
    """Say why your unit's figure and the bureau's differ."""
    outcome = await explain_difference(
        info.context.service, info.context.actor, keyed("BureauFigure", input.id), input.reason
    )
    return answer(
        info,
        outcome,
        payloads.BureauFigureExplainPayload,
        payloads.BureauFigureExplainError,
        codes.BureauFigureExplainErrorCode,
    )


async def bureau_figure_comment(
    info: Info, input: Annotated[inputs.BureauFigureCommentInput, INPUT]
) -> payloads.BureauFigureCommentPayload:
    """Say why a unit's figure and the bureau's differ, as the coordination office."""
    outcome = await comment_difference(
        info.context.service, info.context.actor, keyed("BureauFigure", input.id), input.reason
    )
    return answer(
        info,
        outcome,
        payloads.BureauFigureCommentPayload,
        payloads.BureauFigureCommentError,
        codes.BureauFigureCommentErrorCode,
    )


@strawberry.type
class ReportingMutation:
    """What may be done about monthly reports."""

    monthly_report_submit: payloads.MonthlyReportSubmitPayload = strawberry.mutation(
        resolver=monthly_report_submit,
        description="报送月报：Submit your unit's report of a month: what was computed is frozen.",
        directives=[requires(MonthlyReports.SUBMIT)],
    )
    monthly_report_verify: payloads.MonthlyReportVerifyPayload = strawberry.mutation(
        resolver=monthly_report_verify,
        description="核定月报：Accept a unit's report of a month.",
        directives=[requires(MonthlyReports.VERIFY)],
    )
    monthly_report_return: payloads.MonthlyReportReturnPayload = strawberry.mutation(
        resolver=monthly_report_return,
        description="退回月报：Have a unit submit its report again, with a reason.",
        directives=[requires(MonthlyReports.RETURN)],
    )
    bureau_figure_record: payloads.BureauFigureRecordPayload = strawberry.mutation(
        resolver=bureau_figure_record,
        description="登记统计局数：Record what the statistics bureau counts of a unit's month, or revise it.",
        directives=[requires(BureauFigures.RECORD)],
    )
    bureau_figure_explain: payloads.BureauFigureExplainPayload = strawberry.mutation(
        resolver=bureau_figure_explain,
        description="说明差异：Say why your unit's figure and the bureau's differ.",
        directives=[requires(BureauFigures.EXPLAIN)],
    )
    bureau_figure_comment: payloads.BureauFigureCommentPayload = strawberry.mutation(
        resolver=bureau_figure_comment,
        description="合作交流办说明差异：Say why a unit's figure and the bureau's differ, as the coordination office.",
        directives=[requires(BureauFigures.COMMENT)],
    )
