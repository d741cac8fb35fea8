"""登记年度指标: the department says what a year brought, beside what statistics say; every round stays."""

import asyncio
from datetime import date
from typing import Any
from uuid import UUID

from tests.support.actors import person_id, tenant_id
from tests.support.evaluation import (
    DEPARTMENT,
    a_year,
    evaluated,
    figures,
    noon,
    only,
    others,
    record,
    refused,
    year_of,
)
from tests.support.projects import NOW, Hall
from tests.support.statistics import entered, proof, verified
from zhaoshang.evaluation.operations.record_year import record_year
from zhaoshang.evaluation.rules.records import GivenFigure
from zhaoshang.values.ids import ProjectId, new_id
from zhaoshang.values.metric import Metric


async def said(hall: Hall, year: UUID, number: int = 1) -> dict[str, tuple[int | None, int | None, str | None]]:
    """By metric what statistics said, what was recorded, and why."""
    rows = await hall.rows("evaluation_figure", year_id=year, round=number)
    return {row["metric"]: (row["derived"], row["amount"], row["remark"]) for row in rows}


async def test_all_four_beside_what_statistics_say(hall: Hall) -> None:
    key = await evaluated(hall)
    project = ProjectId((await hall.row("post_evaluation", key))["project_id"])
    year = await year_of(hall, key, 1)

    async def fact(metric: Metric, amount: int, day: date, **more: Any) -> UUID:
        unit = {"count": amount} if metric is Metric.EMPLOYMENT else {"fen": amount}
        return await verified(hall, project, "huaming", metric=metric, paid_on=day, source=None, **unit, **more)

    taxed = await fact(Metric.TAX, 700, date(2024, 5, 10))
    await fact(Metric.TAX, -200, date(2025, 5, 9), corrects=taxed, reason="退税")
    await fact(Metric.TAX, 9_000, date(2025, 5, 10))  # the next year's
    await entered(hall, project, "huaming", 4, metric=Metric.TAX, paid_on=date(2024, 8, 1), source=None)  # not verified
    await fact(Metric.EMPLOYMENT, 90_0000, date(2024, 9, 1))
    people = await fact(Metric.EMPLOYMENT, 50_0000, date(2025, 3, 1))
    await fact(Metric.EMPLOYMENT, -5_0000, date(2025, 6, 1), corrects=people, reason="更正")

    assert await record(hall, year["id"], amounts={"TAX": 500, "EMPLOYMENT": 45_0000}) == year["id"]

    assert await said(hall, year["id"]) == {
        "FIXED_ASSET_INVESTMENT": (None, 0, None),
        "EMPLOYMENT": (45_0000, 45_0000, "部门核实数"),
        "OUTPUT_VALUE": (None, 0, None),
        "TAX": (500, 500, "部门核实数"),
    }
    row = await year_of(hall, key, 1)
    assert (row["state"], row["round"]) == ("RECORDED", 1)
    (round_,) = await hall.rows("evaluation_round")
    assert (round_["recorder_id"], round_["host_id"]) == (tenant_id("gxj"), tenant_id("huaming"))
    assert (round_["recorded_at"], round_["recorded_by"], round_["reason"]) == (NOW, person_id(DEPARTMENT), None)
    assert len(await hall.rows("outbox_event", kind="evaluation.recorded")) == 1
    files = {row["evidence_id"] for row in await hall.rows("evaluation_figure")}
    (file,) = files
    claimed = await hall.row("evidence", file)
    assert (claimed["claim_kind"], claimed["claim_id"]) == ("EvaluationRound", round_["id"])


async def test_what_differs_from_statistics_says_why(hall: Hall) -> None:
    key = await evaluated(hall)
    project = ProjectId((await hall.row("post_evaluation", key))["project_id"])
    await verified(hall, project, "huaming", 700, metric=Metric.TAX, paid_on=date(2024, 6, 1), source=None)
    year = (await year_of(hall, key))["id"]
    await refused(hall, record, year, "EVALUATION_REASON_REQUIRED")
    assert await record(hall, year, amounts={"TAX": 600}) == year
    assert (await said(hall, year))["TAX"] == (700, 600, "部门核实数")


