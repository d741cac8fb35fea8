"""What the report says of more projects and of more tenants."""

from collections.abc import Mapping
from typing import Final

from bench.districts import DEPTH, GROUND, WORKS
from bench.gates import judge_growth
from bench.measure import Spread, number, ratios, spread
from bench.results import Found

_PICTURES: Final = "performance"


def scale_sections(parts: Mapping[str, Found]) -> list[str]:
    """The sections of the parts that were measured."""
    sections = []
    if "scale" in parts:
        sections += ["## More projects", _ground(parts["scale"]), _how(parts["scale"]), *_curves("scale", "projects")]
        sections += [_table(parts["scale"], "projects"), "### Bounds", _bounds(parts["scale"])]
    if "tenants" in parts:
        sections += ["## More tenants", _ground(parts["tenants"]), *_curves("tenants", "tenants")]
        sections.append(_table(parts["tenants"], "tenants"))
    return sections


def _ground(found: Found) -> str:
    on = found.facts["machine"]
    lines = [
        (
            f"{on['at']}; {on['cpu']}, {on['cores']} cores, {on['memory']}; {on['system']}; Python {on['python']}. Load"
            f" when it began: {on['load']}; a load beyond the cores means that others worked on the machine, too, and"
            " that latencies, not CPU, are longer than they need be."
        ),
        "",
        "| districts | tenants | projects | database | projects of the district asked | of its first street |",
        "|---|---|---|---|---|---|",
    ]
    for size in found.facts["sizes"].values():
        told = (size["districts"], size["tenants"], size["projects"], size["asked"], size["own"])
        districts, tenants, projects, asked, own = (f"{each:,}" for each in told)
        database = f"{size['bytes'] / 1e9:.2g} GB"
        lines.append(f"| {districts} | {tenants} | {projects} | {database} | {asked} | {own} |")
    return "\n".join(lines)


def _how(found: Found) -> str:
    facts = found.facts
    settings = ", ".join(f"`{name} = {value}`" for name, value in GROUND.items())
    return (
        "The districts are generated (`zhaoshang bench generate`): of very different sizes, in each a few streets that"
        " take most, three years of projects with participations, stage changes, figures and entries of credit. The"
        " largest district is asked, by the department that sees all of it and by its first street; both grow with the"
        f" whole. Each database has a service of its own; {facts['clients']} clients ask over HTTP, in turns (A B C A B"
        f" C), {facts['rounds']} rounds of {facts['seconds']:g} s after one to warm up; to post, {facts['posted']}"
        f" figures each, every one another. The deep page begins after a {DEPTH}th of the district. CPU is counted for"
        " each request: of the service, and of PostgreSQL with all its workers. PostgreSQL 18 from the wheel:"
        f" {settings}. {facts.get('note', '')}"
    ).rstrip()


def _curves(part: str, across: str) -> list[str]:
    return [
        f"![p50 and p99 against {across}]({_PICTURES}/{part}-time.svg)",
        f"![CPU of the service and of PostgreSQL against {across}]({_PICTURES}/{part}-cpu.svg)",
    ]


def _table(found: Found, across: str) -> str:
    lines = [f"| work | {across} | p50, ms | p99, ms | × the fewest | service CPU, ms | PostgreSQL CPU, ms |"]
    lines.append("|---" * 7 + "|")
    for work, sizes in found.turns.items():
        fewest = next(iter(sizes.values()))
        for label, rounds in sizes.items():
            cells = [WORKS[work] if rounds is fewest else "", f"{int(label):,}"]
            cells += [number(Spread.of([getattr(turn, each) for turn in rounds]).middle) for each in ("p50", "p99")]
            p99 = [[turn.p99 for turn in each] for each in (rounds, fewest)]
            cells.append("" if rounds is fewest else spread(ratios(*p99)))
            cells += [
                number(Spread.of([getattr(turn, each) for turn in rounds]).middle) for each in ("server", "postgres")
            ]
            lines.append("| " + " | ".join(cells) + " |")
    errors = sum(
        turn.errors + turn.refused for sizes in found.turns.values() for each in sizes.values() for turn in each
    )
    return "\n".join(lines) + ("" if not errors else f"\n\n{errors} requests failed.")


def _bounds(found: Found) -> str:
    lines = ["| work | p99 among the most, × among the fewest | at most | |", "|---|---|---|---|"]
    for each in judge_growth(found):
        said = each.said("**broken**")
        lines.append(f"| {WORKS[each.bound.work]} | {spread(each.found)} | {each.bound.most:g} | {said} |")
    return "\n".join(lines)
