"""The chain over the audit trail, and every way to break it."""

import asyncpg
import pytest

from tests.support.builders import AT, DISTRICT, a_tenant
from zhaoshang.audit.chain import Break
from zhaoshang.audit.operations.seal_trail import seal_trail
from zhaoshang.audit.operations.verify_trail import verify_trail
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.values.ids import DistrictId, TenantId, new_id

DONGLI = DistrictId(DISTRICT)


async def entries(database: Database, owner: asyncpg.Connection, number: int) -> None:
    tenant = await owner.fetchval("SELECT id FROM app.tenant LIMIT 1") or await a_tenant(owner, "huaming")
    fence = Fence(DONGLI, TenantId(tenant), None, Reach.OWN, Reach.OWN)
    for _ in range(number):
        async with database.unit_of_work(fence, at=AT) as work:
            work.record("project.update", "project", new_id(), name="新名称")
            await work.commit()


async def test_a_sealed_chain_holds_and_its_tail_is_told(database: Database, owner: asyncpg.Connection) -> None:
    await entries(database, owner, 5)
    assert await seal_trail(database, DONGLI, AT) == 5
    await entries(database, owner, 2)
    verdict = await verify_trail(database, DONGLI, AT)
    assert (verdict.holds, verdict.sealed, verdict.unsealed) == (True, 5, 2)
    assert await seal_trail(database, DONGLI, AT) == 2
    assert await seal_trail(database, DONGLI, AT) == 0
    verdict = await verify_trail(database, DONGLI, AT)
    assert (verdict.holds, verdict.sealed, verdict.unsealed) == (True, 7, 0)


@pytest.mark.parametrize("at", [1, 3, 5])
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("UPDATE app.audit_entry SET action = 'nothing' WHERE id = $1", Break.WRONG_HASH),
        ("UPDATE app.audit_entry SET changes = '{}' WHERE id = $1", Break.WRONG_HASH),
        ("UPDATE app.audit_entry SET at = at + interval '1 microsecond' WHERE id = $1", Break.WRONG_HASH),
        ("DELETE FROM app.audit_entry WHERE id = $1", Break.MISSING_ENTRY),
        ("UPDATE app.audit_seal SET hash = repeat('0', 64) WHERE entry_id = $1", Break.WRONG_HASH),
    ],
)
async def test_a_changed_or_removed_entry_is_found(
    database: Database, owner: asyncpg.Connection, at: int, change: str, reason: Break
) -> None:
    await entries(database, owner, 5)
    await seal_trail(database, DONGLI, AT)
    entry = await owner.fetchval("SELECT entry_id FROM app.audit_seal WHERE seq = $1", at)
    await owner.execute("ALTER TABLE app.audit_seal DROP CONSTRAINT audit_seal_district_id_entry_id_fkey")
    try:
        await owner.execute(change, entry)
        verdict = await verify_trail(database, DONGLI, AT)
    finally:
        await owner.execute("TRUNCATE app.audit_seal")
        await owner.execute(
            "ALTER TABLE app.audit_seal ADD CONSTRAINT audit_seal_district_id_entry_id_fkey"
            " FOREIGN KEY (district_id, entry_id) REFERENCES app.audit_entry (district_id, id)"
        )
    assert (verdict.broken_at, verdict.reason) == (at, reason)


async def test_a_removed_link_is_found(database: Database, owner: asyncpg.Connection) -> None:
    await entries(database, owner, 4)
    await seal_trail(database, DONGLI, AT)
    await owner.execute("DELETE FROM app.audit_seal WHERE seq = 2")
    verdict = await verify_trail(database, DONGLI, AT)
    assert (verdict.broken_at, verdict.reason) == (2, Break.MISSING_LINK)


async def test_two_links_that_change_places_are_found(database: Database, owner: asyncpg.Connection) -> None:
    await entries(database, owner, 4)
    await seal_trail(database, DONGLI, AT)
    await owner.execute("UPDATE app.audit_seal SET seq = seq + 100 WHERE seq IN (2, 3)")
    await owner.execute("UPDATE app.audit_seal SET seq = CASE seq WHEN 102 THEN 3 ELSE 2 END WHERE seq > 100")
    verdict = await verify_trail(database, DONGLI, AT)
    assert (verdict.broken_at, verdict.reason) == (2, Break.WRONG_HASH)
