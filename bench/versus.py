"""``make bench PART=peers``: the service against what a user would pick instead, in turns, in one run.

Everybody answers the same questions of the same people over the same rows, and is compared before it is timed.
Ends with 1 when a bound is broken (``bench/gates.py``).
"""

import os
from contextlib import ExitStack
from typing import Final

from bench.agree import compare, go_deep
from bench.gates import judge
from bench.measure import PostgresClock, a_turn
from bench.peers.floor.statements import write_statements
from bench.peers.peer import started
from bench.peers.roster import PEERS
from bench.prepare import prepare
from bench.report import machine, write_report
from bench.results import QUICK, SIZE, Found
from bench.stage import open_stage
from bench.works import WORKS, a_scene, lines_of

CLIENTS: Final = 16
ROUNDS: Final = int(os.environ.get("ROUNDS", "2" if QUICK else "5"))
"""Fewer for who has no hour, as ``SECONDS``; the report says how many."""
SECONDS: Final = float(os.environ.get("SECONDS", "0.4" if QUICK else "8"))
WARM_SECONDS: Final = 0.3 if QUICK else min(4.0, SECONDS)
"""Long enough for every connection to have planned its statements for good; a quick run's is not, and says little."""

DEPTH: Final = SIZE.projects // 20


async def main() -> int:
    """Compare, then measure, then write."""
    prepare()
    found = Found()
    async with open_stage(SIZE) as stage:
        await write_statements(stage)
        scene = await a_scene(stage)
        with ExitStack() as stack:
            running = [stack.enter_context(started(peer, stage)) for peer in PEERS.values()]
            await go_deep(scene, [each for each in running if each.peer.does("deep")], DEPTH)
            compared = await compare(scene, running, list(WORKS.values()))
            print(f"{compared} answers of {len(running)} peers are the same", flush=True)
            postgres = PostgresClock(stage)
            for name, work in WORKS.items():
                taking_part = [each for each in running if each.peer.does(name)]
                for each in taking_part:
                    a_turn(each, postgres, await lines_of(scene, each.peer, work, CLIENTS), seconds=WARM_SECONDS)
                for _ in range(ROUNDS):
                    for each in taking_part:
                        lines = await lines_of(scene, each.peer, work, CLIENTS)
                        found.add(name, each.peer.name, a_turn(each, postgres, lines, seconds=SECONDS))
                _say(found, name)
            found.facts = {
                "machine": machine(stage),
                "versions": {each.peer.title: each.peer.version() for each in running},
                "compared": compared,
                "clients": CLIENTS,
                "rounds": ROUNDS,
                "seconds": SECONDS,
                "depth": DEPTH,
            }
    found.keep("peers")
    write_report()
    return 0 if all(each.kept for each in judge(found)) else 1


def _say(found: Found, work: str) -> None:
    for peer, rounds in found.turns[work].items():
        middle = sorted(rounds, key=lambda turn: turn.server)[len(rounds) // 2]
        errors = sum(turn.errors for turn in rounds)
        print(
            f"{work:10} {peer:13} {middle.throughput:8.0f}/s   CPU a request: server {middle.server:7.3f} ms,"
            f" PostgreSQL {middle.postgres:7.3f} ms   p50 {middle.p50:7.1f} ms"
            + (f"   {errors} errors" * bool(errors)),
            flush=True,
        )
