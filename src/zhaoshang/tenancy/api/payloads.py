"""What the tenancy room's mutations answer: the thing as it is now, or why nothing happened."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import error_code
from zhaoshang.api.payload import UserError
from zhaoshang.readmodel.payloads import Key, anew
from zhaoshang.tenancy import errors  # noqa: F401  importing it registers the codes' texts
from zhaoshang.tenancy.api.types import DistrictRule, Membership, Person, Tenant, WorkingDayOverride


@strawberry.enum(description="新增单位错误码：Why tenantCreate did nothing.")
class TenantCreateErrorCode(Enum):
    """Why tenantCreate did nothing."""

    FORBIDDEN = error_code("FORBIDDEN")
    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    CODE_INVALID = error_code("CODE_INVALID")
    CODE_TAKEN = error_code("CODE_TAKEN")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    PARENT_INVALID = error_code("PARENT_INVALID")


@strawberry.type(description="新增单位错误：Why nothing was written.")
class TenantCreateError(UserError):
    """A refusal of tenantCreate."""

    code: TenantCreateErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="新增单位结果：The outcome; either the object or errors.")
class TenantCreatePayload:
    """The outcome of tenantCreate."""

    key: Key = None
    tenant: Tenant | None = strawberry.field(
        resolver=anew("Tenant"), description="结果对象：As it is now; null when refused."
    )
    errors: list[TenantCreateError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.enum(description="更改单位错误码：Why tenantUpdate did nothing.")
class TenantUpdateErrorCode(Enum):
    """Why tenantUpdate did nothing."""

    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    CONFLICT = error_code("CONFLICT")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    TENANT_CLOSED = error_code("TENANT_CLOSED")
    PARENT_INVALID = error_code("PARENT_INVALID")


@strawberry.type(description="更改单位错误：Why nothing was written.")
class TenantUpdateError(UserError):
    """A refusal of tenantUpdate."""

    code: TenantUpdateErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="更改单位结果：The outcome; either the object or errors.")
class TenantUpdatePayload:
    """The outcome of tenantUpdate."""

    key: Key = None
    tenant: Tenant | None = strawberry.field(
        resolver=anew("Tenant"), description="结果对象：As it is now; null when refused."
    )
    errors: list[TenantUpdateError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.enum(description="撤销单位错误码：Why tenantClose did nothing.")
class TenantCloseErrorCode(Enum):
    """Why tenantClose did nothing."""

    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    CONFLICT = error_code("CONFLICT")
    TENANT_CLOSED = error_code("TENANT_CLOSED")
    TENANT_IN_USE = error_code("TENANT_IN_USE")


@strawberry.type(description="撤销单位错误：Why nothing was written.")
class TenantCloseError(UserError):
    """A refusal of tenantClose."""

    code: TenantCloseErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="撤销单位结果：The outcome; either the object or errors.")
class TenantClosePayload:
    """The outcome of tenantClose."""

    key: Key = None
    tenant: Tenant | None = strawberry.field(
        resolver=anew("Tenant"), description="结果对象：As it is now; null when refused."
    )
    errors: list[TenantCloseError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.enum(description="登记人员错误码：Why personCreate did nothing.")
class PersonCreateErrorCode(Enum):
    """Why personCreate did nothing."""

    FORBIDDEN = error_code("FORBIDDEN")
    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    PERSON_KNOWN = error_code("PERSON_KNOWN")


@strawberry.type(description="登记人员错误：Why nothing was written.")
class PersonCreateError(UserError):
    """A refusal of personCreate."""

    code: PersonCreateErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="登记人员结果：The outcome; either the object or errors.")
class PersonCreatePayload:
    """The outcome of personCreate."""

    key: Key = None
    person: Person | None = strawberry.field(
        resolver=anew("Person"), description="结果对象：As it is now; null when refused."
    )
    errors: list[PersonCreateError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.enum(description="授予岗位错误码：Why membershipGrant did nothing.")
class MembershipGrantErrorCode(Enum):
    """Why membershipGrant did nothing."""

    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    OWN_GRANT = error_code("OWN_GRANT")
    TENANT_CLOSED = error_code("TENANT_CLOSED")
    ALREADY_GRANTED = error_code("ALREADY_GRANTED")
    ROLES_EXCLUSIVE = error_code("ROLES_EXCLUSIVE")


@strawberry.type(description="授予岗位错误：Why nothing was written.")
class MembershipGrantError(UserError):
    """A refusal of membershipGrant."""

    code: MembershipGrantErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="授予岗位结果：The outcome; either the object or errors.")
class MembershipGrantPayload:
    """The outcome of membershipGrant."""

    key: Key = None
    membership: Membership | None = strawberry.field(
        resolver=anew("Membership"), description="结果对象：As it is now; null when refused."
    )
    errors: list[MembershipGrantError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.enum(description="解除岗位错误码：Why membershipRevoke did nothing.")
class MembershipRevokeErrorCode(Enum):
    """Why membershipRevoke did nothing."""

    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    OWN_GRANT = error_code("OWN_GRANT")
    NOT_GRANTED = error_code("NOT_GRANTED")


@strawberry.type(description="解除岗位错误：Why nothing was written.")
class MembershipRevokeError(UserError):
    """A refusal of membershipRevoke."""

    code: MembershipRevokeErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="解除岗位结果：The outcome; either the object or errors.")
class MembershipRevokePayload:
    """The outcome of membershipRevoke."""

    key: Key = None
    membership: Membership | None = strawberry.field(
        resolver=anew("Membership"), description="结果对象：As it is now; null when refused."
    )
    errors: list[MembershipRevokeError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.enum(description="授予职责错误码：Why responsibilityGrant did nothing.")
class ResponsibilityGrantErrorCode(Enum):
    """Why responsibilityGrant did nothing."""

    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    TENANT_CLOSED = error_code("TENANT_CLOSED")
    ALREADY_GRANTED = error_code("ALREADY_GRANTED")


@strawberry.type(description="授予职责错误：Why nothing was written.")
class ResponsibilityGrantError(UserError):
    """A refusal of responsibilityGrant."""

    code: ResponsibilityGrantErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="授予职责结果：The outcome; either the object or errors.")
class ResponsibilityGrantPayload:
    """The outcome of responsibilityGrant."""

    key: Key = None
    tenant: Tenant | None = strawberry.field(
        resolver=anew("Tenant"), description="结果对象：As it is now; null when refused."
    )
    errors: list[ResponsibilityGrantError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.enum(description="解除职责错误码：Why responsibilityRevoke did nothing.")
class ResponsibilityRevokeErrorCode(Enum):
    """Why responsibilityRevoke did nothing."""

    NOT_FOUND = error_code("NOT_FOUND")
    FORBIDDEN = error_code("FORBIDDEN")
    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    NOT_GRANTED = error_code("NOT_GRANTED")


@strawberry.type(description="解除职责错误：Why nothing was written.")
class ResponsibilityRevokeError(UserError):
    """A refusal of responsibilityRevoke."""

    code: ResponsibilityRevokeErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="解除职责结果：The outcome; either the object or errors.")
class ResponsibilityRevokePayload:
    """The outcome of responsibilityRevoke."""

    key: Key = None
    tenant: Tenant | None = strawberry.field(
        resolver=anew("Tenant"), description="结果对象：As it is now; null when refused."
    )
    errors: list[ResponsibilityRevokeError] = strawberry.field(
        default_factory=list, description="错误：Why it was refused."
    )


@strawberry.enum(description="设定本区规则错误码：Why districtRuleSet did nothing.")
class DistrictRuleSetErrorCode(Enum):
    """Why districtRuleSet did nothing."""

    FORBIDDEN = error_code("FORBIDDEN")
    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    RULE_UNKNOWN = error_code("RULE_UNKNOWN")
    RULE_VALUE_INVALID = error_code("RULE_VALUE_INVALID")
    RULE_NOT_IN_FUTURE = error_code("RULE_NOT_IN_FUTURE")
    ALREADY_GRANTED = error_code("ALREADY_GRANTED")


@strawberry.type(description="设定本区规则错误：Why nothing was written.")
class DistrictRuleSetError(UserError):
    """A refusal of districtRuleSet."""

    code: DistrictRuleSetErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="设定本区规则结果：The outcome; either the object or errors.")
class DistrictRuleSetPayload:
    """The outcome of districtRuleSet."""

    key: Key = None
    district_rule: DistrictRule | None = strawberry.field(
        resolver=anew("DistrictRule"), description="结果对象：As it is now; null when refused."
    )
    errors: list[DistrictRuleSetError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")


@strawberry.enum(description="调整工作日错误码：Why workingDaySet did nothing.")
class WorkingDaySetErrorCode(Enum):
    """Why workingDaySet did nothing."""

    FORBIDDEN = error_code("FORBIDDEN")
    IDEMPOTENCY_KEY_REUSED = error_code("IDEMPOTENCY_KEY_REUSED")
    TEXT_REQUIRED = error_code("TEXT_REQUIRED")
    TEXT_TOO_LONG = error_code("TEXT_TOO_LONG")
    TEXT_INVALID = error_code("TEXT_INVALID")
    DAY_NOT_IN_FUTURE = error_code("DAY_NOT_IN_FUTURE")
    DAY_UNCHANGED = error_code("DAY_UNCHANGED")


@strawberry.type(description="调整工作日错误：Why nothing was written.")
class WorkingDaySetError(UserError):
    """A refusal of workingDaySet."""

    code: WorkingDaySetErrorCode = strawberry.field(description="错误码：Which refusal.")


@strawberry.type(description="调整工作日结果：The outcome; either the object or errors.")
class WorkingDaySetPayload:
    """The outcome of workingDaySet."""

    key: Key = None
    working_day_override: WorkingDayOverride | None = strawberry.field(
        resolver=anew("WorkingDayOverride"), description="结果对象：As it is now; null when refused."
    )
    errors: list[WorkingDaySetError] = strawberry.field(default_factory=list, description="错误：Why it was refused.")
