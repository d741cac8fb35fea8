"""``make bench PART=memory``: what stays in memory after operations that were never seen before and never are again.

Ends with 1 when the service's memory still grows in the last quarter by more than its bound.
"""

from typing import Final

from bench.measure import PostgresClock, a_turn
from bench.peers.ours.peer import OURS
from bench.peers.peer import started
from bench.peers.postgraphile.peer import POSTGRAPHILE
from bench.prepare import prepare
from bench.report import write_report
from bench.results import QUICK, SIZE, Found
from bench.stage import open_stage
from bench.works import WORKS, a_scene, lines_of

OPERATIONS: Final = 400 if QUICK else 100_000
QUARTERS: Final = 4
CLIENTS: Final = 16
MOST_SECONDS: Final = 3_600.0
MOST_GROWTH: Final = 0.10
"""Of the memory after three quarters, so much more after the last: caches are full long before."""


async def main() -> int:
    """Ask and look."""
    prepare()
    found = Found()
    async with open_stage(SIZE) as stage:
        scene, postgres = await a_scene(stage), PostgresClock(stage)
        for peer in (OURS, POSTGRAPHILE):
            with started(peer, stage) as running:
                sizes = [running.memory()]
                for _ in range(QUARTERS):
                    lines = await lines_of(scene, peer, WORKS["cold"], CLIENTS)
                    turn = a_turn(
                        running, postgres, lines, seconds=MOST_SECONDS, most=OPERATIONS // QUARTERS, patient=60.0
                    )
                    found.add("cold", peer.name, turn)
                    sizes.append(running.memory())
                found.facts[peer.name] = sizes
                told = ", ".join(f"{size / 1e6:.0f}" for size in sizes)
                print(f"{peer.name:13} MB at the start and after each quarter of {OPERATIONS} operations: {told}")
    found.facts["operations"] = OPERATIONS
    found.keep("memory")
    write_report()
    ours = found.facts["ours"]
    kept = QUICK or ours[-1] <= ours[-2] * (1 + MOST_GROWTH)
    print("kept" if kept else "BROKEN")
    return 0 if kept else 1
