"""What the tenancy room's mutations take."""

from datetime import date
from typing import Final

import strawberry

from zhaoshang.api.vocabulary import Responsibility
from zhaoshang.tenancy.model import Role, TenantKind

INPUT = strawberry.argument(description="输入：Everything the mutation takes.")
VERSION: Final = "版本：The version you saw; CONFLICT when it has changed since."


@strawberry.input(description="新增单位输入：What the new unit is to be.")
class TenantCreateInput:
    """A new unit."""

    code: str = strawberry.field(description="代码：2 to 40 lower-case letters, digits or hyphens; never changes.")
    name: str = strawberry.field(description="全称：Full name.")
    short_name: str = strawberry.field(description="简称：Short name.")
    kind: TenantKind = strawberry.field(description="类别：Street, park or department.")
    parent: strawberry.ID | None = strawberry.field(
        default=None, description="上级园区：For a park inside another park (园中园)."
    )


@strawberry.input(description="更改单位输入：What is to change; absent entries stay as they are.")
class TenantUpdateInput:
    """A change of a unit."""

    tenant: strawberry.ID = strawberry.field(description="单位：Which one.")
    expected_version: int = strawberry.field(description=VERSION)
    name: str | None = strawberry.field(default=None, description="全称：New full name.")
    short_name: str | None = strawberry.field(default=None, description="简称：New short name.")
    parent: strawberry.Maybe[strawberry.ID | None] = strawberry.field(
        default=None, description="上级园区：The park it moves into; null takes it out of its park."
    )


@strawberry.input(description="撤销单位输入：Which unit to close.")
class TenantCloseInput:
    """A unit to close."""

    tenant: strawberry.ID = strawberry.field(description="单位：Which one.")
    expected_version: int = strawberry.field(description=VERSION)


@strawberry.input(description="登记人员输入：The account and the name.")
class PersonCreateInput:
    """A new account."""

    issuer: str = strawberry.field(description="签发方：The issuer of the person's tokens (`iss`).")
    subject: str = strawberry.field(description="主体：The subject of the person's tokens (`sub`).")
    name: str = strawberry.field(description="姓名：Name.")


@strawberry.input(description="设置邮箱输入：One's own new address.")
class PersonEmailSetInput:
    """One's own address."""

    address: str | None = strawberry.field(
        description="地址：The new one, or the same for a new code; null takes it away."
    )
    expected_version: int | None = strawberry.field(
        default=None, description="预期版本：The version that was seen; null when there was none so far."
    )


@strawberry.input(description="登记邮箱输入：Somebody's new address.")
class PersonEmailRegisterInput:
    """Somebody's address."""

    person: strawberry.ID = strawberry.field(description="人员：Whose.")
    address: str | None = strawberry.field(description="地址：The new one; null takes it away.")
    expected_version: int | None = strawberry.field(
        default=None, description="预期版本：The version that was seen; null when there was none so far."
    )


@strawberry.input(description="验证邮箱输入：The code that was mailed.")
class PersonEmailConfirmInput:
    """The code that was mailed."""

    code: str = strawberry.field(description="验证码：As it was mailed; small letters and blanks do not matter.")


@strawberry.input(description="授予岗位输入：Who is to act for which tenant, and as what.")
class MembershipGrantInput:
    """A membership to grant."""

    person: strawberry.ID = strawberry.field(description="人员：Who.")
    tenant: strawberry.ID = strawberry.field(description="单位：For which tenant.")
    role: Role = strawberry.field(description="岗位：In which role.")


@strawberry.input(description="解除岗位输入：Which membership to end.")
class MembershipRevokeInput:
    """A membership to end."""

    membership: strawberry.ID = strawberry.field(description="任职：Which one.")


@strawberry.input(description="职责输入：Which tenant, and what it answers for.")
class ResponsibilityInput:
    """A responsibility to grant or to end."""

    tenant: strawberry.ID = strawberry.field(description="单位：Which tenant.")
    responsibility: Responsibility = strawberry.field(description="职责：What it answers for.")


@strawberry.input(description="设定规则输入：A rule's value from a day on.")
class DistrictRuleSetInput:
    """A version of a rule."""

    rule: str = strawberry.field(description="规则：Name, e.g. `major_threshold_fen`.")
    value: str = strawberry.field(description="取值：JSON text.")
    effective_on: date = strawberry.field(description="生效日：First day in force, today or later.")


@strawberry.input(description="调整工作日输入：A day, whether it is worked, and why.")
class WorkingDaySetInput:
    """A decision about one day."""

    day: date = strawberry.field(description="日期：Which day, today or later.")
    worked: bool = strawberry.field(description="是否上班：Whether the day is worked.")
    reason: str = strawberry.field(description="理由：Why, e.g. the notice that says so.")
