"""The mutations of transfers: each hands its input to one operation; the outcome is read anew."""

from typing import Annotated

import strawberry

from zhaoshang.api.inputs import INPUT
from zhaoshang.api.permission import requires
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed
from zhaoshang.transfers.api import codes, inputs, payloads
from zhaoshang.transfers.operations.accept_offer import accept_offer
from zhaoshang.transfers.operations.add_carrier import add_carrier
from zhaoshang.transfers.operations.advise_transfer import advise_transfer
from zhaoshang.transfers.operations.assign_transfer import assign_transfer
from zhaoshang.transfers.operations.confirm_transfer import confirm_transfer
from zhaoshang.transfers.operations.declare_industries import declare_industries
from zhaoshang.transfers.operations.decline_offer import decline_offer
from zhaoshang.transfers.operations.offer_transfer import offer_transfer
from zhaoshang.transfers.operations.propose_transfer import propose_transfer
from zhaoshang.transfers.operations.return_transfer import return_transfer
from zhaoshang.transfers.operations.succeed_host import succeed_host
from zhaoshang.transfers.operations.update_carrier import update_carrier
from zhaoshang.transfers.operations.withdraw_transfer import withdraw_transfer
from zhaoshang.transfers.permissions import Advices, Carriers, LeadingIndustries, Offers, Successions, Transfers
from zhaoshang.values.ids import ProjectId


async def transfer_propose(
    info: Info, input: Annotated[inputs.TransferProposeInput, INPUT]
) -> payloads.TransferProposePayload:
    """Push a project you cannot host to the district."""
    outcome = await propose_transfer(
        info.context.service,
        info.context.actor,
        ProjectId(keyed("Project", input.project)),
        input.expected_version,
        inputs.proposal(input),
    )
    return answer(
        info, outcome, payloads.TransferProposePayload, payloads.TransferProposeError, codes.TransferProposeErrorCode
    )


async def transfer_confirm(
    info: Info, input: Annotated[inputs.TransferConfirmInput, INPUT]
) -> payloads.TransferConfirmPayload:
    """Take a push into the pool and name the departments that advise on it."""
    outcome = await confirm_transfer(
        info.context.service,
        info.context.actor,
        keyed("Transfer", input.id),
        input.expected_version,
        frozenset(keyed("Tenant", each) for each in input.departments),
    )
    return answer(
        info, outcome, payloads.TransferConfirmPayload, payloads.TransferConfirmError, codes.TransferConfirmErrorCode
    )


async def transfer_return(
    info: Info, input: Annotated[inputs.TransferReturnInput, INPUT]
) -> payloads.TransferReturnPayload:
    """Give a push back to its host, saying why."""
    outcome = await return_transfer(
        info.context.service, info.context.actor, keyed("Transfer", input.id), input.expected_version, input.reason
    )
    return answer(
        info, outcome, payloads.TransferReturnPayload, payloads.TransferReturnError, codes.TransferReturnErrorCode
    )


async def transfer_withdraw(
    info: Info, input: Annotated[inputs.TransferWithdrawInput, INPUT]
) -> payloads.TransferWithdrawPayload:
    """Take a push of yours back before anybody has accepted."""
    outcome = await withdraw_transfer(
        info.context.service, info.context.actor, keyed("Transfer", input.id), input.expected_version, input.reason
    )
    return answer(
        info, outcome, payloads.TransferWithdrawPayload, payloads.TransferWithdrawError, codes.TransferWithdrawErrorCode
    )


async def transfer_offer(
    info: Info, input: Annotated[inputs.TransferOfferInput, INPUT]
) -> payloads.TransferOfferPayload:
    """Ask streets and parks to take a project in the pool."""
    outcome = await offer_transfer(
        info.context.service,
        info.context.actor,
        keyed("Transfer", input.id),
        input.expected_version,
        frozenset(keyed("Tenant", each) for each in input.candidates),
    )
    return answer(
        info, outcome, payloads.TransferOfferPayload, payloads.TransferOfferError, codes.TransferOfferErrorCode
    )


async def transfer_assign(
    info: Info, input: Annotated[inputs.TransferAssignInput, INPUT]
) -> payloads.TransferAssignPayload:
    """Give a pushed project to a host that accepted; it moves at once."""
    outcome = await assign_transfer(
        info.context.service,
        info.context.actor,
        keyed("Transfer", input.id),
        keyed("TransferOffer", input.offer),
        input.expected_version,
    )
    return answer(
        info, outcome, payloads.TransferAssignPayload, payloads.TransferAssignError, codes.TransferAssignErrorCode
    )


async def transfer_offer_accept(
    info: Info, input: Annotated[inputs.TransferOfferAcceptInput, INPUT]
) -> payloads.TransferOfferAcceptPayload:
    """Accept an offer made to you."""
    outcome = await accept_offer(
        info.context.service, info.context.actor, keyed("TransferOffer", input.id), input.expected_version, input.reason
    )
    return answer(
        info,
        outcome,
        payloads.TransferOfferAcceptPayload,
        payloads.TransferOfferAcceptError,
        codes.TransferOfferAcceptErrorCode,
    )


async def transfer_offer_decline(
    info: Info, input: Annotated[inputs.TransferOfferDeclineInput, INPUT]
) -> payloads.TransferOfferDeclinePayload:
    """Decline an offer made to you, saying why."""
    outcome = await decline_offer(
        info.context.service, info.context.actor, keyed("TransferOffer", input.id), input.expected_version, input.reason
    )
    return answer(
        info,
        outcome,
        payloads.TransferOfferDeclinePayload,
        payloads.TransferOfferDeclineError,
        codes.TransferOfferDeclineErrorCode,
    )


