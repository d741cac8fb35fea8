"""So many are let in at once, the others in the order they came; whoever leaves or gives up costs nobody a place."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from zhaoshang.database.engine import DatabaseBusyError
from zhaoshang.gateway.door import Door, Place


async def a_place(door: Door) -> Place:
    """As the gateway asks for one."""
    return door.place() or await door.place_in_turn()


@asynccontextmanager
async def full(door: Door, places: int = 2) -> AsyncIterator[list[asyncio.Event]]:
    """A door all of whose places are taken, each until its event is set."""
    leaving = [asyncio.Event() for _ in range(places)]

    async def stay(until: asyncio.Event) -> None:
        with await a_place(door):
            await until.wait()

    async with asyncio.TaskGroup() as inside:
        for each in leaving:
            inside.create_task(stay(each))
        await asyncio.sleep(0)
        yield leaving
        for each in leaving:
            each.set()


async def test_who_comes_first_is_let_in_first() -> None:
    door, order = Door(2, 1.0), list[int]()

    async def come(number: int) -> None:
        with await a_place(door):
            order.append(number)
            await asyncio.sleep(0)

    async with full(door) as leaving, asyncio.TaskGroup() as coming:
        for number in range(5):
            coming.create_task(come(number))
        await asyncio.sleep(0.01)
        assert order == []
        leaving[0].set()
    assert order == [0, 1, 2, 3, 4]


async def test_there_are_never_more_inside_than_places() -> None:
    door, inside, most = Door(3, 1.0), 0, 0

    async def come() -> None:
        nonlocal inside, most
        with await a_place(door):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.001)
            inside -= 1

    await asyncio.gather(*(come() for _ in range(20)))
    assert most == 3


async def test_who_waits_too_long_is_told_so_and_the_place_is_not_lost() -> None:
    door = Door(1, 0.02)
    async with full(door, 1):
        with pytest.raises(DatabaseBusyError):
            await a_place(door)
    with await a_place(door):
        pass


async def test_who_left_early_leaves_no_second_place() -> None:
    door = Door(1, 0.02)
    with await a_place(door) as place:
        place.leave()
        with await a_place(door), pytest.raises(DatabaseBusyError):
            await a_place(door)
    with await a_place(door), pytest.raises(DatabaseBusyError):
        await a_place(door)


async def test_a_place_given_to_somebody_who_is_told_to_stop_goes_on_to_the_next() -> None:
    door = Door(1, 1.0)
    async with full(door, 1) as leaving:
        stopping = asyncio.create_task(a_place(door))
        staying = asyncio.create_task(a_place(door))
        await asyncio.sleep(0.01)
        leaving[0].set()
        await asyncio.sleep(0)
        stopping.cancel()  # in the turn of the loop in which it was let in
        (await staying).leave()
    with pytest.raises(asyncio.CancelledError):
        await stopping


async def test_an_error_inside_leaves_the_place_to_others() -> None:
    door = Door(1, 0.02)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), await a_place(door):
            raise ZeroDivisionError
