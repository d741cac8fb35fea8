"""The pipeline's GraphQL types."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final

import strawberry

from zhaoshang.api.enums import described
from zhaoshang.api.node import Connection, Node
from zhaoshang.api.permission import requires
from zhaoshang.api.vocabulary import Channel, Industry
from zhaoshang.projects.api.codes import EntryConditionCode
from zhaoshang.projects.api.enums import ParticipationPart
from zhaoshang.projects.model import (
    DayPrecision,
    DuplicateState,
    FirstReportStatus,
    MatchKind,
    SiteBasis,
    Stage,
)
from zhaoshang.projects.permissions import Contacts, FirstReports, History, Notes, Projects
from zhaoshang.projects.views.happenings import all_happenings
from zhaoshang.readmodel.fields import paged
from zhaoshang.values.money import Fen

if TYPE_CHECKING:
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]

_Kinds: Final[Any] = StrEnum("ProjectEventKind", dict(zip(all_happenings(), all_happenings(), strict=True)))  # type: ignore[misc]  # what its members are, the rooms say
EVENT_KIND: Final[Any] = described(
    _Kinds,
    "大事类型：What happened to a project; each is brought by the room it belongs to.",
    {_Kinds(kind): f"{each.zh}：{each.en}." for kind, each in all_happenings().items()},
)


@strawberry.type(description="大事：One thing that happened to a project, and who did it.")
class ProjectEvent:
    """An event."""

    kind: str = strawberry.field(graphql_type=EVENT_KIND, description="类型：What happened.")
    at: datetime = strawberry.field(description="时间：When it was recorded.")
    detail: str | None = strawberry.field(
        description="内容：The stage, level, milestone, month or words, as `kind` has it; null where there is none."
    )
    tenant: TenantType | None = strawberry.field(description="单位：Whose act, or whose row, it was.")
    by: PersonType | None = strawberry.field(description="经办人：Who did it; null for the clock.")


@strawberry.type(description="联系人：A person at a company; telephone and e-mail are always masked here.")
class Contact(Node):
    """A person at a company."""

    name: str = strawberry.field(description="姓名：Name.")
    title: str | None = strawberry.field(description="职务：Position.")
    phone: str | None = strawberry.field(
        description="电话（掩码）：Telephone as `138****1234`; `contactReveal` shows it in full, on the record."
    )
    email: str | None = strawberry.field(description="邮箱（掩码）：E-mail as `z***@example.com`.")
    company: "Company | None" = strawberry.field(description="企业：The company.")
    created_at: datetime = strawberry.field(description="登记时间：When it was entered.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="企业/投资方：An investor, as one tenant knows it.")
class Company(Node):
    """An investor."""

    name: str = strawberry.field(description="企业名称：Name.")
    credit_code: str | None = strawberry.field(
        description="统一社会信用代码：18 characters, check character verified; null while unknown."
    )
    tenant: TenantType | None = strawberry.field(description="登记单位：Whose record of the company this is.")
    created_at: datetime = strawberry.field(description="登记时间：When it was entered.")
    updated_at: datetime = strawberry.field(description="更新时间：When it last changed.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")

    contacts: Connection[Contact] = strawberry.field(
        resolver=paged,
        description="联系人：People at the company, masked; oldest first.",
        directives=[requires(Contacts.VIEW)],
    )


@strawberry.type(description="阶段变更：One transition: who, when, from, to and why.")
class StageChange(Node):
    """One transition."""

    from_stage: Stage | None = strawberry.field(description="原阶段：The stage it left; null when it was entered.")
    to_stage: Stage = strawberry.field(description="新阶段：The stage it entered.")
    at: datetime = strawberry.field(description="时间：When.")
    by: PersonType | None = strawberry.field(description="经办人：Who.")
    reason: str | None = strawberry.field(description="原因：Why.")


@strawberry.type(description="跟进记录：A working note of the host.")
class Note(Node):
    """A working note."""

    body: str = strawberry.field(description="内容：Text.")
    by: PersonType | None = strawberry.field(description="记录人：Who wrote it.")
    created_at: datetime = strawberry.field(description="记录时间：When.")


@strawberry.type(description="参与：What one tenant is to a project; a host sees its own, departments all.")
class Participation:
    """What one tenant is to a project."""

    tenant: TenantType | None = strawberry.field(description="单位：The tenant.")
    parts: list[ParticipationPart] = strawberry.field(description="参与方式：Everything it is to the project.")


@strawberry.type(description="未满足条件：What still keeps a project out of a stage.")
class UnmetCondition:
    """What keeps a project out of a stage."""

    code: EntryConditionCode = strawberry.field(description="编码：The code `projectAdvance` would refuse with.")
    message: str = strawberry.field(description="说明：For a person to read, in the request's language.")


@strawberry.type(description="下一阶段：A stage the project could enter next.")
class NextStage:
    """A stage the project could enter next."""

    stage: Stage = strawberry.field(description="阶段：The stage.")
    unmet: list[UnmetCondition] = strawberry.field(description="未满足条件：Empty when it may be entered now.")


@strawberry.type(description="首报：Who reported a lead first.")
class FirstReport(Node):
    """Who reported a lead first."""

    number: str = strawberry.field(description="首报编号：Its number; it tells nothing about other reports.")
    reported_at: datetime = strawberry.field(description="首报时间：When it was reported.")
    status: FirstReportStatus = strawberry.field(description="状态：What it is worth.")
    tenant: TenantType | None = strawberry.field(description="首报单位：Who reported.")
    project: "Project | None" = strawberry.field(description="项目：The project.")
    by: PersonType | None = strawberry.field(description="报备人：The person who reported.")
    decision_reason: str | None = strawberry.field(description="裁定理由：Why 合作交流办 decided so.")
    decided_at: datetime | None = strawberry.field(description="裁定时间：When it was decided.")
    decided_by: PersonType | None = strawberry.field(description="裁定人：Who decided.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")
    certificate: str | None = strawberry.field(
        description="首报证书：A standalone printable HTML page; null unless the report is valid or upheld.",
        directives=[requires(FirstReports.CERTIFY)],
    )


@strawberry.type(description="项目：One investment, from lead to full capacity.")
class Project(Node):
    """One investment."""

    name: str = strawberry.field(description="项目名称：Name.")
    description: str | None = strawberry.field(description="项目简介：Description.")
    industry: Industry = strawberry.field(description="所属产业：Its industry.")
    channel: Channel = strawberry.field(description="招商渠道：How the lead came in.")
    stage: Stage = strawberry.field(description="阶段：Where it stands.")
    resume_stage: Stage | None = strawberry.field(description="恢复阶段：Where it comes back to from being on hold.")
    investment: Fen | None = strawberry.field(description="计划总投资：Planned investment; null while undecided.")
    investment_approximate: bool = strawberry.field(description="约数：Whether the investment is only approximate.")
    is_major: bool = strawberry.field(description="重大项目：Investment at or above the district's threshold.")
    needs_construction: bool = strawberry.field(description="需建设：Whether it builds, and so walks those stages.")
    occupies_land: bool | None = strawberry.field(description="占用土地：Whether it occupies land; null while unknown.")
    is_hazardous: bool | None = strawberry.field(
        description="涉危：Whether it handles dangerous chemicals or processes; null while undecided."
    )
    first_contact_on: date = strawberry.field(description="首次接洽日期：The day of the first contact.")
    first_contact_precision: DayPrecision = strawberry.field(
        description="首次接洽日期精度：How exactly that day is known."
    )
    registered_on: date | None = strawberry.field(description="工商登记日期：The day of business registration.")
    registration_number: str | None = strawberry.field(description="工商登记号：The registration's number.")
    site_basis: SiteBasis | None = strawberry.field(description="落地依据：What proves that it has a place.")
    site_document: str | None = strawberry.field(description="落地文件编号：The document that proves it.")
    lost_reason: str | None = strawberry.field(description="流失原因：Why it was lost.")
    lost_to: str | None = strawberry.field(description="流失去向：Where it went.")
    created_by: PersonType | None = strawberry.field(description="登记人：Who entered it.")
    created_at: datetime = strawberry.field(description="登记时间：When it was entered.")
    updated_at: datetime = strawberry.field(description="更新时间：When it last changed.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")
    host: TenantType | None = strawberry.field(description="落地单位：The street or park that has it now.")
    origin: TenantType | None = strawberry.field(description="原单位：Who pushed it; null while it is where it began.")
    industry_department: TenantType | None = strawberry.field(
        description="行业部门：The department that answers for its industry."
    )
    company: Company | None = strawberry.field(description="投资方：The investor.")
    latest_stage_change: StageChange | None = strawberry.field(
        description="最近阶段变更：The latest transition.", directives=[requires(History.VIEW)]
    )
    first_report: FirstReport | None = strawberry.field(
        description="首报：Its first report, if it has one and the reader may see it."
    )
    participations: list[Participation] = strawberry.field(description="参与单位：Who takes part, as far as visible.")
    next_stages: list[NextStage] | None = strawberry.field(
        description="下一阶段：What it could enter next, and what is still missing, before anybody tries."
    )

    contacts: Connection[Contact] = strawberry.field(
        resolver=paged,
        description="联系人：People at its company, masked; oldest first.",
        directives=[requires(Contacts.VIEW)],
    )

    stage_changes: Connection[StageChange] = strawberry.field(
        resolver=paged, description="阶段变更：Its transitions, newest first.", directives=[requires(History.VIEW)]
    )

    timeline: Connection[ProjectEvent] = strawberry.field(
        resolver=paged,
        description="大事记：Everything that happened to it and that you may see, the latest first.",
        directives=[requires(Projects.VIEW)],
    )

    notes: Connection[Note] = strawberry.field(
        resolver=paged, description="跟进记录：The host's notes, newest first.", directives=[requires(Notes.VIEW)]
    )


@strawberry.type(description="疑似重复：Two tenants' projects that look like one, for 合作交流办 to settle.")
class DuplicateLink(Node):
    """Two projects that look like one."""

    project: Project | None = strawberry.field(description="项目：The later one.")
    other_project: Project | None = strawberry.field(description="另一项目：The earlier one.")
    kind: MatchKind = strawberry.field(description="重复依据：What they have in common.")
    state: DuplicateState = strawberry.field(description="结论：What was decided.")
    found_at: datetime = strawberry.field(description="发现时间：When it was found.")
    decision_reason: str | None = strawberry.field(description="裁定理由：Why it was decided so.")
    decided_at: datetime | None = strawberry.field(description="裁定时间：When it was decided.")
    decided_by: PersonType | None = strawberry.field(description="裁定人：Who decided.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="项目汇总：Count and planned investment of one group of projects.")
class ProjectSummary:
    """One group of projects."""

    stage: Stage | None = strawberry.field(description="阶段：When grouped by stage.")
    industry: Industry | None = strawberry.field(description="产业：When grouped by industry.")
    tenant: TenantType | None = strawberry.field(description="单位：When grouped by host.")
    month: str | None = strawberry.field(description="月份：When grouped by month of entry, `YYYY-MM`.")
    count: int = strawberry.field(description="项目数：How many.")
    investment: Fen = strawberry.field(description="计划总投资合计：Sum of what is known.")
