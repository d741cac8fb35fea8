"""开通一个区: a district with its administration unit and its first three administrators."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.tenancy import rules, store
from zhaoshang.tenancy.model import ADMINISTRATORS, District, Membership, Person, Role, Tenant, TenantKind
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId, new_id
from zhaoshang.values.pinyin import pinyin_key
from zhaoshang.values.refusal import Refusal

ADMINISTRATION_CODE = "xtgl"
ADMINISTRATION_NAME = "系统管理"


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody to be: their token's issuer and subject, and their name."""

    issuer: str
    subject: str
    name: str


async def create_district(
    database: Database, now: datetime, code: str, name: str, administrators: dict[Role, Account]
) -> DistrictId | Refusal:
    """Create a district with one account for each of the three administrators, all at once.

    For the command line only: nobody inside a district can create another. Refuses DISTRICT_CODE_INVALID for anything
    but six digits (GB/T 2260), CODE_TAKEN, ROLES_EXCLUSIVE when two administrators are one account, TEXT_REQUIRED,
    TEXT_TOO_LONG and TEXT_INVALID for names and accounts.
    """
    if len(code) != 6 or not (code.isascii() and code.isdigit()):  # noqa: PLR2004  six digits by the standard
        return Refusal("DISTRICT_CODE_INVALID", ("code",))
    accounts = {(each.issuer, each.subject) for each in administrators.values()}
    if set(administrators) != ADMINISTRATORS or len(accounts) != len(ADMINISTRATORS):
        return Refusal("ROLES_EXCLUSIVE", ("administrators",))
    if fault := _refuse_texts(name, administrators):
        return fault
    district = DistrictId(int(code))
    fence = Fence(district, None, SYSTEM_PERSON, Reach.ADMIN, Reach.ADMIN)
    async with database.unit_of_work(fence, at=now) as work:
        await store.queue_up(work, "district")
        if await store.district_exists(work):
            return Refusal("CODE_TAKEN", ("code",))
        office = Tenant(
            district_id=district,
            id=new_id(),
            code=ADMINISTRATION_CODE,
            name=f"{name}{ADMINISTRATION_NAME}",
            short_name=ADMINISTRATION_NAME,
            pinyin=pinyin_key(ADMINISTRATION_NAME),
            kind=TenantKind.DEPARTMENT,
            created_at=now,
        )
        await store.add(work, District(id=district, code=code, name=name, created_at=now))
        await store.add(work, office)
        for role, account in administrators.items():
            person = _person(district, account, now)
            await store.add(work, person)
            held = _membership(office, person.id, role, now)
            await store.add(work, held)
            work.record("membership.grant", "membership", held.id, office.id, role=role, person=person.id)
        work.record("district.create", "district", office.id, office.id)
        work.emit("district.created", district=code)
        await work.commit()
    return district


def _refuse_texts(name: str, administrators: dict[Role, Account]) -> Refusal | None:
    faults = [rules.refuse_name(name, "name")]
    for role, account in administrators.items():
        faults += [
            rules.refuse_name(account.name, role.value),
            rules.refuse_account(account.issuer, role.value),
            rules.refuse_account(account.subject, role.value),
        ]
    return next((fault for fault in faults if fault), None)


def _person(district: int, account: Account, now: datetime) -> Person:
    return Person(
        district_id=district,
        id=new_id(),
        issuer=account.issuer,
        subject=account.subject,
        name=account.name,
        pinyin=pinyin_key(account.name),
        created_at=now,
    )


def _membership(tenant: Tenant, person: UUID, role: Role, now: datetime) -> Membership:
    return Membership(
        district_id=tenant.district_id,
        id=new_id(),
        tenant_id=tenant.id,
        person_id=person,
        role=role,
        granted_at=now,
        granted_by=SYSTEM_PERSON,
    )
