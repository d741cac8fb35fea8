"""A department marks the hosts by its own indicator, and says it anew until the assessment is published."""

import asyncio
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.assessment import HOSTS, indicator, indicators, mark, published, schemed
from tests.support.projects import Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.values.ids import new_id


async def test_a_mark_is_the_department_s_and_a_change_another(hall: Hall) -> None:
    await schemed(hall)

    first = await mark(hall, reason=" 服务到位。 ")
    second = await mark(hall, mark=75_50, number=1, reason="复核后调整。")

    assert isinstance(first, UUID), first
    assert isinstance(second, UUID), second
    rows = {row["id"]: row for row in await hall.rows("assessment_mark")}
    assert [(rows[key]["number"], rows[key]["mark"], rows[key]["reason"]) for key in (first, second)] == [
        (1, 80_00, "服务到位。"),
        (2, 75_50, "复核后调整。"),
    ]
    assert {(row["tenant_id"], row["unit_id"], row["year"], row["code"]) for row in rows.values()} == {
        (tenant_id("gxj"), tenant_id("huaming"), 2025, "SERVICE")
    }
    assert [each["kind"] for each in await hall.rows("outbox_event")][-2:] == ["assessment.marked"] * 2


async def test_once_every_host_is_marked_nothing_is_awaited(hall: Hall) -> None:
    await schemed(hall)
    for unit in HOSTS:
        row = await hall.row("assessment_indicator", await indicator(hall, "SERVICE"))
        assert row["marking"] == "AWAITED"
        assert isinstance(await mark(hall, "SERVICE", unit), UUID)
    row = await hall.row("assessment_indicator", await indicator(hall, "SERVICE"))
    assert row["marking"] == "DONE"
    assert isinstance(await mark(hall, number=1), UUID)


async def test_what_is_refused_marks_nobody(hall: Hall) -> None:
    await schemed(hall)
    async with nothing_happens(hall.owner):
        for persona in (
            *("officer@gxj", "director@hezuo", "director@huaming", "director@ducha", "director@qld", "director@sthj"),
        ):
            assert codes(await mark(hall, persona=persona)) == ["FORBIDDEN"], persona
        assert codes(await mark(hall, indicator=new_id(), persona="director@gxj")) == ["NOT_FOUND"]
        assert codes(await mark(hall, mark=100_01)) == ["MARK_OUT_OF_RANGE"]
        assert codes(await mark(hall, "EXTRA", mark=5_01)) == ["MARK_OUT_OF_RANGE"]
        assert codes(await mark(hall, reason=" ")) == ["TEXT_REQUIRED"]
        assert codes(await mark(hall, "CAPITAL", persona="director@hezuo", mark=1)) == ["MARK_NOT_ASKED"]
        assert codes(await mark(hall, to=new_id())) == ["MARK_UNIT_UNFIT"]
        assert codes(await mark(hall, unit="fgw")) == ["MARK_UNIT_UNFIT"]
        assert codes(await mark(hall, number=1)) == ["CONFLICT"]
    assert isinstance(await mark(hall), UUID)
    async with nothing_happens(hall.owner):
        assert codes(await mark(hall)) == ["CONFLICT"]


async def test_by_a_scheme_that_was_replaced_nobody_marks(hall: Hall) -> None:
    await schemed(hall)
    old = await indicator(hall, "SERVICE")
    await schemed(hall, indicators=indicators(EXTRA={"weight": 6_00}), expected_number=1, reason="调整")
    async with nothing_happens(hall.owner):
        assert codes(await mark(hall, indicator=old)) == ["MARK_NOT_ASKED"]
    assert isinstance(await mark(hall), UUID)


async def test_once_published_no_mark_changes(hall: Hall) -> None:
    await published(hall)
    async with nothing_happens(hall.owner):
        assert codes(await mark(hall, mark=1, number=1)) == ["MARK_LATE"]


async def test_of_several_at_once_one_counts(hall: Hall) -> None:
    await schemed(hall)
    service = await indicator(hall, "SERVICE")
    outcomes = await asyncio.gather(*(mark(hall, mark=each, indicator=service) for each in range(4)))
    assert sorted("given" if isinstance(each, UUID) else codes(each)[0] for each in outcomes) == [
        *["CONFLICT"] * 3,
        "given",
    ]
    assert [row["number"] for row in await hall.rows("assessment_mark")] == [1]
