"""A year's assessment recomputed from raw rows, in plain Python: nothing here calls the product's rules.

Figures, targets, marks and the scheme's rows in; every line's numbers, every total and every rank out, as the API
writes them.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from tests.support.credit_oracle import CHINA, WHOLE, credit_of, posted

Rows = Mapping[str, list[Any]]
"""Every row of a district, by table."""
TABLES = (
    *("fact", "attribution_terms", "attribution_dispute", "closed_period", "tenant", "tenant_responsibility"),
    *("target", "assessment_scheme", "assessment_indicator", "assessment_mark", "project", "stage_change"),
    *("assessment", "assessment_objection", "assessment_line"),
)
COUNTS = {"LANDED_PROJECTS", "STARTED_PROJECTS", "RETURNED_FIGURES"}
LEDGER = {"LANDED_PROJECTS", "CAPITAL_IN_PLACE", "TAX"}


@dataclass(frozen=True)
class Expected:
    """A line as the API writes it."""

    code: str
    value: str | None
    disputed: str
    target: str | None
    lowest: str | None
    highest: str | None
    share: str
    computed_points: str
    remark: str | None
    hundredths: int


async def read(owner: Any, district: int) -> dict[str, list[Any]]:
    """Every row of these tables in a district, past every fence."""
    return {
        table: await owner.fetch(f"SELECT * FROM app.{table} WHERE district_id = $1 ORDER BY id", district)
        for table in TABLES
    }


def lines_of(rows: Rows, scheme: Any, at: datetime) -> dict[str, list[Expected]]:
    """What every open host has by each indicator, computed at an instant; by the host's code."""
    year = scheme["year"]
    hosts = _hosts(rows)
    ledger = posted(rows["fact"], rows["attribution_terms"], rows["attribution_dispute"], rows["closed_period"])
    counted, frozen = credit_of(ledger, rows["attribution_dispute"], year, at)
    found: dict[str, list[Expected]] = {code: [] for code in hosts.values()}
    indicators = [each for each in rows["assessment_indicator"] if each["scheme_id"] == scheme["id"]]
    for indicator in sorted(indicators, key=lambda each: int(each["place"])):
        measure = indicator["measure"]
        values: dict[Any, int | None] = {}
        remarks: dict[Any, str | None] = {}
        for host in hosts:
            if measure in LEDGER:
                values[host] = counted.get((host, measure), 0)
            elif measure == "STARTED_PROJECTS":
                values[host] = _started(rows, host, year) * WHOLE
            elif measure == "RETURNED_FIGURES":
                values[host] = _returned(rows, host, year, at) * WHOLE
            else:
                values[host], remarks[host] = _mark(rows, indicator, host, at)
        known = [each or 0 for each in values.values()]
        for host, code in hosts.items():
            target = _target(rows, host, year, measure, at) if indicator["method"] == "RATIO" else None
            share = _share(indicator, values[host], target, min(known), max(known))
            hundredths = _nearest(share * indicator["weight"])
            if indicator["kind"] == "DEDUCTION":
                hundredths = -hundredths
            compared = indicator["method"] == "MIN_MAX"
            found[code].append(
                Expected(
                    code=indicator["code"],
                    value=_text(measure, values[host]),
                    disputed=_text(measure, frozen.get((host, measure), 0)) or "",
                    target=_text(measure, target),
                    lowest=_text(measure, min(known)) if compared else None,
                    highest=_text(measure, max(known)) if compared else None,
                    share=_decimal(_nearest(share * WHOLE), 4),
                    computed_points=_decimal(hundredths, 2),
                    remark=remarks.get(host),
                    hundredths=hundredths,
                )
            )
    return found


def ranked(points: Mapping[str, list[int]]) -> dict[str, tuple[str, int]]:
    """Every host's total and rank; who has as much shares the rank."""
    sums = {host: sum(each) for host, each in points.items()}
    return {
        host: (_decimal(total, 2), 1 + len([other for other in sums.values() if other > total]))
        for host, total in sums.items()
    }


def _hosts(rows: Rows) -> dict[Any, str]:
    holding = {
        each["tenant_id"]
        for each in rows["tenant_responsibility"]
        if each["responsibility"] == "HOST" and each["ended_at"] is None
    }
    return {each["id"]: each["code"] for each in rows["tenant"] if each["id"] in holding and each["closed_at"] is None}


def _target(rows: Rows, host: Any, year: int, metric: str, at: datetime) -> int | None:
    known = [
        each
        for each in rows["target"]
        if (each["tenant_id"], each["year"], each["metric"]) == (host, year, metric) and each["set_at"] <= at
    ]
    return int(max(known, key=lambda each: int(each["number"]))["amount"]) if known else None


def _mark(rows: Rows, indicator: Any, host: Any, at: datetime) -> tuple[int | None, str | None]:
    """The department's last word until then; whatever anybody else wrote is no mark."""
    given = [
        each
        for each in rows["assessment_mark"]
        if each["tenant_id"] == indicator["tenant_id"]
        and (each["year"], each["code"], each["unit_id"]) == (indicator["year"], indicator["code"], host)
        and each["given_at"] <= at
    ]
    if not given:
        return None, None
    last = max(given, key=lambda each: int(each["number"]))
    return int(last["mark"]), last["reason"]


def _started(rows: Rows, host: Any, year: int) -> int:
    first: defaultdict[Any, list[datetime]] = defaultdict(list)
    for each in rows["stage_change"]:
        if each["to_stage"] == "STARTED":
            first[each["project_id"]].append(each["at"])
    mine = {each["id"] for each in rows["project"] if each["tenant_id"] == host}
    return len([key for key, times in first.items() if key in mine and min(times).astimezone(CHINA).year == year])


def _returned(rows: Rows, host: Any, year: int, at: datetime) -> int:
    return len(
        [
            each
            for each in rows["fact"]
            if each["tenant_id"] == host
            and each["state"] == "RETURNED"
            and each["recorded_at"].astimezone(CHINA).year == year
            and each["recorded_at"] <= at
        ]
    )


def _share(indicator: Any, value: int | None, target: int | None, lowest: int, highest: int) -> Fraction:
    if value is None:
        return Fraction(0)
    weight, most = int(indicator["weight"]), Fraction(1)
    if indicator["method"] == "RATIO":
        assert target
        share, most = Fraction(value) / target, Fraction(int(indicator["cap"])) / WHOLE
    elif indicator["method"] == "MIN_MAX" and highest != lowest:
        share = Fraction(value - lowest) / (highest - lowest)
    elif indicator["method"] == "MIN_MAX":
        share = Fraction(1 if highest > 0 else 0)
    elif indicator["method"] == "PER_UNIT":
        share = Fraction(value) / WHOLE * int(indicator["rate"]) / weight
    elif indicator["kind"] == "QUALITY":
        share = Fraction(value) / 100_00
    else:
        share = Fraction(value) / weight
    return min(max(share, Fraction(0)), most)


def _nearest(exact: Fraction) -> int:
    """Half up; nothing here is below nothing."""
    assert exact >= 0
    return (exact.numerator * 2 + exact.denominator) // (exact.denominator * 2)


def _text(measure: str, amount: int | None) -> str | None:
    if amount is None:
        return None
    return _decimal(amount, 4 if measure in COUNTS else 2)


def _decimal(amount: int, places: int) -> str:
    sign, digits = ("-" if amount < 0 else ""), str(abs(amount)).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
