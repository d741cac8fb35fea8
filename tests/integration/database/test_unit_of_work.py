"""Connections come back clean: whatever was cut off, whoever comes next starts from nothing."""

import asyncio
from contextlib import suppress
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tests.support.builders import AT, DISTRICT, a_project, a_tenant
from tests.support.database import a_database, as_login
from zhaoshang.database.direct import Direct
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import DatabaseBusyError, asyncpg_arguments
from zhaoshang.database.fence import Binding, Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.projects.model import Note, Project
from zhaoshang.values.ids import DistrictId, TenantId, new_id

COUNT = "SELECT count(*)::text FROM app.project"
SETTINGS = (
    "SELECT concat(current_setting('app.district'), current_setting('app.tenant'), current_setting('app.person'))"
)


def fence(tenant: object, reads: Reach = Reach.OWN, writes: Reach = Reach.OWN) -> Fence:
    return Fence(DistrictId(DISTRICT), TenantId(tenant), None, reads, writes)  # type: ignore[arg-type]  # from asyncpg


@pytest.fixture(params=Binding)
async def single(owner: asyncpg.Connection, database_url: Any, request: pytest.FixtureRequest) -> Any:
    """A database with one connection of each kind, so that a test meets the one it left behind."""
    assert owner
    async with Database.connect(as_login(database_url), size=1, wait_seconds=0.3, binding=request.param) as database:
        yield database


async def test_a_read_is_one_message_or_three(single: Database, owner: asyncpg.Connection) -> None:
    await a_project(owner, await a_tenant(owner, "huaming"))
    connection: Any
    async with single._reads.turn() as connection:
        sent: list[str] = []
        real = connection._con
        real.add_query_logger(lambda record: sent.append(record.query))
    assert await single.read(Fence(DistrictId(DISTRICT), None, None, Reach.DISTRICT), COUNT, ()) == b"1"
    await asyncio.sleep(0)  # asyncpg tells its listeners at the loop's next turn
    expected = {
        Binding.STATEMENT: ["WITH bound AS MATERIALIZED "],
        Binding.TRANSACTION: ["BEGIN READ ONLY", "SELECT convert_to", "COMMIT"],
    }
    assert [each.split(";")[0].split("(")[0] for each in sent] == expected[single.binding]


async def test_a_write_costs_one_message_for_begin_fence_and_role(single: Database, owner: asyncpg.Connection) -> None:
    host = await a_tenant(owner, "huaming")
    await a_project(owner, host)
    calls: list[str] = []
    async with single._writes.turn() as writer:
        driver: Any = writer.driver
        driver.add_query_logger(lambda record: calls.append(record.query))
    async with single.unit_of_work(fence(host), at=AT) as work:
        project = await work.session.scalar(select(Project))
        assert project is not None
        project.name = "改"
        work.record("project.update", "project", project.id)
        await work.commit()
    await asyncio.sleep(0)  # asyncpg tells its listeners at the loop's next turn
    assert calls[0].startswith("BEGIN; SELECT app.begin(")
    assert sum("app.begin" in call for call in calls) == 1
    assert calls[-1] == "COMMIT;"


async def test_a_read_cannot_write(single: Database, owner: asyncpg.Connection) -> None:
    host = await a_tenant(owner, "huaming")
    key = await a_project(owner, host)
    refusals = (asyncpg.ReadOnlySQLTransactionError, asyncpg.InsufficientPrivilegeError, asyncpg.PostgresSyntaxError)
    writing = "UPDATE app.project SET name = 'x' RETURNING 'x'"
    calling = f"SELECT app.reshare('{key}')::text"
    for statement in (writing, f"WITH w AS ({writing}) SELECT 'x' FROM w", calling):
        with pytest.raises((*refusals, asyncpg.FeatureNotSupportedError)):
            await single.read(fence(host, Reach.DISTRICT, Reach.DISTRICT), statement, ())
    assert await single.read(fence(host), COUNT, ()) == b"1"


async def test_after_an_error_the_next_read_starts_from_nothing(single: Database, owner: asyncpg.Connection) -> None:
    host = await a_tenant(owner, "huaming")
    await a_project(owner, host)
    with pytest.raises(asyncpg.DivisionByZeroError):
        await single.read(fence(host, Reach.DISTRICT), "SELECT (1/0)::text", ())
    assert await single.read(Fence(), COUNT, ()) == b"0"
    assert await single.read(Fence(), SETTINGS, ()) == b""
    async with single._reads.turn() as connection:
        usual = {Binding.STATEMENT: "app_ro", Binding.TRANSACTION: "app_login"}
        assert await connection.fetchval("SELECT current_user") == usual[single.binding]
        assert not connection.is_in_transaction()


