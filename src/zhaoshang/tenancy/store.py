"""The tenancy room's write side. Private to the room."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.dialects.postgresql import distinct_on

from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy.model import (
    District,
    Membership,
    Person,
    PersonEmail,
    Role,
    RuleVersion,
    Tenant,
    TenantResponsibility,
    WorkingDayOverride,
)
from zhaoshang.values.responsibility import Responsibility

load, add = rows.load, rows.add
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""


async def lock(work: UnitOfWork, row: Tenant | Person | Membership) -> None:
    """Lock a loaded row and take its newest state."""
    await work.session.refresh(row, with_for_update=True)


async def code_taken(work: UnitOfWork, code: str) -> bool:
    """Whether a tenant of the district has this code, open or closed."""
    statement = select(Tenant.id).where(Tenant.district_id == work.fence.district, Tenant.code == code)
    return await work.session.scalar(statement) is not None


async def subject_known(work: UnitOfWork, issuer: str, subject: str) -> bool:
    """Whether the district has a person with this account."""
    statement = select(Person.id).where(
        Person.district_id == work.fence.district, Person.issuer == issuer, Person.subject == subject
    )
    return await work.session.scalar(statement) is not None


async def queue_up(work: UnitOfWork, line: str) -> None:
    """Let everybody who wants the same unique name wait until this transaction ends."""
    await rows.queue_up(work, f"tenancy:{line}")


async def roles_held(work: UnitOfWork, person: UUID) -> Sequence[Role]:
    """A person's roles in force, in every tenant of the district."""
    statement = select(Membership.role).where(
        Membership.district_id == work.fence.district,
        Membership.person_id == person,
        Membership.ended_at.is_(None),
    )
    return [Role(role) for role in await work.session.scalars(statement)]


async def holds(work: UnitOfWork, person: UUID, tenant: UUID, role: Role) -> bool:
    """Whether exactly this membership is in force."""
    statement = select(Membership.id).where(
        Membership.district_id == work.fence.district,
        Membership.person_id == person,
        Membership.tenant_id == tenant,
        Membership.role == role,
        Membership.ended_at.is_(None),
    )
    return await work.session.scalar(statement) is not None


async def people_in(work: UnitOfWork, tenant: UUID) -> int:
    """How many memberships of a tenant are in force."""
    statement = select(func.count()).where(
        Membership.district_id == work.fence.district,
        Membership.tenant_id == tenant,
        Membership.ended_at.is_(None),
    )
    return (await work.session.execute(statement)).scalar_one()


async def responsibility_of(work: UnitOfWork, tenant: UUID, responsibility: str) -> TenantResponsibility | None:
    """One responsibility of a tenant, if it has it."""
    statement = select(TenantResponsibility).where(
        TenantResponsibility.district_id == work.fence.district,
        TenantResponsibility.tenant_id == tenant,
        TenantResponsibility.responsibility == responsibility,
    )
    return await work.session.scalar(statement)


async def responsibilities_of(work: UnitOfWork, tenant: UUID) -> set[Responsibility]:
    """What a tenant answers for today."""
    statement = select(TenantResponsibility.responsibility).where(
        TenantResponsibility.district_id == work.fence.district,
        TenantResponsibility.tenant_id == tenant,
        TenantResponsibility.ended_at.is_(None),
    )
    return {Responsibility(held) for held in await work.session.scalars(statement)}


async def members_of(work: UnitOfWork, tenant: UUID) -> list[tuple[UUID, Role]]:
    """The memberships of a tenant in force."""
    statement = select(Membership.person_id, Membership.role).where(
        Membership.district_id == work.fence.district,
        Membership.tenant_id == tenant,
        Membership.ended_at.is_(None),
    )
    return [(person, Role(role)) for person, role in await work.session.execute(statement)]


async def is_below(work: UnitOfWork, tenant: UUID, ancestor: UUID) -> bool:
    """Whether ``tenant`` is ``ancestor`` or lies inside it, however deep."""
    chain = (
        select(Tenant.id, Tenant.parent_id)
        .where(Tenant.district_id == work.fence.district, Tenant.id == tenant)
        .cte("chain", recursive=True)
    )
    chain = chain.union(
        select(Tenant.id, Tenant.parent_id).where(
            Tenant.district_id == work.fence.district, Tenant.id == chain.c.parent_id
        )
    )
    return await work.session.scalar(select(chain.c.id).where(chain.c.id == ancestor)) is not None


async def district_exists(work: UnitOfWork) -> bool:
    """Whether the bound district is already there."""
    return await work.session.scalar(select(District.id).where(District.id == work.fence.district)) is not None


async def rule_version_known(work: UnitOfWork, rule: str, effective_on: date) -> bool:
    """Whether a rule already has a version for this day."""
    statement = select(RuleVersion.id).where(
        RuleVersion.district_id == work.fence.district,
        RuleVersion.rule == rule,
        RuleVersion.effective_on == effective_on,
    )
    return await work.session.scalar(statement) is not None


