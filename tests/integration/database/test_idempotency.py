"""A request that may be sent twice is done once, whatever happens in between."""

import asyncio
from uuid import UUID

import asyncpg
import pytest

from tests.support.builders import AT, DISTRICT, a_tenant
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.idempotency import REUSED, Once, RepeatedError, once_for
from zhaoshang.database.unit_of_work import Database
from zhaoshang.values.ids import DistrictId, PersonId, TenantId, new_id
from zhaoshang.values.refusal import NOT_FOUND

ONCE = Once("key-1", "projectAdvance", "hash-1")


@pytest.fixture
async def fence(owner: asyncpg.Connection) -> Fence:
    tenant = await a_tenant(owner, "huaming")
    return Fence(DistrictId(DISTRICT), TenantId(tenant), PersonId(new_id()), Reach.OWN, Reach.OWN)


async def act(database: Database, fence: Fence, once: Once | None, outcome: object, *, pause: float = 0) -> object:
    """One operation: writes one event, and says what came of it."""
    with once_for(once):
        try:
            async with database.unit_of_work(fence, at=AT) as work:
                work.emit("done")
                await work.flush()
                await asyncio.sleep(pause)
                return await work.commit(outcome)
        except RepeatedError as repeated:
            return repeated.outcome


async def done(owner: asyncpg.Connection) -> int:
    number: int = await owner.fetchval("SELECT count(*) FROM app.outbox_event")
    return number


async def test_a_repeat_does_nothing_and_gets_the_first_outcome(
    database: Database, owner: asyncpg.Connection, fence: Fence
) -> None:
    first, second = new_id(), new_id()
    assert await act(database, fence, ONCE, first) == first
    assert await act(database, fence, ONCE, second) == first
    assert await done(owner) == 1


async def test_twins_at_the_same_moment_are_one(database: Database, owner: asyncpg.Connection, fence: Fence) -> None:
    wanted = [new_id() for _ in range(6)]
    came = await asyncio.gather(*(act(database, fence, ONCE, each, pause=0.05) for each in wanted))
    assert len(set(came)) == 1
    assert came[0] in wanted
    assert await done(owner) == 1


async def test_the_same_key_for_something_else_is_refused(
    database: Database, owner: asyncpg.Connection, fence: Fence
) -> None:
    await act(database, fence, ONCE, new_id())
    assert await act(database, fence, Once("key-1", "projectAdvance", "hash-2"), new_id()) == REUSED
    assert await done(owner) == 1


async def test_the_same_request_for_another_tenant_is_another_request(
    database: Database, owner: asyncpg.Connection, fence: Fence
) -> None:
    """``X-Tenant`` is not in the document: somebody with two jobs must not get one job's answer in the other."""
    other = TenantId(await a_tenant(owner, "xinli"))
    await act(database, fence, ONCE, new_id())
    acting = Fence(fence.district, other, fence.person, Reach.OWN, Reach.OWN)
    assert await act(database, acting, ONCE, new_id()) == REUSED
    assert await done(owner) == 1


async def test_another_field_person_or_key_is_another_request(
    database: Database, owner: asyncpg.Connection, fence: Fence
) -> None:
    somebody = Fence(fence.district, fence.tenant, PersonId(new_id()), Reach.OWN, Reach.OWN)
    for bound, once in (
        (fence, ONCE),
        (fence, Once("key-1", "second", "hash-1")),
        (fence, Once("key-2", "projectAdvance", "hash-1")),
        (somebody, ONCE),
    ):
        wanted = new_id()
        assert await act(database, bound, once, wanted) == wanted
    assert await done(owner) == 4


async def test_what_rolled_back_is_not_remembered(database: Database, owner: asyncpg.Connection, fence: Fence) -> None:
    with once_for(ONCE):
        async with database.unit_of_work(fence, at=AT) as work:
            work.emit("done")
            await work.flush()
    assert await done(owner) == 0
    wanted = new_id()
    assert await act(database, fence, ONCE, wanted) == wanted


async def test_a_twin_of_one_that_fails_takes_its_turn(
    database: Database, owner: asyncpg.Connection, fence: Fence
) -> None:
    begun = asyncio.Event()

    async def fail() -> None:
        with once_for(ONCE):
            async with database.unit_of_work(fence, at=AT):
                begun.set()
                await asyncio.sleep(0.1)
                raise ZeroDivisionError

    async def follow() -> object:
        await begun.wait()
        return await act(database, fence, ONCE, wanted)

    wanted = new_id()
    failed, came = await asyncio.gather(fail(), follow(), return_exceptions=True)
    assert isinstance(failed, ZeroDivisionError)
    assert came == wanted
    assert await done(owner) == 1


async def test_without_a_key_everything_is_done_each_time(
    database: Database, owner: asyncpg.Connection, fence: Fence
) -> None:
    for _ in range(2):
        await act(database, fence, None, new_id())
    assert await done(owner) == 2
    assert await owner.fetchval("SELECT count(*) FROM app.idempotent_outcome") == 0


async def test_nobody_sees_another_persons_outcomes(database: Database, fence: Fence) -> None:
    await act(database, fence, ONCE, NOT_FOUND)
    statement = "SELECT count(*)::text FROM app.idempotent_outcome"
    for reach in Reach:
        somebody = Fence(fence.district, fence.tenant, PersonId(new_id()), reach)
        assert await database.read(somebody, statement, ()) == b"0"
    assert await database.read(fence, statement, ()) == b"1"


async def test_a_key_is_no_sql(database: Database, fence: Fence) -> None:
    once = Once("'; DROP TABLE app.project; --", "a.0.b", "'")
    wanted: UUID = new_id()
    assert await act(database, fence, once, wanted) == wanted
    assert await act(database, fence, once, new_id()) == wanted
