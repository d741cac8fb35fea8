"""Who waits unread is read as the line at the door grows short, and no sooner."""

import asyncio

from zhaoshang.gateway.connections import ENOUGH, Unread
from zhaoshang.gateway.door import Door, Place


class Asking:
    """Requests that take their turn at the door when they are read, in the order they were; strangers never do."""

    def __init__(self, wait_seconds: float) -> None:
        self.door = Door(1, wait_seconds)
        self.unread = Unread(self.door)
        self.read: list[str] = []
        self.tasks: list[asyncio.Task[Place]] = []

    def come(self, name: str) -> None:
        """Somebody who needs a place."""
        if self.unread.must_wait:
            self.unread.wait(lambda: self._look(name))
        else:
            self._look(name)

    def come_in_vain(self, name: str) -> None:
        """Somebody who is refused when read."""
        self.unread.wait(lambda: self.read.append(name))

    def _look(self, name: str) -> None:
        self.read.append(name)
        self.tasks.append(asyncio.create_task(self.door.place_in_turn()))

    def close(self) -> None:
        for each in self.tasks:
            each.cancel()


async def settled() -> None:
    """Let everything happen that is about to."""
    for _ in range(50):
        await asyncio.sleep(0)


async def test_for_each_who_leaves_one_more_is_read() -> None:
    asking = Asking(wait_seconds=20)
    inside = asking.door.place()
    assert inside is not None
    names = [f"read-{number}" for number in range(ENOUGH + 4)]
    for name in names:
        asking.come(name)
        await settled()
    assert asking.read == names[:ENOUGH]
    inside.leave()
    await settled()
    assert asking.read == names[: ENOUGH + 1]
    asking.tasks[0].result().leave()
    await settled()
    assert asking.read == names[: ENOUGH + 2]
    assert asking.unread.must_wait
    asking.close()


async def test_who_is_refused_takes_nobodys_turn() -> None:
    asking = Asking(wait_seconds=20)
    inside = asking.door.place()
    assert inside is not None
    for number in range(ENOUGH):
        asking.come(f"read-{number}")
    await settled()
    for number in range(3 * ENOUGH):
        asking.come_in_vain(f"stranger-{number}")
    for number in range(2):
        asking.come(f"last-{number}")
    inside.leave()
    await settled()
    assert asking.read[-1] == "last-0"
    assert asking.door.waiting == ENOUGH
    asking.close()


async def test_who_waited_long_enough_is_read_whoever_is_in_line() -> None:
    asking = Asking(wait_seconds=0.1)
    assert asking.door.place() is not None
    asking.come_in_vain("first")
    await asyncio.sleep(0.05)
    asking.come_in_vain("second")
    await asyncio.sleep(0.07)
    assert asking.read == ["first"]
    await asyncio.sleep(0.1)
    assert asking.read == ["first", "second"]
