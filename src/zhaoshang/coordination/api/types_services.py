"""The GraphQL types of joint service."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from zhaoshang.api.node import Node
from zhaoshang.api.vocabulary import Industry, Responsibility
from zhaoshang.coordination.api.enums import ServicePhase, TaskOutcome, TaskState

if TYPE_CHECKING:
    from zhaoshang.evidence.api import Evidence
    from zhaoshang.projects.api import Project
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]
EvidenceType = Annotated["Evidence", strawberry.lazy("zhaoshang.evidence.api")]
ProjectType = Annotated["Project", strawberry.lazy("zhaoshang.projects.api")]


@strawberry.type(description="清单事项：What a list asks of whom, for which projects, in which phase.")
class ServiceListTask:
    """A line of a list."""

    place: int = strawberry.field(description="序号：Its place in the list.")
    phase: ServicePhase = strawberry.field(description="阶段：In which phase.")
    title: str = strawberry.field(description="事项：What is done.")
    responsibility: Responsibility = strawberry.field(description="职责：Who answers.")
    department: TenantType | None = strawberry.field(description="部门：Which unit, where it is named.")
    working_days: int = strawberry.field(description="时限（工作日）：Since the project entered the phase.")
    needs_construction: bool | None = strawberry.field(
        description="是否建设：Only of projects that build, or only of those that do not; null for both."
    )
    industries: list[Industry] = strawberry.field(description="适用产业：Only of these; of any when empty.")


@strawberry.type(description="联动服务清单：A version of what departments do for projects, from a day on.")
class ServiceList(Node):
    """A version of the district's list."""

    number: int = strawberry.field(description="版次：1, 2, 3 …")
    effective_on: date = strawberry.field(description="生效日：From which day on.")
    tasks: list[ServiceListTask] = strawberry.field(description="事项：Its lines, in their order.")
    note: str | None = strawberry.field(description="说明：What changed.")
    publisher: TenantType | None = strawberry.field(description="发布单位：Who published it.")
    published_at: datetime = strawberry.field(description="发布时间：When.")
    published_by: PersonType | None = strawberry.field(description="发布人：Who published it for that unit.")


@strawberry.type(description="服务任务：What one department does for one project.")
class ServiceTask(Node):
    """A task."""

    project: ProjectType | None = strawberry.field(description="项目：For which project.")
    host: TenantType | None = strawberry.field(description="承接单位：Who confirms it.")
    department: TenantType | None = strawberry.field(description="部门：Who does it.")
    phase: ServicePhase = strawberry.field(description="阶段：In which phase it was asked.")
    title: str = strawberry.field(description="事项：What is done.")
    state: TaskState = strawberry.field(description="状态：Where it is.")
    is_added: bool = strawberry.field(description="自行添加：Whether the host added it, beside the list.")
    due_at: datetime = strawberry.field(description="时限：From when on the department is late.")
    is_overdue: bool = strawberry.field(description="是否逾期：Whether its department should have answered by now.")
    days_left: int | None = strawberry.field(
        description="剩余天数：Calendar days left, negative when overdue; null once its department has answered."
    )
    added_at: datetime = strawberry.field(description="下达时间：When it was asked.")
    added_by: PersonType | None = strawberry.field(description="下达人：Who asked, or took the project into the phase.")
    outcome: TaskOutcome | None = strawberry.field(description="办理结果：What its department says.")
    result: str | None = strawberry.field(description="说明：What it did, or why there is nothing to do.")
    evidence: EvidenceType | None = strawberry.field(
        description="佐证材料：A file that came with it, if you may see it."
    )
    answered_at: datetime | None = strawberry.field(description="答复时间：When it last answered.")
    answered_by: PersonType | None = strawberry.field(description="答复人：Who answered for it.")
    confirm_by: datetime | None = strawberry.field(description="确认时限：From when on the host is late to confirm it.")
    decided_at: datetime | None = strawberry.field(
        description="确认时间：When the host last confirmed or gave it back."
    )
    decided_by: PersonType | None = strawberry.field(description="确认人：Who did.")
    reopen_reason: str | None = strawberry.field(description="退回理由：Why it was last given back.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")
