"""``make bench PART=clients``: 16, 64 and 256 clients at once, and what becomes of more work than there is room for.

Ends with 1 when throughput falls with the number of clients, when anything but a coded refusal goes wrong, when memory
grows with the number of clients by more than its bound, or when anybody waits for ever: while a lock holds every
connection of the pool, who comes queues, is refused with a code after a while, and is served again when it is gone.
The floor takes turns with the service, to tell what the machine and the load generator themselves lose; both are
started anew for each round, as processes of the same code differ by a tenth, and every other round begins with the most
clients, as the machine may be slower at its end.
"""

import asyncio
from collections.abc import Sequence
from typing import Final

from bench.measure import PostgresClock, a_turn, spread
from bench.peers.floor.peer import FLOOR
from bench.peers.floor.statements import write_statements
from bench.peers.ours.peer import OURS
from bench.peers.peer import Running, started
from bench.prepare import prepare_python
from bench.report import write_report
from bench.results import QUICK, SIZE, Found, floor_of, left_of
from bench.stage import open_stage
from bench.works import WORKS, Scene, a_scene, lines_of

CLIENTS: Final = (16, 64, 256)
LOADED: Final = ("point", "page")
SECONDS: Final = 0.5 if QUICK else 3.0
WARM_SECONDS: Final = 0.5 if QUICK else 2.0
ROUNDS: Final = 1 if QUICK else 9
LEAST: Final = 0.85
"""Of the throughput of the fewest clients, so much must be left with more: rounds differ by that much anyway."""

MOST_GROWTH: Final = 200_000_000
"""Bytes of memory that the most clients may cost."""

LONGEST_WAIT: Final = 15.0 + 5.0
"""Seconds: the deadline of an operation and the wait for a connection; nobody waits longer for an answer."""

HELD_SECONDS: Final = 8.0
"""Longer than anybody waits for a connection, shorter than the deadline of an operation that has one."""


async def main() -> int:
    """Load the service more and more."""
    prepare_python()
    found, kept = Found(), True
    grown: dict[str, list[int]] = {name: [] for name in LOADED}
    async with open_stage(SIZE) as stage:
        await write_statements(stage)
        scene, postgres = await a_scene(stage), PostgresClock(stage)
        for turn in range(ROUNDS):
            order = CLIENTS if turn % 2 == 0 else CLIENTS[::-1]
            with started(OURS, stage) as running:
                for name in LOADED:
                    grown[name].append(await _loaded(found, scene, running, postgres, name, name, order))
            with started(FLOOR, stage) as floor:
                for name in LOADED:
                    await _loaded(found, scene, floor, postgres, name, floor_of(name), order)
        for name in LOADED:
            kept &= _holds(found, name, max(grown[name]))
        with started(OURS, stage) as running:
            kept &= await _exhausted(found, scene, running, postgres)
    found.keep("clients")
    write_report()
    print("kept" if kept else "BROKEN")
    return 0 if kept else 1


async def _loaded(  # noqa: PLR0913, PLR0917  who is asked for what, and where it is written down
    found: Found,
    scene: Scene,
    running: Running,
    postgres: PostgresClock,
    name: str,
    kept_as: str,
    order: Sequence[int],
) -> int:
    """One round of one work with each number of clients; by how many bytes the server's memory grew."""
    warming = await lines_of(scene, running.peer, WORKS[name], CLIENTS[0])
    a_turn(running, postgres, warming, seconds=WARM_SECONDS)
    before = running.memory()
    for clients in order:
        lines = await lines_of(scene, running.peer, WORKS[name], clients)
        found.add(kept_as, str(clients), a_turn(running, postgres, lines, seconds=SECONDS))
    return running.memory() - before


async def _exhausted(found: Found, scene: Scene, running: Running, postgres: PostgresClock) -> bool:
    """Whether a pool that is exhausted queues, then refuses with a code, and works on as before when it is not."""
    lines = await lines_of(scene, OURS, WORKS["point"], CLIENTS[-1])
    async with scene.stage.owner() as owner:
        lock = owner.transaction()
        await lock.start()
        await owner.execute("LOCK TABLE app.project IN ACCESS EXCLUSIVE MODE")
        waiting = asyncio.create_task(asyncio.to_thread(a_turn, running, postgres, lines, seconds=HELD_SECONDS))
        await asyncio.sleep(HELD_SECONDS)
        await lock.rollback()
        crowded = await waiting
    after = a_turn(running, postgres, lines, seconds=SECONDS)
    found.add("exhausted", str(CLIENTS[-1]), crowded)
    found.add("afterwards", str(CLIENTS[-1]), after)
    answered, longest = crowded.requests - crowded.refused, crowded.slowest / 1000
    print(
        f"exhausted  {CLIENTS[-1]} clients: {answered} answered, {crowded.refused} refused with BUSY, {crowded.errors}"
        f" errors, the longest after {longest:.1f} s; then {after.errors + after.refused} of {after.requests} failed"
    )
    queued = bool(answered and crowded.refused) and longest <= LONGEST_WAIT
    return queued and not (crowded.errors or after.errors or after.refused)


def _holds(found: Found, work: str, grown: int) -> bool:
    held = True
    for clients in map(str, CLIENTS):
        rounds = found.turns[work][clients]
        left, floors = left_of(found.turns[work], clients), left_of(found.turns[floor_of(work)], clients)
        errors = sum(turn.errors + turn.refused for turn in rounds)
        # A short turn is mostly its own beginning and end.
        held &= not errors and (QUICK or left.middle >= LEAST)
        print(
            f"{work:10} {clients:>4} clients {max(turn.throughput for turn in rounds):8.0f}/s, {spread(left)} of the"
            f" fewest's, the floor {spread(floors)}   p50 {rounds[0].p50:7.1f} ms   p99 {rounds[0].p99:7.1f} ms  "
            f" {errors} errors"
        )
    found.facts[f"{work} memory"] = grown
    print(f"{work:10} memory grew by {grown / 1e6:.0f} MB")
    return held and grown <= MOST_GROWTH
