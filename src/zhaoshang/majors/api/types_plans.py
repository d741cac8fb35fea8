"""The GraphQL types of milestone plans, progress and lights."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from zhaoshang.api.node import Node
from zhaoshang.api.permission import requires
from zhaoshang.api.vocabulary import Responsibility
from zhaoshang.majors.api.enums import LightColour, LightRule, PlanKind, ProposalState
from zhaoshang.majors.api.inputs_plans import MilestoneSlipInput
from zhaoshang.majors.permissions import MilestoneTemplates, Plans
from zhaoshang.readmodel.fields import Info, answered
from zhaoshang.values.money import Fen

if TYPE_CHECKING:
    from zhaoshang.evidence.api import Evidence
    from zhaoshang.projects.api import Project
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]
ProjectType = Annotated["Project", strawberry.lazy("zhaoshang.projects.api")]
EvidenceType = Annotated["Evidence", strawberry.lazy("zhaoshang.evidence.api")]


@strawberry.type(description="模板节点：One milestone of a kind of project.")
class MilestoneStep:
    """One milestone of a template."""

    kind: PlanKind = strawberry.field(description="计划类型：Of which kind of project.")
    code: str = strawberry.field(description="编码：What it is called across versions.")
    name: str = strawberry.field(description="名称：What it is called.")
    after: list[str] = strawberry.field(description="前置节点：Codes of those before it.")
    days: int = strawberry.field(description="工期：Calendar days it takes once those are reached.")
    share: int = strawberry.field(description="计划投资比例：Investment completed by then, in ten-thousandths.")
    responsibility: Responsibility = strawberry.field(description="责任：Who sees to it.")


@strawberry.type(description="节点模板：The milestones of each kind of project, from a day on.")
class MilestoneTemplate(Node):
    """A version of the district's milestones."""

    number: int = strawberry.field(description="版本：1, 2, 3 … as they were published.")
    effective_on: date = strawberry.field(description="生效日期：Plans made from this day on follow it.")
    publisher: TenantType | None = strawberry.field(description="发布单位：Who published it.")
    published_at: datetime = strawberry.field(description="发布时间：When.")
    published_by: PersonType | None = strawberry.field(description="发布人：Who signed for it.")
    steps: list[MilestoneStep] = strawberry.field(description="节点：In their order.")


