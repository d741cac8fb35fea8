"""The GraphQL types of supervision orders."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from zhaoshang.api.node import Connection, Node
from zhaoshang.api.permission import requires
from zhaoshang.evidence.permissions import Evidences
from zhaoshang.orders.api.enums import ExtensionState, OrderAction, OrderColour, OrderSource, OrderState
from zhaoshang.orders.permissions import Orders
from zhaoshang.readmodel.fields import paged

if TYPE_CHECKING:
    from zhaoshang.bulletins.api.types import BulletinLine
    from zhaoshang.evidence.api import Evidence
    from zhaoshang.majors.api.types_blockers import Blocker
    from zhaoshang.majors.api.types_plans import LightReading
    from zhaoshang.projects.api import Project
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]
ProjectType = Annotated["Project", strawberry.lazy("zhaoshang.projects.api")]
EvidenceType = Annotated["Evidence", strawberry.lazy("zhaoshang.evidence.api")]
LightType = Annotated["LightReading", strawberry.lazy("zhaoshang.majors.api.types_plans")]
BlockerType = Annotated["Blocker", strawberry.lazy("zhaoshang.majors.api.types_blockers")]
LineType = Annotated["BulletinLine", strawberry.lazy("zhaoshang.bulletins.api.types")]


@strawberry.type(description="督办环节：One step of an order, by somebody or by the clock.")
class OrderStep(Node):
    """A step."""

    action: OrderAction = strawberry.field(description="环节：What was done.")
    at: datetime = strawberry.field(description="时间：When.")
    by: PersonType | None = strawberry.field(description="经办人：Who; null for the clock.")
    tenant: TenantType | None = strawberry.field(description="经办单位：For which unit; null for the clock.")
    from_colour: OrderColour = strawberry.field(description="原级别：Which colour it had.")
    to_colour: OrderColour = strawberry.field(description="现级别：Which colour it had afterwards.")
    due_at: datetime | None = strawberry.field(description="期限：By when, afterwards; null when that ended it.")
    reason: str | None = strawberry.field(description="说明：What was said, or why.")
    evidence: EvidenceType | None = strawberry.field(
        description="佐证材料：The file that came with it, if you may see it.", directives=[requires(Evidences.VIEW)]
    )


@strawberry.type(description="延期申请：A unit asked for more time.")
class OrderExtension(Node):
    """An extension."""

    order: "SupervisionOrder | None" = strawberry.field(description="督办单：Of which order.")
    state: ExtensionState = strawberry.field(description="状态：What became of it.")
    until_at: datetime = strawberry.field(description="申请期限：The deadline asked for; overdue from then on.")
    reason: str = strawberry.field(description="理由：Why.")
    asked_at: datetime = strawberry.field(description="申请时间：When it was asked for.")
    asked_by: PersonType | None = strawberry.field(description="申请人：By whom.")
    decide_by: datetime = strawberry.field(description="审批期限：By when it is to be decided.")
    decided_at: datetime | None = strawberry.field(description="审批时间：When it was decided.")
    decided_by: PersonType | None = strawberry.field(description="审批人：By whom.")
    decision_reason: str | None = strawberry.field(description="审批意见：What was said to it.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="督办单：What the oversight office has a unit do by a deadline.")
class SupervisionOrder(Node):
    """A supervision order."""

    office: TenantType | None = strawberry.field(description="督办单位：The oversight office that opened it.")
    unit: TenantType | None = strawberry.field(description="承办单位：Who is to do it.")
    source: OrderSource = strawberry.field(description="来源：What it was opened from.")
    project: ProjectType | None = strawberry.field(
        description="项目：The project it is about; null for none, or for one that you may not see."
    )
    light: LightType | None = strawberry.field(description="亮灯：The light it was opened from, if you may see it.")
    blocker: BlockerType | None = strawberry.field(
        description="堵点：The blocker it was opened from, if you may see it."
    )
    line: LineType | None = strawberry.field(description="通报指标：The line of a bulletin that it was opened from.")
    subject: str = strawberry.field(description="督办事项：What it is about, in a line.")
    task: str = strawberry.field(description="办理要求：What is to be done.")
    state: OrderState = strawberry.field(description="状态：Who is to act.")
    colour: OrderColour = strawberry.field(description="级别：How urgent it has become.")
    due_at: datetime = strawberry.field(
        description="期限：By when; the midnight from which on it is overdue. The last one, when it has ended."
    )
    is_overdue: bool = strawberry.field(description="逾期：Whether that has passed while the unit is to act.")
    stuck: bool = strawberry.field(description="久拖未办：Whether it is red, and was overdue again.")
    lapses: int = strawberry.field(description="逾期次数：How many deadlines passed without feedback.")
    opened_at: datetime = strawberry.field(description="下达时间：When it was opened.")
    opened_by: PersonType | None = strawberry.field(description="下达人：By whom.")
    acknowledged_at: datetime | None = strawberry.field(description="签收时间：When the unit acknowledged it.")
    acknowledged_by: PersonType | None = strawberry.field(description="签收人：Who did.")
    feedback: str | None = strawberry.field(description="办理情况：The last feedback; null before the first.")
    feedback_evidence: EvidenceType | None = strawberry.field(
        description="佐证材料：The file that came with it, if you may see it.", directives=[requires(Evidences.VIEW)]
    )
    answered_at: datetime | None = strawberry.field(description="反馈时间：When.")
    answered_by: PersonType | None = strawberry.field(description="反馈人：By whom.")
    decide_by: datetime | None = strawberry.field(
        description="审核期限：By when the oversight office was to decide on it."
    )
    closed_at: datetime | None = strawberry.field(description="办结时间：When it was closed or withdrawn.")
    closed_by: PersonType | None = strawberry.field(description="办结人：By whom.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")
    steps: Connection[OrderStep] = strawberry.field(
        resolver=paged,
        description="办理过程：Everything that was done about it, the first step first.",
        directives=[requires(Orders.VIEW)],
    )
    extensions: Connection[OrderExtension] = strawberry.field(
        resolver=paged,
        description="延期申请：When more time was asked for, the last first.",
        directives=[requires(Orders.VIEW)],
    )


@strawberry.type(description="督办统计：One group of orders.")
class SupervisionOrderCount:
    """One group of orders."""

    tenant: TenantType | None = strawberry.field(description="承办单位：When grouped by unit.")
    colour: OrderColour | None = strawberry.field(description="级别：When grouped by colour.")
    state: OrderState | None = strawberry.field(description="状态：When grouped by state.")
    month: str | None = strawberry.field(description="月份：`YYYY-MM`, when grouped by the month of opening.")
    count: int = strawberry.field(description="件数：How many.")
    closed: int = strawberry.field(description="已销号：How many of them were closed.")
    closed_on_time: int = strawberry.field(
        description="按期销号：Closed, and none of their deadlines passed without feedback."
    )
    overdue: int = strawberry.field(description="逾期未办：Those whose unit is late now.")
    lapsed: int = strawberry.field(description="曾逾期：Those of which a deadline passed without feedback.")
    mean_tenths_of_days: int | None = strawberry.field(
        description="平均办结天数：Mean of those closed, in tenths of a day from opening; null while none is."
    )
