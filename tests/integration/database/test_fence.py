"""The floor: what PostgreSQL itself lets through, whatever the statements say."""

from typing import Any
from uuid import UUID

import asyncpg
import pytest
from sqlalchemy import func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from tests.support.builders import AT, DISTRICT, a_project, a_tenant
from zhaoshang.database.fence import Fence, Reach, fenced
from zhaoshang.database.model import AuditEntry, OutboxEvent
from zhaoshang.database.unit_of_work import Database
from zhaoshang.projects.model import Part, Participation, Project
from zhaoshang.values.ids import DistrictId, TenantId, new_id


def fence(tenant: UUID | None, reads: Reach, writes: Reach = Reach.NONE, district: int = DISTRICT) -> Fence:
    return Fence(DistrictId(district), None if tenant is None else TenantId(tenant), None, reads, writes)


async def seen(database: Database, bound: Fence) -> set[UUID]:
    async with database.unit_of_work(bound, at=AT) as work:
        return set(await work.session.scalars(select(Project.id)))


async def test_each_reach_sees_exactly_its_rows(database: Database, owner: asyncpg.Connection) -> None:
    mine, other = await a_tenant(owner, "huaming"), await a_tenant(owner, "xinli")
    foreign = await a_tenant(owner, "xiqing", district=120111)
    own = await a_project(owner, mine)
    shared = await a_project(owner, other, parts={mine: int(Part.REVIEWER)})
    hidden = await a_project(owner, other)
    await a_project(owner, foreign, district=120111)
    assert await seen(database, fence(mine, Reach.OWN)) == {own, shared}
    assert await seen(database, fence(other, Reach.OWN)) == {shared, hidden}
    assert await seen(database, fence(mine, Reach.DISTRICT)) == {own, shared, hidden}
    for nothing in (Reach.NONE, Reach.ADMIN, Reach.AUDIT):
        assert await seen(database, fence(mine, nothing)) == set()
    assert await seen(database, Fence(reads=Reach.DISTRICT)) == set()
    assert await seen(database, fence(mine, Reach.OWN, district=120111)) == set()


async def test_a_transaction_that_bound_no_fence_sees_nothing(database: Database, owner: asyncpg.Connection) -> None:
    await a_project(owner, await a_tenant(owner, "huaming"))
    async with database._writes.turn() as writer:
        for table in ("project", "tenant", "participation", "district"):
            assert (await writer.connection.execute(text(f"SELECT id FROM app.{table}"))).all() == []
        await writer.connection.rollback()


async def test_the_login_role_itself_may_read_nothing(database: Database, owner: asyncpg.Connection) -> None:
    await a_project(owner, await a_tenant(owner, "huaming"))
    async with database._reads.turn() as connection:
        await connection.execute("SET ROLE NONE")
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.fetch("SELECT id FROM app.project")
        await connection.execute("RESET ROLE")


async def test_a_reader_that_bound_no_fence_sees_nothing_and_writes_nothing(
    database: Database, owner: asyncpg.Connection
) -> None:
    await a_project(owner, await a_tenant(owner, "huaming"))
    async with database._reads.turn() as connection:
        assert await connection.fetchval("SELECT current_user") == "app_ro"
        for table in ("project", "tenant", "participation", "district"):
            assert await connection.fetch(f"SELECT id FROM app.{table}") == []
        with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
            await connection.execute("CREATE TEMPORARY TABLE kept (id int)")


async def test_a_fence_bound_too_late_is_none(database: Database, owner: asyncpg.Connection) -> None:
    """What ``fenced`` relies on: were the rows looked for before the settings are there, none would be found."""
    mine = await a_tenant(owner, "huaming")
    await a_project(owner, mine)
    bound = fenced("SELECT count(*)::text FROM app.project", 0)
    late = bound.replace("SELECT convert_to(", "SELECT looked.n FROM (SELECT convert_to(", 1).replace(
        ") FROM bound", ") AS n OFFSET 0) AS looked, bound"
    )
    async with database._reads.turn() as connection:
        values = fence(mine, Reach.OWN).values
        assert await connection.fetchval(bound, *values) == b"1"
        assert await connection.fetchval(late, *values) == b"0"
        assert await connection.fetchval("SELECT current_setting('app.tenant', true)") == ""


async def test_a_sharee_changes_nothing(database: Database, owner: asyncpg.Connection) -> None:
    host, sharee = await a_tenant(owner, "huaming"), await a_tenant(owner, "xinli")
    key = await a_project(owner, host, parts={sharee: int(Part.ASKED)})
    async with database.unit_of_work(fence(sharee, Reach.OWN, Reach.OWN), at=AT) as work:
        for change in ({"name": "改"}, {"tenant_id": sharee}, {"shared_with": [sharee]}):
            changed = await work.session.execute(
                update(Project).values(change).returning(Project.id).execution_options(synchronize_session=False)
            )
            assert changed.all() == []
    assert await owner.fetchval("SELECT tenant_id FROM app.project WHERE id = $1", key) == host


@pytest.mark.parametrize("statement", ["DELETE FROM app.project", "DELETE FROM app.participation", "TRUNCATE app.note"])
async def test_nothing_is_ever_deleted(database: Database, owner: asyncpg.Connection, statement: str) -> None:
    tenant = await a_tenant(owner, "huaming")
    async with database.unit_of_work(fence(tenant, Reach.OWN, Reach.DISTRICT), at=AT) as work:
        with pytest.raises(DBAPIError, match="permission denied"):
            await work.session.execute(text(statement))


