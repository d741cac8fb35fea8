"""``make bench PART=scale`` and ``PART=tenants``: the same questions among more and more projects, and tenants.

Databases of generated districts, each with a service of its own before it, asked in turns (A B C A B C) over HTTP. Ends
with 1 when the 99th percentile among the most projects is further from that among the fewest than its bound says, or
when any request fails.
"""

from contextlib import ExitStack
from typing import Final

from bench.districts import SEED, STREET, WORKS, Asked, a_stage, asked_of, go_deep, open_ground
from bench.gates import judge_growth
from bench.issuer import an_issuer
from bench.measure import PostgresClock, Spread, Turn, a_turn
from bench.peers.ours.peer import signed_by
from bench.peers.peer import Running, started
from bench.report import machine, write_report
from bench.results import QUICK, Found
from zhaoshang.generation.plan import FIRST_DISTRICT, Size

NUMBERS: Final = ("p50", "p99", "server", "postgres")
CLIENTS: Final = 4
"""So many that the machine is not waited for: what is compared is how long one answer takes."""
ROUNDS: Final = 1 if QUICK else 3
SECONDS: Final = 0.4 if QUICK else 3.0
LONGEST: Final = 120.0
"""Posting ends when all is posted, and does not take this long."""
POSTED: Final = 10 if QUICK else 150
"""Figures that a client verifies in a turn, each another."""

DISTRICTS: Final = 200
TENANTS: Final = 5_000
ROWS: Final = (2_000, 20_000) if QUICK else (50_000, 500_000, 5_000_000)

FEW_DISTRICTS: Final = 10
MORE_TENANTS: Final = (50, 500) if QUICK else (50, 500, 5_000)
FIXED_ROWS: Final = 2_000 if QUICK else 50_000


async def main() -> int:
    """Among more and more projects."""
    sizes = [
        Size(DISTRICTS if not QUICK else FEW_DISTRICTS, TENANTS if not QUICK else 500, rows, SEED) for rows in ROWS
    ]
    found = await _measured("scale", {str(size.projects): size for size in sizes})
    kept = not _failed(found)
    for each in judge_growth(found):
        kept &= QUICK or each.kept
        said = each.said("BROKEN")
        print(f"{each.bound.work:10} p99 {each.found.middle:.2f} times, at most {each.bound.most}: {said}")
    print("kept" if kept else "BROKEN")
    return 0 if kept else 1


async def among_tenants() -> int:
    """Among more and more tenants."""
    sizes = [Size(FEW_DISTRICTS, tenants, FIXED_ROWS, SEED) for tenants in MORE_TENANTS]
    found = await _measured("tenants", {str(size.tenants): size for size in sizes})
    failed = _failed(found)
    print("BROKEN" if failed else "kept")
    return 1 if failed else 0


async def _measured(part: str, sizes: dict[str, Size]) -> Found:
    found, facts = Found(), CLIENTS * POSTED * (ROUNDS + 1)
    with ExitStack() as stack:
        issuer = stack.enter_context(an_issuer())
        async with open_ground(part) as (server, settings):
            stages = {label: await a_stage(server, settings, size) for label, size in sizes.items()}
            asked = {label: await asked_of(stage, issuer, facts) for label, stage in stages.items()}
            with ExitStack() as services:
                for each in asked.values():
                    each.running = services.enter_context(started(signed_by(issuer.address), each.stage))
                    await go_deep(each, each.running)
                found.facts = {
                    "machine": machine(next(reversed(stages.values()))),
                    "sizes": {label: await _described(asked[label], size) for label, size in sizes.items()},
                    "clients": CLIENTS,
                    "rounds": ROUNDS,
                    "seconds": SECONDS,
                    "posted": POSTED,
                }
                for work in WORKS:
                    await _in_turns(found, asked, work)
                    found.keep(part)
    write_report()
    return found


async def _in_turns(found: Found, asked: dict[str, Asked], work: str) -> None:
    postgres = PostgresClock(next(iter(asked.values())).stage)
    for at in range(ROUNDS + 1):
        for label, each in asked.items():
            turn = await _turn(each, postgres, work)
            if at:  # the first warms up
                found.add(work, label, turn)
    _say(found, work)


async def _turn(each: Asked, postgres: PostgresClock, work: str) -> Turn:
    running: Running | None = each.running
    if running is None:
        raise RuntimeError("its service was not started")
    lines = await each.lines(work, CLIENTS, POSTED)
    return a_turn(running, postgres, lines, seconds=LONGEST if work == "verify" else SECONDS)


async def _described(each: Asked, size: Size) -> dict[str, int]:
    """What a database is, and how much of it is asked: the first district, and its first street."""
    async with each.stage.owner() as owner:
        row = await owner.fetchrow(
            "SELECT pg_database_size(current_database()) AS bytes, count(*) AS asked,"
            " count(*) FILTER (WHERE t.code = $2) AS own FROM app.project AS p JOIN app.tenant AS t"
            " ON t.district_id = p.district_id AND t.id = p.tenant_id WHERE p.district_id = $1",
            *(FIRST_DISTRICT, STREET),
        )
    of = {"districts": size.districts, "tenants": size.tenants, "projects": size.projects}
    return of | dict(row or {})


def _failed(found: Found) -> bool:
    turns = [turn for sizes in found.turns.values() for rounds in sizes.values() for turn in rounds]
    for turn in turns:
        if turn.errors or turn.refused:
            print(f"{turn.errors} failed, {turn.refused} refused: {turn.first_error}")
    return any(turn.errors or turn.refused for turn in turns)


def _say(found: Found, work: str) -> None:
    for label, rounds in found.turns[work].items():
        middle = {name: Spread.of([getattr(turn, name) for turn in rounds]).middle for name in NUMBERS}
        print(
            f"{work:10} {label:>8}   p50 {middle['p50']:8.2f} ms   p99 {middle['p99']:8.2f} ms   CPU a request:"
            f" server {middle['server']:7.3f} ms, PostgreSQL {middle['postgres']:8.3f} ms",
            flush=True,
        )
