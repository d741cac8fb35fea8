"""Rows for tests, written past every fence with sensible defaults; sharing follows as ``app.reshare`` derives it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import asyncpg

from zhaoshang.values.ids import new_id
from zhaoshang.values.normalise import bigrams, company_name_normal, project_name_normal

DISTRICT = 120110
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


async def insert(owner: asyncpg.Connection, table: str, **values: Any) -> UUID:
    """One row as given; its id."""
    columns = ", ".join(values)
    places = ", ".join(f"${at}" for at in range(1, len(values) + 1))
    await owner.execute(f"INSERT INTO app.{table} ({columns}) VALUES ({places})", *values.values())
    key: UUID = values["id"]
    return key


async def insert_all(owner: asyncpg.Connection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows as given, all with the same columns, in one go."""
    columns = ", ".join(rows[0])
    places = ", ".join(f"${at}" for at in range(1, len(rows[0]) + 1))
    await owner.executemany(
        f"INSERT INTO app.{table} ({columns}) VALUES ({places})", [tuple(row.values()) for row in rows]
    )


async def a_district(owner: asyncpg.Connection, code: int = DISTRICT, name: str = "东丽区") -> int:
    await owner.execute(
        "INSERT INTO app.district (id, code, name, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        code,
        str(code),
        name,
        AT,
    )
    return code


async def a_tenant(
    owner: asyncpg.Connection,
    code: str,
    *responsibilities: str,
    kind: str = "STREET",
    district: int = DISTRICT,
    **values: Any,
) -> UUID:
    await a_district(owner, district)
    key = await insert(
        owner,
        "tenant",
        **{
            "district_id": district,
            "id": new_id(),
            "code": code,
            "name": f"{code}单位",
            "short_name": code,
            "pinyin": code,
            "kind": kind,
            "created_at": AT,
            "version": 1,
            **values,
        },
    )
    for responsibility in responsibilities or (("HOST",) if kind != "DEPARTMENT" else ()):
        await insert(
            owner,
            "tenant_responsibility",
            district_id=district,
            id=new_id(),
            tenant_id=key,
            responsibility=responsibility,
        )
    return key


async def a_person(
    owner: asyncpg.Connection, subject: str, *, issuer: str = "https://issuer.test", district: int = DISTRICT
) -> UUID:
    return await insert(
        owner,
        "person",
        district_id=district,
        id=new_id(),
        issuer=issuer,
        subject=subject,
        name=f"{subject}某",
        pinyin=subject,
        created_at=AT,
        version=1,
    )


async def a_membership(
    owner: asyncpg.Connection, person: UUID, tenant: UUID, role: str, *, district: int = DISTRICT
) -> UUID:
    return await insert(
        owner,
        "membership",
        district_id=district,
        id=new_id(),
        tenant_id=tenant,
        person_id=person,
        role=role,
        granted_at=AT,
        granted_by=UUID(int=0),
    )


async def a_company(
    owner: asyncpg.Connection,
    tenant: UUID,
    name: str = "天津嘉正信息技术有限公司",
    *,
    district: int = DISTRICT,
    **values: Any,
) -> UUID:
    return await insert(
        owner,
        "company",
        **{
            "district_id": district,
            "id": new_id(),
            "tenant_id": tenant,
            "name": name,
            "name_normal": company_name_normal(name),
            "credit_code": None,
            "created_at": AT,
            "updated_at": AT,
            "version": 1,
            **values,
        },
    )


async def a_project(  # noqa: PLR0913  what a project is made of
    owner: asyncpg.Connection,
    tenant: UUID,
    name: str = "嘉正信息技术研发中心",
    *,
    company: UUID | None = None,
    parts: dict[UUID, int] | None = None,
    district: int = DISTRICT,
    **values: Any,
) -> UUID:
    """A project of a tenant; ``parts`` are explicit participations of others (bits of ``Part``)."""
    company = company or await a_company(owner, tenant, district=district)
    key = await insert(
        owner,
        "project",
        **{
            "district_id": district,
            "id": new_id(),
            "tenant_id": tenant,
            "company_id": company,
            "name": name,
            "name_normal": project_name_normal(name),
            "industry": "INFORMATION_TECHNOLOGY",
            "channel": "OWN_EFFORT",
            "stage": "LEAD",
            "investment_fen": 1_000_000_000,
            "investment_known": True,
            "investment_approximate": False,
            "is_major": False,
            "reported_elsewhere": False,
            "needs_construction": False,
            "first_contact_on": date(2026, 3, 2),
            "first_contact_precision": "DAY",
            "created_by": UUID(int=0),
            "created_at": AT,
            "updated_at": AT,
            "version": 1,
            **values,
        },
    )
    for participant, bits in (parts or {}).items():
        await insert(
            owner,
            "participation",
            district_id=district,
            id=new_id(),
            tenant_id=participant,
            project_id=key,
            parts=bits,
            created_at=AT,
            updated_at=AT,
            investment_fen=0,
        )
    await reshare(owner, key, district)
    company_name = await owner.fetchval(
        "SELECT name FROM app.company WHERE district_id = $1 AND id = $2", district, company
    )
    await _as_system(owner, district, "SELECT app.index_project($1, $2)", key, list(bigrams(name, company_name)))
    return key


async def reshare(owner: asyncpg.Connection, project: UUID, district: int = DISTRICT) -> None:
    """Let participations and ``shared_with`` follow the project, by the application's own function."""
    await _as_system(owner, district, "SELECT app.reshare($1)", project)


async def _as_system(owner: asyncpg.Connection, district: int, statement: str, *values: Any) -> None:
    async with owner.transaction():
        await owner.execute("SELECT app.begin($1, NULL, NULL, 'DISTRICT', 'DISTRICT')", district)
        await owner.execute(statement, *values)
