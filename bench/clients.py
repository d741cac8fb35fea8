"""``make bench PART=clients``: 16, 64 and 256 clients at once, and what becomes of more work than there is room for.

Ends with 1 when throughput falls with the number of clients, when anything but a coded refusal goes wrong, when memory
grows with the number of clients by more than its bound, or when anybody waits for ever: while a lock holds every
connection of the pool, who comes queues, is refused with a code after a while, and is served again when it is gone.
The floor takes turns with the service, to tell what the machine and the load generator themselves lose.
"""

import asyncio
from typing import Final

from bench.measure import PostgresClock, a_turn, spread
from bench.peers.floor.peer import FLOOR
from bench.peers.ours.peer import OURS
from bench.peers.peer import Running, started
from bench.report import write_report
from bench.results import QUICK, SIZE, Found, floor_of, left_of
from bench.stage import open_stage
from bench.works import WORKS, Scene, a_scene, lines_of

CLIENTS: Final = (16, 64, 256)
SECONDS: Final = 0.5 if QUICK else 4.0
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
    found, kept = Found(), True
    async with open_stage(SIZE) as stage:
        scene, postgres = await a_scene(stage), PostgresClock(stage)
        with started(OURS, stage) as running, started(FLOOR, stage) as floor:
            for name in ("point", "page"):
                for each in (running, floor):
                    warming = await lines_of(scene, each.peer, WORKS[name], CLIENTS[0])
                    a_turn(each, postgres, warming, seconds=SECONDS)
                before = running.memory()
                for _ in range(ROUNDS):
                    for each, work in ((running, name), (floor, floor_of(name))):
                        for clients in CLIENTS:
                            lines = await lines_of(scene, each.peer, WORKS[name], clients)
                            found.add(work, str(clients), a_turn(each, postgres, lines, seconds=SECONDS))
                grown = running.memory() - before
                kept &= _holds(found, name, grown)
            kept &= await _exhausted(found, scene, running, postgres)
    found.keep("clients")
    write_report()
    print("kept" if kept else "BROKEN")
    return 0 if kept else 1


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
    for clients, rounds in found.turns[work].items():
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
