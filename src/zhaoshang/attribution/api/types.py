"""The GraphQL types of credit."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from zhaoshang.api.node import Node
from zhaoshang.api.permission import requires
from zhaoshang.api.vocabulary import Metric
from zhaoshang.attribution.api.enums import AgreementState, DisputeState, EntryKind, LinkKind, TermsBasis
from zhaoshang.attribution.permissions import Agreements, Attributions, Disputes, Links, SharingTerms
from zhaoshang.values.metric import TenThousandths
from zhaoshang.values.money import Fen

if TYPE_CHECKING:
    from zhaoshang.evidence.api import Evidence
    from zhaoshang.projects.api import Project
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]
EvidenceType = Annotated["Evidence", strawberry.lazy("zhaoshang.evidence.api")]
ProjectType = Annotated["Project", strawberry.lazy("zhaoshang.projects.api")]


@strawberry.type(description="分成分录：One party's credit of one figure; never changed, and it explains itself.")
class AttributionEntry(Node):
    """One party's credit of one figure."""

    metric: Metric = strawberry.field(description="指标：What is credited.")
    period: str = strawberry.field(description="期间：The month it counts in, `YYYY-MM`.")
    kind: EntryKind = strawberry.field(description="类别：A credit of the month, or an adjustment of an earlier one.")
    party: TenantType | None = strawberry.field(description="计入单位：Who is credited; null for the district's pool.")
    origin: TenantType | None = strawberry.field(description="原单位：Who pushed the project first.")
    host: TenantType | None = strawberry.field(description="落地单位：Who hosted it when it was paid.")
    project: ProjectType | None = strawberry.field(description="项目：The project, as far as you may see it.")
    amount: Fen | None = strawberry.field(description="计入金额：The credit; negative for a refund; null for counts.")
    count: TenThousandths | None = strawberry.field(description="计入数量：The credit of a count; null for money.")
    share: TenThousandths = strawberry.field(description="比例：The party's share, `0.3000` for 30 %.")
    cumulative_amount: Fen | None = strawberry.field(description="累计事实：All figures so far under these terms.")
    cumulative_count: TenThousandths | None = strawberry.field(description="累计数量：The same, of counts.")
    basis: TermsBasis = strawberry.field(description="依据：Why it is shared so.")
    since: date | None = strawberry.field(
        description="承接日：The day from which these terms hold; null for the first host's, which reach back for ever."
    )
    terms: "AttributionTerms | None" = strawberry.field(
        description="分成条款：Who shares, and in what ratio.", directives=[requires(SharingTerms.VIEW)]
    )
    disputed: bool = strawberry.field(
        description="异议中：Whether it is frozen by an open dispute, and out of rankings."
    )
    dispute: "AttributionDispute | None" = strawberry.field(
        description="分成异议：The dispute whose decision moved it; null for the credit of a figure.",
        directives=[requires(Disputes.VIEW)],
    )
    posted_at: datetime = strawberry.field(description="入账时间：When it was posted.")
    explanation: str = strawberry.field(
        description="说明：The formula with its numbers, for anybody to recompute; in the request's language."
    )


@strawberry.type(description="分成对账：Entries added up; ask for METRIC among the groups to tell money from counts.")
class AttributionStatement:
    """Entries added up."""

    period: str | None = strawberry.field(description="期间：When grouped by month.")
    metric: Metric | None = strawberry.field(description="指标：When grouped by metric.")
    party: TenantType | None = strawberry.field(description="单位：When grouped by party; null for the pool.")
    kind: EntryKind | None = strawberry.field(description="类别：When credits and adjustments are told apart.")
    disputed: bool | None = strawberry.field(description="异议中：When credit in dispute is told apart.")
    entries: int = strawberry.field(description="分录数：How many entries.")
    amount: Fen = strawberry.field(description="金额合计：Sum of all money.")
    count: TenThousandths = strawberry.field(description="数量合计：Sum of all counts.")
    disputed_amount: Fen = strawberry.field(description="异议金额：What of the amount is in dispute: frozen, unranked.")
    disputed_count: TenThousandths = strawberry.field(description="异议数量：What of the count is in dispute.")


