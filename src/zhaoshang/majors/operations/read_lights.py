"""亮灯: how each major project does, month by month, by rule (domain §5); by job, and with each report."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database, UnitOfWork
from zhaoshang.majors import store_plans
from zhaoshang.majors.rules.lights import Thresholds, is_final, months_between, read_light
from zhaoshang.majors.store_plans import Watched
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId, new_id
from zhaoshang.values.period import Period, last_day, period_of


@dataclass(frozen=True, slots=True)
class Lit:
    """What a round of reading saw."""

    projects: int
    readings: int


class Rules:
    """The district's thresholds by day, asked for once each."""

    def __init__(self, work: UnitOfWork) -> None:
        """Of one transaction."""
        self._work = work
        self._known: dict[date, Thresholds] = {}

    async def on(self, day: date) -> Thresholds:
        """Those in force on a day."""
        if day not in self._known:
            self._known[day] = Thresholds.of(await find_rules(self._work, day))
        return self._known[day]


async def read_lights(database: Database, district: DistrictId, now: datetime) -> Lit:
    """Read every month of every project with a plan that is not final yet, up to this one.

    A month that is over, and whose report's day has passed, is read for the last time. Running it twice, or on two
    machines at once, or after days of standing still, comes to the same readings.
    """
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        projects = await store_plans.watched(work)
        rules, readings = Rules(work), 0
        for each in projects:
            readings += await _read(work, each, rules)
        await work.commit()
        return Lit(len(projects), readings)


async def read_project(work: UnitOfWork, project: UUID) -> None:
    """Read the open months of one project anew, in the transaction that changes it."""
    rules = Rules(work)
    for each in await store_plans.watched(work, project):
        await _read(work, each, rules)


async def _read(work: UnitOfWork, watched: Watched, rules: Rules) -> int:
    today = day_of(work.at)
    first, current = period_of(watched.course.start_on), period_of(today)
    readings = [
        await _reading(work, watched, month, today, rules)
        for month in months_between(first, current)
        if month not in watched.final
    ]
    await store_plans.keep_readings(work, readings)
    return len(readings)


async def _reading(work: UnitOfWork, watched: Watched, month: Period, today: date, rules: Rules) -> Mapping[str, Any]:
    thresholds = await rules.on(min(today, last_day(month)))
    read = read_light(watched.course, month, today, thresholds)
    return {
        "id": new_id(),
        "district_id": work.fence.district,
        "tenant_id": watched.course.host,
        "shared_with": list(watched.shared_with),
        "project_id": watched.project,
        "period": month,
        "colour": read.colour.value,
        "rule": read.rule.value,
        "owner_tenant_id": read.owner,
        "due_on": read.due_on,
        "planned_share": read.planned_share,
        "done_share": read.done_share,
        "read_at": work.at,
        "final": is_final(month, today, thresholds),
    }
