"""随项目转移: a merged unit's evaluations are its successor's; who hosted when a year was recorded stays."""

from datetime import date
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.evaluation import evaluated, promise, record, refused, year_of
from tests.support.projects import Hall
from zhaoshang.transfers.operations.succeed_host import succeed_host


async def test_the_successor_has_all_of_it_and_the_past_says_who_hosted(hall: Hall) -> None:
    key = await evaluated(hall)
    assert isinstance(await promise(hall, key), UUID)
    first, second = (await year_of(hall, key, 1))["id"], (await year_of(hall, key, 2))["id"]
    assert await record(hall, first) == first
    done = await succeed_host(
        hall.service, hall.actor("director@hezuo"), tenant_id("huaming"), tenant_id("xinli"), "区划调整"
    )
    assert isinstance(done, UUID), done

    for table in (
        *("post_evaluation", "evaluation_year", "evaluation_round", "evaluation_figure"),
        *("evaluation_promise", "evaluation_promise_line"),
    ):
        rows = await hall.rows(table)
        assert rows, table
        assert {row["tenant_id"] for row in rows} == {tenant_id("xinli")}, table
    (said,) = await hall.rows("evaluation_round")
    assert said["host_id"] == tenant_id("huaming")
    assert await record(hall, second) == second
    again = max(await hall.rows("evaluation_round"), key=lambda row: row["recorded_at"] and row["year_id"] == second)
    assert again["host_id"] == tenant_id("xinli")
    # The file that says what was promised went along, and the successor alone changes the promise.
    (edition,) = await hall.rows("evaluation_promise")
    assert (await hall.row("evidence", edition["evidence_id"]))["tenant_id"] == tenant_id("xinli")
    await refused(hall, promise, key, "NOT_FOUND", reason="市场变化")
    assert isinstance(await promise(hall, key, "officer@xinli", reason="市场变化"), UUID)


async def test_nothing_of_another_unit_moves(hall: Hall) -> None:
    mine = await evaluated(hall)
    other = await evaluated(hall, date(2025, 1, 1), "officer@kfq", name="二号", company_name="天津二号有限公司")
    await succeed_host(hall.service, hall.actor("director@hezuo"), tenant_id("huaming"), tenant_id("xinli"), "区划调整")
    assert (await hall.row("post_evaluation", mine))["tenant_id"] == tenant_id("xinli")
    assert (await hall.row("post_evaluation", other))["tenant_id"] == tenant_id("kfq")
