"""What the demo's streets and parks are to bring each year, near enough to what they bring to be worth a bulletin."""

from collections import defaultdict
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from zhaoshang.assessment.model import Target, TargetMonth
from zhaoshang.assessment.rules.targets import months_of, spread
from zhaoshang.attribution.model import AttributionEntry
from zhaoshang.demo.pipeline import Pipeline
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.tenancy.model import Role
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.metric import COUNTS, SPLIT, WHOLE, Metric
from zhaoshang.values.responsibility import Responsibility

_SEED: Final = 3_000_003
_YEARS: Final = (2024, 2025, 2026)
_MONTHS_TOLD: Final = {2024: 6, 2025: 12, 2026: 6}
"""The story begins with the second half of 2024 and ends with the first of 2026."""
_LEAST: Final = {Metric.CAPITAL_IN_PLACE: 2_000_000_000, Metric.TAX: 100_000_000}
"""Fen: 2000万元 and 100万元, for who brought nothing yet."""
_ROUND: Final = 100_000_000
"""A target is a round number of 100万元."""
_REASON: Final = "区政府常务会议决定调整年度任务。"


def set_targets(pipeline: Pipeline) -> None:
    """Add the targets of every host, and one that was changed; from a seed of its own."""
    chance = Chance(pipeline.cast.plan.seed + _SEED)
    brought: dict[tuple[UUID, int, str], int] = defaultdict(int)
    for entry in pipeline.rows[AttributionEntry]:
        brought[entry["tenant_id"], int(entry["period"][:4]), entry["metric"]] += entry["amount"]
    hosts = [unit for unit in pipeline.cast.plan.units if Responsibility.HOST in unit.responsibilities]
    revision = 0
    for year in _YEARS:
        for unit in hosts:
            tenant = pipeline.cast.tenants[unit.code]
            for metric in sorted(SPLIT):
                told = brought[tenant, year, metric.value] * 12 // _MONTHS_TOLD[year]
                amount = _near(metric, told * 100 // chance.between(75, 130))
                revision += 1
                _set(pipeline, chance, tenant, (year, metric, amount, 1), revision)
                if (year, unit, metric) == (_YEARS[-1], hosts[0], Metric.CAPITAL_IN_PLACE):
                    changed = tenant, (year, metric, amount + 50 * _ROUND, 2)
    # The last one: revisions count targets in the order in which they were set.
    _set(pipeline, chance, *changed, revision + 1)


def _near(metric: Metric, amount: int) -> int:
    if metric in COUNTS:
        return max(round(amount / WHOLE), 2) * WHOLE
    return max(round(amount / _ROUND) * _ROUND, _LEAST[metric])


def _set(pipeline: Pipeline, chance: Chance, tenant: UUID, target: tuple[int, Metric, int, int], revision: int) -> None:
    year, metric, amount, number = target
    at = min(datetime(year, 7 if year == _YEARS[0] else 3 * number - 2, 15, 10, tzinfo=SHANGHAI), ANCHOR)
    owned: dict[str, Any] = {"district_id": pipeline.cast.district_id, "tenant_id": tenant}
    key = chance.id_at(at)
    pipeline.rows[Target].append(
        owned
        | {
            "id": key,
            "year": year,
            "metric": metric.value,
            "amount": amount,
            "number": number,
            "revision": revision,
            "reason": _REASON if number > 1 else None,
            "set_at": at,
            "set_by": pipeline.cast.who("hezuo", Role.DIRECTOR),
        }
    )
    pipeline.rows[TargetMonth].extend(
        owned | {"id": chance.id_at(at), "target_id": key, "period": period, "metric": metric.value, "amount": months}
        for period, months in zip(months_of(year), spread(amount), strict=True)
    )
