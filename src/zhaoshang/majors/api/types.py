"""The GraphQL types of major projects."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from zhaoshang.api.node import Connection, Node
from zhaoshang.api.permission import requires
from zhaoshang.api.vocabulary import Stage
from zhaoshang.majors.api.enums import SponsorLevel
from zhaoshang.majors.api.types_plans import LightReading, MilestonePlan, ProgressReport
from zhaoshang.majors.permissions import Lights, Majors, Plans, Progress, Sponsorships, Visits
from zhaoshang.readmodel.fields import paged
from zhaoshang.values.money import Fen

if TYPE_CHECKING:
    from zhaoshang.projects.api import Project
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]
ProjectType = Annotated["Project", strawberry.lazy("zhaoshang.projects.api")]


@strawberry.type(description="包联：Who sponsors a major project at one level, from when to when.")
class Sponsorship(Node):
    """A sponsorship."""

    project: ProjectType | None = strawberry.field(description="项目：Which project, as far as you may see it.")
    level: SponsorLevel = strawberry.field(description="层级：At which level.")
    tenant: TenantType | None = strawberry.field(description="包联单位：Which unit.")
    person: PersonType | None = strawberry.field(description="包联人：Who of the unit; null while nobody is named.")
    began_at: datetime = strawberry.field(description="起始时间：Since when.")
    appointed_by: PersonType | None = strawberry.field(description="指定人：Who appointed it.")
    next_visit_on: date | None = strawberry.field(
        description="下次走访：By when it is to go and see the project; null for the host, who is there."
    )
    visit_overdue: bool = strawberry.field(description="走访逾期：Whether that day has passed, of one that goes on.")
    ended_at: datetime | None = strawberry.field(description="结束时间：When it ended; null while it goes on.")
    end_reason: str | None = strawberry.field(description="结束原因：Why.")
    handover: str | None = strawberry.field(description="交接说明：What the next sponsor was told.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="包联走访：That a sponsor went to see its project, and what it found.")
class SponsorVisit(Node):
    """A visit."""

    project: ProjectType | None = strawberry.field(description="项目：Which project, as far as you may see it.")
    sponsorship: Sponsorship | None = strawberry.field(
        description="包联：By which sponsor.", directives=[requires(Sponsorships.VIEW)]
    )
    tenant: TenantType | None = strawberry.field(description="走访单位：Whose visit it was.")
    visited_on: date = strawberry.field(description="走访日期：When.")
    findings: str = strawberry.field(description="走访情况：What was found.")
    follow_up: str | None = strawberry.field(description="后续事项：What is to be done about it.")
    recorded_at: datetime = strawberry.field(description="登记时间：When it was recorded.")
    recorded_by: PersonType | None = strawberry.field(description="登记人：Who recorded it.")


@strawberry.type(description="重大项目进出：That a project became a major one, or is not any more.")
class MajorChange(Node):
    """An entry or an exit."""

    entered: bool = strawberry.field(description="纳入：Whether it entered; else it left.")
    at: datetime = strawberry.field(description="时间：When.")
    investment: Fen | None = strawberry.field(description="计划总投资：What it was then; null when undecided.")
    threshold: Fen = strawberry.field(description="标准：The district's threshold in force that day.")
    by: PersonType | None = strawberry.field(description="经办人：Whose change brought it about.")


@strawberry.type(description="重大项目：A project at or above the district's threshold, and who sponsors it.")
class MajorProject(Node):
    """A major project."""

    project: ProjectType | None = strawberry.field(description="项目：Which project, as far as you may see it.")
    host: TenantType | None = strawberry.field(description="承接单位：Whose it is.")
    investment: Fen = strawberry.field(description="计划总投资：Planned investment.")
    entered_at: datetime = strawberry.field(description="纳入时间：When it last became a major one.")
    left_at: datetime | None = strawberry.field(description="退出时间：When it stopped being one; null while it is.")
    stage: Stage = strawberry.field(description="阶段：Where it stands.")
    sponsor_gaps: list[SponsorLevel] = strawberry.field(
        description="包联缺口：The levels at which nobody sponsors it; none when it is not major any more."
    )
    sponsors: list[Sponsorship] = strawberry.field(
        description="现任包联：Who sponsors it now.", directives=[requires(Sponsorships.VIEW)]
    )
    sponsorships: Connection[Sponsorship] = strawberry.field(
        resolver=paged,
        description="包联沿革：Everybody who sponsored it, the latest first.",
        directives=[requires(Sponsorships.VIEW)],
    )
    visits: Connection[SponsorVisit] = strawberry.field(
        resolver=paged,
        description="包联走访：Its sponsors' visits, the latest first.",
        directives=[requires(Visits.VIEW)],
    )
    changes: Connection[MajorChange] = strawberry.field(
        resolver=paged,
        description="进出记录：When it became a major project, and when it was not any more, the latest first.",
        directives=[requires(Majors.VIEW)],
    )
    plan: MilestonePlan | None = strawberry.field(
        description="节点计划：When it is to be where; null while there is none.", directives=[requires(Plans.VIEW)]
    )
    light: LightReading | None = strawberry.field(
        description="亮灯：Its latest light; null while it has no plan.", directives=[requires(Lights.VIEW)]
    )
    lights: list[LightReading] = strawberry.field(
        description="历月亮灯：Its lights of the last five years, the latest month first.",
        directives=[requires(Lights.VIEW)],
    )
    progress: list[ProgressReport] = strawberry.field(
        description="历月进度：What was reported in the last five years, the latest month first.",
        directives=[requires(Progress.VIEW)],
    )
    days_to_start: int | None = strawberry.field(
        description="签约到开工天数：From signing to the start of construction; null before that."
    )
    days_to_production: int | None = strawberry.field(
        description="开工到投产天数：From the start of construction to production; null before that."
    )
    planned_days_to_production: int | None = strawberry.field(
        description="计划开工到投产天数：What the baseline in force has for that; null without such milestones."
    )


@strawberry.type(description="工期汇总：How long major projects took, of those you may see.")
class MajorDurations:
    """One group of major projects."""

    tenant: TenantType | None = strawberry.field(description="承接单位：When grouped by host.")
    stage: Stage | None = strawberry.field(description="阶段：When grouped by stage.")
    count: int = strawberry.field(description="项目数：How many.")
    median_days_to_start: int | None = strawberry.field(
        description="签约到开工中位数：Median of those that have started; null while none has."
    )
    median_days_to_production: int | None = strawberry.field(
        description="开工到投产中位数：Median of those that produce; null while none does."
    )
