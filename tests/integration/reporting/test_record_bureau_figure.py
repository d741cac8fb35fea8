"""登记统计局数: beside what units report, numbered, never over it."""

import asyncio
from typing import Any
from uuid import UUID

from tests.support.actors import person_id, tenant_id
from tests.support.projects import NOW, Hall, codes
from tests.support.reporting import BUREAU, begins, line, recorded, settled
from tests.support.tenancy import nothing_happens
from zhaoshang.values.metric import Metric


async def test_a_figure_and_its_revision_both_stay_and_no_report_changes(hall: Hall) -> None:
    report = await settled(hall)
    before = await line(hall, report)

    first = await recorded(hall)
    second = await recorded(hall, "director@tjj", fen=950, expected_number=1, reason=" 核定后修订 ")

    rows = {row["id"]: row for row in await hall.rows("bureau_figure")}
    assert (rows[first]["amount"], rows[first]["number"], rows[first]["reason"]) == (900, 1, None)
    assert (rows[second]["amount"], rows[second]["number"], rows[second]["reason"]) == (950, 2, "核定后修订")
    assert (rows[first]["tenant_id"], rows[first]["bureau_id"]) == (tenant_id("huaming"), tenant_id("tjj"))
    assert (rows[first]["recorded_at"], rows[first]["recorded_by"]) == (NOW, person_id(BUREAU))
    assert await line(hall, report) == before
    assert (await hall.row("monthly_report", report))["state"] == "VERIFIED"
    assert len(await hall.rows("outbox_event", kind="bureau_figure.recorded")) == 2


async def test_nothing_and_less_than_nothing_are_figures(hall: Hall) -> None:
    assert isinstance(await recorded(hall, fen=0), UUID)
    assert isinstance(await recorded(hall, metric=Metric.TAX, fen=-5), UUID)
    assert isinstance(await recorded(hall, metric=Metric.EMPLOYMENT, fen=None, count=120_000), UUID)


async def test_what_is_refused_is_no_figure(hall: Hall) -> None:
    async def refused(*expected: str, **given: Any) -> None:
        async with nothing_happens(hall.owner):
            assert codes(await recorded(hall, **given)) == list(expected), given

    await refused("PERIOD_INVALID", period="2026-13")
    await refused("BUREAU_MONTH_AHEAD", period="2026-07")
    await refused("BUREAU_FIGURE_INVALID", fen=None)
    await refused("BUREAU_FIGURE_INVALID", count=1)
    await refused("BUREAU_FIGURE_INVALID", metric=Metric.EMPLOYMENT)
    await refused("BUREAU_FIGURE_INVALID", fen=10**17 + 1)
    await refused("TEXT_REQUIRED", expected_number=1)
    await refused("TEXT_TOO_LONG", expected_number=1, reason="长" * 2001)
    await refused("TEXT_INVALID", expected_number=1, reason="\x00")
    for unit in ("hezuo", "nowhere"):
        await refused("REPORTING_UNIT_UNKNOWN", unit=unit)
    await refused("CONFLICT", expected_number=1, reason="有误")
    assert isinstance(await recorded(hall), UUID)
    await refused("CONFLICT")
    await refused("BUREAU_FIGURE_UNCHANGED", expected_number=1, reason="核定")


async def test_of_two_at_once_one_is_the_first(hall: Hall) -> None:
    outcomes = await asyncio.gather(recorded(hall, fen=1), recorded(hall, fen=2))
    assert sorted(type(each).__name__ for each in outcomes) == ["Refusal", "UUID"]
    assert [row["number"] for row in await hall.rows("bureau_figure")] == [1]


async def test_nobody_but_the_bureau_records_one(hall: Hall) -> None:
    for persona in (
        *("statistician@huaming", "director@huaming", "director@hezuo", "officer@hezuo", "director@ducha"),
        *("director@qld", "officer@tjj", "viewer@tjj", "director@fgw"),
    ):
        async with nothing_happens(hall.owner):
            assert codes(await recorded(hall, persona)) == ["FORBIDDEN"], persona


async def test_a_month_ahead_comes(hall: Hall) -> None:
    hall.clock.at = begins(7, 1)
    assert isinstance(await recorded(hall, period="2026-07"), UUID)
