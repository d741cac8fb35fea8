"""``make bench PART=clients``: 16, 64 and 256 clients at once, and what becomes of more work than there is room for.

Ends with 1 when throughput falls with the number of clients, when anything but a coded refusal goes wrong, or when
memory grows with the number of clients by more than its bound.
"""

from typing import Final

from bench.measure import PostgresClock, a_turn
from bench.peers.ours.peer import OURS
from bench.peers.peer import started
from bench.report import write_report
from bench.results import QUICK, SIZE, Found
from bench.stage import open_stage
from bench.works import WORKS, a_scene, lines_of

CLIENTS: Final = (16, 64, 256)
SECONDS: Final = 3.0 if QUICK else 12.0
ROUNDS: Final = 1 if QUICK else 3
LEAST: Final = 0.85
"""Of the throughput of the fewest clients, so much must be left with the most."""

MOST_GROWTH: Final = 200_000_000
"""Bytes of memory that the most clients may cost."""

LONGEST_WAIT: Final = 15.0 + 5.0
"""Seconds: the deadline of an operation and the wait for a connection; nobody waits longer for an answer."""


async def main() -> int:
    """Load the service more and more."""
    found, kept = Found(), True
    async with open_stage(SIZE) as stage:
        scene, postgres = await a_scene(stage), PostgresClock(stage)
        with started(OURS, stage) as running:
            for name in ("point", "page"):
                a_turn(running, postgres, await lines_of(scene, OURS, WORKS[name], CLIENTS[0]), seconds=SECONDS)
                before = running.memory()
                for _ in range(ROUNDS):
                    for clients in CLIENTS:
                        lines = await lines_of(scene, OURS, WORKS[name], clients)
                        found.add(name, str(clients), a_turn(running, postgres, lines, seconds=SECONDS))
                grown = running.memory() - before
                kept &= _holds(found, name, grown)
            # Every connection is held by a long statement: who waits in vain is refused with a code.
            lines = await lines_of(scene, OURS, WORKS["dashboard"], CLIENTS[-1])
            crowded = a_turn(running, postgres, lines, seconds=SECONDS)
            found.add("dashboard", str(CLIENTS[-1]), crowded)
            longest = crowded.slowest
            kept &= not crowded.errors and longest <= LONGEST_WAIT * 1000
            print(
                f"dashboard  {CLIENTS[-1]} clients: {crowded.requests - crowded.refused} answered, {crowded.refused}"
                f" refused with BUSY, {crowded.errors} errors, the longest after {longest / 1000:.1f} s"
            )
    found.keep("clients")
    write_report()
    print("kept" if kept else "BROKEN")
    return 0 if kept else 1


def _holds(found: Found, work: str, grown: int) -> bool:
    best = {}
    for clients, rounds in found.turns[work].items():
        best[clients] = max(turn.throughput for turn in rounds)
        errors = sum(turn.errors + turn.refused for turn in rounds)
        print(
            f"{work:10} {clients:>4} clients {best[clients]:8.0f}/s   p50 {rounds[0].p50:7.1f} ms"
            f"   p99 {rounds[0].p99:7.1f} ms   {errors} errors"
        )
        if errors:
            return False
    found.facts[f"{work} memory"] = grown
    print(f"{work:10} memory grew by {grown / 1e6:.0f} MB")
    return best[str(CLIENTS[-1])] >= LEAST * best[str(CLIENTS[0])] and grown <= MOST_GROWTH
