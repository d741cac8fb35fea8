"""The mutations of evaluations: each hands its input to one operation; the outcome is read anew."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.evaluation.api import codes, inputs, payloads
from zhaoshang.evaluation.operations.confirm_promise import confirm_promise
from zhaoshang.evaluation.operations.entrust_department import entrust_department
from zhaoshang.evaluation.operations.issue_report import issue_report
from zhaoshang.evaluation.operations.make_promise import make_promise
from zhaoshang.evaluation.operations.record_year import record_year
from zhaoshang.evaluation.operations.return_promise import return_promise
from zhaoshang.evaluation.permissions import EvaluationReports, Evaluations, Promises
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed


async def evaluation_promise(
    info: Info, input: Annotated[inputs.EvaluationPromiseInput, INPUT]
) -> payloads.EvaluationPromisePayload:
    """Enter what a landed project of your unit promised."""
    outcome = await make_promise(
        info.context.service, info.context.actor, keyed("PostEvaluation", input.id), inputs.new_promise(input)
    )
    return answer(
        info,
        outcome,
        payloads.EvaluationPromisePayload,
        payloads.EvaluationPromiseError,
        codes.EvaluationPromiseErrorCode,
    )


async def evaluation_promise_confirm(
    info: Info, input: Annotated[inputs.EvaluationPromiseConfirmInput, INPUT]
) -> payloads.EvaluationPromiseConfirmPayload:
    """Let a changed promise count beside the first."""
    outcome = await confirm_promise(
        info.context.service, info.context.actor, keyed("EvaluationPromise", input.id), input.expected_version
    )
    return answer(
        info,
        outcome,
        payloads.EvaluationPromiseConfirmPayload,
        payloads.EvaluationPromiseConfirmError,
        codes.EvaluationPromiseConfirmErrorCode,
    )


async def evaluation_promise_return(
    info: Info, input: Annotated[inputs.EvaluationPromiseReturnInput, INPUT]
) -> payloads.EvaluationPromiseReturnPayload:
    """Return a changed promise, with a reason."""
    outcome = await return_promise(
        info.context.service,
        info.context.actor,
        keyed("EvaluationPromise", input.id),
        input.expected_version,
        input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.EvaluationPromiseReturnPayload,
        payloads.EvaluationPromiseReturnError,
        codes.EvaluationPromiseReturnErrorCode,
    )


async def evaluation_department_name(
    info: Info, input: Annotated[inputs.EvaluationDepartmentNameInput, INPUT]
) -> payloads.EvaluationDepartmentNamePayload:
    """Name the department that answers for a project."""
    outcome = await entrust_department(
        info.context.service,
        info.context.actor,
        keyed("PostEvaluation", input.id),
        keyed("Tenant", input.department),
    )
    return answer(
        info,
        outcome,
        payloads.EvaluationDepartmentNamePayload,
        payloads.EvaluationDepartmentNameError,
        codes.EvaluationDepartmentNameErrorCode,
    )


async def evaluation_year_record(
    info: Info, input: Annotated[inputs.EvaluationYearRecordInput, INPUT]
) -> payloads.EvaluationYearRecordPayload:
    """Record what a project's year brought."""
    outcome = await record_year(
        info.context.service, info.context.actor, keyed("EvaluationYear", input.id), inputs.given_year(input)
    )
    return answer(
        info,
        outcome,
        payloads.EvaluationYearRecordPayload,
        payloads.EvaluationYearRecordError,
        codes.EvaluationYearRecordErrorCode,
    )


async def evaluation_report_issue(
    info: Info, input: Annotated[inputs.EvaluationReportIssueInput, INPUT]
) -> payloads.EvaluationReportIssuePayload:
    """Issue an analysis of a period."""
    outcome = await issue_report(info.context.service, info.context.actor, inputs.asked_report(input))
    return answer(
        info,
        outcome,
        payloads.EvaluationReportIssuePayload,
        payloads.EvaluationReportIssueError,
        codes.EvaluationReportIssueErrorCode,
    )


@strawberry.type
class EvaluationMutation:
    """What may be done about evaluations."""

    evaluation_promise: payloads.EvaluationPromisePayload = strawberry.mutation(
        resolver=evaluation_promise,
        description="登记承诺：Enter what your landed project promised; after its first year, a change.",
        directives=[requires(Promises.PROMISE)],
    )
    evaluation_promise_confirm: payloads.EvaluationPromiseConfirmPayload = strawberry.mutation(
        resolver=evaluation_promise_confirm,
        description="确认承诺变更：Let a changed promise count beside the first, which stays the one compared with.",
        directives=[requires(Promises.APPROVE)],
    )
    evaluation_promise_return: payloads.EvaluationPromiseReturnPayload = strawberry.mutation(
        resolver=evaluation_promise_return,
        description="退回承诺变更：Return a changed promise, with a reason.",
        directives=[requires(Promises.RETURN)],
    )
    evaluation_department_name: payloads.EvaluationDepartmentNamePayload = strawberry.mutation(
        resolver=evaluation_department_name,
        description="指定负责部门：Name the industry department of a landed project that has none.",
        directives=[requires(Evaluations.ENTRUST)],
    )
    evaluation_year_record: payloads.EvaluationYearRecordPayload = strawberry.mutation(
        resolver=evaluation_year_record,
        description="登记年度指标：Record what a project's year brought, or record it again with a reason.",
        directives=[requires(Evaluations.RECORD)],
    )
    evaluation_report_issue: payloads.EvaluationReportIssuePayload = strawberry.mutation(
        resolver=evaluation_report_issue,
        description="出具分析报告：Freeze what your department sees of a period, with what it says of it.",
        directives=[requires(EvaluationReports.ANALYSE)],
    )
