"""The load generator: so many connections, each asking again as soon as it was answered. Its CPU is nobody's.

Runs as a process of its own (``python -m bench.load``), takes a plan from its standard input and prints what it saw.
Every answer is read whole and looked at, so that an error is never counted as speed.
"""

import asyncio
import pickle
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from time import perf_counter
from typing import Final, cast

import orjson
import uvloop

NUMBER: Final = b"@@"
"""Stands in a body for a number that grows with every request of its connection."""

WENT_WRONG: Final = b'"errors":[{'
BUSY: Final = b'"BUSY"'
"""The code of a refusal that asks to come again; it is counted apart."""


@dataclass(frozen=True, slots=True)
class Request:
    """One kind of request; ``head`` has no Content-Length yet."""

    head: bytes
    body: bytes

    def written(self, number: int) -> bytes:
        """As it goes out."""
        body = self.body.replace(NUMBER, b"%d" % number) if NUMBER in self.body else self.body
        return b"%sContent-Length: %d\r\n\r\n%s" % (self.head, len(body), body)


@dataclass(frozen=True, slots=True)
class Line:
    """What one connection asks, over and over, and the number it begins with."""

    requests: list[Request]
    number: int = 0
    once: bool = False
    """Whether each request is sent once only; the connection is done after the last."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A turn: one line for each connection, until the time is over or enough was asked."""

    port: int
    lines: list[Line]
    seconds: float
    most: int | None = None
    """No more requests than this, over all connections."""


@dataclass(slots=True)
class Seen:
    """What came of a turn."""

    requests: int = 0
    errors: int = 0
    refused: int = 0
    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    """Seconds from the first byte sent to the last received, sorted."""
    first_error: str = ""
    bytes: int = 0


def percentile(ordered: Sequence[float], part: float) -> float:
    """The value below which that part of an ordered list lies, by nearest rank; nothing for an empty one."""
    if not ordered:
        return 0.0
    rank = -(-len(ordered) * part // 1)  # rounded up
    return ordered[min(len(ordered), max(1, int(rank))) - 1]


class Connection(asyncio.Protocol):
    """One connection of the plan."""

    def __init__(self, turn: "Turn", line: Line) -> None:
        self._turn, self._line = turn, line
        self._number, self._at, self._once = line.number, 0, line.once
        self._buffer = bytearray()
        self._wanted = -1
        self._begun = 0.0
        self._transport: asyncio.Transport
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask at once."""
        self._transport = cast("asyncio.Transport", transport)
        self._ask()

    def _ask(self) -> None:
        if (self._once and self._at == len(self._line.requests)) or not self._turn.may_ask():
            self._transport.close()
            return
        request = self._line.requests[self._at % len(self._line.requests)]
        self._at += 1
        self._begun = perf_counter()
        self._transport.write(request.written(self._number))
        self._number += 1

    def data_received(self, data: bytes) -> None:
        """Take what came; a whole answer is looked at, and the next question goes out."""
        self._buffer += data
        if self._wanted < 0:
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            head = bytes(self._buffer[:end]).lower()
            at = head.find(b"content-length:")
            if at < 0:
                raise RuntimeError("an answer without Content-Length")
            self._wanted = end + 4 + int(head[at + 15 :].split(b"\r\n", 1)[0])
        if len(self._buffer) < self._wanted:
            return
        answer = bytes(self._buffer[: self._wanted])
        del self._buffer[: self._wanted]
        self._wanted = -1
        self._turn.answered(answer, perf_counter() - self._begun)
        self._ask()

    def connection_lost(self, exc: Exception | None) -> None:
        """The end of this connection; before its time, that is an error."""
        if exc is not None or self._wanted >= 0:
            self._turn.failed(f"connection lost: {exc}")
        if not self.done.done():
            self.done.set_result(None)


class Turn:
    """All connections together."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._until = perf_counter() + plan.seconds
        self._left = plan.most if plan.most is not None else sys.maxsize
        self.seen = Seen()

    def may_ask(self) -> bool:
        """Whether there is time and need for one request more."""
        if self._left <= 0 or perf_counter() >= self._until:
            return False
        self._left -= 1
        return True

    def answered(self, answer: bytes, seconds: float) -> None:
        """Count an answer."""
        self.seen.requests += 1
        self.seen.bytes += len(answer)
        self.seen.latencies.append(seconds)
        if answer.startswith(b"HTTP/1.1 503") and BUSY in answer:
            self.seen.refused += 1
        elif not answer.startswith(b"HTTP/1.1 200") or WENT_WRONG in answer:
            self.failed(answer[-600:].decode(errors="replace"))

    def failed(self, why: str) -> None:
        """Count what went wrong."""
        self.seen.errors += 1
        self.seen.first_error = self.seen.first_error or why

    async def run(self) -> Seen:
        """Ask until it is over; what is on its way is waited for."""
        loop, begun = asyncio.get_running_loop(), perf_counter()
        self._until = begun + self._plan.seconds
        connections = []
        for line in self._plan.lines:
            _, made = await loop.create_connection(
                lambda line=line: Connection(self, line),  # type: ignore[misc]  # mypy knows no default of a lambda
                "127.0.0.1",
                self._plan.port,
            )
            connections.append(made)
        await asyncio.gather(*(each.done for each in connections))
        self.seen.seconds = perf_counter() - begun
        self.seen.latencies.sort()
        return self.seen


def main() -> None:
    """Run the plan on standard input."""
    plan: Plan = pickle.loads(sys.stdin.buffer.read())  # noqa: S301  our own parent wrote it
    seen = asdict(uvloop.run(Turn(plan).run()))
    ordered = seen.pop("latencies")
    # Only what is told of them: all of them would be more than a pipe holds at once.
    seen |= {"p50": percentile(ordered, 0.5), "p99": percentile(ordered, 0.99), "slowest": percentile(ordered, 1.0)}
    sys.stdout.buffer.write(orjson.dumps(seen))


if __name__ == "__main__":
    main()
