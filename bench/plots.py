"""Which curves are drawn of what was measured; ``bench/draw.py`` draws them."""

import subprocess
from pathlib import Path
from typing import Any, Final

import orjson

from bench.measure import Spread, Turn
from bench.prepare import prepare_python
from bench.results import QUICK, Found
from bench.stage import KEPT, ROOT

FOLDER: Final = KEPT / "performance" if QUICK else ROOT / "docs" / "performance"
WORDS: Final = {
    "point": "by id",
    "page": "page, district",
    "own": "page, street",
    "deep": "page, deep",
    "frequent": "search, frequent",
    "rare": "search, rare",
    "dashboard": "dashboard",
    "update": "mutation",
    "verify": "post a figure",
}


def draw(parts: dict[str, Found]) -> None:
    """Draw what was measured among more projects, and among more tenants."""
    pictures = []
    for part, across in (("scale", "projects"), ("tenants", "tenants")):
        if part in parts:
            pictures += [_times(parts[part], part, across), _costs(parts[part], part, across)]
    if pictures:
        FOLDER.mkdir(parents=True, exist_ok=True)
        subprocess.run(  # noqa: S603  our own script
            [str(prepare_python()), str(Path(__file__).with_name("draw.py"))], input=orjson.dumps(pictures), check=True
        )


def _times(found: Found, part: str, across: str) -> dict[str, Any]:
    panels = [
        {"title": f"{name}, ms", "up": "ms", "lines": _lines(found, lambda turn, what=what: float(getattr(turn, what)))}
        for name, what in (("half of all answers within (p50)", "p50"), ("all but a hundredth within (p99)", "p99"))
    ]
    return {"file": str(FOLDER / f"{part}-time.svg"), "across": across, "panels": panels}


def _costs(found: Found, part: str, across: str) -> dict[str, Any]:
    panels = [
        {"title": f"CPU of {whose} a request, ms", "up": "ms", "lines": _lines(found, of)}
        for whose, of in (("the service", lambda turn: turn.server), ("PostgreSQL", lambda turn: turn.postgres))
    ]
    return {"file": str(FOLDER / f"{part}-cpu.svg"), "across": across, "panels": panels}


def _lines(found: Found, of: Any) -> dict[str, list[tuple[int, float]]]:
    def middle(rounds: list[Turn]) -> float:
        return max(Spread.of([of(turn) for turn in rounds]).middle, 0.001)

    return {
        WORDS[work]: [(int(label), middle(rounds)) for label, rounds in sizes.items()]
        for work, sizes in found.turns.items()
    }
