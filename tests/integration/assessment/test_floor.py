"""The floor under assessments: any SQL as the application's own role, in the fence that each of them acts in."""

from dataclasses import replace
from typing import Any

import pytest

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.assessment import drafted, line, objected, published, schemed
from tests.support.floor import own, tried
from tests.support.projects import NOW, Hall
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.values.ids import new_id

UNITS = ("huaming", "xinli", "gxj", "ducha", "qld", "fgw", "hezuo")
"""Whoever is assessed, marks, oversees or only reads: in their own fence none of them writes what a year came to."""
CHANGES = (
    "UPDATE app.assessment SET state = 'FINAL'",
    "UPDATE app.assessment SET published_hash = repeat('0', 64)",
    "UPDATE app.assessment_result SET rank = 1",
    "UPDATE app.assessment_result SET total = 9999",
    "UPDATE app.assessment_line SET corrected = 9999",
    "UPDATE app.assessment_line SET published = false",
    "UPDATE app.assessment_objection SET state = 'UPHELD', decided_at = now(), corrected = 1",
)
NEVER = (
    "UPDATE app.assessment SET year = 2024",
    "UPDATE app.assessment_result SET tenant_id = tenant_id",
    "UPDATE app.assessment_line SET points = 1",
    "UPDATE app.assessment_line SET value = 1",
    "UPDATE app.assessment_objection SET reason = '改'",
    "UPDATE app.assessment_mark SET mark = 1",
    "UPDATE app.assessment_scheme SET reason = '改'",
    "UPDATE app.assessment_indicator SET weight = 1",
    "DELETE FROM app.assessment_line",
    "DELETE FROM app.assessment_mark",
    "DELETE FROM app.assessment",
    "INSERT INTO app.assessment_scheme (district_id) VALUES (120110)",
)


def fence_of(unit: str, writes: Reach = Reach.OWN) -> Fence:
    """What a unit's operation on its own rows opens: a street's reads its own, a department's the district."""
    reads = Reach.OWN if unit in {"huaming", "xinli"} else Reach.DISTRICT
    return replace(own(unit), reads=reads, writes=writes)


async def kept(hall: Hall) -> list[Any]:
    return [
        await hall.rows(table)
        for table in ("assessment", "assessment_result", "assessment_line", "assessment_objection", "assessment_mark")
    ]


@pytest.mark.parametrize("change", CHANGES)
async def test_no_unit_s_own_fence_writes_what_a_year_came_to(hall: Hall, change: str) -> None:
    await published(hall)
    await objected(hall)
    before = await kept(hall)
    for unit in UNITS:
        assert await tried(hall, unit, change, fence=fence_of(unit)) == 0, unit
    assert await kept(hall) == before


async def test_what_was_computed_marked_and_said_nobody_rewrites(hall: Hall) -> None:
    await published(hall)
    await objected(hall)
    before = await kept(hall)
    for unit in ("hezuo", "ducha", "huaming"):
        for statement in NEVER:
            wide = fence_of(unit, Reach.DISTRICT if "INSERT" not in statement else Reach.OWN)
            assert await tried(hall, unit, statement, fence=wide) == "refused", (unit, statement)
    assert await kept(hall) == before


MARK = """INSERT INTO app.assessment_mark (district_id, id, tenant_id, year, code, unit_id, number, mark, reason,
    given_at, given_by) VALUES (:d, :id, :by, 2025, 'SERVICE', :host, 9, 10000, '好', now(), :person)"""
OBJECT = """INSERT INTO app.assessment_objection (district_id, id, tenant_id, assessment_id, line_id, state, reason,
    raised_at, raised_by, decided_at, corrected, version)
    VALUES (:d, :id, :by, :assessment, :line, :state, '理由', now(), :person, :decided, :corrected, 1)"""


async def test_nobody_marks_in_another_s_name(hall: Hall) -> None:
    await schemed(hall)
    given = {"d": DONGLI, "by": tenant_id("gxj"), "host": tenant_id("huaming"), "person": person_id("director@gxj")}
    for unit in ("huaming", "hezuo", "ducha"):
        for writes in (Reach.OWN, Reach.DISTRICT):
            assert await tried(hall, unit, MARK, fence=fence_of(unit, writes), id=new_id(), **given) == "refused"
    assert await hall.rows("assessment_mark") == []


async def test_an_objection_is_one_s_own_to_one_s_own_line_and_undecided(hall: Hall) -> None:
    await published(hall)
    mine, theirs = await line(hall), await line(hall, "CAPITAL", "xinli")
    given: dict[str, Any] = {"d": DONGLI, "person": person_id("director@huaming"), "assessment": mine["assessment_id"]}
    undecided: dict[str, Any] = {"state": "OPEN", "decided": None, "corrected": None}
    upheld: dict[str, Any] = {"state": "UPHELD", "decided": NOW, "corrected": 1}
    by = tenant_id("huaming")
    assert await tried(hall, "huaming", OBJECT, id=new_id(), by=by, line=mine["id"], **given, **upheld) == "refused"
    for unit in ("xinli", "hezuo", "ducha"):
        told = given | undecided | {"id": new_id(), "by": by, "line": mine["id"]}
        assert await tried(hall, unit, OBJECT, fence=fence_of(unit), **told) == "refused"
    with pytest.raises(Exception, match="assessment_objection_district_id_line_id_tenant_id_fkey"):
        await tried(hall, "huaming", OBJECT, id=new_id(), by=by, line=theirs["id"], **given, **undecided)
    assert await hall.rows("assessment_objection") == []


async def counts(hall: Hall, fence: Fence) -> tuple[int, ...]:
    async with hall.service.database.unit_of_work(fence, at=NOW) as work:
        connection = await work.session.connection()
        found = [
            (await connection.exec_driver_sql(f"SELECT count(*) FROM app.{table}")).scalar()
            for table in (
                *("assessment_scheme", "assessment_mark", "assessment", "assessment_result", "assessment_line"),
                "assessment_objection",
            )
        ]
        return tuple(int(each or 0) for each in found)


async def test_of_a_draft_a_street_sees_nothing(hall: Hall) -> None:
    await drafted(hall)
    assert await counts(hall, own("huaming")) == (1, 0, 0, 0, 0, 0)
    for fence in (own(None), Fence(), Fence(district=DONGLI)):
        assert sum((await counts(hall, fence))[1:]) == 0


async def test_once_published_it_sees_all_results_and_its_own_lines(hall: Hall) -> None:
    await published(hall)
    await objected(hall)
    assert await counts(hall, own("huaming")) == (1, 0, 1, 4, 6, 1)
    assert await counts(hall, own("xinli")) == (1, 0, 1, 4, 6, 0)
    assert await counts(hall, fence_of("gxj")) == (1, 8, 1, 4, 24, 1)
    assert await counts(hall, Fence(district=DONGLI)) == (0, 0, 0, 0, 0, 0)