async def test_again_is_another_round_with_its_reason(hall: Hall) -> None:
    year = (await year_of(hall, await evaluated(hall)))["id"]
    assert await record(hall, year) == year
    await refused(hall, record, year, "TEXT_REQUIRED", reason=" ")
    await refused(hall, record, year, "CONFLICT", expected_round=0)
    assert await record(hall, year, "statistician@gxj", amounts={"TAX": 9}, reason=" 企业补报 ") == year
    rows = sorted(await hall.rows("evaluation_round"), key=lambda row: row["number"])
    assert [(row["number"], row["reason"]) for row in rows] == [(1, None), (2, "企业补报")]
    assert (await said(hall, year, 1))["TAX"][1] == 0
    assert (await said(hall, year, 2))["TAX"][1] == 9
    assert (await hall.row("evaluation_year", year))["round"] == 2


async def test_what_is_not_known_is_said_so(hall: Hall) -> None:
    year = (await year_of(hall, await evaluated(hall)))["id"]
    assert await record(hall, year, amounts={"OUTPUT_VALUE": None}) == year
    assert (await said(hall, year))["OUTPUT_VALUE"] == (None, None, "部门核实数")


async def test_when_all_years_are_recorded_it_has_ended(hall: Hall) -> None:
    await hall.set_rule("post_evaluation_years", "2")
    key = await evaluated(hall)
    for number, state in ((1, "RUNNING"), (2, "ENDED")):
        year = (await year_of(hall, key, number))["id"]
        assert await record(hall, year) == year
        assert (await hall.row("post_evaluation", key))["state"] == state
    # Corrected all the same, and ended still.
    assert await record(hall, (await year_of(hall, key, 1))["id"]) is not None
    assert (await hall.row("post_evaluation", key))["state"] == "ENDED"


async def test_what_is_refused_is_not_recorded(hall: Hall) -> None:
    key = await evaluated(hall)
    year = (await year_of(hall, key))["id"]
    await refused(hall, record, (await year_of(hall, key, 3))["id"], "EVALUATION_YEAR_NOT_OVER")
    given = await figures(hall)
    await refused(hall, record, year, "EVALUATION_METRIC_MISSING", figures=given[1:])
    await refused(hall, record, year, "EVALUATION_METRIC_TWICE", figures=[*given, given[0]])
    more = GivenFigure(metric=Metric.LANDED_PROJECTS, count=0, evidence=given[0].evidence)
    await refused(hall, record, year, "EVALUATION_METRIC_UNKNOWN", figures=[*given, more])
    await refused(hall, record, year, "CONFLICT", expected_round=1, reason="核实")
    for file, code in ((None, "EVALUATION_EVIDENCE_REQUIRED"), (new_id(), "EVIDENCE_NOT_FOUND")):
        tax = GivenFigure(metric=Metric.TAX, fen=0, evidence=file)
        await refused(hall, record, year, code, figures=[*given[:3], tax])
    foreign = GivenFigure(metric=Metric.TAX, fen=0, evidence=await proof(hall, "huaming"))
    await refused(hall, record, year, "EVIDENCE_NOT_FOUND", figures=[*given[:3], foreign])
    assert await record(hall, year, figures=given) == year
    # The same file proves no other year.
    await refused(hall, record, (await year_of(hall, key, 2))["id"], "EVIDENCE_USED", figures=given)
    await hall.owner.execute("UPDATE app.evaluation_year SET state = 'LAPSED' WHERE number = 2")
    await refused(hall, record, (await year_of(hall, key, 2))["id"], "EVALUATION_YEAR_LAPSED")


async def test_on_its_last_day_a_year_is_not_over(hall: Hall) -> None:
    key = await evaluated(hall)
    third = (await year_of(hall, key, 3))["id"]
    hall.clock.at = noon(date(2027, 5, 9))
    await refused(hall, record, third, "EVALUATION_YEAR_NOT_OVER")
    hall.clock.at = noon(date(2027, 5, 10))
    assert await record(hall, third) == third


async def test_of_two_at_once_one_is_the_first(hall: Hall) -> None:
    year = (await year_of(hall, await evaluated(hall)))["id"]
    both = [await a_year(hall, year) for _ in range(2)]
    outcomes = await asyncio.gather(*(record_year(hall.service, hall.actor(DEPARTMENT), year, each) for each in both))
    assert sorted(type(each).__name__ for each in outcomes) == ["Refusal", "UUID"]


async def test_nobody_but_the_department_records(hall: Hall) -> None:
    year = (await year_of(hall, await evaluated(hall)))["id"]
    recording = ("officer@gxj", "statistician@gxj", "director@gxj")
    await only(hall, record, year, {**others(*recording), "officer@hezuo": "FORBIDDEN"})
