"""What a bulletin says, to the byte: the one form of it that is hashed, kept and computed again. Pure."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import orjson

from zhaoshang.bulletins.rules.figures import Lights, Line, Unit, year_gone
from zhaoshang.bulletins.rules.template import Section, Template, title_of, written
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period

METHOD: Final = 1
"""How figures are computed and written down; another way counts on, and replays what was published in this one so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """All that a bulletin was computed from and that a closed month does not fix by itself."""

    district: str
    """The district's name."""
    units: Sequence[Unit]
    metrics: Mapping[Metric, str]
    """What is counted, and what the district calls it."""
    template: Template
    targets: int
    """The revision of the district's targets."""
    disputed: Sequence[UUID]
    """The terms that open disputes froze."""
    lights: Sequence[UUID]
    """The final readings of the month."""

    def to_json(self) -> str:
        """As it is kept."""
        return orjson.dumps(
            {
                "district": self.district,
                "units": [[str(unit.id), unit.code, unit.name] for unit in self.units],
                "metrics": {metric.value: name for metric, name in self.metrics.items()},
                "template": {"title": self.template.title, "sections": dict(self.template.sections)},
                "targets": self.targets,
                "disputed": [str(each) for each in self.disputed],
                "lights": [str(each) for each in self.lights],
            }
        ).decode()

    @classmethod
    def from_json(cls, text: str) -> "Inputs":
        """As it was kept."""
        kept = orjson.loads(text)
        return cls(
            district=kept["district"],
            units=[Unit(UUID(key), code, name) for key, code, name in kept["units"]],
            metrics={Metric(metric): name for metric, name in kept["metrics"].items()},
            template=Template(kept["template"]["title"], kept["template"]["sections"]),
            targets=kept["targets"],
            disputed=[UUID(each) for each in kept["disputed"]],
            lights=[UUID(each) for each in kept["lights"]],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What people say of a bulletin, and which others it goes on from."""

    period: Period
    edition: int
    reason: str | None
    corrects: str | None
    """The content hash of the first edition."""
    previous: str | None
    """The content hash of the month before."""
    commentary: Mapping[str, str]
    """By the heading of the section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A bulletin."""

    told: Told
    inputs: Inputs
    lines: Sequence[Line]
    lights: Sequence[Lights]

    @property
    def title(self) -> str:
        """What it is called."""
        return title_of(self.inputs.template, self.inputs.district, self.told.period, self.told.edition)

    @property
    def sections(self) -> Sequence[Section]:
        """What it says in words."""
        return written(
            self.inputs.template,
            self.inputs.district,
            self.told.period,
            self.inputs.metrics,
            self.lines,
            self.lights,
            self.told.commentary,
        )

    def to_json(self) -> str:
        """The bytes that are hashed: keys sorted, whole numbers only, units by code and name, no id."""
        told = self.told
        said = {
            "method": METHOD,
            "district": self.inputs.district,
            "period": told.period,
            "edition": told.edition,
            "corrects": told.corrects,
            "reason": told.reason,
            "previous": told.previous,
            "year_gone": year_gone(int(told.period[5:])),
            "title": self.title,
            "metrics": [{"metric": metric.value, "name": name} for metric, name in self.inputs.metrics.items()],
            "sections": [
                {"heading": each.heading, "text": each.text, "commentary": each.commentary} for each in self.sections
            ],
            "lines": [_line(line) for line in self.lines],
            "lights": [
                {**_unit(each.unit), "green": each.green, "yellow": each.yellow, "red": each.red}
                for each in self.lights
            ],
        }
        return orjson.dumps(said, option=orjson.OPT_SORT_KEYS).decode()


def hash_of(content: str) -> str:
    """What two bulletins are compared by."""
    return hashlib.sha256(content.encode()).hexdigest()


def _unit(unit: Unit | None) -> dict[str, Any]:
    return {"unit": None, "name": None} if unit is None else {"unit": unit.code, "name": unit.name}


def _line(line: Line) -> dict[str, Any]:
    return {
        "kind": line.kind.value,
        **_unit(line.unit),
        "metric": line.metric.value,
        "target": line.planned and line.planned.year,
        "planned": line.planned and line.planned.so_far,
        "month": line.brought.month,
        "done": line.brought.done,
        "disputed": line.brought.disputed,
        "share": line.share,
        "rank": line.rank,
        "previous_rank": line.previous_rank,
    }
