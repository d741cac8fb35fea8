"""What the pipeline's mutations and lists take."""

from datetime import date, datetime
from typing import Any

import strawberry

from zhaoshang.api.inputs import ID, VERSION
from zhaoshang.api.node import OrderDirection
from zhaoshang.api.vocabulary import Channel, Industry
from zhaoshang.projects.api.enums import InvolvedAs, ProjectOrderField
from zhaoshang.projects.model import (
    DayPrecision,
    DuplicateState,
    FirstReportStatus,
    SiteBasis,
    Stage,
)
from zhaoshang.projects.rules.entries import NewContact, NewProject
from zhaoshang.values.ids import parse_global_id
from zhaoshang.values.money import Fen


@strawberry.input(description="金额范围：From and to, both included; undecided investments are in no range.")
class YuanRange:
    """A range of amounts."""

    min: Fen | None = strawberry.field(default=None, description="下限：At least.")
    max: Fen | None = strawberry.field(default=None, description="上限：At most.")


@strawberry.input(description="时间范围：From and to, both included.")
class DateTimeRange:
    """A range of instants."""

    from_: datetime | None = strawberry.field(default=None, name="from", description="起：From.")
    to: datetime | None = strawberry.field(default=None, description="止：To.")


@strawberry.input(description="日期范围：From and to, both included.")
class DateRange:
    """A range of days."""

    from_: date | None = strawberry.field(default=None, name="from", description="起：From.")
    to: date | None = strawberry.field(default=None, description="止：To.")


@strawberry.input(description="项目筛选：Everything given must hold; what is left out or null filters nothing.")
class ProjectFilter:
    """Which projects."""

    stage: list[Stage] | None = strawberry.field(default=None, description="阶段：In any of these stages.")
    industry: list[Industry] | None = strawberry.field(default=None, description="产业：Of any of these industries.")
    channel: list[Channel] | None = strawberry.field(default=None, description="渠道：By any of these channels.")
    host: list[strawberry.ID] | None = strawberry.field(
        default=None, description="落地单位：Hosted by any of these tenants."
    )
    is_major: bool | None = strawberry.field(default=None, description="重大项目：Major ones, or others.")
    investment: YuanRange | None = strawberry.field(default=None, description="计划总投资：In this range.")
    created_at: DateTimeRange | None = strawberry.field(default=None, description="登记时间：Entered in this time.")
    first_contact_on: DateRange | None = strawberry.field(
        default=None, description="首次接洽日期：First contact on these days."
    )
    text: str | None = strawberry.field(
        default=None, description="关键词：At least two characters found in the project's or the company's name."
    )


@strawberry.input(description="项目排序：One order and its direction.")
class ProjectOrder:
    """In which order."""

    field: ProjectOrderField = strawberry.field(description="排序字段：What to order by.")
    direction: OrderDirection = strawberry.field(
        default=OrderDirection.DESC, description="方向：Which end comes first."
    )


@strawberry.input(description="首报筛选：Which first reports.")
class FirstReportFilter:
    """Which first reports."""

    status: list[FirstReportStatus] | None = strawberry.field(default=None, description="状态：In any of these states.")


@strawberry.input(description="疑似重复筛选：Which duplicates.")
class DuplicateLinkFilter:
    """Which duplicates."""

    state: list[DuplicateState] | None = strawberry.field(default=None, description="结论：In any of these states.")


@strawberry.input(description="投资方：The investor of a new project; your tenant's own record of it is reused.")
class CompanyInput:
    """The investor of a new project."""

    name: str = strawberry.field(description="企业名称：Name.")
    credit_code: str | None = strawberry.field(
        default=None, description="统一社会信用代码：18 characters, if known; needed before review."
    )


@strawberry.input(description="联系人：A person at the company; telephone or e-mail is needed.")
class ContactInput:
    """A person at the company."""

    name: str = strawberry.field(description="姓名：Name.")
    title: str | None = strawberry.field(default=None, description="职务：Position.")
    phone: str | None = strawberry.field(default=None, description="电话：Telephone.")
    email: str | None = strawberry.field(default=None, description="邮箱：E-mail.")


