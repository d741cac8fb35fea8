"""The mutations of planning consultations."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.coordination.api import codes, payloads
from zhaoshang.coordination.api import inputs_planning as inputs
from zhaoshang.coordination.operations.apply_consultation import apply_consultation
from zhaoshang.coordination.operations.ask_departments import ask_departments
from zhaoshang.coordination.operations.close_consultation import Agreement, Disagreement, close_consultation
from zhaoshang.coordination.operations.give_planning_opinion import give_planning_opinion
from zhaoshang.coordination.operations.read_planning_file import read_planning_file
from zhaoshang.coordination.operations.revise_plan import revise_plan
from zhaoshang.coordination.operations.withdraw_consultation import withdraw_consultation
from zhaoshang.coordination.permissions import Consultations, PlanningDocuments, PlanningOpinions
from zhaoshang.evidence.operations.hand_out import HandedOut
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed
from zhaoshang.values.ids import ProjectId


async def planning_consultation_apply(
    info: Info, input: Annotated[inputs.PlanningConsultationApplyInput, INPUT]
) -> payloads.PlanningConsultationApplyPayload:
    """Ask an approval department to consult on your project."""
    outcome = await apply_consultation(
        info.context.service,
        info.context.actor,
        ProjectId(keyed("Project", input.project)),
        input.expected_version,
        keyed("Tenant", input.runner),
        plan=inputs.plan_of(input),
    )
    return answer(
        info,
        outcome,
        payloads.PlanningConsultationApplyPayload,
        payloads.PlanningConsultationApplyError,
        codes.PlanningConsultationApplyErrorCode,
    )


async def planning_departments_ask(
    info: Info, input: Annotated[inputs.PlanningDepartmentsAskInput, INPUT]
) -> payloads.PlanningDepartmentsAskPayload:
    """Ask departments for their opinion on the newest plan."""
    outcome = await ask_departments(
        info.context.service,
        info.context.actor,
        keyed("PlanningConsultation", input.id),
        input.expected_version,
        [keyed("Tenant", each) for each in input.departments],
    )
    return answer(
        info,
        outcome,
        payloads.PlanningDepartmentsAskPayload,
        payloads.PlanningDepartmentsAskError,
        codes.PlanningDepartmentsAskErrorCode,
    )


async def planning_opinion_give(
    info: Info, input: Annotated[inputs.PlanningOpinionGiveInput, INPUT]
) -> payloads.PlanningOpinionGivePayload:
    """Say what your department thinks of the plan."""
    outcome = await give_planning_opinion(
        info.context.service,
        info.context.actor,
        keyed("PlanningOpinion", input.id),
        input.expected_version,
        inputs.new_opinion(input),
    )
    return answer(
        info,
        outcome,
        payloads.PlanningOpinionGivePayload,
        payloads.PlanningOpinionGiveError,
        codes.PlanningOpinionGiveErrorCode,
    )


async def planning_plan_revise(
    info: Info, input: Annotated[inputs.PlanningPlanReviseInput, INPUT]
) -> payloads.PlanningPlanRevisePayload:
    """Hand in an adjusted plan; whoever wished for changes is asked anew."""
    outcome = await revise_plan(
        info.context.service,
        info.context.actor,
        keyed("PlanningConsultation", input.id),
        input.expected_version,
        inputs.plan_of(input),
    )
    return answer(
        info,
        outcome,
        payloads.PlanningPlanRevisePayload,
        payloads.PlanningPlanReviseError,
        codes.PlanningPlanReviseErrorCode,
    )


async def planning_consultation_agree(
    info: Info, input: Annotated[inputs.PlanningConsultationAgreeInput, INPUT]
) -> payloads.PlanningConsultationAgreePayload:
    """Close a consultation: the departments agree on the newest plan."""
    outcome = await close_consultation(
        info.context.service,
        info.context.actor,
        keyed("PlanningConsultation", input.id),
        input.expected_version,
        Agreement(document=input.document, concluded_on=input.concluded_on),
    )
    return answer(
        info,
        outcome,
        payloads.PlanningConsultationAgreePayload,
        payloads.PlanningConsultationAgreeError,
        codes.PlanningConsultationAgreeErrorCode,
    )


async def planning_consultation_fail(
    info: Info, input: Annotated[inputs.PlanningConsultationFailInput, INPUT]
) -> payloads.PlanningConsultationFailPayload:
    """Close a consultation without agreement; the host may apply anew."""
    outcome = await close_consultation(
        info.context.service,
        info.context.actor,
        keyed("PlanningConsultation", input.id),
        input.expected_version,
        Disagreement(reasons=input.reasons),
    )
    return answer(
        info,
        outcome,
        payloads.PlanningConsultationFailPayload,
        payloads.PlanningConsultationFailError,
        codes.PlanningConsultationFailErrorCode,
    )


async def planning_consultation_withdraw(
    info: Info, input: Annotated[inputs.PlanningConsultationWithdrawInput, INPUT]
) -> payloads.PlanningConsultationWithdrawPayload:
    """Take your application back; another may follow."""
    outcome = await withdraw_consultation(
        info.context.service,
        info.context.actor,
        keyed("PlanningConsultation", input.id),
        input.expected_version,
        input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.PlanningConsultationWithdrawPayload,
        payloads.PlanningConsultationWithdrawError,
        codes.PlanningConsultationWithdrawErrorCode,
    )


async def planning_file_reveal(
    info: Info, input: Annotated[inputs.PlanningFileRevealInput, INPUT]
) -> payloads.PlanningFileRevealPayload:
    """Get a file of a plan or an opinion for a stated purpose; on record before."""
    kind, key = inputs.filed(input.id)
    outcome = await read_planning_file(info.context.service, info.context.actor, kind, key, input.purpose)
    if isinstance(outcome, HandedOut):
        return payloads.PlanningFileRevealPayload(key=outcome.asked, content_base64=outcome.base64)
    return answer(
        info,
        outcome,
        payloads.PlanningFileRevealPayload,
        payloads.PlanningFileRevealError,
        codes.PlanningFileRevealErrorCode,
    )


@strawberry.type
class PlanningMutation:
    """The mutations of planning consultations."""

    planning_consultation_apply: payloads.PlanningConsultationApplyPayload = strawberry.mutation(
        resolver=planning_consultation_apply,
        description="申请多规合一征询：Ask an approval department to consult on your project.",
        directives=[requires(Consultations.APPLY)],
    )
    planning_departments_ask: payloads.PlanningDepartmentsAskPayload = strawberry.mutation(
        resolver=planning_departments_ask,
        description="征询部门意见：Ask departments for their opinion on the newest plan.",
        directives=[requires(Consultations.ASK)],
    )
    planning_opinion_give: payloads.PlanningOpinionGivePayload = strawberry.mutation(
        resolver=planning_opinion_give,
        description="答复征询：Say what your department thinks of the plan.",
        directives=[requires(PlanningOpinions.GIVE)],
    )
    planning_plan_revise: payloads.PlanningPlanRevisePayload = strawberry.mutation(
        resolver=planning_plan_revise,
        description="调整方案：Hand in an adjusted plan; whoever wished for changes is asked anew.",
        directives=[requires(Consultations.REVISE)],
    )
    planning_consultation_agree: payloads.PlanningConsultationAgreePayload = strawberry.mutation(
        resolver=planning_consultation_agree,
        description="办结征询（一致）：Close a consultation: the departments agree on the newest plan.",
        directives=[requires(Consultations.CLOSE)],
    )
    planning_consultation_fail: payloads.PlanningConsultationFailPayload = strawberry.mutation(
        resolver=planning_consultation_fail,
        description="办结征询（未达成一致）：Close a consultation without agreement; the host may apply anew.",
        directives=[requires(Consultations.CLOSE)],
    )
    planning_consultation_withdraw: payloads.PlanningConsultationWithdrawPayload = strawberry.mutation(
        resolver=planning_consultation_withdraw,
        description="撤回征询：Take your application back; another may follow.",
        directives=[requires(Consultations.WITHDRAW)],
    )
    planning_file_reveal: payloads.PlanningFileRevealPayload = strawberry.mutation(
        resolver=planning_file_reveal,
        description="调阅方案附件：Get a file of a plan or an opinion for a stated purpose; on record before.",
        directives=[requires(PlanningDocuments.READ_FILE)],
    )
