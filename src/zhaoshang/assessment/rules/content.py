"""What is frozen of an assessment: the same text for the same content, and its SHA-256 (domain §11).

Units are named by their codes, never by what they are called: a unit that is renamed was assessed all the same.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from zhaoshang.assessment.rules.scoring import Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenLine:
    """A line as it is frozen."""

    code: str
    value: int | None
    disputed: int
    target: int | None
    lowest: int | None
    highest: int | None
    points: int
    corrected: int | None
    remark: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenResult:
    """A host as it is frozen."""

    unit: str
    total: int
    rank: int
    lines: Iterable[FrozenLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenScheme:
    """What it was computed by."""

    year: int
    number: int
    indicators: Iterable[Indicator]
    departments: Mapping[str, str | None]
    """By the indicator's code, the code of who marks it."""


def canonical(district: int, scheme: FrozenScheme, number: int, results: Iterable[FrozenResult]) -> str:
    """An assessment as JSON: keys sorted, nothing between them, hosts by their codes, lines by theirs."""
    content = {
        "district": district,
        "year": scheme.year,
        "assessment": number,
        "scheme": {
            "number": scheme.number,
            "indicators": [_indicator(each, scheme.departments[each.code]) for each in scheme.indicators],
        },
        "hosts": [_host(each) for each in sorted(results, key=lambda each: each.unit)],
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def _indicator(each: Indicator, department: str | None) -> dict[str, Any]:
    return {
        "code": each.code,
        "kind": each.kind.value,
        "measure": each.measure.value,
        "method": each.method.value,
        "weight": each.weight,
        "cap": each.cap,
        "rate": each.rate,
        "department": department,
    }


def _host(each: FrozenResult) -> dict[str, Any]:
    lines = [
        {name: getattr(line, name) for name in FrozenLine.__slots__}
        for line in sorted(each.lines, key=lambda line: line.code)
    ]
    return {"unit": each.unit, "total": each.total, "rank": each.rank, "lines": lines}
