"""What an analysis report says: cohorts of a period, and promise against result year by year. Pure."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final
from uuid import UUID

import orjson

from zhaoshang.evaluation.errors import refusal
from zhaoshang.evaluation.model import METRICS, PromiseVerdict
from zhaoshang.values.metric import WHOLE, Metric
from zhaoshang.values.reckoning import rounded
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.texts import check_text, trimmed

METHOD: Final = 1
"""How the figures are computed and written down."""
HEADING: Final = 100
TEXT: Final = 4000
SECTIONS: Final = 10
COHORTS: Final = ("INDUSTRY", "HOST", "CHANNEL", "SIZE", "LANDING_YEAR")
_PERCENT: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One metric of a year of a project that is over."""

    evaluation: UUID
    host: str
    host_name: str
    industry: str
    channel: str
    size: str | None
    landed_on: date
    year: int
    to_on: date
    recorded: bool
    metric: Metric
    promised: int | None
    achieved: int | None
    partly_percent: int

    @property
    def share(self) -> Fraction | None:
        """What came of what was promised, exactly; nothing where nothing compares."""
        if not self.promised or self.achieved is None:
            return None
        return Fraction(self.achieved, self.promised)

    @property
    def verdict(self) -> PromiseVerdict | None:
        """Whether the promise was kept."""
        share = self.share
        if share is None:
            return None
        if share >= 1:
            return PromiseVerdict.KEPT
        return PromiseVerdict.PARTLY if share * _PERCENT >= self.partly_percent else PromiseVerdict.MISSED

    def key(self, cohort: str) -> str | None:
        """In which group of a cohort it is."""
        return {
            "INDUSTRY": self.industry,
            "HOST": self.host,
            "CHANNEL": self.channel,
            "SIZE": self.size,
            "LANDING_YEAR": str(self.landed_on.year),
        }[cohort]


@dataclass(frozen=True, slots=True)
class Section:
    """What the department says itself."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedReport:
    """A year, or its first or second half, and what is said of it."""

    year: int
    half: int | None = None
    sections: Sequence[Section] = ()

    @property
    def days(self) -> tuple[date, date]:
        """Both ends, included."""
        if self.half is None:
            return date(self.year, 1, 1), date(self.year, 12, 31)
        if self.half == 1:
            return date(self.year, 1, 1), date(self.year, 6, 30)
        return date(self.year, 7, 1), date(self.year, 12, 31)

    @property
    def name(self) -> str:
        """What the period is called."""
        return f"{self.year}年" + {None: "", 1: "上半年", 2: "下半年"}[self.half]


def refuse_report(asked: AskedReport, today: date) -> tuple[Refusal, ...]:
    """A report is about a period that is over.

    Refuses EVALUATION_PERIOD_INVALID, EVALUATION_PERIOD_OPEN, EVALUATION_SECTIONS_TOO_MANY, and TEXT_REQUIRED,
    TEXT_TOO_LONG, TEXT_INVALID of what the department says.
    """
    return tuple(_faults(asked, today))


def _faults(asked: AskedReport, today: date) -> Iterable[Refusal]:
    if asked.half not in {None, 1, 2} or not date.min.year < asked.year < date.max.year:
        yield refusal("EVALUATION_PERIOD_INVALID", "half" if asked.half not in {None, 1, 2} else "year")
    # On its last day it may be issued: the years in it ended before, or end with that very night.
    elif asked.days[1] > today:
        yield refusal("EVALUATION_PERIOD_OPEN", "year")
    if len(asked.sections) > SECTIONS:
        yield refusal("EVALUATION_SECTIONS_TOO_MANY", "sections", limit=SECTIONS)
    for at, each in enumerate(asked.sections):
        yield from check_text(each.heading, "sections", str(at), "heading", limit=HEADING, required=True)
        yield from check_text(each.text, "sections", str(at), "text", limit=TEXT, required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A report."""

    district: str
    office: str
    asked: AskedReport
    edition: int
    as_of: date
    lines: Sequence[Line]
    """Of every year that was over by the end of the period."""

    @property
    def title(self) -> str:
        """What it is called."""
        again = "" if self.edition == 1 else f"（第{self.edition}版）"
        return f"{self.office}招商项目后评价分析报告（{self.asked.name}）{again}"

    def to_json(self) -> str:
        """The bytes that are hashed: keys sorted, whole numbers only, units by code and name, no id."""
        from_on, to_on = self.asked.days
        inside = [line for line in self.lines if line.to_on >= from_on]
        said = {
            "method": METHOD,
            "district": self.district,
            "office": self.office,
            "title": self.title,
            "edition": self.edition,
            "year": self.asked.year,
            "half": self.asked.half,
            "from": from_on,
            "to": to_on,
            "as_of": self.as_of,
            "sections": [
                {"heading": trimmed(each.heading), "text": trimmed(each.text)} for each in self.asked.sections
            ],
            "all": _cohort(inside),
            "cohorts": [{"by": by, "rows": list(_rows(inside, by))} for by in COHORTS],
            "curve": list(_curve(self.lines)),
        }
        return orjson.dumps(said, option=orjson.OPT_SORT_KEYS).decode()


def hash_of(content: str) -> str:
    """By what anybody can see that a report says what it said."""
    return hashlib.sha256(content.encode()).hexdigest()


def _rows(lines: Sequence[Line], by: str) -> Iterable[Mapping[str, Any]]:
    grouped: defaultdict[str | None, list[Line]] = defaultdict(list)
    for line in lines:
        grouped[line.key(by)].append(line)
    for key in sorted(grouped, key=lambda key: (key is None, key)):
        name = grouped[key][0].host_name if by == "HOST" else None
        yield {"key": key, "name": name, **_cohort(grouped[key])}


def _cohort(lines: Sequence[Line]) -> Mapping[str, Any]:
    recorded = {line.evaluation for line in lines if line.recorded}
    return {
        "projects": len({line.evaluation for line in lines}),
        "evaluated": len(recorded),
        "metrics": [_metric([line for line in lines if line.metric is metric], metric) for metric in METRICS],
    }


def _metric(lines: Sequence[Line], metric: Metric) -> Mapping[str, Any]:
    shares = sorted(share for line in lines if (share := line.share) is not None)
    compared = [line for line in lines if line.share is not None]
    promised = sum(line.promised or 0 for line in compared)
    done = sum(line.achieved or 0 for line in compared)
    verdicts = [line.verdict for line in compared]
    return {
        "metric": metric.value,
        "promised": promised,
        "compared": done,
        "achieved": sum(line.achieved or 0 for line in lines),
        "rate": rounded(Fraction(done * WHOLE, promised)) if promised else None,
        "median": rounded(shares[(len(shares) - 1) // 2] * WHOLE) if shares else None,
        **{verdict.value.lower(): verdicts.count(verdict) for verdict in PromiseVerdict},
    }


def _curve(lines: Sequence[Line]) -> Iterable[Mapping[str, Any]]:
    """Promise and result by the year after landing, of those that can be compared, however long ago."""
    for metric in METRICS:
        mine = [line for line in lines if line.metric is metric and line.share is not None]
        for year in sorted({line.year for line in mine}):
            of_year = [line for line in mine if line.year == year]
            promised, done = sum(line.promised or 0 for line in of_year), sum(line.achieved or 0 for line in of_year)
            yield {
                "metric": metric.value,
                "year": year,
                "projects": len(of_year),
                "promised": promised,
                "compared": done,
                "rate": rounded(Fraction(done * WHOLE, promised)),
            }
