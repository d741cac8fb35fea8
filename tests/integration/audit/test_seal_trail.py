"""Sealing: every entry exactly once, whatever its date, however many sealers there are."""

import asyncio
from datetime import timedelta

import asyncpg
import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from tests.support.builders import AT, DISTRICT, a_tenant
from zhaoshang.audit.operations import seal_trail as sealing
from zhaoshang.audit.operations.seal_trail import seal_trail
from zhaoshang.audit.operations.verify_trail import verify_trail
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.model import AuditEntry
from zhaoshang.database.unit_of_work import Database
from zhaoshang.values.ids import DistrictId, PersonId, TenantId, new_id

DONGLI = DistrictId(DISTRICT)
YEARS_LATER = AT + timedelta(days=800)


async def entries(database: Database, tenant: object, number: int) -> None:
    async with database.unit_of_work(Fence(DONGLI, TenantId(tenant), None, Reach.OWN, Reach.OWN), at=AT) as work:  # type: ignore[arg-type]  # what the owner's connection gives
        for _ in range(number):
            work.record("project.update", "project", new_id(), name="新名称")
        await work.commit()


async def test_entries_of_long_ago_are_sealed_in_every_batch(
    database: Database, owner: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ledger import or the demo's history carries dates of years ago."""
    monkeypatch.setattr(sealing, "BATCH", 3)
    tenant = await a_tenant(owner, "huaming")
    await entries(database, tenant, 8)
    assert await seal_trail(database, DONGLI, YEARS_LATER) == 8
    await entries(database, tenant, 1)
    assert await seal_trail(database, DONGLI, YEARS_LATER) == 1
    verdict = await verify_trail(database, DONGLI, YEARS_LATER)
    assert (verdict.holds, verdict.sealed, verdict.unsealed) == (True, 9, 0)


async def test_an_entry_committed_late_is_sealed_after_those_that_overtook_it(
    database: Database, owner: asyncpg.Connection
) -> None:
    tenant = await a_tenant(owner, "huaming")
    fence = Fence(DONGLI, TenantId(tenant), None, Reach.OWN, Reach.OWN)
    async with database.unit_of_work(fence, at=AT) as late:
        late.record("project.update", "project", new_id())
        await late.flush()
        await entries(database, tenant, 2)
        assert await seal_trail(database, DONGLI, AT) == 2
        await late.commit()
    assert (await verify_trail(database, DONGLI, AT)).unsealed == 1
    assert await seal_trail(database, DONGLI, AT) == 1
    assert (await verify_trail(database, DONGLI, AT)).holds


async def test_several_sealers_make_one_chain(
    database: Database, owner: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "BATCH", 4)
    await entries(database, await a_tenant(owner, "huaming"), 30)
    assert sum(await asyncio.gather(*(seal_trail(database, DONGLI, AT) for _ in range(4)))) == 30
    verdict = await verify_trail(database, DONGLI, AT)
    assert (verdict.holds, verdict.sealed, verdict.unsealed) == (True, 30, 0)


async def test_a_district_has_a_chain_of_its_own(database: Database, owner: asyncpg.Connection) -> None:
    await entries(database, await a_tenant(owner, "huaming"), 2)
    elsewhere = DistrictId(120111)
    tenant = await a_tenant(owner, "xiqing", district=elsewhere)
    async with database.unit_of_work(Fence(elsewhere, TenantId(tenant), None, Reach.OWN, Reach.OWN), at=AT) as work:
        work.record("project.update", "project", new_id())
        await work.commit()
    assert await seal_trail(database, DONGLI, AT) == 2
    assert (await verify_trail(database, elsewhere, AT)).unsealed == 1
    assert await seal_trail(database, elsewhere, AT) == 1
    assert [row["seq"] for row in await owner.fetch("SELECT seq FROM app.audit_seal ORDER BY district_id, seq")] == [
        1,
        2,
        1,
    ]


async def test_nobody_writes_an_entry_in_another_persons_name(database: Database, owner: asyncpg.Connection) -> None:
    tenant = await a_tenant(owner, "huaming")
    me, other = PersonId(new_id()), PersonId(new_id())
    row = {
        "district_id": DISTRICT,
        "id": new_id(),
        "tenant_id": tenant,
        "at": AT,
        "action": "project.update",
        "resource": "project",
        "resource_id": new_id(),
        "changes": "{}",
        "request_id": "",
        "address": "",
    }
    fence = Fence(DONGLI, TenantId(tenant), me, Reach.OWN, Reach.OWN)
    async with database.unit_of_work(fence, at=AT) as work:
        with pytest.raises(DBAPIError, match="row-level security"):
            await work.session.execute(insert(AuditEntry).values(**row, person_id=other))
    async with database.unit_of_work(fence, at=AT) as work:
        await work.session.execute(insert(AuditEntry).values(**row, person_id=me))
        await work.commit()
    assert await owner.fetchval("SELECT count(*) FROM app.audit_entry") == 1


@pytest.mark.parametrize("table", ["audit_entry", "audit_seal"])
async def test_the_widest_fence_cannot_rewrite_the_trail(
    database: Database, owner: asyncpg.Connection, table: str
) -> None:
    tenant = await a_tenant(owner, "huaming")
    await entries(database, tenant, 1)
    await seal_trail(database, DONGLI, AT)
    for reach in Reach:
        for statement in (f"UPDATE app.{table} SET id = id", f"DELETE FROM app.{table}", f"TRUNCATE app.{table}"):
            fence = Fence(DONGLI, TenantId(tenant), None, Reach.AUDIT, reach)
            async with database.unit_of_work(fence, at=AT) as work:
                with pytest.raises(DBAPIError, match="permission denied"):
                    await work.session.execute(text(statement))