@strawberry.input(description="项目登记：A lead to enter.")
class ProjectCreateInput:
    """A lead to enter."""

    name: str = strawberry.field(description="项目名称：Name.")
    company: CompanyInput = strawberry.field(description="投资方：The investor.")
    industry: Industry = strawberry.field(description="所属产业：Its industry.")
    channel: Channel = strawberry.field(default=Channel.OTHER, description="招商渠道：How the lead came in.")
    description: str | None = strawberry.field(default=None, description="项目简介：Description.")
    investment: Fen | None = strawberry.field(default=None, description="计划总投资：Null while undecided.")
    investment_approximate: bool = strawberry.field(default=False, description="约数：Whether it is approximate.")
    needs_construction: bool = strawberry.field(default=False, description="需建设：Whether it builds.")
    occupies_land: bool | None = strawberry.field(default=None, description="占用土地：Null while unknown.")
    is_hazardous: bool | None = strawberry.field(default=None, description="涉危：Null while undecided.")
    first_contact_on: date | None = strawberry.field(
        default=None, description="首次接洽日期：Today when not given; never in the future."
    )
    contact: ContactInput | None = strawberry.field(default=None, description="联系人：The first person known there.")
    distinct_from: list[strawberry.ID] = strawberry.field(
        default_factory=list,
        description="区别于：Own projects that look alike but are different ones, such as an earlier phase.",
    )
    validate_only: bool = strawberry.field(
        default=False, description="仅校验：Check without writing; never says whether other tenants reported the same."
    )


@strawberry.input(description="项目修改：What is left out stays; null empties what may be empty.")
class ProjectUpdateInput:
    """What changes about a project."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    name: strawberry.Maybe[str] = strawberry.field(description="项目名称：Name.")
    description: strawberry.Maybe[str | None] = strawberry.field(description="项目简介：Description.")
    industry: strawberry.Maybe[Industry] = strawberry.field(description="所属产业：Its industry.")
    channel: strawberry.Maybe[Channel] = strawberry.field(description="招商渠道：How the lead came in.")
    investment: strawberry.Maybe[Fen | None] = strawberry.field(description="计划总投资：Null when undecided again.")
    investment_approximate: strawberry.Maybe[bool] = strawberry.field(description="约数：Whether it is approximate.")
    needs_construction: strawberry.Maybe[bool] = strawberry.field(description="需建设：Whether it builds.")
    occupies_land: strawberry.Maybe[bool | None] = strawberry.field(description="占用土地：Null while unknown.")
    is_hazardous: strawberry.Maybe[bool | None] = strawberry.field(description="涉危：Null while undecided.")
    first_contact_on: strawberry.Maybe[date] = strawberry.field(description="首次接洽日期：The day.")
    first_contact_precision: strawberry.Maybe[DayPrecision] = strawberry.field(
        description="首次接洽日期精度：How exactly it is known."
    )
    registered_on: strawberry.Maybe[date | None] = strawberry.field(description="工商登记日期：The day.")
    registration_number: strawberry.Maybe[str | None] = strawberry.field(description="工商登记号：The number.")
    site_basis: strawberry.Maybe[SiteBasis | None] = strawberry.field(description="落地依据：What proves its place.")
    site_document: strawberry.Maybe[str | None] = strawberry.field(description="落地文件编号：The document.")


@strawberry.input(description="阶段推进：The stage to enter.")
class ProjectAdvanceInput:
    """The stage to enter."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    to: Stage = strawberry.field(description="目标阶段：One that `nextStages` lists with nothing unmet.")
    reason: str | None = strawberry.field(default=None, description="说明：Kept with the transition.")


@strawberry.input(description="项目暂缓：Put a project on hold.")
class ProjectHoldInput:
    """A project to put on hold."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="原因：Why.")


@strawberry.input(description="项目恢复：Take a project up again.")
class ProjectResumeInput:
    """A project to take up again."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str | None = strawberry.field(default=None, description="说明：Kept with the transition.")


@strawberry.input(description="项目流失：Record that a project is lost.")
class ProjectLoseInput:
    """A lost project."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="流失原因：Why.")
    lost_to: str | None = strawberry.field(default=None, description="流失去向：Where it went, if known.")


@strawberry.input(description="项目撤回：Take a project out of the pipeline.")
class ProjectWithdrawInput:
    """A project to withdraw."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="原因：Why.")