async def transfer_advise(
    info: Info, input: Annotated[inputs.TransferAdviseInput, INPUT]
) -> payloads.TransferAdvisePayload:
    """Advise on a push, for a department that was asked."""
    outcome = await advise_transfer(
        info.context.service,
        info.context.actor,
        keyed("TransferAdvice", input.id),
        input.expected_version,
        input.advice,
    )
    return answer(
        info, outcome, payloads.TransferAdvisePayload, payloads.TransferAdviseError, codes.TransferAdviseErrorCode
    )


async def carrier_add(info: Info, input: Annotated[inputs.CarrierAddInput, INPUT]) -> payloads.CarrierAddPayload:
    """Enter what you have to offer."""
    outcome = await add_carrier(info.context.service, info.context.actor, inputs.carrier(input))
    return answer(info, outcome, payloads.CarrierAddPayload, payloads.CarrierAddError, codes.CarrierAddErrorCode)


async def carrier_update(
    info: Info, input: Annotated[inputs.CarrierUpdateInput, INPUT]
) -> payloads.CarrierUpdatePayload:
    """Say anew what you have to offer."""
    outcome = await update_carrier(
        info.context.service,
        info.context.actor,
        keyed("Carrier", input.id),
        input.expected_version,
        inputs.carrier(input),
    )
    return answer(
        info, outcome, payloads.CarrierUpdatePayload, payloads.CarrierUpdateError, codes.CarrierUpdateErrorCode
    )


async def leading_industries_declare(
    info: Info, input: Annotated[inputs.LeadingIndustriesDeclareInput, INPUT]
) -> payloads.LeadingIndustriesDeclarePayload:
    """Declare what you lead in."""
    outcome = await declare_industries(
        info.context.service, info.context.actor, [each.value for each in input.industries]
    )
    return answer(
        info,
        outcome,
        payloads.LeadingIndustriesDeclarePayload,
        payloads.LeadingIndustriesDeclareError,
        codes.LeadingIndustriesDeclareErrorCode,
    )


async def host_succeed(info: Info, input: Annotated[inputs.HostSucceedInput, INPUT]) -> payloads.HostSucceedPayload:
    """Merge a street or park into another."""
    outcome = await succeed_host(
        info.context.service,
        info.context.actor,
        keyed("Tenant", input.unit),
        keyed("Tenant", input.into),
        input.reason,
    )
    return answer(info, outcome, payloads.HostSucceedPayload, payloads.HostSucceedError, codes.HostSucceedErrorCode)


@strawberry.type
class TransfersMutation:
    """What may be done about transfers."""

    transfer_propose: payloads.TransferProposePayload = strawberry.mutation(
        resolver=transfer_propose,
        description="推送：Push a project you cannot host to the district.",
        directives=[requires(Transfers.PROPOSE)],
    )
    transfer_confirm: payloads.TransferConfirmPayload = strawberry.mutation(
        resolver=transfer_confirm,
        description="确认入池：Take a push into the pool and name the departments that advise on it.",
        directives=[requires(Transfers.CONFIRM)],
    )
    transfer_return: payloads.TransferReturnPayload = strawberry.mutation(
        resolver=transfer_return,
        description="退回：Give a push back to its host, saying why.",
        directives=[requires(Transfers.RETURN)],
    )
    transfer_withdraw: payloads.TransferWithdrawPayload = strawberry.mutation(
        resolver=transfer_withdraw,
        description="撤回推送：Take a push of yours back before anybody has accepted.",
        directives=[requires(Transfers.WITHDRAW)],
    )
    transfer_offer: payloads.TransferOfferPayload = strawberry.mutation(
        resolver=transfer_offer,
        description="邀请承接：Ask streets and parks to take a project in the pool.",
        directives=[requires(Transfers.OFFER)],
    )
    transfer_assign: payloads.TransferAssignPayload = strawberry.mutation(
        resolver=transfer_assign,
        description="确定落地单位：Give a pushed project to a host that accepted; it moves at once.",
        directives=[requires(Transfers.ASSIGN)],
    )
    transfer_offer_accept: payloads.TransferOfferAcceptPayload = strawberry.mutation(
        resolver=transfer_offer_accept,
        description="同意承接：Accept an offer made to you.",
        directives=[requires(Offers.ACCEPT)],
    )
    transfer_offer_decline: payloads.TransferOfferDeclinePayload = strawberry.mutation(
        resolver=transfer_offer_decline,
        description="谢绝承接：Decline an offer made to you, saying why.",
        directives=[requires(Offers.DECLINE)],
    )
    transfer_advise: payloads.TransferAdvisePayload = strawberry.mutation(
        resolver=transfer_advise,
        description="提出意见：Advise on a push, for a department that was asked.",
        directives=[requires(Advices.ADVISE)],
    )
    carrier_add: payloads.CarrierAddPayload = strawberry.mutation(
        resolver=carrier_add, description="载体登记：Enter what you have to offer.", directives=[requires(Carriers.ADD)]
    )
    carrier_update: payloads.CarrierUpdatePayload = strawberry.mutation(
        resolver=carrier_update,
        description="载体变更：Say anew what you have to offer.",
        directives=[requires(Carriers.UPDATE)],
    )
    leading_industries_declare: payloads.LeadingIndustriesDeclarePayload = strawberry.mutation(
        resolver=leading_industries_declare,
        description="主导产业申报：Declare what you lead in.",
        directives=[requires(LeadingIndustries.DECLARE)],
    )
    host_succeed: payloads.HostSucceedPayload = strawberry.mutation(
        resolver=host_succeed,
        description="单位合并：Merge a street or park into another, with its projects and the credit to come.",
        directives=[requires(Successions.SUCCEED)],
    )