async def test_a_tenant_cannot_let_itself_in(database: Database, owner: asyncpg.Connection) -> None:
    host, stranger = await a_tenant(owner, "huaming"), await a_tenant(owner, "xinli")
    key = await a_project(owner, host)
    row = {
        "district_id": DISTRICT,
        "id": new_id(),
        "tenant_id": stranger,
        "project_id": key,
        "parts": int(Part.HOST),
        "created_at": AT,
        "updated_at": AT,
        "investment_fen": 0,
    }
    async with database.unit_of_work(fence(stranger, Reach.OWN, Reach.OWN), at=AT) as work:
        with pytest.raises(DBAPIError, match="row-level security"):
            await work.session.execute(insert(Participation).values(row))
    async with database.unit_of_work(fence(stranger, Reach.OWN, Reach.OWN), at=AT) as work:
        with pytest.raises(DBAPIError, match="may not change that project"):
            await work.session.execute(select(func.app.reshare(key)))
    assert await owner.fetchval("SELECT count(*) FROM app.participation WHERE tenant_id = $1", stranger) == 0


async def test_a_tenant_writes_no_row_in_another_name(database: Database, owner: asyncpg.Connection) -> None:
    host, stranger = await a_tenant(owner, "huaming"), await a_tenant(owner, "xinli")
    await a_project(owner, host)
    async with database.unit_of_work(fence(host, Reach.OWN, Reach.OWN), at=AT) as work:
        with pytest.raises(DBAPIError, match="row-level security"):
            await work.session.execute(
                update(Project).values(tenant_id=stranger).execution_options(synchronize_session=False)
            )


async def test_leaving_without_commit_leaves_nothing(database: Database, owner: asyncpg.Connection) -> None:
    host = await a_tenant(owner, "huaming")
    key = await a_project(owner, host)
    async with database.unit_of_work(fence(host, Reach.OWN, Reach.OWN), at=AT) as work:
        await work.session.execute(update(Project).values(name="改").execution_options(synchronize_session=False))
        work.record("update", "project", key, name="改")
        work.emit("project.updated", project=key)
        await work.flush()
    assert await owner.fetchval("SELECT name FROM app.project") != "改"
    for table in (AuditEntry, OutboxEvent):
        assert await owner.fetchval(f"SELECT count(*) FROM {table.__table__.fullname}") == 0  # type: ignore[attr-defined]  # a mapped class has a table


async def test_an_entry_keeps_digests_and_states_but_no_business_text(
    database: Database, owner: asyncpg.Connection
) -> None:
    host = await a_tenant(owner, "huaming")
    key = await a_project(owner, host)
    async with database.unit_of_work(fence(host, Reach.OWN, Reach.OWN), at=AT, request_id="r1", address="::1") as work:
        work.record("update", "project", key, name="秘密项目", major=True)
        await work.commit()
    entry: Any = await owner.fetchrow("SELECT * FROM app.audit_entry")
    assert (entry["tenant_id"], entry["request_id"], entry["address"]) == (host, "r1", "::1")
    assert "秘密" not in entry["changes"]
    assert '"major":true' in entry["changes"]


async def test_only_the_audit_reach_reads_entries_and_nobody_changes_them(
    database: Database, owner: asyncpg.Connection
) -> None:
    host = await a_tenant(owner, "huaming")
    async with database.unit_of_work(fence(host, Reach.OWN, Reach.OWN), at=AT) as work:
        work.record("update", "project", new_id())
        await work.commit()
    for reach, expected in ((Reach.AUDIT, 1), (Reach.DISTRICT, 0), (Reach.OWN, 0), (Reach.ADMIN, 0)):
        async with database.unit_of_work(fence(host, reach), at=AT) as work:
            assert await work.session.scalar(select(func.count()).select_from(AuditEntry)) == expected
    async with database.unit_of_work(fence(host, Reach.AUDIT, Reach.AUDIT), at=AT) as work:
        with pytest.raises(DBAPIError, match="permission denied"):
            await work.session.execute(text("UPDATE app.audit_entry SET action = 'x'"))


async def test_every_table_is_forced_behind_one_policy_for_each_command_and_role(owner: asyncpg.Connection) -> None:
    unforced = await owner.fetch(
        "SELECT relname FROM pg_class WHERE relnamespace = 'app'::regnamespace AND relkind IN ('r', 'p')"
        " AND NOT (relrowsecurity AND relforcerowsecurity)"
    )
    doubled = await owner.fetch(
        "SELECT tablename, role, cmd FROM pg_policies, unnest(roles) AS role WHERE schemaname = 'app'"
        " GROUP BY 1, 2, 3 HAVING count(*) > 1"
    )
    restrictive = await owner.fetch("SELECT 1 FROM pg_policies WHERE schemaname = 'app' AND permissive <> 'PERMISSIVE'")
    assert (unforced, doubled, restrictive) == ([], [], [])


async def test_binding_and_begin_travel_as_one_message(database: Database, owner: asyncpg.Connection) -> None:
    host = await a_tenant(owner, "huaming")
    sent: list[str] = []
    async with database._writes.turn() as writer:
        driver: Any = writer.driver
    with driver.query_logger(lambda record: sent.append(record.query)):
        async with database.unit_of_work(fence(host, Reach.OWN), at=AT) as work:
            await work.session.scalar(select(Project.id))
    # Prepared statements are not logged here; everything else that was sent is.
    assert [each.split("(")[0] for each in sent] == ["BEGIN; SELECT app.begin", "ROLLBACK;"]
