"""Targets' part of the GraphQL schema: what each unit is to bring in a year, month by month."""

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.api.inputs import INPUT
from zhaoshang.api.node import Connection, Node
from zhaoshang.api.payload import UserError
from zhaoshang.api.permission import requires
from zhaoshang.api.vocabulary import Metric
from zhaoshang.assessment.errors import MESSAGES  # noqa: F401  importing it registers the codes' texts
from zhaoshang.assessment.operations.set_target import set_target
from zhaoshang.assessment.permissions import Targets
from zhaoshang.assessment.rules.targets import NewTarget
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id
from zhaoshang.readmodel.payloads import Key, anew, answer, keyed
from zhaoshang.values.metric import TenThousandths
from zhaoshang.values.money import Fen

if TYPE_CHECKING:
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]


@strawberry.type(description="月度分解：How much of a target is for one month.")
class TargetMonth:
    """A month of a target."""

    period: str = strawberry.field(description="月份：`YYYY-MM`.")
    amount: Fen | None = strawberry.field(description="金额：In yuan; null for counts.")
    count: TenThousandths | None = strawberry.field(description="数量：Of a count; null for money.")


@strawberry.type(
    description="目标任务：What a unit is to bring of one metric in one year; a change is another, numbered next."
)
class Target(Node):
    """A target."""

    tenant: TenantType | None = strawberry.field(description="责任单位：Whose target it is.")
    year: int = strawberry.field(description="年度：The year.")
    metric: Metric = strawberry.field(description="指标：What is counted.")
    amount: Fen | None = strawberry.field(description="全年金额：The year's figure; null for counts.")
    count: TenThousandths | None = strawberry.field(
        description="全年数量：The year's figure of a count; null for money."
    )
    months: list[TargetMonth] = strawberry.field(description="月度分解：Its twelve months, in their order.")
    number: int = strawberry.field(description="序号：1 as first set; give it back as `expectedNumber` to change it.")
    in_force: bool = strawberry.field(description="现行：Whether no later number replaces it.")
    reason: str | None = strawberry.field(description="调整理由：Why it was changed; null for the first.")
    set_at: datetime = strawberry.field(description="下达时间：When it was set.")
    set_by: PersonType | None = strawberry.field(description="下达人：Who set it.")


@strawberry.input(description="目标筛选：Which targets; an absent entry filters nothing.")
class TargetFilter:
    """Which targets."""

    year: int | None = strawberry.field(default=None, description="年度：Of this year.")
    metric: list[Metric] | None = strawberry.field(default=None, description="指标：Of any of these metrics.")
    tenant: list[strawberry.ID] | None = strawberry.field(default=None, description="责任单位：Of any of these units.")
    in_force: bool | None = strawberry.field(default=None, description="现行：In force, or replaced.")


def targets(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[TargetFilter | None, strawberry.argument(description="筛选：Which targets.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


@strawberry.type
class TargetsQuery:
    """What may be read of targets."""

    target: Target | None = strawberry.field(
        resolver=by_id,
        description="目标任务：One target; null when there is none such, or none you may see.",
        directives=[requires(Targets.VIEW)],
    )
    targets: Connection[Target] = strawberry.field(
        resolver=targets,
        description="目标任务列表：The targets you may see, the latest set first.",
        directives=[requires(Targets.VIEW)],
    )


@strawberry.enum(description="下达目标错误码：Why nothing was written.")
class TargetSetErrorCode(Enum):
    """Why targetSet wrote nothing."""

    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    FORBIDDEN = error_code("FORBIDDEN")
    CONFLICT = error_code("CONFLICT")
    TARGET_FIGURE_INVALID = error_code("TARGET_FIGURE_INVALID")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    TARGET_UNIT_UNKNOWN = error_code("TARGET_UNIT_UNKNOWN")
    TARGET_YEAR_OUT_OF_RANGE = error_code("TARGET_YEAR_OUT_OF_RANGE")
    TARGET_YEAR_CLOSED = error_code("TARGET_YEAR_CLOSED")
    TARGET_PHASING_INVALID = error_code("TARGET_PHASING_INVALID")
    TARGET_UNCHANGED = error_code("TARGET_UNCHANGED")


@strawberry.type(description="下达目标错误：Why nothing was written.")
class TargetSetError(UserError):
    """A refusal of targetSet."""

    code: TargetSetErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="下达目标结果：The outcome; either the object or errors.")
class TargetSetPayload:
    """The outcome of targetSet."""

    key: Key = None
    target: Target | None = strawberry.field(
        resolver=anew("Target"), description="目标任务：The target now in force; null when refused."
    )
    errors: list[TargetSetError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.input(
    description="下达目标输入：What a unit is to bring in a year; spread evenly where no months are given."
)
class TargetSetInput:
    """A target."""

    tenant: strawberry.ID = strawberry.field(description="责任单位：The unit, by its global id.")
    year: int = strawberry.field(description="年度：The year.")
    metric: Metric = strawberry.field(description="指标：What is counted.")
    amount: Fen | None = strawberry.field(default=None, description="全年金额：For metrics in money.")
    count: TenThousandths | None = strawberry.field(default=None, description="全年数量：For metrics that are counts.")
    amount_by_month: list[Fen] | None = strawberry.field(
        default=None, description="月度金额：Twelve, January first; together the year's."
    )
    count_by_month: list[TenThousandths] | None = strawberry.field(
        default=None, description="月度数量：Twelve, January first; together the year's."
    )
    expected_number: int | None = strawberry.field(
        default=None, description="现行序号：The `number` that is changed; absent for a first target."
    )
    reason: str | None = strawberry.field(default=None, description="调整理由：Required for a change.")


async def target_set(info: Info, input: Annotated[TargetSetInput, INPUT]) -> TargetSetPayload:
    """Set or change a target."""
    new = NewTarget(
        tenant=keyed("Tenant", input.tenant),
        year=input.year,
        metric=input.metric,
        fen=input.amount,
        count=input.count,
        fen_by_month=input.amount_by_month,
        count_by_month=input.count_by_month,
        expected_number=input.expected_number,
        reason=input.reason,
    )
    outcome = await set_target(info.context.service, info.context.actor, new)
    return answer(info, outcome, TargetSetPayload, TargetSetError, TargetSetErrorCode)


@strawberry.type
class TargetsMutation:
    """What may be done about targets."""

    target_set: TargetSetPayload = strawberry.mutation(
        resolver=target_set,
        description="下达目标任务：Set what a unit is to bring in a year, or change it with a reason.",
        directives=[requires(Targets.SET)],
    )
