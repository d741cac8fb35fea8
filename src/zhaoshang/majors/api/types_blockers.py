"""The GraphQL types of blockers."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from zhaoshang.api.node import Connection, Node
from zhaoshang.api.permission import requires
from zhaoshang.evidence.permissions import Evidences
from zhaoshang.majors.api.enums_blockers import BlockerAction, BlockerKind, BlockerLevel, BlockerState
from zhaoshang.majors.permissions import Blockers
from zhaoshang.readmodel.fields import paged

if TYPE_CHECKING:
    from zhaoshang.evidence.api import Evidence
    from zhaoshang.projects.api import Project
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]
ProjectType = Annotated["Project", strawberry.lazy("zhaoshang.projects.api")]
EvidenceType = Annotated["Evidence", strawberry.lazy("zhaoshang.evidence.api")]


@strawberry.type(description="堵点办理环节：One step of a blocker, by somebody or by the clock.")
class BlockerStep(Node):
    """A step."""

    action: BlockerAction = strawberry.field(description="环节：What was done.")
    at: datetime = strawberry.field(description="时间：When.")
    by: PersonType | None = strawberry.field(description="经办人：Who; null for the clock.")
    tenant: TenantType | None = strawberry.field(description="经办单位：For which unit; null for the clock.")
    from_level: BlockerLevel = strawberry.field(description="原层级：At which level it was.")
    to_level: BlockerLevel = strawberry.field(description="现层级：At which level it was afterwards.")
    department: TenantType | None = strawberry.field(
        description="责任部门：Which department was to remove it afterwards."
    )
    due_at: datetime | None = strawberry.field(description="期限：By when, afterwards; null when that closed it.")
    reason: str | None = strawberry.field(description="说明：What was said, or why the clock moved it.")


@strawberry.type(description="堵点：What stands in the way of a major project, and who is to remove it by when.")
class Blocker(Node):
    """A blocker."""

    project: ProjectType | None = strawberry.field(description="项目：Which project, as far as you may see it.")
    host: TenantType | None = strawberry.field(description="承接单位：Whose it is; it alone closes the blocker.")
    kind: BlockerKind = strawberry.field(description="类别：What it is about.")
    description: str = strawberry.field(description="情况：What stands in the way.")
    state: BlockerState = strawberry.field(description="状态：Whether somebody is to act.")
    level: BlockerLevel = strawberry.field(description="层级：How far up it has come.")
    department: TenantType | None = strawberry.field(description="责任部门：Who is to remove it.")
    waits_for: TenantType | None = strawberry.field(description="待办单位：Who must act now; null when it is closed.")
    due_at: datetime = strawberry.field(
        description="期限：By when; the midnight from which on it is overdue. The last one, when it is closed."
    )
    is_overdue: bool = strawberry.field(description="逾期：Whether that has passed while somebody is to act.")
    escalation_gap: bool = strawberry.field(
        description="升级缺口：Whether it ought to be one level up, and nobody is there."
    )
    raised_at: datetime = strawberry.field(description="提出时间：When it was raised.")
    raised_by: PersonType | None = strawberry.field(description="提出人：By whom.")
    answer: str | None = strawberry.field(description="答复：The last answer; null before the first.")
    answer_evidence: EvidenceType | None = strawberry.field(
        description="答复材料：The file that came with it, if you may see it.", directives=[requires(Evidences.VIEW)]
    )
    answered_at: datetime | None = strawberry.field(description="答复时间：When.")
    answered_by: PersonType | None = strawberry.field(description="答复人：By whom.")
    instruction: str | None = strawberry.field(description="批示：The leader's last instruction.")
    closed_at: datetime | None = strawberry.field(description="办结时间：When it was closed or withdrawn.")
    closed_by: PersonType | None = strawberry.field(description="办结人：By whom.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")
    steps: Connection[BlockerStep] = strawberry.field(
        resolver=paged,
        description="办理过程：Everything that was done about it, the first step first.",
        directives=[requires(Blockers.VIEW)],
    )