async def test_a_cancelled_read_leaves_no_fence_behind(single: Database, owner: asyncpg.Connection) -> None:
    host = await a_tenant(owner, "huaming")
    await a_project(owner, host)
    for seconds in (0.001, 0.01, 0.05):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(seconds):
                await single.read(fence(host, Reach.DISTRICT), "SELECT pg_sleep(5)::text", ())
        assert await single.read(Fence(), COUNT, ()) == b"0"


async def test_a_cancelled_write_leaves_nothing_behind(single: Database, owner: asyncpg.Connection) -> None:
    host = await a_tenant(owner, "huaming")
    key = await a_project(owner, host)

    async def slowly() -> None:
        async with single.unit_of_work(fence(host), at=AT) as work:
            await work.session.execute(text("UPDATE app.project SET name = '改'"))
            await work.session.execute(text("SELECT pg_sleep(5)"))

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(slowly(), 0.1)
    assert await owner.fetchval("SELECT name FROM app.project WHERE id = $1", key) != "改"
    async with single.unit_of_work(Fence(), at=AT) as work:
        assert await work.session.scalar(select(func.count()).select_from(Project)) == 0


RENAME = Direct(text("UPDATE app.project SET name = :name"))


async def test_a_write_past_the_session_is_kept_only_if_it_was_committed(
    single: Database, owner: asyncpg.Connection
) -> None:
    host = await a_tenant(owner, "huaming")
    key = await a_project(owner, host)
    async with single.unit_of_work(fence(host), at=AT) as work:
        await work.direct(RENAME, name="不留")
    assert await owner.fetchval("SELECT name FROM app.project WHERE id = $1", key) != "不留"

    async def fail() -> None:
        async with single.unit_of_work(fence(host), at=AT) as work:
            await work.direct(RENAME, name="不留")
            await work.direct(Direct(text("SELECT 1 / 0")))

    with pytest.raises(asyncpg.DivisionByZeroError):
        await fail()
    assert await owner.fetchval("SELECT name FROM app.project WHERE id = $1", key) != "不留"
    async with single.unit_of_work(fence(host), at=AT) as work:
        await work.direct(RENAME, name="留下")
        await work.commit()
    assert await owner.fetchval("SELECT name FROM app.project WHERE id = $1", key) == "留下"


async def stopped(writing: asyncio.Task[None], turns: int) -> None:
    """Tell a task to stop, so many turns of the loop from now, and wait until it has."""
    for _ in range(turns):
        await asyncio.sleep(0)
    writing.cancel()
    with suppress(asyncio.CancelledError):
        await writing


@pytest.mark.parametrize("shared", [False, True])
async def test_whoever_is_told_to_stop_leaves_no_transaction_to_the_next(
    single: Database, owner: asyncpg.Connection, *, shared: bool
) -> None:
    host = await a_tenant(owner, "huaming")
    await a_project(owner, host)

    async def write(ending: asyncio.Event) -> None:
        async with single.unit_of_work(fence(host), at=AT) as work:
            if shared:  # SQLAlchemy knows of the transaction then
                assert await work.session.scalar(select(func.count()).select_from(Project)) == 1
            await work.direct(RENAME, name="不留")
            ending.set()

    for turns in range(1, 12):  # told so at another step of its end each time, and after it
        ending = asyncio.Event()
        writing = asyncio.create_task(write(ending))
        await ending.wait()
        await stopped(writing, turns)
        async with single._writes.turn() as writer:
            assert not writer.driver.is_in_transaction()
        async with single.unit_of_work(Fence(), at=AT) as work:
            assert await work.session.scalar(select(func.count()).select_from(Project)) == 0
    assert await owner.fetchval("SELECT count(*) FROM app.project WHERE name = '不留'") == 0


async def test_told_to_stop_while_it_commits_it_has_happened_or_not(
    single: Database, owner: asyncpg.Connection
) -> None:
    host = await a_tenant(owner, "huaming")
    await a_project(owner, host)

    async def write(name: str, ready: asyncio.Event) -> None:
        async with single.unit_of_work(fence(host), at=AT) as work:
            await work.direct(RENAME, name=name)
            ready.set()
            await work.commit()

    for turns in range(6):
        ready = asyncio.Event()
        writing = asyncio.create_task(write(f"第{turns}次", ready))
        await ready.wait()
        await stopped(writing, turns)
        async with single.unit_of_work(fence(host), at=AT) as work:
            assert await work.session.scalar(select(func.count()).select_from(Project)) == 1
            await work.direct(RENAME, name="之后")
            await work.commit()
        assert await owner.fetchval("SELECT name FROM app.project") == "之后"


