"""More requests than places: reads wait in line and are refused in time; a write that waits holds up no read."""

import asyncio

import asyncpg
import pytest

from tests.support.crowding import ENTER, LEAD, READ, UPDATE
from tests.support.graphql import Graphql
from tests.support.pipeline import a_client
from tests.support.projects import Hall, open_hall
from zhaoshang.database.unit_of_work import Database
from zhaoshang.gateway.door import Door


@pytest.fixture
async def hall(database: Database, owner: asyncpg.Connection) -> Hall:
    return await open_hall(database, owner)


@pytest.fixture
def client(hall: Hall) -> Graphql:
    """A service with one place only, for which nobody waits longer than a moment."""
    return a_client(hall, door=Door(1, 0.3)).as_("officer@huaming")


async def _blocked(owner: asyncpg.Connection, many: int) -> None:
    """Wait until so many statements of the application's wait for a lock."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    async with asyncio.timeout(10):
        while await owner.fetchval(query) != many:
            await owner.execute("SELECT pg_stat_clear_snapshot()")
            await asyncio.sleep(0.01)


async def test_writes_that_wait_for_a_lock_hold_up_no_read(client: Graphql, owner: asyncpg.Connection) -> None:
    made = (await client.run(ENTER, {"input": LEAD})).data["projectCreate"]["project"]
    change = {"id": made["id"], "expectedVersion": made["version"]}
    async with owner.transaction():
        await owner.execute("SELECT 1 FROM app.project FOR UPDATE")
        writing = [
            asyncio.create_task(client.run(UPDATE, {"input": {**change, "name": f"第{each}稿"}})) for each in range(3)
        ]
        await _blocked(owner, 3)
        read = await client.run(READ)
        assert [each["version"] for each in read.data["projects"]["nodes"]] == [made["version"]]
    answers = [each.data["projectUpdate"] for each in await asyncio.gather(*writing)]
    assert sorted([error["code"] for error in each["errors"]] for each in answers) == [[], ["CONFLICT"], ["CONFLICT"]]


@pytest.mark.parametrize(
    ("language", "message"), [("zh", "系统繁忙，请稍后重试"), ("en", "Too many are asking at once")]
)
async def test_who_waits_outside_too_long_is_refused_and_nobody_is_forgotten(
    client: Graphql, owner: asyncpg.Connection, language: str, message: str
) -> None:
    asked = client.with_(**{"Accept-Language": language})
    async with owner.transaction():
        await owner.execute("LOCK TABLE app.project IN ACCESS EXCLUSIVE MODE")
        inside = asyncio.create_task(asked.run(READ))
        await _blocked(owner, 1)
        refused = await asked.run(READ)
        assert (refused.status, refused.response.headers["Retry-After"]) == (503, "1")
        (error,) = refused.errors
        assert error["extensions"]["code"] == "BUSY"
        assert error["message"].startswith(message)
        waiting = asyncio.create_task(asked.run(READ))
        await asyncio.sleep(0.05)
    for each in (await inside, await waiting, await asked.run(READ)):
        assert each.data["projects"]["nodes"] == []