@strawberry.type(description="节点：One step of a plan, planned, expected and reached.")
class Milestone(Node):
    """A milestone."""

    code: str = strawberry.field(description="编码：What it is called across projects.")
    name: str = strawberry.field(description="名称：What it is called.")
    after: list[str] = strawberry.field(description="前置节点：Codes of those before it.")
    share: int = strawberry.field(description="计划投资比例：Investment completed by then, in ten-thousandths.")
    responsible: TenantType | None = strawberry.field(description="责任单位：Who sees to it.")
    first_planned_on: date = strawberry.field(description="最初计划：When it was to be reached in the first baseline.")
    planned_on: date = strawberry.field(description="计划日期：When it is to be reached in the baseline in force.")
    expected_on: date | None = strawberry.field(description="预计日期：When its host expects it; null for as planned.")
    reached_on: date | None = strawberry.field(description="完成日期：When it was reached; null while it is not.")
    late: bool = strawberry.field(description="逾期：Whether it is not reached, and its planned day has passed.")
    evidence: EvidenceType | None = strawberry.field(description="佐证材料：The file that shows it, if you may see it.")
    reported_at: datetime | None = strawberry.field(description="填报时间：When its host last reported on it.")
    reported_by: PersonType | None = strawberry.field(description="填报人：Who did.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="节点推算：When a milestone comes, as things stand or if something slips.")
class MilestoneForecast:
    """Where a milestone comes out."""

    code: str = strawberry.field(description="节点编码：Which milestone.")
    name: str = strawberry.field(description="名称：What it is called.")
    on: date = strawberry.field(description="推算日期：When it comes: it was reached, is expected, or is pushed.")
    slips_by: int = strawberry.field(description="推迟天数：How many days later than without the slips asked about.")
    slack: int = strawberry.field(description="机动时间：Days it may still take without moving the last milestone.")
    critical: bool = strawberry.field(description="关键节点：Whether it has none, and is not reached.")


@strawberry.type(description="调整内容：The day that a proposal gives one milestone.")
class BaselineShift:
    """A shift."""

    milestone: Milestone | None = strawberry.field(description="节点：Which one.", directives=[requires(Plans.VIEW)])
    planned_before: date = strawberry.field(description="原计划：When it was to be reached.")
    planned_on: date = strawberry.field(description="申请日期：When it would be to be reached.")


@strawberry.type(description="计划调整申请：A host asks for another baseline; 发改委 decides.")
class BaselineProposal(Node):
    """A proposal."""

    project: ProjectType | None = strawberry.field(description="项目：Of which project, as far as you may see it.")
    reason: str = strawberry.field(description="理由：Why.")
    state: ProposalState = strawberry.field(description="状态：What came of it.")
    shifts: list[BaselineShift] = strawberry.field(
        description="调整内容：The days it asks for.", directives=[requires(Plans.VIEW)]
    )
    proposed_at: datetime = strawberry.field(description="申请时间：When.")
    proposed_by: PersonType | None = strawberry.field(description="申请人：Who asked.")
    decision: str | None = strawberry.field(description="意见：What was said about it.")
    decided_at: datetime | None = strawberry.field(description="决定时间：When it was decided.")
    decided_by: PersonType | None = strawberry.field(description="决定人：Who decided.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


def forecast(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103  the field's own annotation is its type
    root: strawberry.Parent[Any],
    info: Info,
    slips: Annotated[
        list[MilestoneSlipInput] | None, strawberry.argument(description="假设推迟：What slips, if it does.")
    ] = None,
):
    return answered(root, info)


@strawberry.type(description="节点计划：When a major project is to be where; enough to draw a Gantt chart.")
class MilestonePlan(Node):
    """A plan."""

    project: ProjectType | None = strawberry.field(description="项目：Of which project, as far as you may see it.")
    kind: PlanKind = strawberry.field(description="计划类型：By which milestones.")
    template: MilestoneTemplate | None = strawberry.field(
        description="节点模板：By which version.", directives=[requires(MilestoneTemplates.VIEW)]
    )
    start_on: date = strawberry.field(description="起始日期：From when its milestones are counted.")
    baseline: int = strawberry.field(description="基线：1 as it was made; one more with each approved change.")
    made_at: datetime = strawberry.field(description="编制时间：When it was made.")
    made_by: PersonType | None = strawberry.field(description="编制人：Who made it.")
    milestones: list[Milestone] = strawberry.field(
        description="节点：In their order.", directives=[requires(Plans.VIEW)]
    )
    proposals: list[BaselineProposal] = strawberry.field(
        description="调整申请：Every one, the latest first.", directives=[requires(Plans.VIEW)]
    )
    forecast: list[MilestoneForecast] = strawberry.field(
        resolver=forecast,
        description="节点推算：When each milestone comes, which are critical, and what slips if some do.",
        directives=[requires(Plans.VIEW)],
    )
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="月度进度：What was invested by the end of a month.")
class ProgressReport(Node):
    """A month's progress."""

    period: str = strawberry.field(description="月份：`YYYY-MM`.")
    completed: Fen = strawberry.field(description="累计完成投资：Since the beginning.")
    narrative: str = strawberry.field(description="进展情况：In words.")
    evidence: EvidenceType | None = strawberry.field(description="现场照片：If you may see it.")
    host: TenantType | None = strawberry.field(description="填报单位：Who reported it.")
    reported_at: datetime = strawberry.field(description="填报时间：When it was last reported.")
    reported_by: PersonType | None = strawberry.field(description="填报人：Who did.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion` to correct it.")


@strawberry.type(description="亮灯：How a project did in a month, by which rule, and whose turn it is.")
class LightReading(Node):
    """A light."""

    period: str = strawberry.field(description="月份：`YYYY-MM`.")
    colour: LightColour = strawberry.field(description="灯色：Green, yellow or red.")
    rule: LightRule = strawberry.field(description="亮灯规则：What was hit.")
    owner: TenantType | None = strawberry.field(description="责任单位：Who has to see to it.")
    due_on: date | None = strawberry.field(description="下一期限：Their next deadline; null when all is reached.")
    planned_share: int = strawberry.field(
        description="计划进度：Investment planned by the end of the month to be reported, in ten-thousandths."
    )
    done_share: int = strawberry.field(description="完成进度：Investment completed by then, in ten-thousandths.")
    read_at: datetime = strawberry.field(description="亮灯时间：When it last changed.")
    final: bool = strawberry.field(description="定灯：Whether the month is over, and nothing changes it any more.")
