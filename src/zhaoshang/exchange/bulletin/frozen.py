"""What a published bulletin says, as it was frozen: read from the very bytes that were hashed. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from zhaoshang.bulletins.model import LineKind
from zhaoshang.values.metric import COUNTS, Metric
from zhaoshang.values.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line. Amounts are fen or ten-thousandths of a count, shares ten-thousandths."""

    kind: LineKind
    name: str | None
    target: int | None
    planned: int | None
    month: int
    done: int
    disputed: int
    share: int | None
    rank: int | None
    previous_rank: int | None

    @property
    def change(self) -> int | None:
        """Places won since the month before."""
        return None if self.rank is None or self.previous_rank is None else self.previous_rank - self.rank


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of one metric."""

    metric: Metric
    name: str
    rows: Sequence[Row]

    @property
    def unit(self) -> str:
        """What its figures are of, by the word for it: ``money``, ``people`` or ``count``."""
        if self.metric not in COUNTS:
            return "money"
        return "people" if self.metric is Metric.EMPLOYMENT else "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A published bulletin."""

    office: str
    district: str
    period: Period
    edition: int
    title: str
    reason: str | None
    corrects: str | None
    year_gone: int
    sections: Sequence[Mapping[str, str | None]]
    tables: Sequence[Table]
    lights: Sequence[Mapping[str, Any]]
    content_hash: str
    published_at: datetime

    @classmethod
    def of(cls, content: str, *, office: str, content_hash: str, published_at: datetime) -> "Frozen":
        """From what is kept of it."""
        said = orjson.loads(content)
        return cls(
            office=office,
            district=said["district"],
            period=Period(said["period"]),
            edition=said["edition"],
            title=said["title"],
            reason=said["reason"],
            corrects=said["corrects"],
            year_gone=said["year_gone"],
            sections=said["sections"],
            tables=list(_tables(said)),
            lights=said["lights"],
            content_hash=content_hash,
            published_at=published_at,
        )


def _tables(said: Mapping[str, Any]) -> Iterable[Table]:
    for counted in said["metrics"]:
        rows = [_row(line) for line in said["lines"] if line["metric"] == counted["metric"]]
        yield Table(Metric(counted["metric"]), counted["name"], rows)


def _row(line: Mapping[str, Any]) -> Row:
    given = {name: value for name, value in line.items() if name not in {"metric", "unit", "kind"}}
    return Row(kind=LineKind(line["kind"]), **given)