async def follow_responsibility(work: UnitOfWork, responsibility: Responsibility) -> None:
    """Let participations that derive from a responsibility follow it: 重大项目 belong to whoever runs them now."""
    if responsibility is Responsibility.MAJOR_PROJECTS:
        await work.session.execute(select(func.app.reshare_majors()))


async def rules_on(work: UnitOfWork, day: date) -> dict[str, str]:
    """The rules of the district in force on a day."""
    statement = (
        select(RuleVersion.rule, RuleVersion.value)
        .ext(distinct_on(RuleVersion.rule))
        .where(RuleVersion.district_id == work.fence.district, RuleVersion.effective_on <= day)
        .order_by(RuleVersion.rule, RuleVersion.effective_on.desc())
    )
    return dict((await work.session.execute(statement)).all())


async def overrides(work: UnitOfWork) -> dict[date, bool]:
    """The newest decision about each day the district has decided: ids follow the order of decisions."""
    statement = (
        select(WorkingDayOverride.day, WorkingDayOverride.worked)
        .ext(distinct_on(WorkingDayOverride.day))
        .where(WorkingDayOverride.district_id == work.fence.district)
        .order_by(WorkingDayOverride.day, WorkingDayOverride.id.desc())
    )
    return dict((await work.session.execute(statement)).all())


async def answering(work: UnitOfWork, wanted: Collection[UUID], responsibility: Responsibility) -> set[UUID]:
    """Those of some tenants that are open and hold a responsibility."""
    named = _holding(work).where(Tenant.id.in_(wanted), TenantResponsibility.responsibility == responsibility)
    return {tenant for _, tenant in await work.session.execute(named)}


async def holders(work: UnitOfWork) -> list[tuple[Responsibility, UUID]]:
    """Every open tenant with each responsibility that it holds today."""
    return [(Responsibility(held), tenant) for held, tenant in await work.session.execute(_holding(work))]


async def holding(work: UnitOfWork, responsibility: Responsibility) -> Sequence[Tenant]:
    """The open tenants that hold a responsibility today, by their codes."""
    held = _holding(work).where(TenantResponsibility.responsibility == responsibility).with_only_columns(Tenant.id)
    statement = (
        select(Tenant).where(Tenant.district_id == work.fence.district, Tenant.id.in_(held)).order_by(Tenant.code)
    )
    return (await work.session.scalars(statement)).all()


async def district_name(work: UnitOfWork) -> str:
    """What the bound district is called."""
    return (await work.session.scalars(select(District.name).where(District.id == work.fence.district))).one()


async def unit_name(work: UnitOfWork, key: UUID) -> str:
    """What a unit of the district is called."""
    statement = select(Tenant.name).where(Tenant.district_id == work.fence.district, Tenant.id == key)
    return (await work.session.scalars(statement)).one()


def _holding(work: UnitOfWork) -> Select[str, UUID]:
    return (
        select(TenantResponsibility.responsibility, Tenant.id)
        .join(
            Tenant,
            (TenantResponsibility.district_id == Tenant.district_id) & (TenantResponsibility.tenant_id == Tenant.id),
        )
        .where(
            Tenant.district_id == work.fence.district,
            Tenant.closed_at.is_(None),
            TenantResponsibility.ended_at.is_(None),
        )
    )


async def email_of(work: UnitOfWork, person: UUID) -> PersonEmail | None:
    """A person's address, locked; nobody else's transaction changes it, or gives them one, until this one ends."""
    await queue_up(work, f"email {person}")
    return await work.session.scalar(
        select(PersonEmail)
        .where(PersonEmail.district_id == work.fence.district, PersonEmail.person_id == person)
        .with_for_update()
    )


async def emails_awaiting_code(work: UnitOfWork, *, since: datetime, most: int) -> Sequence[UUID]:
    """The addresses that a code is to be mailed to, the one that waits longest first."""
    statement = (
        select(PersonEmail.id)
        .where(PersonEmail.district_id == work.fence.district, PersonEmail.code_wanted_at > since)
        .order_by(PersonEmail.code_wanted_at, PersonEmail.id)
        .limit(most)
    )
    return list(await work.session.scalars(statement))


async def hold_email(work: UnitOfWork, key: UUID) -> PersonEmail | None:
    """An address, locked; None while another transaction holds it."""
    return await work.session.scalar(
        select(PersonEmail)
        .where(PersonEmail.district_id == work.fence.district, PersonEmail.id == key)
        .with_for_update(skip_locked=True)
    )


async def codes_of(work: UnitOfWork, units: Collection[UUID]) -> dict[UUID, str]:
    """The codes of some tenants of the district."""
    statement = select(Tenant.id, Tenant.code).where(Tenant.district_id == work.fence.district, Tenant.id.in_(units))
    return dict((await work.session.execute(statement)).all())
