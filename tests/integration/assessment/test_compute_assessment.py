"""Computing a year: a draft, again and again, seen by nobody but 合作交流办, 督查室 and the leaders."""

from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.assessment import (
    all_marked,
    brought,
    compute,
    drafted,
    indicator,
    line,
    mark,
    published,
    schemed,
    standing,
    targets_set,
)
from tests.support.builders import a_tenant
from tests.support.projects import Hall, codes
from tests.support.tenancy import nothing_happens


async def test_a_draft_over_all_hosts_with_what_explains_it(hall: Hall) -> None:
    key = await drafted(hall)

    row = await hall.row("assessment", key)
    assert (row["year"], row["number"], row["state"], row["published"], row["published_hash"]) == (
        *(2025, 1, "DRAFT", False),
        None,
    )
    # 华明: 20 of capital, 20 of landing, 32 of service, 1 extra. 新立: 36 and 1. The others: 32 and 1.
    assert await standing(hall) == {
        "huaming": (73_00, 1),
        "xinli": (37_00, 2),
        "linkong": (33_00, 3),
        "kfq": (33_00, 3),
    }
    capital = await line(hall)
    assert (capital["value"], capital["target"], capital["disputed"], capital["points"]) == (
        *(50_000_000_00, 100_000_000_00),
        *(0, 20_00),
    )
    service = await line(hall, "SERVICE")
    assert (service["value"], service["remark"], service["points"]) == (80_00, "服务企业到位。", 32_00)
    assert [each["kind"] for each in await hall.rows("outbox_event", kind="assessment.computed")]


async def test_computed_again_the_draft_before_stays_readable(hall: Hall) -> None:
    first = await drafted(hall)
    await mark(hall, mark=100_00, number=1)

    second = await compute(hall)

    assert isinstance(second, UUID), second
    states = {row["id"]: (row["number"], row["state"]) for row in await hall.rows("assessment")}
    assert states == {first: (1, "REPLACED"), second: (2, "DRAFT")}
    assert (await standing(hall))["huaming"] == (81_00, 1)
    (old,) = await hall.rows("assessment_result", assessment_id=first, rank=1)
    assert old["total"] == 73_00


async def test_marks_that_are_missing_count_nothing_yet_and_a_late_host_is_to_be_marked(hall: Hall) -> None:
    await schemed(hall)
    await targets_set(hall)
    await all_marked(hall)
    assert isinstance(await compute(hall), UUID)
    assert (await hall.row("assessment_indicator", await indicator(hall, "SERVICE")))["marking"] == "DONE"
    late = await a_tenant(hall.owner, "late", "HOST")
    assert codes(await compute(hall)) == ["TARGETS_MISSING"]
    await hall.owner.execute("UPDATE app.tenant SET closed_at = now() WHERE id = $1", late)
    gone = "DELETE FROM app.assessment_mark WHERE code = 'SERVICE' AND unit_id = $1"
    await hall.owner.execute(gone, tenant_id("kfq"))
    assert isinstance(await compute(hall), UUID)
    unmarked = await line(hall, "SERVICE", "kfq")
    assert (unmarked["value"], unmarked["points"]) == (None, 0)
    assert (await hall.row("assessment_indicator", await indicator(hall, "SERVICE")))["marking"] == "AWAITED"


async def test_what_is_refused_computes_nothing(hall: Hall) -> None:
    async with nothing_happens(hall.owner):
        for persona in ("officer@hezuo", "director@huaming", "director@ducha", "director@qld", "director@gxj"):
            assert codes(await compute(hall, persona)) == ["FORBIDDEN"], persona
        assert codes(await compute(hall, year=2027)) == ["ASSESSMENT_YEAR_OUT_OF_RANGE"]
        assert codes(await compute(hall)) == ["SCHEME_MISSING"]
    await schemed(hall)
    await brought(hall)
    async with nothing_happens(hall.owner):
        assert codes(await compute(hall)) == ["TARGETS_MISSING"]


async def test_what_is_published_is_computed_no_more(hall: Hall) -> None:
    await published(hall)
    async with nothing_happens(hall.owner):
        assert codes(await compute(hall)) == ["ASSESSMENT_PUBLISHED"]
