"""The GraphQL types of transfers."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from zhaoshang.api.node import Node
from zhaoshang.api.permission import requires
from zhaoshang.api.vocabulary import Industry
from zhaoshang.transfers.api.enums import CarrierKind, OfferState, TransferState
from zhaoshang.transfers.permissions import Advices, Carriers, Transfers

if TYPE_CHECKING:
    from zhaoshang.projects.api import Project
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]
ProjectType = Annotated["Project", strawberry.lazy("zhaoshang.projects.api")]


@strawberry.type(description="载体：Land, a plant or a building that a host has to offer.")
class Carrier(Node):
    """What a host has to offer."""

    name: str = strawberry.field(description="名称：Name.")
    kind: CarrierKind = strawberry.field(description="类型：What it is.")
    area: int = strawberry.field(description="面积：Square metres.")
    power: int = strawberry.field(description="电力容量：kVA.")
    purpose: str | None = strawberry.field(description="用途：What it may be used for.")
    available_on: date | None = strawberry.field(description="可用日期：From when it is free; null while it is not.")
    tenant: TenantType | None = strawberry.field(description="所属单位：Whose it is.")
    created_at: datetime = strawberry.field(description="登记时间：When it was entered.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(
    description="单位合并：A street or park was merged into another, which has its projects and its credit."
)
class HostSuccession(Node):
    """A merger."""

    unit: TenantType | None = strawberry.field(description="并入单位：Who was merged.")
    into: TenantType | None = strawberry.field(description="承继单位：Who took its place.")
    reason: str = strawberry.field(description="理由：Why.")
    projects: int = strawberry.field(description="项目数：How many projects the successor hosts by it.")
    terms: int = strawberry.field(description="条款数：In how many terms it took the unit's place.")
    succeeded_at: datetime = strawberry.field(description="合并时间：When.")


@strawberry.type(description="主导产业：An industry that a host declared to lead in (错位发展).")
class LeadingIndustry(Node):
    """An industry a host leads in."""

    tenant: TenantType | None = strawberry.field(description="单位：Who declared it.")
    industry: Industry = strawberry.field(description="产业：The industry.")
    declared_at: datetime = strawberry.field(description="申报时间：When it was declared.")
    ended_at: datetime | None = strawberry.field(description="终止时间：When it was given up; null while it holds.")


@strawberry.type(description="承接候选：A street or park that could take a pushed project, best fits first.")
class TransferCandidate:
    """A possible host."""

    tenant: TenantType | None = strawberry.field(description="单位：The street or park.")
    leads_industry: bool = strawberry.field(description="主导产业相符：Whether it declared the project's industry.")
    fitting_carriers: int = strawberry.field(description="适用载体数：How many of its carriers are free and fit.")
    carriers: list[Carrier] = strawberry.field(
        description="适用载体：Those carriers, smallest first.", directives=[requires(Carriers.VIEW)]
    )


@strawberry.type(description="承接邀请：One candidate is asked to take a project; it sees this summary and no more.")
class TransferOffer(Node):
    """One candidate's offer."""

    state: OfferState = strawberry.field(description="状态：What became of it.")
    candidate: TenantType | None = strawberry.field(description="候选单位：Who is asked.")
    transfer: "Transfer | None" = strawberry.field(description="推送：The push; null for the candidate.")
    summary: str = strawberry.field(description="项目概要：The project in the origin's words.")
    industry: Industry = strawberry.field(description="产业：Its industry.")
    carrier_kind: CarrierKind | None = strawberry.field(description="载体类型：What it needs.")
    least_area: int | None = strawberry.field(description="最小面积：Square metres it needs at least.")
    least_power: int | None = strawberry.field(description="最小电力容量：kVA it needs at least.")
    needs_construction: bool = strawberry.field(description="需建设：Whether it builds.")
    is_major: bool = strawberry.field(description="重大项目：Whether it is a major project; no price is shown.")
    offered_at: datetime = strawberry.field(description="邀请时间：When it was asked.")
    respond_by: datetime = strawberry.field(
        description="答复期限：The midnight in Shanghai that ends the last working day on which it can be accepted."
    )
    answered_at: datetime | None = strawberry.field(description="答复时间：When it was answered or ended.")
    answered_by: PersonType | None = strawberry.field(description="答复人：Who answered.")
    answer_reason: str | None = strawberry.field(description="答复理由：Why.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="行业部门意见：What a named industry department advises on a push.")
class TransferAdvice(Node):
    """A department's advice."""

    department: TenantType | None = strawberry.field(description="部门：Which department.")
    transfer: "Transfer | None" = strawberry.field(description="推送：On which push.")
    asked_at: datetime = strawberry.field(description="征求时间：When it was asked.")
    advice: str | None = strawberry.field(description="意见：Its advice; null while it has none.")
    advised_at: datetime | None = strawberry.field(description="提出时间：When it advised.")
    advised_by: PersonType | None = strawberry.field(description="提出人：Who advised.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="推送：A project that its street or park cannot host, looking for another host.")
class Transfer(Node):
    """A pushed project."""

    state: TransferState = strawberry.field(description="状态：Where it stands.")
    project: ProjectType | None = strawberry.field(description="项目：The project, as far as you may see it.")
    origin: TenantType | None = strawberry.field(description="原单位：Who pushed it.")
    host: TenantType | None = strawberry.field(description="落地单位：Who was assigned; null until then.")
    reason: str = strawberry.field(description="推送理由：Why its host cannot take it.")
    summary: str = strawberry.field(description="项目概要：What candidates may read.")
    industry: Industry = strawberry.field(description="产业：The project's industry when it was pushed.")
    carrier_kind: CarrierKind | None = strawberry.field(description="载体类型：What it needs.")
    least_area: int | None = strawberry.field(description="最小面积：Square metres it needs at least.")
    least_power: int | None = strawberry.field(description="最小电力容量：kVA it needs at least.")
    proposed_at: datetime = strawberry.field(description="推送时间：When it was pushed.")
    proposed_by: PersonType | None = strawberry.field(description="推送人：Who pushed it.")
    confirmed_at: datetime | None = strawberry.field(description="入池时间：When it came into the pool.")
    confirmed_by: PersonType | None = strawberry.field(description="确认人：Who confirmed it.")
    warned_at: datetime | None = strawberry.field(description="预警时间：When it had waited long enough to warn.")
    closed_at: datetime | None = strawberry.field(description="办结时间：When it ended.")
    closed_by: PersonType | None = strawberry.field(description="办结人：Who ended it.")
    close_reason: str | None = strawberry.field(description="办结理由：Why it ended so.")
    accepted_at: datetime | None = strawberry.field(
        description="同意承接时间：When the assigned host accepted; the 30 : 70 rule of that day is frozen."
    )
    open_offers: int = strawberry.field(description="待答复邀请数：How many candidates have not answered.")
    accepted_offers: int = strawberry.field(description="同意承接数：How many candidates have accepted.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")
    offers: list[TransferOffer] = strawberry.field(
        description="承接邀请：Who was asked, and what they answered.", directives=[requires(Transfers.OFFER)]
    )
    advices: list[TransferAdvice] = strawberry.field(
        description="行业部门意见：What departments advise, as far as you may see it.",
        directives=[requires(Advices.VIEW)],
    )
    candidates: list[TransferCandidate] = strawberry.field(
        description="承接候选：Who could take it, best fits first.", directives=[requires(Transfers.OFFER)]
    )
