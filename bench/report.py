"""``docs/performance.md``: what was measured, in tables, with what it was measured on."""

import os
import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import psutil

from bench.gates import Verdict, judge
from bench.measure import Spread, Turn, number, ratios, spread
from bench.peers.roster import PEERS
from bench.plots import draw
from bench.report_scale import scale_sections
from bench.results import QUICK, Found, floor_of, left_of
from bench.stage import KEPT, ROOT, SERVER, Stage
from bench.works import WORKS

REPORT: Final = KEPT / "performance-quick.md" if QUICK else ROOT / "docs" / "performance.md"
REFERENCE: Final = "postgraphile"
AHEAD: Final = 1.05
"""A peer that is less than a twentieth better is not ahead: rounds differ by more."""

WHY: Final[Mapping[str, str]] = {
    "search": (
        "Peers look for the words in the names of projects along the list's index and stop when the page is full. That"
        " is quick for words as frequent as these and reads the whole list for a rare one; the service finds companies,"
        " too, and tells candidates apart by their bigrams first, so that frequent and rare words cost about the same."
    ),
    "update": (
        "A peer's mutation is one function in the database, or some ORM statements; the service's operation asks who"
        " acts, loads, authorizes, locks, decides, writes, journals and reads its answer anew under the permissions of"
        " the moment, step by step: seven messages to PostgreSQL, and a session that knows what changed."
    ),
    "cold": (
        "A new operation is parsed, validated, priced and compiled to SQL in Python, where V8 compiles JavaScript: the"
        " work is done once for each operation, kind of actor and shape of variables, and dashboards ask the same ones"
        " all day."
    ),
    "page": (
        "PostgreSQL writes the service's JSON, so its CPU is on PostgreSQL's side of the table; look at both together."
    ),
}
"""Why somebody is ahead where somebody is; said only then."""


def machine(stage: Stage) -> dict[str, Any]:
    """What it runs on."""
    return {
        "at": f"{datetime.now(UTC):%Y-%m-%d}",
        "cpu": _processor(),
        "cores": os.cpu_count(),
        "memory": f"{psutil.virtual_memory().total / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load": f"{psutil.getloadavg()[0]:.1f}",
        "projects": stage.size.projects,
        "tenants": stage.size.tenants,
    }


def _processor() -> str:
    found = Path("/proc/cpuinfo")
    if found.exists():
        for line in found.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def write_report() -> None:
    """Write the report from what the parts found when they ran last."""
    kept = {name: Found.kept(name) for name in ("peers", "clients", "memory", "scale", "tenants")}
    parts = {name: found for name, found in kept.items() if found is not None}
    draw(parts)
    REPORT.write_text(told(parts), encoding="utf-8")
    print(f"written: {REPORT.relative_to(ROOT)}")


def told(parts: Mapping[str, Found]) -> str:
    """The report."""
    sections = ["# Performance", "`make bench` writes this page; every figure comes from one run of one part."]
    if "peers" in parts:
        sections += _peers(parts["peers"])
    if "clients" in parts:
        sections += _clients(parts["clients"])
    if "memory" in parts:
        sections += _memory(parts["memory"])
    sections += scale_sections(parts)
    return "\n\n".join(sections) + "\n"


def _peers(found: Found) -> list[str]:
    facts = found.facts
    on = facts["machine"]
    settings = ", ".join(f"`{name} = {value}`" for name, value in SERVER.items())
    ground = (
        f"{on['at']}; {on['cpu']}, {on['cores']} cores, {on['memory']}; {on['system']}; Python {on['python']}."
        f" {on['projects']} projects of {on['tenants']} hosts in one district, beside the demo's own. Load when it"
        f" began: {on['load']}. PostgreSQL 18 from the wheel, durable: {settings}."
    )
    rules = (
        "Everybody runs as one process with ten connections, checks the same signed token, looks up the same"
        " memberships and binds the same settings of row-level security."
        f" {facts['compared']} answers were compared before anything was timed. {facts['clients']} clients;"
        f" {facts['rounds']} rounds of {facts['seconds']:g} s in turns (A B A B), after a warm-up. CPU is counted for"
        " each request: of the server's process tree, and of PostgreSQL with all its workers; the load generator's is"
        " nobody's. Ratios compare round by round; in brackets the least and the most of all rounds."
    )
    versions = "\n".join(f"- **{title}**: {version}" for title, version in facts["versions"].items())
    sections = ["## Against what a user would pick instead", ground, rules, versions]
    for work, peers in found.turns.items():
        sections += [f"### {WORKS[work].title}", _table(peers)]
    verdicts = judge(found)
    if verdicts:
        sections += ["### Bounds", _bounds(verdicts)]
    return [*sections, "### Where a peer is ahead", _ahead(found)]


