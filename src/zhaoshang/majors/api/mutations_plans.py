"""The mutations about how a major project is to come along, and how it does."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.majors.api import codes, inputs_plans, payloads
from zhaoshang.majors.operations.approve_baseline import approve_baseline
from zhaoshang.majors.operations.make_plan import make_plan
from zhaoshang.majors.operations.propose_baseline import propose_baseline
from zhaoshang.majors.operations.publish_milestones import publish_milestones
from zhaoshang.majors.operations.report_milestone import report_milestone
from zhaoshang.majors.operations.report_progress import report_progress
from zhaoshang.majors.operations.return_baseline import return_baseline
from zhaoshang.majors.permissions import MilestoneTemplates, Plans, Progress
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed


async def milestone_template_publish(
    info: Info, input: Annotated[inputs_plans.MilestoneTemplatePublishInput, INPUT]
) -> payloads.MilestoneTemplatePublishPayload:
    """Publish which milestones each kind of project has, from a day on."""
    outcome = await publish_milestones(
        info.context.service,
        info.context.actor,
        input.effective_on,
        inputs_plans.template_steps(input),
    )
    return answer(
        info,
        outcome,
        payloads.MilestoneTemplatePublishPayload,
        payloads.MilestoneTemplatePublishError,
        codes.MilestoneTemplatePublishErrorCode,
    )


async def milestone_plan_make(
    info: Info, input: Annotated[inputs_plans.MilestonePlanMakeInput, INPUT]
) -> payloads.MilestonePlanMakePayload:
    """Make your project's plan by its kind's template: its first baseline."""
    outcome = await make_plan(
        info.context.service,
        info.context.actor,
        keyed("MajorProject", input.major_project),
        inputs_plans.new_plan(input),
    )
    return answer(
        info,
        outcome,
        payloads.MilestonePlanMakePayload,
        payloads.MilestonePlanMakeError,
        codes.MilestonePlanMakeErrorCode,
    )


async def milestone_report(
    info: Info, input: Annotated[inputs_plans.MilestoneReportInput, INPUT]
) -> payloads.MilestoneReportPayload:
    """Report that a milestone of your project is reached, or when it is expected now."""
    outcome = await report_milestone(
        info.context.service,
        info.context.actor,
        keyed("Milestone", input.id),
        input.expected_version,
        reached_on=input.reached_on,
        expected_on=input.expected_on,
        evidence=None if input.evidence is None else keyed("Evidence", input.evidence),
    )
    return answer(
        info,
        outcome,
        payloads.MilestoneReportPayload,
        payloads.MilestoneReportError,
        codes.MilestoneReportErrorCode,
    )


async def progress_report(
    info: Info, input: Annotated[inputs_plans.ProgressReportInput, INPUT]
) -> payloads.ProgressReportPayload:
    """Report what is invested by the end of a month; correct it while that is open."""
    outcome = await report_progress(
        info.context.service,
        info.context.actor,
        keyed("MilestonePlan", input.plan),
        inputs_plans.new_progress(input),
    )
    return answer(
        info,
        outcome,
        payloads.ProgressReportPayload,
        payloads.ProgressReportError,
        codes.ProgressReportErrorCode,
    )


async def baseline_propose(
    info: Info, input: Annotated[inputs_plans.BaselineProposeInput, INPUT]
) -> payloads.BaselineProposePayload:
    """Ask for another baseline, with a reason; until it is approved the baseline stays."""
    outcome = await propose_baseline(
        info.context.service,
        info.context.actor,
        keyed("MilestonePlan", input.plan),
        input.expected_version,
        reason=input.reason,
        days=inputs_plans.days(input.milestones),
    )
    return answer(
        info,
        outcome,
        payloads.BaselineProposePayload,
        payloads.BaselineProposeError,
        codes.BaselineProposeErrorCode,
    )


async def baseline_approve(
    info: Info, input: Annotated[inputs_plans.BaselineApproveInput, INPUT]
) -> payloads.BaselineApprovePayload:
    """Put the proposed days in force: a new baseline."""
    outcome = await approve_baseline(
        info.context.service,
        info.context.actor,
        keyed("BaselineProposal", input.id),
        input.expected_version,
        input.note,
    )
    return answer(
        info,
        outcome,
        payloads.BaselineApprovePayload,
        payloads.BaselineApproveError,
        codes.BaselineApproveErrorCode,
    )


async def baseline_return(
    info: Info, input: Annotated[inputs_plans.BaselineReturnInput, INPUT]
) -> payloads.BaselineReturnPayload:
    """Leave the baseline as it is, and say why."""
    outcome = await return_baseline(
        info.context.service,
        info.context.actor,
        keyed("BaselineProposal", input.id),
        input.expected_version,
        input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.BaselineReturnPayload,
        payloads.BaselineReturnError,
        codes.BaselineReturnErrorCode,
    )


@strawberry.type
class PlansMutation:
    """The mutations about how a major project is to come along, and how it does."""

    milestone_template_publish: payloads.MilestoneTemplatePublishPayload = strawberry.mutation(
        resolver=milestone_template_publish,
        description="发布节点模板：Publish which milestones each kind of project has, from a day on.",
        directives=[requires(MilestoneTemplates.PUBLISH)],
    )
    milestone_plan_make: payloads.MilestonePlanMakePayload = strawberry.mutation(
        resolver=milestone_plan_make,
        description="编制节点计划：Make your project's plan by its kind's template: its first baseline.",
        directives=[requires(Plans.MAKE)],
    )
    milestone_report: payloads.MilestoneReportPayload = strawberry.mutation(
        resolver=milestone_report,
        description="填报节点：Report that a milestone of your project is reached, or when it is expected now.",
        directives=[requires(Plans.REPORT)],
    )
    progress_report: payloads.ProgressReportPayload = strawberry.mutation(
        resolver=progress_report,
        description="填报进度：Report what is invested by the end of a month; correct it while open.",
        directives=[requires(Progress.REPORT)],
    )
    baseline_propose: payloads.BaselineProposePayload = strawberry.mutation(
        resolver=baseline_propose,
        description="申请调整计划：Ask for another baseline, with a reason; until it is approved the baseline stays.",
        directives=[requires(Plans.PROPOSE)],
    )
    baseline_approve: payloads.BaselineApprovePayload = strawberry.mutation(
        resolver=baseline_approve,
        description="批准调整计划：Put the proposed days in force: a new baseline.",
        directives=[requires(Plans.APPROVE)],
    )
    baseline_return: payloads.BaselineReturnPayload = strawberry.mutation(
        resolver=baseline_return,
        description="退回调整申请：Leave the baseline as it is, and say why.",
        directives=[requires(Plans.GIVE_BACK)],
    )