@strawberry.input(description="跟进记录：A note to add.")
class ProjectAddNoteInput:
    """A note to add."""

    id: strawberry.ID = strawberry.field(description="项目标识：The project's global id.")
    body: str = strawberry.field(description="内容：Text, up to 4000 characters.")


@strawberry.input(description="请部门参与：A department to involve.")
class ProjectInvolveInput:
    """A department to involve."""

    id: strawberry.ID = strawberry.field(description="项目标识：The project's global id.")
    expected_version: int = strawberry.field(description=VERSION)
    department: strawberry.ID = strawberry.field(description="部门标识：The department's global id.")
    part: InvolvedAs = strawberry.field(description="参与方式：As what.")


@strawberry.input(description="联系人登记：A contact to add.")
class ContactAddInput:
    """A contact to add."""

    company: strawberry.ID = strawberry.field(description="企业标识：The company's global id.")
    name: str = strawberry.field(description="姓名：Name.")
    title: str | None = strawberry.field(default=None, description="职务：Position.")
    phone: str | None = strawberry.field(default=None, description="电话：Telephone.")
    email: str | None = strawberry.field(default=None, description="邮箱：E-mail.")


@strawberry.input(description="联系人修改：What is left out stays; null empties.")
class ContactUpdateInput:
    """What changes about a contact."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    name: strawberry.Maybe[str] = strawberry.field(description="姓名：Name.")
    title: strawberry.Maybe[str | None] = strawberry.field(description="职务：Position.")
    phone: strawberry.Maybe[str | None] = strawberry.field(description="电话：Telephone.")
    email: strawberry.Maybe[str | None] = strawberry.field(description="邮箱：E-mail.")


@strawberry.input(description="查看联系方式：A contact to see in full, and what for.")
class ContactRevealInput:
    """A contact to see in full."""

    id: strawberry.ID = strawberry.field(description=ID)
    purpose: str = strawberry.field(description="用途：What for; kept on record.")


@strawberry.input(description="企业修改：What is left out stays; null empties.")
class CompanyUpdateInput:
    """What changes about a company."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    name: strawberry.Maybe[str] = strawberry.field(description="企业名称：Name.")
    credit_code: strawberry.Maybe[str | None] = strawberry.field(description="统一社会信用代码：18 characters.")


@strawberry.input(description="首报裁定：The disputed report to uphold; those it was disputed with are dismissed.")
class FirstReportSettleInput:
    """The report to uphold."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="裁定理由：Why.")


@strawberry.input(description="查重裁定：Whether two projects are one.")
class DuplicateSettleInput:
    """Whether two projects are one."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    same: bool = strawberry.field(description="确为重复：True when they are one and the same.")
    reason: str = strawberry.field(description="裁定理由：Why.")


def new_project(entered: ProjectCreateInput) -> NewProject:
    """A creation's input as the operation takes it. Ids that never were any stand for no project."""
    contact = entered.contact
    return NewProject(
        name=entered.name,
        company_name=entered.company.name,
        credit_code=entered.company.credit_code,
        industry=entered.industry,
        channel=entered.channel,
        description=entered.description,
        investment_fen=entered.investment,
        investment_approximate=entered.investment_approximate,
        needs_construction=entered.needs_construction,
        occupies_land=entered.occupies_land,
        is_hazardous=entered.is_hazardous,
        first_contact_on=entered.first_contact_on,
        contact=None
        if contact is None
        else NewContact(name=contact.name, title=contact.title, phone=contact.phone, email=contact.email),
        distinct_from=frozenset(parsed[1] for each in entered.distinct_from if (parsed := parse_global_id(each))),
    )


def given(changes: object, **renamed: str) -> dict[str, Any]:
    """What an update's input really gives: each ``Maybe`` that is there, by the operation's name for it."""
    found = {name: value for name, value in vars(changes).items() if isinstance(value, strawberry.Some)}
    return {renamed.get(name, name): maybe.value for name, maybe in found.items()}
