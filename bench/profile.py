"""``make bench PART=profile``: where the time of each work goes, in Python by sampling and in PostgreSQL by its plan.

Writes ``docs/performance/profile.md`` (with ``QUICK=1`` below ``.bench``). It compares nothing and always ends with 0.
"""

import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from bench.dialects import document
from bench.load import Line
from bench.measure import PostgresClock, Turn, a_turn
from bench.peers.ours.peer import OURS
from bench.peers.peer import Running, started
from bench.prepare import prepare
from bench.report import machine
from bench.results import QUICK, SIZE
from bench.stage import KEPT, ROOT, Stage, open_stage
from bench.works import READER, WORKS, Scene, a_scene, lines_of
from tests.support.reading import Reading
from tests.support.recording import explained
from zhaoshang.database.unit_of_work import Database

REPORT: Final = KEPT / "profile-quick.md" if QUICK else ROOT / "docs" / "performance" / "profile.md"
CLIENTS: Final = 16
SECONDS: Final = 1.0 if QUICK else 12.0
WARM_SECONDS: Final = 0.5 if QUICK else 2.0
A_SECOND: Final = 500
"""Samples."""
SPY: Final = KEPT / "venv" / "bin" / "py-spy"
LONGEST: Final = 12
"""Functions listed of each work."""
LEAST: Final = 0.01
"""Parts of the time that are told."""
WIDTH: Final = 150
LAYERS: Final = (
    ("the web server (uvicorn), with sending", r"uvicorn/"),
    ("Starlette", r"starlette/"),
    ("the driver (asyncpg), with sending", r"asyncpg/"),
    ("SQLAlchemy", r"sqlalchemy/"),
    ("graphql-core and Strawberry", r"graphql/|strawberry/"),
    ("gateway", r"zhaoshang/gateway/"),
    ("read model", r"zhaoshang/readmodel/"),
    ("database", r"zhaoshang/database/"),
    ("rooms and authorization", r"zhaoshang/"),
    ("logging", r"logging/"),
)
OTHERS: Final = "Python's own library and the event loop"
_PLACE: Final = re.compile(r"(?P<name>.+) \((?P<file>[^)]*?)(?::\d+)?\)")


async def main() -> int:
    """Sample each work, and explain each read."""
    prepare()
    async with open_stage(SIZE) as stage:
        sections = [_ground(stage)]
        scene, postgres = await a_scene(stage), PostgresClock(stage)
        plans = await _plans(stage, scene)
        with started(OURS, stage) as running:
            for name, work in WORKS.items():
                if name in {"deep", "mix"}:
                    continue
                a_turn(running, postgres, await lines_of(scene, OURS, work, CLIENTS), seconds=WARM_SECONDS)
                stacks, turn = _sampled(running, postgres, await lines_of(scene, OURS, work, CLIENTS))
                sections.append(_section(work.title, turn, stacks, plans.get(name)))
                print(
                    f"{name:10} {turn.server:.2f} ms of the service, {turn.postgres:.2f} ms of PostgreSQL", flush=True
                )
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text("\n\n".join(sections) + "\n", encoding="utf-8")
    print(f"written: {REPORT.relative_to(ROOT)}")
    return 0


def _ground(stage: Stage) -> str:
    on = machine(stage)
    return (
        "# Where time goes\n\n`make bench PART=profile` writes this page: what the service is doing while"
        f" {CLIENTS} clients ask one kind of question, looked at {A_SECOND} times a second by py-spy, and how"
        " PostgreSQL runs the statement behind it. Waiting for something to do is left out; sending counts in full,"
        " also while the kernel gives the processor to who is sent to, so it looks larger than it is.\n\n"
        f"{on['at']}; {on['cpu']}, {on['cores']} cores; Python {on['python']}; {on['projects']} projects; load when it"
        f" began: {on['load']}. What follows from it is told in [the ADRs](../adr/README.md) 0021 to 0029."
    )


