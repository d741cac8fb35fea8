"""What the figures, targets and marks of a year come to: credit of its months, what a dispute freezes apart."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tests.support.actors import DONGLI, tenant_id
from tests.support.assessment import all_marked, brought, indicators, mark, schemed, targeted
from tests.support.attribution import credited, disputed, shared
from tests.support.builders import insert
from tests.support.projects import NOW, Hall
from tests.support.statistics import entered
from zhaoshang.assessment import store_schemes
from zhaoshang.assessment.operations.draw_up import DrawnUp, draw_up
from zhaoshang.assessment.rules.scoring import Line
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.values.ids import DistrictId, new_id


async def drawn(hall: Hall, year: int = 2025) -> DrawnUp:
    fence = Fence(DistrictId(DONGLI), reads=Reach.DISTRICT)
    async with hall.service.database.unit_of_work(fence, at=hall.clock.now()) as work:
        scheme = await store_schemes.scheme_in_force(work, year)
        assert scheme is not None
        return await draw_up(work, scheme)


def of(found: DrawnUp, unit: str, code: str) -> Line:
    (line,) = (each for each in found.lines[tenant_id(unit)] if each.indicator.code == code)
    return line


async def test_credit_of_the_year_over_its_target(hall: Hall) -> None:
    await schemed(hall)
    await brought(hall)
    for unit, fen in (("huaming", 100_000_000_00), ("xinli", 40_000_000_00)):
        await targeted(hall, unit, year=2025, fen=fen)
    await targeted(hall, "huaming", year=2025, fen=200_000_000_00, expected_number=1, reason="调增")

    found = await drawn(hall)

    line = of(found, "huaming", "CAPITAL")
    assert (line.value, line.target, line.share, line.points) == (50_000_000_00, 200_000_000_00, 2_500, 10_00)
    assert (of(found, "xinli", "CAPITAL").value, of(found, "xinli", "CAPITAL").points) == (0, 0)
    assert found.missing_targets == 2
    landed = of(found, "huaming", "LANDED")
    assert (landed.value, landed.lowest, landed.highest, landed.points) == (10_000, 0, 10_000, 20_00)
    assert [each.code for each in found.indicators] == [
        *("CAPITAL", "LANDED", "SERVICE", "STARTED", "EXTRA", "RETURNED"),
    ]


async def test_what_a_dispute_freezes_is_apart(hall: Hall) -> None:
    project = await shared(hall)
    await credited(hall, project)
    await schemed(hall, year=2026)
    whole = await drawn(hall, 2026)
    split = {unit: of(whole, unit, "CAPITAL") for unit in ("huaming", "linkong")}
    assert {unit: (line.value, line.disputed) for unit, line in split.items()} == {
        "huaming": (30_000_000, 0),
        "linkong": (70_000_001, 0),
    }
    await disputed(hall, project)
    frozen = await drawn(hall, 2026)
    split = {unit: of(frozen, unit, "CAPITAL") for unit in ("huaming", "linkong")}
    assert {unit: (line.value, line.disputed) for unit, line in split.items()} == {
        "huaming": (0, 30_000_000),
        "linkong": (0, 70_000_001),
    }


async def test_only_the_asked_department_s_last_mark_counts(hall: Hall) -> None:
    await schemed(hall)
    await mark(hall, mark=50_00)
    await mark(hall, mark=60_00, number=1, reason="复核。")
    planted: dict[str, Any] = {"year": 2025, "code": "SERVICE", "unit_id": tenant_id("huaming"), "number": 9}
    await insert(
        hall.owner,
        "assessment_mark",
        **{"district_id": DONGLI, "id": new_id(), "tenant_id": tenant_id("huaming"), **planted},
        mark=100_00,
        reason="自评",
        given_at=NOW,
        given_by=tenant_id("huaming"),
    )
    found = await drawn(hall)
    line = of(found, "huaming", "SERVICE")
    assert (line.value, line.remark, line.points) == (60_00, "复核。", 24_00)
    assert of(found, "xinli", "SERVICE").value is None
    assert found.missing_marks == 7
    await all_marked_but_one(hall)
    assert (await drawn(hall)).missing_marks == 0


async def all_marked_but_one(hall: Hall) -> None:
    await hall.owner.execute("DELETE FROM app.assessment_mark")
    await all_marked(hall)


async def test_projects_started_and_figures_returned_in_the_year(hall: Hall) -> None:
    await schemed(hall, year=2026, indicators=indicators(RETURNED={"weight": 60}))
    project = await brought(hall)
    for at, stage in ((NOW - timedelta(days=300), "STARTED"), (NOW, "ON_HOLD"), (NOW, "STARTED")):
        await _changed(hall, project, stage, at)
    other = await hall.create("officer@xinli", name="新立生产基地", company_name="天津新立装备有限公司")
    await _changed(hall, other, "STARTED", NOW)
    for each in range(2):
        fact = await entered(hall, project, "huaming", 1_00 + each, paid_on=date(2026, 6, 1))
        await hall.owner.execute("UPDATE app.fact SET state = 'RETURNED' WHERE id = $1", fact)

    found = await drawn(hall, 2026)

    # Started first in the year before, and again after it was on hold: not in this one.
    assert (of(found, "huaming", "STARTED").value, of(found, "xinli", "STARTED").value) == (0, 10_000)
    assert of(found, "xinli", "STARTED").points == 1_00
    line = of(found, "huaming", "RETURNED")
    assert (line.value, line.points) == (20_000, -60)
    assert of(found, "xinli", "RETURNED").points == 0


async def _changed(hall: Hall, project: UUID, stage: str, at: Any) -> None:
    row = await hall.row("project", project)
    await insert(
        hall.owner,
        "stage_change",
        district_id=DONGLI,
        id=new_id(),
        tenant_id=row["tenant_id"],
        project_id=project,
        to_stage=stage,
        at=at,
        by_person_id=row["id"],
    )


async def test_closed_hosts_and_the_pool_are_no_hosts(hall: Hall) -> None:
    await schemed(hall)
    await hall.owner.execute("UPDATE app.tenant SET closed_at = now() WHERE code = 'kfq'")
    found = await drawn(hall)
    assert set(found.lines) == {tenant_id(unit) for unit in ("huaming", "xinli", "linkong")}
