"""Everything that stands in an analysis report, as text: what its paper and its page are both filled with. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

import orjson

from zhaoshang.api.messages import Language
from zhaoshang.bulletins.rules.template import percent
from zhaoshang.exchange.evaluation.charts import bars, lines
from zhaoshang.exchange.evaluation.words import WORDS, named
from zhaoshang.values.clock import day_of
from zhaoshang.values.metric import COUNTS, WHOLE, Metric
from zhaoshang.values.money import in_wan
from zhaoshang.values.reckoning import rounded

VERDICTS = ("kept", "partly", "missed")
CHARTED = ("INDUSTRY", "HOST")
"""The cohorts that are drawn, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """An issued report, read from the very bytes that were hashed."""

    said: Mapping[str, Any]
    content_hash: str
    issued_at: datetime

    @classmethod
    def of(cls, content: str, *, content_hash: str, issued_at: datetime) -> "Frozen":
        """From what is kept of it."""
        return cls(said=orjson.loads(content), content_hash=content_hash, issued_at=issued_at)


def laid_out(frozen: Frozen, language: Language) -> Mapping[str, Any]:
    """Its texts, charts and tables; amounts in 万元, rounded half away from zero."""
    words, said, day = WORDS[language], frozen.said, day_of(frozen.issued_at)
    return {
        "lang": words["lang"],
        "title": said["title"],
        "district": said["district"],
        "office_name": said["office"],
        "office": words["office"].format(office=said["office"]),
        "issued": words["issued"].format(year=day.year, month=day.month, day=day.day, edition=said["edition"]),
        "date": [day.year, day.month, day.day],
        "period": words["period"].format(start=said["from"], end=said["to"]),
        "sections": said["sections"],
        "charts": list(_charts(said, words, language)),
        "tables": list(_tables(said, words, language)),
        "note": words["note"],
        "hash": words["hash"].format(hash=frozen.content_hash),
    }


def figure(amount: int, metric: str) -> str:
    """Money in 万元 with two decimals, or a count without zeros that say nothing."""
    if Metric(metric) in COUNTS:
        whole, part = divmod(amount, WHOLE)
        return f"{whole:,}" + (f".{part:04d}".rstrip("0") if part else "")
    return in_wan(amount)


def kept_share(cohort: Mapping[str, Any]) -> int | None:
    """Of all promises of a cohort that can be compared, how many were kept, in ten-thousandths."""
    counted = [sum(metric[verdict] for metric in cohort["metrics"]) for verdict in VERDICTS]
    return rounded(Fraction(counted[0] * WHOLE, sum(counted))) if sum(counted) else None


def _share(share: int | None) -> str:
    return "" if share is None else percent(share)


def _label(by: str, row: Mapping[str, Any], words: Mapping[str, str], language: Language) -> str:
    if row["key"] is None:
        return words["nothing"]
    return row["name"] or (row["key"] if by in {"SIZE", "LANDING_YEAR"} else named(row["key"], language))


def _charts(said: Mapping[str, Any], words: Mapping[str, str], language: Language) -> Iterable[Mapping[str, str]]:
    marks = {"nothing": words["nothing"], "whole": words["promise_line"]}
    rates = [(named(each["metric"], language), each["rate"]) for each in said["all"]["metrics"]]
    yield {"caption": words["rates"].format(number=1), "svg": bars(rates, **marks)}
    number = 2
    for cohort in said["cohorts"]:
        by = cohort["by"]
        if by in CHARTED:
            rows = [(_label(by, row, words, language), kept_share(row)) for row in cohort["rows"]]
            caption = words["kept_chart"].format(number=number, name=words[by])
            yield {"caption": caption, "svg": bars(rows, nothing=words["nothing"], whole="100%")}
            number += 1
    series: dict[str, dict[int, int]] = {}
    for point in said["curve"]:
        series.setdefault(named(point["metric"], language), {})[point["year"]] = point["rate"]
    years = {point["year"]: words["nth"].format(year=point["year"]) for point in said["curve"]}
    drawn = lines(series, years=years, whole=words["promise_line"])
    yield {"caption": words["line_chart"].format(number=number), "svg": drawn}


def _tables(said: Mapping[str, Any], words: Mapping[str, str], language: Language) -> Iterable[Mapping[str, Any]]:
    columns = ("metric", "unit", "promised", "compared", "achieved", "rate", "median", *VERDICTS)
    rows = [
        [
            named(each["metric"], language),
            words["people" if Metric(each["metric"]) in COUNTS else "money"],
            *(figure(each[name], each["metric"]) for name in ("promised", "compared", "achieved")),
            *(_share(each[name]) for name in ("rate", "median")),
            *(str(each[verdict]) for verdict in VERDICTS),
        ]
        for each in said["all"]["metrics"]
    ]
    yield _table(words["all"].format(number=1), [words[name] for name in columns], rows, texts=2)
    for number, cohort in enumerate(said["cohorts"], 2):
        by = cohort["by"]
        yield _table(
            words["by"].format(number=number, name=words[by]),
            [
                *(words[by].capitalize(), words["projects"], words["evaluated"]),
                *(words["rate_of"].format(metric=named(each["metric"], language)) for each in said["all"]["metrics"]),
                *(words[name] for name in (*VERDICTS, "kept_share")),
            ],
            [_row(by, row, words, language) for row in cohort["rows"]],
        )
    curve = [
        [
            words["nth"].format(year=each["year"]),
            named(each["metric"], language),
            str(each["projects"]),
            *(figure(each[name], each["metric"]) for name in ("promised", "compared")),
            _share(each["rate"]),
        ]
        for each in sorted(said["curve"], key=lambda each: each["year"])
    ]
    head = [words[name] for name in ("year", "metric", "projects", "promised", "compared", "rate")]
    yield _table(words["curve"].format(number=len(said["cohorts"]) + 2), head, curve, texts=2)


def _row(by: str, row: Mapping[str, Any], words: Mapping[str, str], language: Language) -> Sequence[str]:
    return [
        _label(by, row, words, language),
        str(row["projects"]),
        str(row["evaluated"]),
        *(_share(each["rate"]) for each in row["metrics"]),
        *(str(sum(each[verdict] for each in row["metrics"])) for verdict in VERDICTS),
        _share(kept_share(row)),
    ]


def _table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], *, texts: int = 1) -> Mapping[str, Any]:
    """``texts`` columns hold words, and stand on the left."""
    return {"caption": caption, "head": head, "rows": rows, "texts": texts}
