"""What a run found, kept between parts, so that the report can be written from all of them."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final, Self

import orjson

from bench.data import Size
from bench.measure import Spread, Turn, ratios
from bench.stage import KEPT

QUICK: Final = bool(os.environ.get("QUICK"))
SIZE: Final = Size(20_000) if QUICK else Size(200_000)
FOLDER: Final = KEPT / ("quick" if QUICK else "results")


@dataclass(slots=True)
class Found:
    """One part's turns, by work and peer, a list of rounds each, and what else the report says."""

    turns: dict[str, dict[str, list[Turn]]] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)

    def add(self, work: str, peer: str, turn: Turn) -> None:
        """One round more."""
        self.turns.setdefault(work, {}).setdefault(peer, []).append(turn)

    def keep(self, part: str) -> Path:
        """Write it down."""
        FOLDER.mkdir(parents=True, exist_ok=True)
        path = FOLDER / f"{part}.json"
        path.write_bytes(orjson.dumps(asdict(self), option=orjson.OPT_INDENT_2))
        return path

    @classmethod
    def kept(cls, part: str) -> Self | None:
        """What a part found when it ran last, if it ever did in this size."""
        path = FOLDER / f"{part}.json"
        if not path.exists():
            return None
        whole = orjson.loads(path.read_bytes())
        turns = {
            work: {peer: [Turn(**each) for each in rounds] for peer, rounds in peers.items()}
            for work, peers in whole["turns"].items()
        }
        return cls(turns, whole["facts"])


def floor_of(work: str) -> str:
    """What the floor's turns of a work are kept as, beside the service's, where a part asks with ever more clients."""
    return f"{work}, the floor"


def left_of(by_clients: Mapping[str, Sequence[Turn]], clients: str) -> Spread:
    """How much of the fewest clients' throughput is left with so many, round by round."""
    fewest = next(iter(by_clients.values()))
    return ratios([turn.throughput for turn in by_clients[clients]], [turn.throughput for turn in fewest])
