"""Reads that were asked lately, found again by the very bytes that asked: a dashboard sends the same ones all day."""

from collections import OrderedDict
from typing import Final

from zhaoshang.gateway.execution import Operation

LONGEST_BODY: Final = 8_192
REMEMBERED_BODIES: Final = 2_000
REMEMBERED_BYTES: Final = 500_000
"""A body says its document, too, so no more documents are held by this than by ``Documents`` itself."""


class Remembered:
    """What a body asked: parsed, within the limits, its variables coerced; nothing of who asks, or when."""

    def __init__(self) -> None:
        self._known: Final[OrderedDict[bytes, Operation]] = OrderedDict()
        self._bytes = 0

    def get(self, body: bytes) -> Operation | None:
        """The operation this body asked for."""
        found = self._known.get(body)
        if found is not None:
            self._known.move_to_end(body)
        return found

    def keep(self, body: bytes, operation: Operation) -> None:
        """Remember what a body asked, if it is a read of ordinary length: of what is written nothing is kept."""
        if operation.definition.writes or len(body) > LONGEST_BODY or body in self._known:
            return
        self._known[body] = operation
        self._bytes += len(body)
        while len(self._known) > REMEMBERED_BODIES or self._bytes > REMEMBERED_BYTES:
            self._bytes -= len(self._known.popitem(last=False)[0])

    def __len__(self) -> int:
        return len(self._known)
