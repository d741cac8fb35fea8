"""Read connections stay at hand between reads, and nothing that goes wrong with one costs another reader a turn."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from tests.support.database import as_login
from zhaoshang.database.engine import DatabaseBusyError
from zhaoshang.database.fence import Binding
from zhaoshang.database.readers import Readers, open_readers

PID = "SELECT pg_backend_pid()"


@pytest.fixture
async def readers(owner: asyncpg.Connection, database_url: Any) -> AsyncIterator[Readers]:
    """Two connections at most."""
    assert owner
    async with open_readers(as_login(database_url), size=2, wait_seconds=1, binding=Binding.STATEMENT) as readers:
        yield readers


async def _pid(readers: Readers) -> int:
    async with readers.turn() as connection:
        pid: int = await connection.fetchval(PID)
        return pid


async def test_the_one_used_last_is_used_first(readers: Readers) -> None:
    async with readers.turn() as first, readers.turn() as second:
        pids = [await each.fetchval(PID) for each in (first, second)]
    assert {await _pid(readers) for _ in range(5)} == {pids[0]}


async def test_there_are_never_more_than_its_size(readers: Readers) -> None:
    together = 0
    most = 0

    async def use() -> None:
        nonlocal together, most
        async with readers.turn() as connection:
            together += 1
            most = max(most, together)
            await connection.fetchval("SELECT pg_sleep(0.001)")
            together -= 1

    await asyncio.gather(*(use() for _ in range(50)))
    assert most == 2


async def test_after_an_error_the_turn_goes_to_whoever_waits(readers: Readers) -> None:
    async def fail() -> None:
        with pytest.raises(asyncpg.DivisionByZeroError):
            async with readers.turn() as connection:
                await connection.fetchval("SELECT 1/0")

    await asyncio.gather(*(fail() for _ in range(10)))
    assert await _pid(readers) > 0


async def test_whoever_leaves_while_waiting_costs_nobody_a_turn(readers: Readers) -> None:
    async with readers.turn(), readers.turn():
        leaving = [asyncio.create_task(_pid(readers)) for _ in range(3)]
        staying = asyncio.create_task(_pid(readers))
        await asyncio.sleep(0.01)
        for each in leaving[:2]:
            each.cancel()
        await asyncio.sleep(0)
    # Handed its connection and cancelled in the same turn of the loop.
    leaving[2].cancel()
    assert await staying > 0
    gone = await asyncio.gather(*leaving, return_exceptions=True)
    assert all(isinstance(each, asyncio.CancelledError) for each in gone)
    async with readers.turn(), readers.turn():
        pass


async def test_who_waits_too_long_is_told_so(readers: Readers) -> None:
    async with readers.turn(), readers.turn():
        with pytest.raises(DatabaseBusyError):
            await _pid(readers)
    assert await _pid(readers) > 0


async def test_what_nobody_used_goes_back_to_the_pool(readers: Readers) -> None:
    async with readers.turn(), readers.turn():
        pass
    readers.give_unused_back()
    pool: Any = readers._pool
    assert pool.get_idle_size() == 0  # both were used since they were last looked at
    used = await _pid(readers)
    readers.give_unused_back()
    await asyncio.gather(*readers._leaving)
    assert pool.get_idle_size() == 1
    assert await _pid(readers) == used
    async with readers.turn(), readers.turn():
        pass


async def test_closed_while_used_it_waits_for_the_use(owner: asyncpg.Connection, database_url: Any) -> None:
    assert owner
    used = asyncio.Event()

    async def use(readers: Readers) -> int:
        async with readers.turn() as connection:
            used.set()
            await connection.fetchval("SELECT pg_sleep(0.05)")
            pid: int = await connection.fetchval(PID)
            return pid

    async with open_readers(as_login(database_url), size=2, wait_seconds=1, binding=Binding.STATEMENT) as readers:
        using = asyncio.create_task(use(readers))
        await used.wait()
    assert await using > 0