def _sampled(running: Running, postgres: PostgresClock, lines: list[Line]) -> tuple[Counter[tuple[str, ...]], Turn]:
    """The stacks that were seen while the service was busy, innermost last, and the turn they were seen in."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "stacks"
        options = ("--rate", str(A_SECOND), "--duration", f"{SECONDS:.0f}", "--format", "raw", "--output", str(found))
        spy = subprocess.Popen(  # noqa: S603  a tool of the bench's own environment
            [str(SPY), "record", "--pid", str(running.process.pid), *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        turn = a_turn(running, postgres, lines, seconds=SECONDS + 2)
        if spy.wait(timeout=60):
            raise RuntimeError("py-spy could not look into the service: it needs the right to trace processes")
        return _stacks(found.read_text(encoding="utf-8").splitlines()), turn


def _stacks(lines: Iterable[str]) -> Counter[tuple[str, ...]]:
    stacks: Counter[tuple[str, ...]] = Counter()
    for line in lines:
        frames, _, times = line.rpartition(" ")
        stack = tuple(frames.split(";"))
        # uvloop waits inside its own code: the runner's frame is innermost then.
        if not stack[-1].startswith(("Runner.run", "run (")):
            stacks[stack] += int(times)
    return stacks


def _section(title: str, turn: Turn, stacks: Counter[tuple[str, ...]], plan: str | None) -> str:
    total = max(1, stacks.total())
    layers: Counter[str] = Counter()
    functions: Counter[str] = Counter()
    for stack, times in stacks.items():
        layers[_layer(stack[-1])] += times
        for each in {_function(frame) for frame in stack if _is_ours(frame)}:
            functions[each] += times
    cost = f"{turn.server:.2f} ms of the service's CPU and {turn.postgres:.2f} ms of PostgreSQL's"
    lines = [
        f"## {title}",
        f"{cost} for each of {turn.requests} requests.",
        _table(("itself", "of the time"), layers.most_common(), total),
        _table(("with all below it", "of the time"), functions.most_common(LONGEST), total),
    ]
    if plan is not None:
        lines.append(f"<details><summary>How PostgreSQL runs it</summary>\n\n```\n{plan}\n```\n\n</details>")
    return "\n\n".join(lines)


def _table(head: tuple[str, str], rows: Sequence[tuple[str, int]], total: int) -> str:
    lines = [f"| {head[0]} | {head[1]} |", "|---|---|"]
    lines += [f"| {name} | {times / total:.0%} |" for name, times in rows if times / total >= LEAST]
    return "\n".join(lines)


def _layer(frame: str) -> str:
    found = _PLACE.fullmatch(frame)
    file = found["file"] if found else frame
    return next((title for title, pattern in LAYERS if re.match(pattern, file)), OTHERS)


def _is_ours(frame: str) -> bool:
    found = _PLACE.fullmatch(frame)
    return found is not None and found["file"].startswith("zhaoshang/") and "/cli/" not in found["file"]


def _function(frame: str) -> str:
    found = _PLACE.fullmatch(frame)
    return f"`{found['name']}` in `{found['file'].removeprefix('zhaoshang/')}`" if found else frame


async def _plans(stage: Stage, scene: Scene) -> dict[str, str]:
    """How the reads are run, as their readers' connections run them once their statements are known."""
    plans = {}
    async with Database.connect(stage.login_url, size=2) as database:
        reading = Reading(database, stage.owner_url)
        actor = await reading.actor(READER)
        for name in ("point", "page", "dashboard", "search"):
            ask = WORKS[name].asks(scene, OURS)[0]
            compiled, values = reading.compiled(actor, document("house", name), ask.variables)
            async with database._reads.turn() as reader:  # noqa: SLF001  as the service's own readers run it
                lines = await explained(reader, actor.fence(), compiled.sql, values, "ANALYZE, BUFFERS")
            plans[name] = "\n".join(line[:WIDTH] for line in lines)
    return plans
