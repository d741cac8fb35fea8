"""What is measured: a server that is started, asked, and stopped, whatever it is made of."""

import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import Final

import psutil

from bench.stage import KEPT, ROOT, Stage
from zhaoshang.demo.issuer import ISSUER

POOL: Final = 10
"""Connections to PostgreSQL: what the service takes by itself, and every peer the same."""

STARTS_WITHIN_SECONDS: Final = 90.0


@dataclass(frozen=True, slots=True)
class Command:
    """How a peer is started."""

    arguments: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path = ROOT


@dataclass(frozen=True, slots=True)
class Peer:
    """A peer before it runs."""

    name: str
    title: str
    dialect: str
    """The folder of ``bench/documents`` it understands."""
    command: Callable[[Stage, int], Command]
    version: Callable[[], str]
    works: frozenset[str] | None = None
    """The only works it does; ``None`` for all."""
    by_hash: bool = False
    """Whether it is asked by a document's hash."""

    def does(self, work: str) -> bool:
        """Whether it takes part in a work."""
        return self.works is None or work in self.works


@dataclass(frozen=True, slots=True)
class Running:
    """A peer that answers at a port."""

    peer: Peer
    port: int
    process: psutil.Process

    def cpu(self) -> float:
        """Seconds of CPU of its whole process tree so far."""
        tree = [self.process, *self.process.children(recursive=True)]
        return sum(times.user + times.system for times in (each.cpu_times() for each in tree))

    def memory(self) -> int:
        """Bytes in memory of its whole process tree."""
        tree = [self.process, *self.process.children(recursive=True)]
        return sum(int(each.memory_info().rss) for each in tree)


@contextmanager
def started(peer: Peer, stage: Stage) -> Iterator[Running]:
    """A running peer; stopped when left. Raises ``RuntimeError`` when it does not come up."""
    port = free_port()
    command = peer.command(stage, port)
    logs = KEPT / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    log = logs / f"{peer.name}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603  our own servers, no shell
            command.arguments,
            env={**os.environ, **command.environment},
            cwd=command.folder,
            stdout=out,
            stderr=out,
            stdin=subprocess.DEVNULL,
        )
    try:
        _await(process, port, log)
        yield Running(peer, port, psutil.Process(process.pid))
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = monotonic() + STARTS_WITHIN_SECONDS
    while monotonic() < until:
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.1)
    raise RuntimeError(f"a peer did not start:\n{log.read_text(errors='replace')[-2000:]}")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def common(stage: Stage, port: int) -> dict[str, str]:
    """What every foreign peer is told: where the database is, and what checks tokens."""
    return {
        "BENCH_SOCKET": str(stage.folder),
        "BENCH_DATABASE": stage.database,
        "BENCH_PORT": str(port),
        "BENCH_KEY": stage.public_key(),
        "BENCH_ISSUER": ISSUER,
        "BENCH_AUDIENCE": stage.settings.oidc_audience,
        "BENCH_POOL": str(POOL),
        "BENCH_STATEMENTS": str(KEPT / "floor.json"),
    }


def uvicorn(app: str) -> Callable[[Stage, int], Command]:
    """A Python peer under uvicorn as ours is: uvloop, httptools, one process, no access log."""

    def command(stage: Stage, port: int) -> Command:
        python = str(KEPT / "venv" / "bin" / "python")
        options = ("--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "warning")
        return Command(
            (python, "-m", "uvicorn", app, "--host", "127.0.0.1", "--port", str(port), *options),
            {**common(stage, port), "PYTHONPATH": str(ROOT)},
        )

    return command


def installed(*packages: str) -> Callable[[], str]:
    """The versions of Python packages a peer is made of."""

    def version() -> str:
        asked = "import sys; from importlib.metadata import version as v; print(*(f'{p} {v(p)}' for p in sys.argv[1:]))"
        python = str(KEPT / "venv" / "bin" / "python")
        printed = subprocess.run(  # noqa: S603  as above
            [python, "-c", asked, *packages], capture_output=True, text=True, check=True
        )
        words = printed.stdout.split()
        return ", ".join(" ".join(pair) for pair in zip(words[::2], words[1::2], strict=True))

    return version
