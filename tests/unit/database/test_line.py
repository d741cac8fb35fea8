"""A line: who comes first is served first, and nobody waits longer than they may, wherever they waited before."""

import asyncio

import pytest

from zhaoshang.database.engine import DatabaseBusyError
from zhaoshang.database.line import Line


def a_line(seconds: float) -> Line[str]:
    return Line(seconds, lambda _: None)


async def test_who_comes_first_is_served_first() -> None:
    line = a_line(20)
    first, second = asyncio.create_task(line.wait()), asyncio.create_task(line.wait(5))
    await asyncio.sleep(0)
    assert len(line) == 2
    assert line.hand_on("one")
    assert line.hand_on("two")
    assert not line.hand_on("three")
    assert (await first, await second) == ("one", "two")


async def test_who_waited_elsewhere_waits_for_the_rest_of_the_time_only() -> None:
    line = a_line(20)
    first, second = asyncio.create_task(line.wait()), asyncio.create_task(line.wait(19.9))
    async with asyncio.timeout(10):
        with pytest.raises(DatabaseBusyError):
            await second
    assert not first.done()
    assert len(line) == 1
    assert line.hand_on("one")
    assert await first == "one"


async def test_who_waited_long_enough_elsewhere_does_not_wait_at_all() -> None:
    line = a_line(20)
    with pytest.raises(DatabaseBusyError):
        await line.wait(20)
    assert len(line) == 0


async def test_who_gave_up_is_passed_over() -> None:
    line = a_line(0.2)
    first, second = asyncio.create_task(line.wait()), asyncio.create_task(line.wait())
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.sleep(0)
    assert line.hand_on("one")
    assert await second == "one"
    late = asyncio.create_task(line.wait())
    with pytest.raises(DatabaseBusyError):
        await late
    assert not line.hand_on("two")