async def test_a_forgotten_fence_after_a_bound_one_sees_nothing(single: Database, owner: asyncpg.Connection) -> None:
    host = await a_tenant(owner, "huaming")
    await a_project(owner, host)
    async with single.unit_of_work(fence(host), at=AT) as work:
        assert await work.session.scalar(select(func.count()).select_from(Project)) == 1
        await work.commit()
    async with single._writes.turn() as writer, AsyncSession(writer.connection) as session:
        assert await session.scalar(select(func.count()).select_from(Project)) == 0


async def test_when_every_connection_is_taken_the_wait_is_bounded(single: Database, owner: asyncpg.Connection) -> None:
    host = await a_tenant(owner, "huaming")
    async with single.unit_of_work(fence(host), at=AT):
        with pytest.raises(DatabaseBusyError):
            async with single.unit_of_work(fence(host), at=AT):
                pytest.fail("there is no second connection")
    async with single._reads.turn():
        for call in (single.read(Fence(), COUNT, ()), single.identify("i", "s"), single.districts()):
            with pytest.raises(DatabaseBusyError):
                await call
    assert await single.read(Fence(), COUNT, ()) == b"0"


async def test_a_violated_constraint_reaches_the_store_as_an_exception(
    database: Database, owner: asyncpg.Connection
) -> None:
    host = await a_tenant(owner, "huaming")
    async with database.unit_of_work(fence(host), at=AT) as work:
        work.session.add(
            Note(
                district_id=DISTRICT,
                id=new_id(),
                tenant_id=host,
                project_id=new_id(),
                body="x",
                by_person_id=new_id(),
                created_at=AT,
            )
        )
        with pytest.raises(IntegrityError):
            await work.flush()


async def test_a_savepoint_inside_keeps_the_fence(database: Database, owner: asyncpg.Connection) -> None:
    host = await a_tenant(owner, "huaming")
    await a_project(owner, host)
    async with database.unit_of_work(fence(host), at=AT) as work:
        inner = await work.session.begin_nested()
        await work.session.execute(text("UPDATE app.project SET name = '改'"))
        await inner.rollback()
        assert await work.session.scalar(select(Project.name)) != "改"
        await work.commit()


async def test_identify_knows_memberships_of_one_subject_only(database: Database, owner: asyncpg.Connection) -> None:
    assert list(await database.identify("https://issuer.test", str(uuid4()))) == []
    assert list(await database.districts()) == []
    await a_tenant(owner, "xiqing", district=120111)
    await a_tenant(owner, "huaming")
    assert list(await database.districts()) == [120110, 120111]


async def test_connections_the_server_closed_are_replaced(server: EmbeddedServer) -> None:
    """As after a restart of the server, or of a balancer between."""
    async with a_database(server) as url, Database.connect(as_login(url), size=2) as database:
        superuser = await asyncpg.connect(**asyncpg_arguments(url))
        host = await a_tenant(superuser, "huaming")
        await a_project(superuser, host)
        for _ in range(2):
            assert await database.read(fence(host), COUNT, ()) == b"1"
            async with database.unit_of_work(fence(host), at=AT) as work:
                assert await work.session.scalar(select(func.count()).select_from(Project)) == 1
            closed = await superuser.fetchval(
                "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity"
                " WHERE usename = 'app_login' AND datname = current_database()"
            )
            assert closed >= 2
            await asyncio.sleep(0.1)  # for the loop to hear of it
        await superuser.close()


async def test_who_waits_for_a_read_first_is_served_first(single: Database) -> None:
    served: list[int] = []

    async def ask(number: int) -> None:
        with suppress(DatabaseBusyError):
            await single.read(Fence(), "SELECT pg_sleep(0.002)::text", ())
            served.append(number)

    # Somebody new comes at every turn of the loop, also just when a connection has come free.
    asking: list[asyncio.Task[None]] = []
    while len(served) < 20:
        asking.append(asyncio.create_task(ask(len(asking))))
        await asyncio.sleep(0)
    first = served[:20]
    for each in asking:
        each.cancel()
    await asyncio.gather(*asking, return_exceptions=True)
    assert first == list(range(20))
