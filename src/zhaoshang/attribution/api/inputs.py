"""What the mutations and lists of credit take."""

from datetime import date

import strawberry

from zhaoshang.api.inputs import ID, VERSION
from zhaoshang.api.vocabulary import Metric
from zhaoshang.attribution.api.enums import AgreementState, DisputeState, LinkKind
from zhaoshang.attribution.operations.link_project import NewLink
from zhaoshang.attribution.operations.propose_agreement import NewAgreement
from zhaoshang.attribution.operations.uphold_dispute import Decision
from zhaoshang.attribution.rules.terms import DISTRICT_POOL, Share
from zhaoshang.readmodel.payloads import keyed
from zhaoshang.values.ids import ProjectId
from zhaoshang.values.metric import TenThousandths


@strawberry.input(description="期间范围：Months from and to, both included.")
class PeriodRange:
    """A range of months."""

    from_: str | None = strawberry.field(default=None, name="from", description="起：From, `YYYY-MM`.")
    to: str | None = strawberry.field(default=None, description="止：To, `YYYY-MM`.")


@strawberry.input(description="分录筛选：Which entries; an absent entry filters nothing.")
class AttributionFilter:
    """Which entries."""

    period: PeriodRange | None = strawberry.field(default=None, description="期间：In these months.")
    metric: list[Metric] | None = strawberry.field(default=None, description="指标：Of any of these metrics.")
    party: list[strawberry.ID] | None = strawberry.field(default=None, description="单位：Credited to any of these.")
    project: strawberry.ID | None = strawberry.field(default=None, description="项目：Of this project.")
    disputed: bool | None = strawberry.field(default=None, description="异议中：In dispute, or not.")


@strawberry.input(description="关账输入：Which month.")
class PeriodCloseInput:
    """A closing."""

    period: str = strawberry.field(description="月份：`YYYY-MM`, the one after the last closed.")


@strawberry.input(description="分成条款筛选：Which terms; an absent entry filters nothing.")
class AttributionTermsFilter:
    """Which terms."""

    project: strawberry.ID | None = strawberry.field(default=None, description="项目：Of this project.")


@strawberry.input(description="分成约定筛选：Which agreements; an absent entry filters nothing.")
class AttributionAgreementFilter:
    """Which agreements."""

    state: list[AgreementState] | None = strawberry.field(default=None, description="状态：In any of these states.")


@strawberry.input(description="分成异议筛选：Which disputes; an absent entry filters nothing.")
class AttributionDisputeFilter:
    """Which disputes."""

    state: list[DisputeState] | None = strawberry.field(default=None, description="状态：In any of these states.")


@strawberry.input(description="份额输入：A party and its part.")
class AttributionShareInput:
    """A party and its part."""

    party: strawberry.ID | None = strawberry.field(default=None, description="单位：Who; null for the district's pool.")
    share: TenThousandths = strawberry.field(description="比例：Its part, `0.5` for one half.")


@strawberry.input(description="提出约定输入：Which terms are to be replaced, by what.")
class AttributionAgreementProposeInput:
    """A written agreement."""

    terms: strawberry.ID = strawberry.field(description="现行条款：Terms you share in, the newest of their project.")
    shares: list[AttributionShareInput] = strawberry.field(description="份额：Everybody's, the host's too; together 1.")
    since: date = strawberry.field(description="约定起始日：The day it is to hold from.")
    evidence: strawberry.ID = strawberry.field(description="佐证材料：The signed agreement, an evidence of yours.")


@strawberry.input(description="确认约定输入：Which agreement.")
class AttributionAgreementAgreeInput:
    """An agreement to agree to."""

    id: strawberry.ID = strawberry.field(description=ID)


@strawberry.input(description="撤回约定输入：Which agreement, and why.")
class AttributionAgreementWithdrawInput:
    """A withdrawal."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：Why.")


@strawberry.input(description="批准约定输入：Which agreement.")
class AttributionAgreementApproveInput:
    """An approval."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    decision: str | None = strawberry.field(default=None, description="意见：What there is to say.")


@strawberry.input(description="退回约定输入：Which agreement, and why.")
class AttributionAgreementReturnInput:
    """A return."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    decision: str = strawberry.field(description="意见：Why.")


@strawberry.input(description="提出异议输入：Which terms, and why.")
class AttributionDisputeRaiseInput:
    """A dispute."""

    terms: strawberry.ID = strawberry.field(description="所涉条款：Terms you share in.")
    reason: str = strawberry.field(description="理由：What is wrong with them.")
    evidence: strawberry.ID | None = strawberry.field(
        default=None, description="佐证材料：An evidence of yours that proves nothing else."
    )


@strawberry.input(description="代为登记异议输入：Which terms, whose dispute, and why.")
class AttributionDisputeRegisterInput:
    """A dispute of a unit that does not see the terms."""

    terms: strawberry.ID = strawberry.field(description="所涉条款：The disputed terms.")
    claimant: strawberry.ID = strawberry.field(description="异议单位：The street or park that disputes them.")
    reason: str = strawberry.field(description="理由：What it says.")


@strawberry.input(description="陈述意见输入：On which dispute, and what.")
class AttributionDisputeAnswerInput:
    """An answer."""

    id: strawberry.ID = strawberry.field(description=ID)
    answer: str = strawberry.field(description="意见：What your unit says.")


@strawberry.input(description="撤回异议输入：Which dispute, and why.")
class AttributionDisputeWithdrawInput:
    """A withdrawal."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：Why.")


@strawberry.input(description="支持异议输入：Which dispute, what takes the place of the terms, and why.")
class AttributionDisputeUpholdInput:
    """A decision for the claimant."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    shares: list[AttributionShareInput] = strawberry.field(description="份额：Everybody's, the host's too; together 1.")
    origin: strawberry.ID | None = strawberry.field(
        default=None, description="原单位：Who pushed the project first; absent when that was not the quarrel."
    )
    decision: str = strawberry.field(description="裁定理由：Why.")


@strawberry.input(description="驳回异议输入：Which dispute, and why.")
class AttributionDisputeRejectInput:
    """A decision against the claimant."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    decision: str = strawberry.field(description="裁定理由：Why.")


@strawberry.input(description="关联项目输入：Which project follows which, how and why.")
class AttributionLinkAddInput:
    """A project that is to follow another."""

    project: strawberry.ID = strawberry.field(description="项目：The one that is to follow.")
    lead: strawberry.ID = strawberry.field(description="牵头项目：The one that is followed.")
    kind: LinkKind = strawberry.field(description="类型：A site, or a second phase.")
    reason: str = strawberry.field(description="理由：Why.")


def new_agreement(given: AttributionAgreementProposeInput) -> NewAgreement:
    """The agreement as the operation takes it."""
    return NewAgreement(shares=_shares(given.shares), since=given.since, evidence=keyed("Evidence", given.evidence))


def decision(given: AttributionDisputeUpholdInput) -> Decision:
    """The decision as the operation takes it."""
    origin = None if given.origin is None else keyed("Tenant", given.origin)
    return Decision(shares=_shares(given.shares), origin=origin, reasons=given.decision)


def new_link(given: AttributionLinkAddInput) -> NewLink:
    """The link as the operation takes it."""
    return NewLink(lead=ProjectId(keyed("Project", given.lead)), kind=given.kind, reason=given.reason)


def _shares(given: list[AttributionShareInput]) -> list[Share]:
    return [Share(DISTRICT_POOL if each.party is None else keyed("Tenant", each.party), each.share) for each in given]