@strawberry.type(description="分成份额：One party and its part.")
class AttributionShare:
    """One party and its part."""

    party: TenantType | None = strawberry.field(description="单位：Who shares; null for the district's pool.")
    share: TenThousandths = strawberry.field(description="比例：Its part, `0.3000` for 30 %.")
    takes_remainder: bool = strawberry.field(description="取尾差：The host's: what rounding leaves over is its.")


@strawberry.type(description="分成条款：Who shares a project's credit from a day on, and in what ratio; never changed.")
class AttributionTerms(Node):
    """Who shares, from a day on."""

    project: ProjectType | None = strawberry.field(description="项目：The project, as far as you may see it.")
    origin: TenantType | None = strawberry.field(description="原单位：Who pushed the project first.")
    host: TenantType | None = strawberry.field(description="落地单位：Who hosts it.")
    basis: TermsBasis = strawberry.field(description="依据：Why it is shared so.")
    since: date | None = strawberry.field(
        description="起始日：Payments from this day on; null when they reach back for ever."
    )
    counts_only: bool = strawberry.field(description="仅计数：Of the one count that several sites share.")
    shares: list[AttributionShare] = strawberry.field(description="份额：Everybody's, the host first; together 1.")
    made_at: datetime = strawberry.field(description="形成时间：When they were frozen.")
    disputed: bool = strawberry.field(description="异议中：Whether an open dispute freezes their credit.")
    replaces: "AttributionTerms | None" = strawberry.field(
        description="被取代条款：The disputed terms in whose place a decision put these; both stay readable."
    )
    replaced_by: "AttributionTerms | None" = strawberry.field(
        description="取代条款：What a decision put in the place of these."
    )
    agreement: "AttributionAgreement | None" = strawberry.field(
        description="分成约定：The agreement that made them.", directives=[requires(Agreements.VIEW)]
    )
    dispute: "AttributionDispute | None" = strawberry.field(
        description="分成异议：The dispute whose decision made them.", directives=[requires(Disputes.VIEW)]
    )
    link: "AttributionLink | None" = strawberry.field(
        description="项目关联：The link that made them.", directives=[requires(Links.VIEW)]
    )


@strawberry.type(description="约定单位：A unit that an agreement names or leaves out, and whether it agreed.")
class AttributionAgreementParty:
    """A unit in an agreement."""

    party: TenantType | None = strawberry.field(description="单位：Which unit; null for the district's pool.")
    share: TenThousandths = strawberry.field(
        description="比例：Its part; 0 for who shares today and would not any more."
    )
    agreed_at: datetime | None = strawberry.field(description="确认时间：When it agreed; null while it has not.")
    agreed_by: PersonType | None = strawberry.field(description="确认人：Who agreed for it.")