def _table(peers: Mapping[str, Sequence[Turn]]) -> str:
    head = ("", "requests/s", "× PostGraphile", "server CPU, ms", "× PostGraphile", "PostgreSQL CPU, ms", "both ×")
    lines = ["| " + " | ".join((*head, "p50, ms", "p99, ms")) + " |", "|---" * 9 + "|"]
    reference = peers.get(REFERENCE)
    for name, rounds in peers.items():
        cells = [PEERS[name].title, number(Spread.of([turn.throughput for turn in rounds]).middle)]
        cells.append(_against([turn.throughput for turn in rounds], reference, "throughput"))
        cells.append(number(Spread.of([turn.server for turn in rounds]).middle))
        cells.append(_against([turn.server for turn in rounds], reference, "server"))
        cells.append(number(Spread.of([turn.postgres for turn in rounds]).middle))
        cells.append(_against([turn.whole for turn in rounds], reference, "whole"))
        cells += [number(Spread.of([getattr(turn, each) for turn in rounds]).middle) for each in ("p50", "p99")]
        lines.append("| " + " | ".join(cells) + " |")
    errors = sum(turn.errors for rounds in peers.values() for turn in rounds)
    if errors:
        lines += ["", f"{errors} requests failed."]
    return "\n".join(lines)


def _against(values: Sequence[float], reference: Sequence[Turn] | None, what: str) -> str:
    if reference is None:
        return "–"
    others = [getattr(turn, what) for turn in reference]
    return spread(ratios(values, others)) if all(others) else "–"


def _bounds(verdicts: Sequence[Verdict]) -> str:
    lines = ["| work | CPU compared with | at most | found | | the floor's |", "|---|---|---|---|---|---|"]
    for each in verdicts:
        gate = each.gate
        counted = "server and PostgreSQL" if gate.whole else "server"
        kept = "kept" if each.kept else "**broken**"
        compared = f"{PEERS[gate.peer].title} ({counted})"
        floor = "" if each.floor is None else spread(each.floor)
        lines.append(f"| {gate.work} | {compared} | {gate.most:.3g} | {spread(each.found)} | {kept} | {floor} |")
    return "\n".join(lines)


def _ahead(found: Found) -> str:
    lines = []
    for work, peers in found.turns.items():
        if "ours" not in peers:
            continue
        for name, rounds in peers.items():
            if name in {"ours", "trusted", "floor"}:
                continue
            for what, of in (("requests a second", "throughput"), ("CPU with PostgreSQL", "whole")):
                ours, others = ([getattr(turn, of) for turn in each] for each in (peers["ours"], rounds))
                better = ratios(others, ours) if of == "throughput" else ratios(ours, others)
                if better.middle >= AHEAD:
                    lines.append(f"- **{work}**, {what}: {PEERS[name].title} is {spread(better)} × better.")
        if work in WHY and lines and f"**{work}**" in lines[-1]:
            lines.append(f"  {WHY[work]}")
    return "\n".join(lines) or "Nowhere in this run."


def _clients(found: Found) -> list[str]:
    head = ("work", "clients", "requests/s", "of the fewest's", "the floor's", "p50, ms", "p99, ms", "refused (BUSY)")
    lines = ["| " + " | ".join((*head, "errors")) + " |", "|---" * 9 + "|"]
    floors = {floor_of(work) for work in found.turns}
    for work, by_clients in found.turns.items():
        if work in floors:
            continue
        floor = found.turns.get(floor_of(work))
        for clients, rounds in by_clients.items():
            best = max(rounds, key=lambda turn: turn.throughput)
            refused, errors = sum(turn.refused for turn in rounds), sum(turn.errors for turn in rounds)
            left = ["", ""] if floor is None else [spread(left_of(each, clients)) for each in (by_clients, floor)]
            cells = (work, clients, number(best.throughput), *left, number(best.p50), number(best.p99), refused, errors)
            lines.append("| " + " | ".join(map(str, cells)) + " |")
    grown = [f"{name.removesuffix(' memory')} {size / 1e6:.0f} MB" for name, size in found.facts.items()]
    said = (
        "Throughput and times are the best round's; what is left of the fewest clients' throughput is compared round by"
        " round, the floor's by turns with the service's; both are started anew for each round. "
        f"Memory grew by {', '.join(grown)}. `exhausted` is asked while a lock holds every connection of the pool for"
        " eight seconds: whoever waits five seconds for a connection in vain is told `BUSY` with `Retry-After` instead"
        " of waiting on, and the others are answered when the lock is gone; `afterwards` is asked next."
    )
    return ["## More clients", "\n".join(lines), said]


def _memory(found: Found) -> list[str]:
    operations = found.facts["operations"]
    lines = [f"| | at the start | after {operations // 4} | {operations // 2} | {operations // 4 * 3} | {operations} |"]
    lines.append("|---" * 6 + "|")
    for name, sizes in found.facts.items():
        if name != "operations":
            lines.append(f"| {PEERS[name].title} | " + " | ".join(f"{size / 1e6:.0f} MB" for size in sizes) + " |")
    return ["## Memory after operations never seen again", "\n".join(lines)]
