"""The tenancy room's mutations: each hands its input to one operation; the outcome is read anew."""

from typing import Annotated

import strawberry

from zhaoshang.api.permission import requires
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.payloads import answer, keyed
from zhaoshang.tenancy.api import inputs, payloads, payloads_email
from zhaoshang.tenancy.operations.close_tenant import close_tenant
from zhaoshang.tenancy.operations.confirm_email import confirm_email
from zhaoshang.tenancy.operations.create_person import create_person
from zhaoshang.tenancy.operations.create_tenant import NewTenant, create_tenant
from zhaoshang.tenancy.operations.grant_membership import grant_membership
from zhaoshang.tenancy.operations.grant_responsibility import grant_responsibility
from zhaoshang.tenancy.operations.register_email import register_email
from zhaoshang.tenancy.operations.revoke_membership import revoke_membership
from zhaoshang.tenancy.operations.revoke_responsibility import revoke_responsibility
from zhaoshang.tenancy.operations.set_district_rule import set_district_rule
from zhaoshang.tenancy.operations.set_email import set_email
from zhaoshang.tenancy.operations.set_working_day import set_working_day
from zhaoshang.tenancy.operations.update_tenant import TenantChange, update_tenant
from zhaoshang.tenancy.permissions import (
    DistrictRules,
    Emails,
    Memberships,
    People,
    Responsibilities,
    Tenants,
    WorkingDays,
)


async def tenant_create(
    info: Info,
    input: Annotated[inputs.TenantCreateInput, inputs.INPUT],
) -> payloads.TenantCreatePayload:
    """Add a unit."""
    parent = None if input.parent is None else keyed("Tenant", input.parent)
    wanted = NewTenant(input.code, input.name, input.short_name, input.kind, parent)
    outcome = await create_tenant(info.context.service, info.context.actor, wanted)
    return answer(
        info, outcome, payloads.TenantCreatePayload, payloads.TenantCreateError, payloads.TenantCreateErrorCode
    )


async def tenant_update(
    info: Info,
    input: Annotated[inputs.TenantUpdateInput, inputs.INPUT],
) -> payloads.TenantUpdatePayload:
    """Change a unit."""
    parent = None if not input.parent or input.parent.value is None else keyed("Tenant", input.parent.value)
    change = TenantChange(input.name, input.short_name, input.parent is not None, parent)
    key = keyed("Tenant", input.tenant)
    outcome = await update_tenant(info.context.service, info.context.actor, key, input.expected_version, change)
    return answer(
        info, outcome, payloads.TenantUpdatePayload, payloads.TenantUpdateError, payloads.TenantUpdateErrorCode
    )


async def tenant_close(
    info: Info,
    input: Annotated[inputs.TenantCloseInput, inputs.INPUT],
) -> payloads.TenantClosePayload:
    """Close a unit."""
    key = keyed("Tenant", input.tenant)
    outcome = await close_tenant(info.context.service, info.context.actor, key, input.expected_version)
    return answer(info, outcome, payloads.TenantClosePayload, payloads.TenantCloseError, payloads.TenantCloseErrorCode)


async def person_create(
    info: Info,
    input: Annotated[inputs.PersonCreateInput, inputs.INPUT],
) -> payloads.PersonCreatePayload:
    """Register an account."""
    context = info.context
    outcome = await create_person(context.service, context.actor, input.issuer, input.subject, input.name)
    return answer(
        info, outcome, payloads.PersonCreatePayload, payloads.PersonCreateError, payloads.PersonCreateErrorCode
    )


async def person_email_set(
    info: Info,
    input: Annotated[inputs.PersonEmailSetInput, inputs.INPUT],
) -> payloads_email.PersonEmailSetPayload:
    """Set one's own address."""
    outcome = await set_email(info.context.service, info.context.actor, input.address, input.expected_version)
    return answer(
        info,
        outcome,
        payloads_email.PersonEmailSetPayload,
        payloads_email.PersonEmailSetError,
        payloads_email.PersonEmailSetErrorCode,
    )


async def person_email_register(
    info: Info,
    input: Annotated[inputs.PersonEmailRegisterInput, inputs.INPUT],
) -> payloads_email.PersonEmailRegisterPayload:
    """Enter somebody's address."""
    context, key = info.context, keyed("Person", input.person)
    outcome = await register_email(context.service, context.actor, key, input.address, input.expected_version)
    return answer(
        info,
        outcome,
        payloads_email.PersonEmailRegisterPayload,
        payloads_email.PersonEmailRegisterError,
        payloads_email.PersonEmailRegisterErrorCode,
    )


async def person_email_confirm(
    info: Info,
    input: Annotated[inputs.PersonEmailConfirmInput, inputs.INPUT],
) -> payloads_email.PersonEmailConfirmPayload:
    """Give back the code that was mailed."""
    outcome = await confirm_email(info.context.service, info.context.actor, input.code)
    return answer(
        info,
        outcome,
        payloads_email.PersonEmailConfirmPayload,
        payloads_email.PersonEmailConfirmError,
        payloads_email.PersonEmailConfirmErrorCode,
    )


async def membership_grant(
    info: Info,
    input: Annotated[inputs.MembershipGrantInput, inputs.INPUT],
) -> payloads.MembershipGrantPayload:
    """Grant a membership."""
    person, tenant = keyed("Person", input.person), keyed("Tenant", input.tenant)
    outcome = await grant_membership(info.context.service, info.context.actor, person, tenant, input.role)
    return answer(
        info, outcome, payloads.MembershipGrantPayload, payloads.MembershipGrantError, payloads.MembershipGrantErrorCode
    )


