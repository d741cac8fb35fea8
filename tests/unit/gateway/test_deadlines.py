"""Timeouts that share one timer expire as asyncio's own do, and those that are left do not."""

import asyncio

import pytest

from zhaoshang.gateway.deadlines import LOOK_EVERY_SECONDS, Deadlines


async def _slept(deadlines: Deadlines, seconds: float) -> None:
    async with asyncio.timeout(None) as limit:
        deadlines.set(limit, 0.01)
        await asyncio.sleep(seconds)
        deadlines.forget(limit)


async def test_a_request_ends_soon_after_its_time() -> None:
    deadlines, loop = Deadlines(), asyncio.get_running_loop()
    begun = loop.time()
    with pytest.raises(TimeoutError):
        await _slept(deadlines, 10)
    assert loop.time() - begun < 0.01 + 4 * LOOK_EVERY_SECONDS
    assert asyncio.current_task().cancelling() == 0  # type: ignore[union-attr]  # a test is a task


async def test_what_is_set_later_counts() -> None:
    deadlines = Deadlines()
    async with asyncio.timeout(None) as limit:
        deadlines.set(limit, 0.01)
        deadlines.set(limit, 10)
        await asyncio.sleep(3 * LOOK_EVERY_SECONDS)
        deadlines.forget(limit)


async def test_who_is_being_told_is_not_told_again_and_others_still_are() -> None:
    deadlines = Deadlines()

    async def late() -> None:
        async with asyncio.timeout(None) as limit:
            deadlines.set(limit, 0.01)
            try:
                await asyncio.sleep(10)
            finally:
                deadlines.set(limit, 0.01)
                await asyncio.sleep(2 * LOOK_EVERY_SECONDS)

    with pytest.raises(TimeoutError):
        await late()
    with pytest.raises(TimeoutError):
        await _slept(deadlines, 10)


async def test_who_left_in_time_is_not_interrupted_later() -> None:
    deadlines = Deadlines()
    await _slept(deadlines, 0)
    await asyncio.sleep(2 * LOOK_EVERY_SECONDS)


async def test_each_is_interrupted_for_itself() -> None:
    deadlines = Deadlines()

    async def one(seconds: float) -> str:
        try:
            async with asyncio.timeout(None) as limit:
                deadlines.set(limit, seconds)
                await asyncio.sleep(2 * LOOK_EVERY_SECONDS)
                deadlines.forget(limit)
        except TimeoutError:
            return "late"
        return "in time"

    assert await asyncio.gather(*(one(seconds) for seconds in (0.01, 10, 0.02, 10))) == [
        "late",
        "in time",
        "late",
        "in time",
    ]
