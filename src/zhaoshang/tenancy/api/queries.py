"""What may be asked about units, people and jobs: declared here, answered by the compiled statement."""

from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection, Node
from zhaoshang.api.permission import public, requires
from zhaoshang.authorization.explanation import explain
from zhaoshang.authorization.permissions import Permissions
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id, paged
from zhaoshang.readmodel.reach import reaching_rules
from zhaoshang.tenancy.api.types import (
    DistrictRule,
    Explanation,
    Membership,
    Person,
    Tenant,
    Viewer,
    WorkingDayOverride,
)
from zhaoshang.tenancy.model import TenantKind
from zhaoshang.tenancy.permissions import Directory, DistrictRules, Memberships, WorkingDays


@strawberry.input(description="单位筛选：Which tenants to list; an absent entry filters nothing.")
class TenantFilter:
    """Which tenants to list."""

    kind: list[TenantKind] | None = strawberry.field(default=None, description="类别：Of these kinds.")


def by_code(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    code: Annotated[str, strawberry.argument(description="代码：The tenant's code, e.g. `huaming`.")],
):
    return answered(root, info)


def tenants(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[TenantFilter | None, strawberry.argument(description="筛选：Which tenants.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def asking(root: strawberry.Parent[Any], info: Info):  # type: ignore[no-untyped-def]  # noqa: ANN201  as `paged`
    """The resolver of the field about the actor."""
    return answered(root, info)


async def why_can(
    info: Info,
    action: Annotated[
        str, strawberry.argument(description="权限：`resource:action`, as `@requires` and `viewer` name it.")
    ],
    id: Annotated[
        strawberry.ID | None, strawberry.argument(description="全局标识：To which object; without it, to any at all.")
    ] = None,
) -> Explanation | None:
    """Explain a decision of the policy to whoever asks."""
    permission, context = Permissions.registered.get(action), info.context
    if permission is None:
        return None
    reaching = None if id is None else await reaching_rules(context, permission, id)
    if id is not None and reaching is None:
        return None
    return Explanation.of(explain(context.actor, permission, context.language, reaching))


@strawberry.type
class TenancyQuery:
    """What may be asked about units, people and jobs."""

    node: Node | None = strawberry.field(
        resolver=by_id,
        description="节点：Any object by its global id; null when there is none such, or none you may see.",
        directives=[public()],
    )
    viewer: Viewer = strawberry.field(
        resolver=asking, description="当前用户：Who is asking, and for which tenant.", directives=[public()]
    )
    tenant: Tenant | None = strawberry.field(
        resolver=by_code,
        description="单位：A tenant of your district by its code.",
        directives=[requires(Directory.VIEW)],
    )
    tenants: Connection[Tenant] = strawberry.field(
        resolver=tenants,
        description="单位列表：The district's tenants, by the pinyin of their names.",
        directives=[requires(Directory.VIEW)],
    )
    person: Person | None = strawberry.field(
        resolver=by_id, description="人员：A person of your district.", directives=[requires(Directory.VIEW)]
    )
    people: Connection[Person] = strawberry.field(
        resolver=paged,
        description="人员列表：The district's people, by the pinyin of their names.",
        directives=[requires(Directory.VIEW)],
    )
    memberships: Connection[Membership] = strawberry.field(
        resolver=paged,
        description="任职列表：Memberships you may see: your own tenant's, or all for administrators; newest first.",
        directives=[requires(Memberships.VIEW)],
    )
    district_rules: Connection[DistrictRule] = strawberry.field(
        resolver=paged,
        description="本区规则：Every version of the district's rules, newest first.",
        directives=[requires(DistrictRules.VIEW)],
    )
    working_day_overrides: Connection[WorkingDayOverride] = strawberry.field(
        resolver=paged,
        description="工作日调整列表：Days the district works, or not, otherwise than the calendar says; latest first.",
        directives=[requires(WorkingDays.VIEW)],
    )
    why_can: Explanation | None = strawberry.field(
        resolver=why_can,
        description=(
            "权限说明：Why you may or may not do something, in words. "
            "Null for an unknown action, an object you cannot see, and an action that is none on such an object."
        ),
        directives=[public()],
    )
