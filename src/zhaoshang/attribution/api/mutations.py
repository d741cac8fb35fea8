"""The mutations of credit: each hands its input to one operation; the outcome is read anew."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.attribution.api import codes, inputs, payloads
from zhaoshang.attribution.operations.agree_agreement import agree_agreement
from zhaoshang.attribution.operations.answer_dispute import answer_dispute
from zhaoshang.attribution.operations.approve_agreement import approve_agreement
from zhaoshang.attribution.operations.close_period import close_period
from zhaoshang.attribution.operations.link_project import link_project
from zhaoshang.attribution.operations.propose_agreement import propose_agreement
from zhaoshang.attribution.operations.raise_dispute import raise_dispute
from zhaoshang.attribution.operations.register_dispute import register_dispute
from zhaoshang.attribution.operations.reject_dispute import reject_dispute
from zhaoshang.attribution.operations.return_agreement import return_agreement
from zhaoshang.attribution.operations.uphold_dispute import uphold_dispute
from zhaoshang.attribution.operations.withdraw_agreement import withdraw_agreement
from zhaoshang.attribution.operations.withdraw_dispute import withdraw_dispute
from zhaoshang.attribution.permissions import Agreements, Disputes, Links, Periods
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed
from zhaoshang.values.ids import ProjectId


async def period_close(info: Info, input: Annotated[inputs.PeriodCloseInput, INPUT]) -> payloads.PeriodClosePayload:
    """Close a month for the whole district."""
    outcome = await close_period(
        info.context.service,
        info.context.actor,
        input.period,
    )
    return answer(info, outcome, payloads.PeriodClosePayload, payloads.PeriodCloseError, codes.PeriodCloseErrorCode)


async def attribution_agreement_propose(
    info: Info, input: Annotated[inputs.AttributionAgreementProposeInput, INPUT]
) -> payloads.AttributionAgreementProposePayload:
    """Propose, with the signed paper, to share otherwise than by the rule."""
    outcome = await propose_agreement(
        info.context.service,
        info.context.actor,
        keyed("AttributionTerms", input.terms),
        inputs.new_agreement(input),
    )
    return answer(
        info,
        outcome,
        payloads.AttributionAgreementProposePayload,
        payloads.AttributionAgreementProposeError,
        codes.AttributionAgreementProposeErrorCode,
    )


async def attribution_agreement_agree(
    info: Info, input: Annotated[inputs.AttributionAgreementAgreeInput, INPUT]
) -> payloads.AttributionAgreementAgreePayload:
    """Agree for your unit to an agreement that concerns it."""
    outcome = await agree_agreement(
        info.context.service,
        info.context.actor,
        keyed("AttributionAgreement", input.id),
    )
    return answer(
        info,
        outcome,
        payloads.AttributionAgreementAgreePayload,
        payloads.AttributionAgreementAgreeError,
        codes.AttributionAgreementAgreeErrorCode,
    )


async def attribution_agreement_withdraw(
    info: Info, input: Annotated[inputs.AttributionAgreementWithdrawInput, INPUT]
) -> payloads.AttributionAgreementWithdrawPayload:
    """Take an agreement of yours back before it is decided."""
    outcome = await withdraw_agreement(
        info.context.service,
        info.context.actor,
        keyed("AttributionAgreement", input.id),
        input.expected_version,
        input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.AttributionAgreementWithdrawPayload,
        payloads.AttributionAgreementWithdrawError,
        codes.AttributionAgreementWithdrawErrorCode,
    )


async def attribution_agreement_approve(
    info: Info, input: Annotated[inputs.AttributionAgreementApproveInput, INPUT]
) -> payloads.AttributionAgreementApprovePayload:
    """Let an agreement replace the ratio from its day on."""
    outcome = await approve_agreement(
        info.context.service,
        info.context.actor,
        keyed("AttributionAgreement", input.id),
        input.expected_version,
        input.decision,
    )
    return answer(
        info,
        outcome,
        payloads.AttributionAgreementApprovePayload,
        payloads.AttributionAgreementApproveError,
        codes.AttributionAgreementApproveErrorCode,
    )


async def attribution_agreement_return(
    info: Info, input: Annotated[inputs.AttributionAgreementReturnInput, INPUT]
) -> payloads.AttributionAgreementReturnPayload:
    """Give an agreement back with reasons."""
    outcome = await return_agreement(
        info.context.service,
        info.context.actor,
        keyed("AttributionAgreement", input.id),
        input.expected_version,
        input.decision,
    )
    return answer(
        info,
        outcome,
        payloads.AttributionAgreementReturnPayload,
        payloads.AttributionAgreementReturnError,
        codes.AttributionAgreementReturnErrorCode,
    )


async def attribution_dispute_raise(
    info: Info, input: Annotated[inputs.AttributionDisputeRaiseInput, INPUT]
) -> payloads.AttributionDisputeRaisePayload:
    """Dispute terms you share in: their credit is frozen until 合作交流办 decides."""
    outcome = await raise_dispute(
        info.context.service,
        info.context.actor,
        keyed("AttributionTerms", input.terms),
        input.reason,
        None if input.evidence is None else keyed("Evidence", input.evidence),
    )
    return answer(
        info,
        outcome,
        payloads.AttributionDisputeRaisePayload,
        payloads.AttributionDisputeRaiseError,
        codes.AttributionDisputeRaiseErrorCode,
    )


async def attribution_dispute_register(
    info: Info, input: Annotated[inputs.AttributionDisputeRegisterInput, INPUT]
) -> payloads.AttributionDisputeRegisterPayload:
    """Enter the dispute of a unit that does not see the terms."""
    outcome = await register_dispute(
        info.context.service,
        info.context.actor,
        keyed("AttributionTerms", input.terms),
        keyed("Tenant", input.claimant),
        input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.AttributionDisputeRegisterPayload,
        payloads.AttributionDisputeRegisterError,
        codes.AttributionDisputeRegisterErrorCode,
    )


async def attribution_dispute_answer(
    info: Info, input: Annotated[inputs.AttributionDisputeAnswerInput, INPUT]
) -> payloads.AttributionDisputeAnswerPayload:
    """Say what your unit thinks of a dispute that concerns it."""
    outcome = await answer_dispute(
        info.context.service,
        info.context.actor,
        keyed("AttributionDispute", input.id),
        input.answer,
    )
    return answer(
        info,
        outcome,
        payloads.AttributionDisputeAnswerPayload,
        payloads.AttributionDisputeAnswerError,
        codes.AttributionDisputeAnswerErrorCode,
    )


async def attribution_dispute_withdraw(
    info: Info, input: Annotated[inputs.AttributionDisputeWithdrawInput, INPUT]
) -> payloads.AttributionDisputeWithdrawPayload:
    """Take a dispute of yours back before it is decided."""
    outcome = await withdraw_dispute(
        info.context.service,
        info.context.actor,
        keyed("AttributionDispute", input.id),
        input.expected_version,
        input.reason,
    )
    return answer(
        info,
        outcome,
        payloads.AttributionDisputeWithdrawPayload,
        payloads.AttributionDisputeWithdrawError,
        codes.AttributionDisputeWithdrawErrorCode,
    )


async def attribution_dispute_uphold(
    info: Info, input: Annotated[inputs.AttributionDisputeUpholdInput, INPUT]
) -> payloads.AttributionDisputeUpholdPayload:
    """Put other terms in the place of the disputed ones, and move their credit."""
    outcome = await uphold_dispute(
        info.context.service,
        info.context.actor,
        keyed("AttributionDispute", input.id),
        input.expected_version,
        inputs.decision(input),
    )
    return answer(
        info,
        outcome,
        payloads.AttributionDisputeUpholdPayload,
        payloads.AttributionDisputeUpholdError,
        codes.AttributionDisputeUpholdErrorCode,
    )


async def attribution_dispute_reject(
    info: Info, input: Annotated[inputs.AttributionDisputeRejectInput, INPUT]
) -> payloads.AttributionDisputeRejectPayload:
    """Let disputed terms stand, with reasons."""
    outcome = await reject_dispute(
        info.context.service,
        info.context.actor,
        keyed("AttributionDispute", input.id),
        input.expected_version,
        input.decision,
    )
    return answer(
        info,
        outcome,
        payloads.AttributionDisputeRejectPayload,
        payloads.AttributionDisputeRejectError,
        codes.AttributionDisputeRejectErrorCode,
    )


async def attribution_link_add(
    info: Info, input: Annotated[inputs.AttributionLinkAddInput, INPUT]
) -> payloads.AttributionLinkAddPayload:
    """Let a project follow another in credit, as a site of several or a second phase."""
    outcome = await link_project(
        info.context.service,
        info.context.actor,
        ProjectId(keyed("Project", input.project)),
        inputs.new_link(input),
    )
    return answer(
        info,
        outcome,
        payloads.AttributionLinkAddPayload,
        payloads.AttributionLinkAddError,
        codes.AttributionLinkAddErrorCode,
    )


@strawberry.type
class AttributionMutation:
    """What may be done about credit."""

    period_close: payloads.PeriodClosePayload = strawberry.mutation(
        resolver=period_close,
        description="关账：Close a month for the whole district.",
        directives=[requires(Periods.CLOSE)],
    )
    attribution_agreement_propose: payloads.AttributionAgreementProposePayload = strawberry.mutation(
        resolver=attribution_agreement_propose,
        description="提出约定：Propose, with the signed paper, to share otherwise than by the rule.",
        directives=[requires(Agreements.PROPOSE)],
    )
    attribution_agreement_agree: payloads.AttributionAgreementAgreePayload = strawberry.mutation(
        resolver=attribution_agreement_agree,
        description="确认约定：Agree for your unit to an agreement that concerns it.",
        directives=[requires(Agreements.AGREE)],
    )
    attribution_agreement_withdraw: payloads.AttributionAgreementWithdrawPayload = strawberry.mutation(
        resolver=attribution_agreement_withdraw,
        description="撤回约定：Take an agreement of yours back before it is decided.",
        directives=[requires(Agreements.WITHDRAW)],
    )
    attribution_agreement_approve: payloads.AttributionAgreementApprovePayload = strawberry.mutation(
        resolver=attribution_agreement_approve,
        description="批准约定：Let an agreement replace the ratio from its day on.",
        directives=[requires(Agreements.APPROVE)],
    )
    attribution_agreement_return: payloads.AttributionAgreementReturnPayload = strawberry.mutation(
        resolver=attribution_agreement_return,
        description="退回约定：Give an agreement back with reasons.",
        directives=[requires(Agreements.RETURN)],
    )
    attribution_dispute_raise: payloads.AttributionDisputeRaisePayload = strawberry.mutation(
        resolver=attribution_dispute_raise,
        description="提出异议：Dispute terms you share in: their credit is frozen until 合作交流办 decides.",
        directives=[requires(Disputes.RAISE)],
    )
    attribution_dispute_register: payloads.AttributionDisputeRegisterPayload = strawberry.mutation(
        resolver=attribution_dispute_register,
        description="代为登记异议：Enter the dispute of a unit that does not see the terms.",
        directives=[requires(Disputes.REGISTER)],
    )
    attribution_dispute_answer: payloads.AttributionDisputeAnswerPayload = strawberry.mutation(
        resolver=attribution_dispute_answer,
        description="陈述意见：Say what your unit thinks of a dispute that concerns it.",
        directives=[requires(Disputes.ANSWER)],
    )
    attribution_dispute_withdraw: payloads.AttributionDisputeWithdrawPayload = strawberry.mutation(
        resolver=attribution_dispute_withdraw,
        description="撤回异议：Take a dispute of yours back before it is decided.",
        directives=[requires(Disputes.WITHDRAW)],
    )
    attribution_dispute_uphold: payloads.AttributionDisputeUpholdPayload = strawberry.mutation(
        resolver=attribution_dispute_uphold,
        description="支持异议：Put other terms in the place of the disputed ones, and move their credit.",
        directives=[requires(Disputes.UPHOLD)],
    )
    attribution_dispute_reject: payloads.AttributionDisputeRejectPayload = strawberry.mutation(
        resolver=attribution_dispute_reject,
        description="驳回异议：Let disputed terms stand, with reasons.",
        directives=[requires(Disputes.REJECT)],
    )
    attribution_link_add: payloads.AttributionLinkAddPayload = strawberry.mutation(
        resolver=attribution_link_add,
        description="关联项目：Let a project follow another in credit, as a site of several or a second phase.",
        directives=[requires(Links.LINK)],
    )
