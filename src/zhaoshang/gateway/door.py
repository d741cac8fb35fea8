"""How many requests are looked at at once; the others wait outside (ADR 0028)."""

from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

from zhaoshang.database.line import Line


class Door:
    """Lets as many requests in as there are connections to read with: one more would wait for one all the same.

    Who waits outside is a few kilobytes; who was looked at and waits inside is out of the processor's caches when its
    turn comes. Whoever was let in leaves (``with place:``), however that ends.
    """

    def __init__(self, places: int, wait_seconds: float) -> None:
        """``wait_seconds`` bounds how long anybody waits outside."""
        self.wait_seconds: Final = wait_seconds
        self._free = places
        self.when_one_leaves: Callable[[], None] | None = None
        """Called then, after the next one was let in."""
        self._line: Final[Line[None]] = Line(wait_seconds, self._hand_on)

    def place(self) -> "Place | None":
        """A place inside, if one is free: most of the time one is, and nobody has to wait for it to be told so."""
        if not self._free:
            return None
        self._free -= 1
        return Place(self)

    @property
    def waiting(self) -> int:
        """How many wait outside; as long as somebody does, all places are taken."""
        return len(self._line)

    async def place_in_turn(self, waited: float = 0.0) -> "Place":
        """The next place that comes free. Raises ``DatabaseBusyError`` when none does in time.

        Who ``waited`` some seconds before it came here waits that much shorter.
        """
        await self._line.wait(waited)
        return Place(self)

    def leave(self) -> None:
        """Let the next one in."""
        self._hand_on(None)
        if self.when_one_leaves is not None:
            self.when_one_leaves()

    def _hand_on(self, place: None) -> None:
        if not self._line.hand_on(place):
            self._free += 1


class Place:
    """One request's place inside."""

    __slots__ = ("_door",)

    def __init__(self, door: Door) -> None:
        self._door: Door | None = door

    def __enter__(self) -> Self:
        """It was given already."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Leave, wherever the request did not leave before."""
        self.leave()

    def leave(self) -> None:
        """Go on outside: what waits for something else than a read must not keep reads waiting."""
        if self._door is not None:
            door, self._door = self._door, None
            door.leave()