@strawberry.type(description="分成约定：A written agreement that replaces the ratio once 合作交流办 approves it.")
class AttributionAgreement(Node):
    """A written agreement."""

    project: ProjectType | None = strawberry.field(description="项目：The project, as far as you may see it.")
    terms: AttributionTerms | None = strawberry.field(
        description="现行条款：The terms it would replace.", directives=[requires(SharingTerms.VIEW)]
    )
    state: AgreementState = strawberry.field(description="状态：What became of it.")
    proposer: TenantType | None = strawberry.field(description="提出单位：Who proposed it.")
    parties: list[AttributionAgreementParty] = strawberry.field(description="约定单位：Whom it concerns.")
    since: date = strawberry.field(
        description="约定起始日：The day agreed; approved later, it holds from the approval."
    )
    evidence: EvidenceType | None = strawberry.field(description="佐证材料：The signed agreement, if you may see it.")
    proposed_at: datetime = strawberry.field(description="提出时间：When it was proposed.")
    proposed_by: PersonType | None = strawberry.field(description="提出人：Who proposed it.")
    decided_at: datetime | None = strawberry.field(description="办结时间：When it was decided or withdrawn.")
    decided_by: PersonType | None = strawberry.field(description="办结人：Who decided or withdrew it.")
    decision: str | None = strawberry.field(description="办结意见：Why.")
    made_terms: AttributionTerms | None = strawberry.field(
        description="形成条款：The terms its approval made.", directives=[requires(SharingTerms.VIEW)]
    )
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="异议单位：A unit that a dispute concerns, and what it says.")
class AttributionDisputeParty:
    """A unit in a dispute."""

    party: TenantType | None = strawberry.field(description="单位：Which unit.")
    answer: str | None = strawberry.field(description="陈述意见：What it says; null while it has not.")
    answered_at: datetime | None = strawberry.field(description="陈述时间：When it said so.")
    answered_by: PersonType | None = strawberry.field(description="陈述人：Who said it for the unit.")


@strawberry.type(
    description="分成异议：Somebody says that credit is not shared as it should be; it is frozen meanwhile."
)
class AttributionDispute(Node):
    """A dispute."""

    project: ProjectType | None = strawberry.field(description="项目：The project, as far as you may see it.")
    terms: AttributionTerms | None = strawberry.field(
        description="所涉条款：The disputed version.", directives=[requires(SharingTerms.VIEW)]
    )
    made_terms: AttributionTerms | None = strawberry.field(
        description="裁定条款：The decided version; null unless it was upheld.",
        directives=[requires(SharingTerms.VIEW)],
    )
    state: DisputeState = strawberry.field(description="状态：What became of it.")
    claimant: TenantType | None = strawberry.field(description="异议单位：Who disputes.")
    reason: str = strawberry.field(description="理由：What the claimant says.")
    evidence: EvidenceType | None = strawberry.field(description="佐证材料：What it shows, if you may see it.")
    parties: list[AttributionDisputeParty] = strawberry.field(description="所涉单位：Whom it concerns.")
    raised_at: datetime = strawberry.field(description="提出时间：When it was raised.")
    raised_by: PersonType | None = strawberry.field(description="提出人：Who raised it.")
    decided_at: datetime | None = strawberry.field(description="办结时间：When it was decided or withdrawn.")
    decided_by: PersonType | None = strawberry.field(description="办结人：Who decided or withdrew it.")
    decision: str | None = strawberry.field(description="裁定理由：合作交流办's reasons, or why it was withdrawn.")
    entries: list[AttributionEntry] = strawberry.field(
        description="调整分录：The credit that its decision moved, as far as it is yours to see.",
        directives=[requires(Attributions.VIEW)],
    )
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="项目关联：A site of several, or a second phase, and the project it follows in credit.")
class AttributionLink(Node):
    """A project that follows another."""

    kind: LinkKind = strawberry.field(description="类型：How they belong together.")
    project: ProjectType | None = strawberry.field(description="项目：The one that follows, if you may see it.")
    lead: ProjectType | None = strawberry.field(description="牵头项目：The one that is followed, if you may see it.")
    terms: AttributionTerms | None = strawberry.field(
        description="形成条款：The terms of the one that follows.", directives=[requires(SharingTerms.VIEW)]
    )
    reason: str = strawberry.field(description="理由：Why.")
    linked_at: datetime = strawberry.field(description="关联时间：When.")
    linked_by: PersonType | None = strawberry.field(description="关联人：Who.")


@strawberry.type(description="已关账月份：A month that takes no more entries.")
class ClosedPeriod(Node):
    """A closed month."""

    period: str = strawberry.field(description="月份：`YYYY-MM`.")
    closed_at: datetime = strawberry.field(description="关账时间：When it was closed.")