async def membership_revoke(
    info: Info,
    input: Annotated[inputs.MembershipRevokeInput, inputs.INPUT],
) -> payloads.MembershipRevokePayload:
    """End a membership."""
    key = keyed("Membership", input.membership)
    outcome = await revoke_membership(info.context.service, info.context.actor, key)
    return answer(
        info,
        outcome,
        payloads.MembershipRevokePayload,
        payloads.MembershipRevokeError,
        payloads.MembershipRevokeErrorCode,
    )


async def responsibility_grant(
    info: Info,
    input: Annotated[inputs.ResponsibilityInput, inputs.INPUT],
) -> payloads.ResponsibilityGrantPayload:
    """Grant a responsibility."""
    tenant = keyed("Tenant", input.tenant)
    outcome = await grant_responsibility(info.context.service, info.context.actor, tenant, input.responsibility)
    return answer(
        info,
        outcome,
        payloads.ResponsibilityGrantPayload,
        payloads.ResponsibilityGrantError,
        payloads.ResponsibilityGrantErrorCode,
    )


async def responsibility_revoke(
    info: Info,
    input: Annotated[inputs.ResponsibilityInput, inputs.INPUT],
) -> payloads.ResponsibilityRevokePayload:
    """End a responsibility."""
    tenant = keyed("Tenant", input.tenant)
    outcome = await revoke_responsibility(info.context.service, info.context.actor, tenant, input.responsibility)
    return answer(
        info,
        outcome,
        payloads.ResponsibilityRevokePayload,
        payloads.ResponsibilityRevokeError,
        payloads.ResponsibilityRevokeErrorCode,
    )


async def district_rule_set(
    info: Info,
    input: Annotated[inputs.DistrictRuleSetInput, inputs.INPUT],
) -> payloads.DistrictRuleSetPayload:
    """Add a version of a rule."""
    context = info.context
    outcome = await set_district_rule(context.service, context.actor, input.rule, input.value, input.effective_on)
    return answer(
        info, outcome, payloads.DistrictRuleSetPayload, payloads.DistrictRuleSetError, payloads.DistrictRuleSetErrorCode
    )


async def working_day_set(
    info: Info,
    input: Annotated[inputs.WorkingDaySetInput, inputs.INPUT],
) -> payloads.WorkingDaySetPayload:
    """Decide about a day."""
    context = info.context
    outcome = await set_working_day(context.service, context.actor, input.day, input.reason, worked=input.worked)
    return answer(
        info, outcome, payloads.WorkingDaySetPayload, payloads.WorkingDaySetError, payloads.WorkingDaySetErrorCode
    )


@strawberry.type
class TenancyMutation:
    """What may be done with units, people and jobs."""

    tenant_create = strawberry.mutation(
        resolver=tenant_create,
        description="新增单位：Add a street, park or department.",
        directives=[requires(Tenants.CREATE)],
    )
    tenant_update = strawberry.mutation(
        resolver=tenant_update,
        description="更改单位：Rename a unit, or move a park into another.",
        directives=[requires(Tenants.UPDATE)],
    )
    tenant_close = strawberry.mutation(
        resolver=tenant_close,
        description="撤销单位：Close a unit nobody acts for any more.",
        directives=[requires(Tenants.CLOSE)],
    )
    person_create = strawberry.mutation(
        resolver=person_create, description="登记人员：Register an account.", directives=[requires(People.CREATE)]
    )
    person_email_set = strawberry.mutation(
        resolver=person_email_set,
        description=(
            "设置邮箱：Set your own address. A code is mailed there, at most 5 a day; until it is given back, "
            "nothing else is."
        ),
        directives=[requires(Emails.SET)],
    )
    person_email_register = strawberry.mutation(
        resolver=person_email_register,
        description="登记邮箱：Enter somebody's address for them; only they can confirm it.",
        directives=[requires(Emails.REGISTER)],
    )
    person_email_confirm = strawberry.mutation(
        resolver=person_email_confirm,
        description="验证邮箱：Confirm your address with the code that was mailed, within 30 minutes and 5 tries.",
        directives=[requires(Emails.CONFIRM)],
    )
    membership_grant = strawberry.mutation(
        resolver=membership_grant,
        description="授予岗位：Let a person act for a tenant in a role.",
        directives=[requires(Memberships.GRANT)],
    )
    membership_revoke = strawberry.mutation(
        resolver=membership_revoke,
        description="解除岗位：End a membership from now on.",
        directives=[requires(Memberships.REVOKE)],
    )
    responsibility_grant = strawberry.mutation(
        resolver=responsibility_grant,
        description="授予职责：Let a tenant answer for something.",
        directives=[requires(Responsibilities.GRANT)],
    )
    responsibility_revoke = strawberry.mutation(
        resolver=responsibility_revoke,
        description="解除职责：End what a tenant answers for.",
        directives=[requires(Responsibilities.REVOKE)],
    )
    district_rule_set = strawberry.mutation(
        resolver=district_rule_set,
        description="设定本区规则：Set a rule's value from a day on.",
        directives=[requires(DistrictRules.SET)],
    )
    working_day_set = strawberry.mutation(
        resolver=working_day_set,
        description="调整工作日：Decide that a day, today or later, is worked or not; deadlines already given stay.",
        directives=[requires(WorkingDays.SET)],
    )
