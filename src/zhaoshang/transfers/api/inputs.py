"""What the mutations and lists of transfers take."""

from datetime import date

import strawberry

from zhaoshang.api.inputs import ID, VERSION
from zhaoshang.api.vocabulary import Industry
from zhaoshang.transfers.api.enums import CarrierKind, OfferState, TransferState
from zhaoshang.transfers.operations.propose_transfer import Proposal
from zhaoshang.transfers.rules.carriers import NewCarrier


@strawberry.input(description="推送筛选：Which pushes; an absent entry filters nothing.")
class TransferFilter:
    """Which pushes."""

    state: list[TransferState] | None = strawberry.field(default=None, description="状态：In any of these states.")


@strawberry.input(description="承接邀请筛选：Which offers; an absent entry filters nothing.")
class TransferOfferFilter:
    """Which offers."""

    state: list[OfferState] | None = strawberry.field(default=None, description="状态：In any of these states.")


@strawberry.input(description="推送输入：Which project is pushed, why, and what candidates may know of it.")
class TransferProposeInput:
    """A proposal."""

    project: strawberry.ID = strawberry.field(description="项目：Your project, by its global id.")
    expected_version: int = strawberry.field(description="所见版本：The project's version you saw.")
    reason: str = strawberry.field(description="推送理由：Why you cannot host it.")
    summary: str = strawberry.field(description="项目概要：What candidates may read: no name, no contact, no price.")
    carrier_kind: CarrierKind | None = strawberry.field(default=None, description="载体类型：What it needs.")
    least_area: int | None = strawberry.field(default=None, description="最小面积：Square metres it needs at least.")
    least_power: int | None = strawberry.field(default=None, description="最小电力容量：kVA it needs at least.")


@strawberry.input(description="确认入池输入：Which push, and which industry departments advise on it.")
class TransferConfirmInput:
    """A confirmation."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    departments: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="行业部门：Whose advice is asked."
    )


@strawberry.input(description="退回输入：Which push, and why it is not taken.")
class TransferReturnInput:
    """A return."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：Why.")


@strawberry.input(description="撤回输入：Which of your pushes, and why it is taken back.")
class TransferWithdrawInput:
    """A withdrawal."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：Why.")


@strawberry.input(description="邀请承接输入：Which push, and who is asked to take it.")
class TransferOfferInput:
    """Offers."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    candidates: list[strawberry.ID] = strawberry.field(description="候选单位：Streets and parks.")


@strawberry.input(description="确定落地单位输入：Which push, and whose accepted offer.")
class TransferAssignInput:
    """An assignment."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    offer: strawberry.ID = strawberry.field(description="承接邀请：The accepted offer.")


@strawberry.input(description="同意承接输入：Which of the offers made to you.")
class TransferOfferAcceptInput:
    """An acceptance."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str | None = strawberry.field(default=None, description="说明：What speaks for you.")


@strawberry.input(description="谢绝承接输入：Which of the offers made to you, and why not.")
class TransferOfferDeclineInput:
    """A refusal of an offer."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：Why.")


@strawberry.input(description="提出意见输入：On which request for your department's advice, and what it is.")
class TransferAdviseInput:
    """An advice."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    advice: str = strawberry.field(description="意见：The advice.")


@strawberry.input(description="载体登记输入：What you have to offer.")
class CarrierAddInput:
    """A new carrier."""

    name: str = strawberry.field(description="名称：Name.")
    kind: CarrierKind = strawberry.field(description="类型：What it is.")
    area: int = strawberry.field(description="面积：Square metres.")
    power: int = strawberry.field(default=0, description="电力容量：kVA.")
    purpose: str | None = strawberry.field(default=None, description="用途：What it may be used for.")
    available_on: date | None = strawberry.field(default=None, description="可用日期：From when it is free.")


@strawberry.input(description="载体变更输入：Which carrier, and what it is now.")
class CarrierUpdateInput(CarrierAddInput):
    """A carrier as it is now."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)


@strawberry.input(description="主导产业申报输入：Everything you lead in, in place of what you declared before.")
class LeadingIndustriesDeclareInput:
    """A declaration."""

    industries: list[Industry] = strawberry.field(description="产业：The industries; none gives all of them up.")


@strawberry.input(description="单位合并输入：Which unit, into which, and why.")
class HostSucceedInput:
    """A merger."""

    unit: strawberry.ID = strawberry.field(description="并入单位：The street or park that is merged.")
    into: strawberry.ID = strawberry.field(description="承继单位：The one that takes its place.")
    reason: str = strawberry.field(description="理由：Why, with the document that says so.")


def proposal(given: TransferProposeInput) -> Proposal:
    """The proposal as the operation takes it."""
    return Proposal(
        reason=given.reason,
        summary=given.summary,
        carrier_kind=given.carrier_kind,
        least_area=given.least_area,
        least_power=given.least_power,
    )


def carrier(given: CarrierAddInput) -> NewCarrier:
    """The carrier as the operations take it."""
    return NewCarrier(
        name=given.name,
        kind=given.kind,
        area=given.area,
        power=given.power,
        purpose=given.purpose,
        available_on=given.available_on,
    )
