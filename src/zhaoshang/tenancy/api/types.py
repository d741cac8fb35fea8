"""Units, people and jobs as the schema shows them."""

from datetime import date, datetime
from typing import Self

import strawberry

from zhaoshang.api.enums import described
from zhaoshang.api.node import Node
from zhaoshang.api.permission import requires
from zhaoshang.api.vocabulary import Responsibility
from zhaoshang.authorization import explanation
from zhaoshang.tenancy.model import Role, TenantKind
from zhaoshang.tenancy.permissions import Emails

described(
    TenantKind,
    "单位类别：What kind of unit a tenant is.",
    {
        TenantKind.STREET: "街道：A street.",
        TenantKind.PARK: "园区：A park; one inside another has a parent (园中园).",
        TenantKind.DEPARTMENT: "部门：A department.",
    },
)
described(
    Role,
    "岗位：A person's role inside a tenant.",
    {
        Role.DIRECTOR: "负责人：Decides for the tenant.",
        Role.OFFICER: "招商专员：Does the daily work.",
        Role.STATISTICIAN: "统计员：Reports figures.",
        Role.VIEWER: "只读：Reads.",
        Role.SYSTEM_ADMIN: "系统管理员：Keeps tenants and accounts; sees no business data.",
        Role.SECURITY_ADMIN: "安全管理员：Grants roles and responsibilities; sees no business data.",
        Role.AUDITOR: "审计员：Reads the audit trail and nothing else.",
    },
)


@strawberry.type(description="单位：A street, park or department of the district.")
class Tenant(Node):
    """A unit of the district."""

    code: str = strawberry.field(description="代码：Short and stable, e.g. `huaming`; used in `X-Tenant`.")
    name: str = strawberry.field(description="全称：Full name.")
    short_name: str = strawberry.field(description="简称：Short name.")
    kind: TenantKind = strawberry.field(description="类别：Street, park or department.")
    responsibilities: list[Responsibility] = strawberry.field(description="职责：What it answers for.")
    parent: "Tenant | None" = strawberry.field(description="上级园区：The park this park lies in (园中园).")
    children: "list[Tenant]" = strawberry.field(description="园中园：Parks inside this park, by name; at most 100.")
    closed_at: datetime | None = strawberry.field(description="撤销时间：When it was closed; null while it is open.")
    created_at: datetime = strawberry.field(description="设立时间：When it was entered.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(
    description="邮箱：Where a person may be written to: read by them and by the system administrator only."
)
class PersonEmail:
    """Where somebody may be written to."""

    address: str | None = strawberry.field(description="地址：The address; null when it was taken away.")
    verified_at: datetime | None = strawberry.field(
        description="验证时间：When the person confirmed it; null while nothing but the code is mailed there."
    )
    code_expires_at: datetime | None = strawberry.field(
        description="验证码有效期至：Until when the code that was mailed may be given back; null when there is none."
    )
    set_at: datetime = strawberry.field(description="设置时间：When it was set.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="人员：A person of the district.")
class Person(Node):
    """A person of the district."""

    name: str = strawberry.field(description="姓名：Name.")
    created_at: datetime = strawberry.field(description="登记时间：When they were entered.")
    email: PersonEmail | None = strawberry.field(
        description="邮箱：Null for none, and for somebody else's.", directives=[requires(Emails.VIEW)]
    )


@strawberry.type(description="岗位任职：A person acts for a tenant in a role.")
class Membership(Node):
    """A person's job."""

    person: Person | None = strawberry.field(description="人员：Who.")
    tenant: Tenant | None = strawberry.field(description="单位：For which tenant.")
    role: Role = strawberry.field(description="岗位：In which role.")
    granted_at: datetime = strawberry.field(description="授予时间：Since when.")
    granted_by: Person | None = strawberry.field(description="授予人：By whom; null for the command line.")
    ended_at: datetime | None = strawberry.field(description="解除时间：Until when; null while in force.")
    ended_by: Person | None = strawberry.field(description="解除人：Who ended it.")


@strawberry.type(description="本区规则版本：One version of a rule, in force from a day until the next version.")
class DistrictRule(Node):
    """One version of a district's rule."""

    rule: str = strawberry.field(description="规则：Name, e.g. `major_threshold_fen`.")
    effective_on: date = strawberry.field(description="生效日：First day in force.")
    value: str = strawberry.field(description="取值：JSON text.")
    created_at: datetime = strawberry.field(description="设定时间：When it was set.")


@strawberry.type(
    description="工作日调整：A district's decision that a day is worked, or not, which comes before the calendar."
)
class WorkingDayOverride(Node):
    """A district's decision about one day."""

    day: date = strawberry.field(description="日期：Which day.")
    worked: bool = strawberry.field(description="是否上班：Whether the day is worked.")
    reason: str = strawberry.field(description="理由：Why, e.g. the notice that says so.")
    in_force: bool = strawberry.field(
        description="是否有效：Whether it is the newest decision about its day; the others are history."
    )
    created_at: datetime = strawberry.field(description="设定时间：When it was decided.")
    created_by: Person | None = strawberry.field(description="设定人：By whom.")


@strawberry.type(description="当前用户：Who is asking, and for whom.")
class Viewer:
    """Who is asking."""

    person: Person | None = strawberry.field(description="人员：The person.")
    tenant: Tenant | None = strawberry.field(description="代表单位：The tenant acted for.")
    district_code: str = strawberry.field(description="区代码：Six digits (GB/T 2260).")
    district_name: str = strawberry.field(description="区名称：Name of the district.")
    subjects: list[str] = strawberry.field(
        description="职责岗位：What you are to the policy's rules here, e.g. `host.director`."
    )
    permissions: list[str] = strawberry.field(
        description="权限：What you may do somewhere at all, as `resource:action`; each operation decides for itself."
    )


@strawberry.type(description="权限说明：Whether you may do something, by which rules, and why in words.")
class Explanation:
    """A decision explained to its subject."""

    permission: str = strawberry.field(description="权限：What was asked about, as `resource:action`.")
    allowed: bool = strawberry.field(description="是否允许：Whether the rules allow it; a state may still forbid it.")
    rules: list[str] = strawberry.field(
        description="规则编号：The rules that allow it here, that would allow it elsewhere, or that deny it."
    )
    policy_version: str = strawberry.field(description="规则版本：Which version of the rules was asked.")
    text: str = strawberry.field(description="说明：The answer in words, in the request's language.")

    @classmethod
    def of(cls, explained: explanation.Explanation) -> Self:
        """As the schema shows it."""
        return cls(
            permission=explained.permission,
            allowed=explained.allowed,
            rules=list(explained.rules),
            policy_version=explained.policy_version,
            text=explained.text,
        )
