"""One project as it is told to all its tables."""

from dataclasses import dataclass, field

from zhaoshang.generation import fields
from zhaoshang.generation.grounds import Unit
from zhaoshang.generation.moments import Moment
from zhaoshang.projects.model import Stage


@dataclass(slots=True, kw_only=True)
class Told:
    """Who it belongs to, who takes part, and when it entered which stage."""

    key: bytes
    host: Unit
    origin: Unit | None
    """Who pushed it here, if anybody did."""
    parts: dict[bytes, int]
    """Everybody's parts in it, by tenant."""
    invested: int
    line: tuple[Stage, ...]
    moments: list[Moment]
    _shared: dict[bytes, bytes] = field(default_factory=dict)

    def shared_without(self, unit: Unit) -> bytes:
        """Everybody else who takes part, as a row of that unit's says it."""
        known = self._shared.get(unit.key)
        if known is None:
            known = self._shared[unit.key] = fields.keys(sorted(each for each in self.parts if each != unit.key))
        return known

    def reached(self, stage: Stage) -> Moment | None:
        """When it entered a stage first, if ever."""
        return self.moments[self.line.index(stage)] if stage in self.line else None

    @property
    def accepted(self) -> Moment:
        """When its host took it from the pool: half-way."""
        place = self.line.index(Stage.IN_POOL)
        into, out = self.moments[place], self.moments[place + 1]
        return Moment((into + out) // 2)
