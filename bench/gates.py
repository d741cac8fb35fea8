"""The bounds of issue and architecture: how much of another's CPU the service may take, and how it may grow."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from bench.measure import Spread, Turn, ratios
from bench.results import QUICK, Found


@dataclass(frozen=True, slots=True)
class Gate:
    """A bound on the service's CPU as a part of a peer's."""

    work: str
    peer: str
    most: float
    whole: bool = False
    """Whether PostgreSQL's CPU counts, too: where the work is its."""

    @property
    def counted(self) -> Callable[[Turn], float]:
        """What of a turn is compared."""
        return (lambda turn: turn.whole) if self.whole else (lambda turn: turn.server)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A gate and what was found."""

    gate: Gate
    found: Spread
    floor: Spread | None = None
    """What the floor would have come to: no service that answers by these statements under this server comes lower."""

    @property
    def kept(self) -> bool:
        """Whether the middle round is within the bound."""
        return self.found.middle <= self.gate.most


GATES: Final = (
    Gate("point", "postgraphile", 0.5),
    Gate("page", "postgraphile", 0.15),
    Gate("update", "postgraphile", 0.5),
    Gate("dashboard", "postgraphile", 0.2, whole=True),
    Gate("point", "floor", 1.6),
    Gate("page", "floor", 1.6),
    Gate("point", "strawberry", 1 / 8),
    Gate("page", "strawberry", 1 / 25),
    Gate("point", "ariadne", 1 / 8),
    Gate("page", "ariadne", 1 / 25),
)


def judge(found: Found, gates: Iterable[Gate] = GATES) -> list[Verdict]:
    """What became of each gate whose work and peer were measured."""
    verdicts = []
    for gate in gates:
        peers = found.turns.get(gate.work, {})
        if "ours" in peers and gate.peer in peers:
            counted = {name: [gate.counted(turn) for turn in rounds] for name, rounds in peers.items()}
            floor = ratios(counted["floor"], counted[gate.peer]) if "floor" in peers and gate.peer != "floor" else None
            verdicts.append(Verdict(gate, ratios(counted["ours"], counted[gate.peer]), floor))
    return verdicts


@dataclass(frozen=True, slots=True)
class Growth:
    """A bound on the 99th percentile among the most rows, as a multiple of that among the fewest."""

    work: str
    most: float


GROWTHS: Final = (
    Growth("page", 1.5),
    Growth("own", 1.5),
    Growth("verify", 1.5),
    Growth("frequent", 3.0),
    Growth("rare", 3.0),
)


@dataclass(frozen=True, slots=True)
class Grown:
    """Such a bound and what was found."""

    bound: Growth
    found: Spread

    @property
    def kept(self) -> bool:
        """Whether the middle round is within the bound."""
        return self.found.middle <= self.bound.most

    def said(self, broken: str) -> str:
        """In words, ``broken`` in those of the place. A hundredth of a quick run's few answers says little."""
        return "kept" if self.kept else "not judged by so few" if QUICK else broken


def judge_growth(found: Found, bounds: Iterable[Growth] = GROWTHS) -> list[Grown]:
    """What became of each bound whose work was measured, round by round."""
    grown = []
    for bound in bounds:
        by_size = sorted(found.turns.get(bound.work, {}).items(), key=lambda item: int(item[0]))
        if len(by_size) > 1:
            few, many = ([turn.p99 for turn in rounds] for _, rounds in (by_size[0], by_size[-1]))
            grown.append(Grown(bound, ratios(many, few)))
    return grown
