"""One turn: a peer under load for some seconds, and what it cost whom."""

import pickle
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, Self

import orjson
import psutil

from bench.load import Line, Plan
from bench.peers.peer import Running
from bench.stage import ROOT, Stage


@dataclass(frozen=True, slots=True)
class Turn:
    """What was seen in one turn."""

    requests: int
    errors: int
    seconds: float
    p50: float
    """Milliseconds."""
    p99: float
    slowest: float
    server: float
    """Milliseconds of CPU of the server's process tree, a request."""
    postgres: float
    """Milliseconds of CPU of PostgreSQL, a request."""
    refused: int = 0
    """Requests that were told to come again."""
    first_error: str = ""

    @property
    def whole(self) -> float:
        """Both together."""
        return self.server + self.postgres

    @property
    def throughput(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


@dataclass(frozen=True, slots=True)
class Spread:
    """Several rounds of one number: the middle one, and how far they lie apart."""

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Self:
        """Of one value for each round."""
        return cls(median(values), min(values), max(values))


def ratios(one: Sequence[float], other: Sequence[float]) -> Spread:
    """How one compares with the other, round by round: what is slow in a round is slow for both."""
    return Spread.of([a / b for a, b in zip(one, other, strict=True)])


def spread(found: Spread) -> str:
    """A ratio with its least and most."""
    return f"{number(found.middle)} ({number(found.low)}–{number(found.high)})"


def number(value: float) -> str:
    """As it is told: three figures are more than two rounds agree on."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004  three figures


class PostgresClock:
    """The CPU of a PostgreSQL server: its living processes and those it has buried, parallel workers among them."""

    def __init__(self, stage: Stage) -> None:
        first = (stage.server.data / "postmaster.pid").read_text(encoding="utf-8").split("\n", maxsplit=1)[0]
        self._postmaster: Final = psutil.Process(int(first))

    def cpu(self) -> float:
        """Seconds so far."""
        total = 0.0
        for each in self._postmaster.children():
            try:
                times = each.cpu_times()
            except psutil.NoSuchProcess:  # it is among the buried now
                continue
            total += times.user + times.system
        own = self._postmaster.cpu_times()
        return total + own.children_user + own.children_system


def a_turn(  # noqa: PLR0913  how it is asked
    running: Running,
    postgres: PostgresClock,
    lines: list[Line],
    *,
    seconds: float,
    most: int | None = None,
    patient: float = 60.0,
) -> Turn:
    """Load a peer with these lines; the generator is a process whose CPU is not counted."""
    plan = Plan(running.port, lines, seconds, most)
    server, database = running.cpu(), postgres.cpu()
    printed = subprocess.run(
        [sys.executable, "-m", "bench.load"],
        input=pickle.dumps(plan),
        capture_output=True,
        cwd=ROOT,
        check=False,
        timeout=seconds + patient,
    )
    server, database = running.cpu() - server, postgres.cpu() - database
    if printed.returncode:
        raise RuntimeError(f"the load generator failed: {printed.stderr.decode(errors='replace')[-2000:]}")
    seen = orjson.loads(printed.stdout)
    many = max(1, seen["requests"])
    return Turn(
        requests=seen["requests"],
        errors=seen["errors"],
        seconds=seen["seconds"],
        p50=seen["p50"] * 1000,
        p99=seen["p99"] * 1000,
        slowest=seen["slowest"] * 1000,
        server=server * 1000 / many,
        postgres=database * 1000 / many,
        refused=seen["refused"],
        first_error=seen["first_error"],
    )
