"""出具分析报告: a department freezes what it sees of a period; nothing of it changes any more."""

import hashlib
from datetime import date
from typing import Any
from uuid import UUID

import orjson

from tests.support.actors import person_id, tenant_id
from tests.support.evaluation import DEPARTMENT, OFFICE, evaluated, issue, line, promise, record, year_of
from tests.support.projects import NOW, Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.evaluation.rules.analysis import Section
from zhaoshang.values.industry import Industry


async def content(hall: Hall, report: Any) -> dict[str, Any]:
    assert isinstance(report, UUID), report
    found: dict[str, Any] = orjson.loads((await hall.row("evaluation_report", report))["content"])
    return found


async def prepared(hall: Hall) -> None:
    """A year of a project of 工信局's that was kept by half, and one of a project that nobody answers for."""
    key = await evaluated(hall)
    await promise(hall, key, lines=(line(1), line(2, amount=200)))
    for number, tax in ((1, 100), (2, 100)):
        year = (await year_of(hall, key, number))["id"]
        assert await record(hall, year, amounts={"TAX": tax}) == year
    await evaluated(
        hall, date(2025, 3, 1), "officer@xinli", name="二号", company_name="天津二号有限公司", industry=Industry.OTHER
    )


async def test_it_says_what_the_department_sees_and_never_changes(hall: Hall) -> None:
    await prepared(hall)
    key = await issue(hall, sections=(Section("总体", "税收兑现一半。"),))
    told = await content(hall, key)
    row = await hall.row("evaluation_report", key)
    assert (row["tenant_id"], row["edition"], row["issued_at"]) == (tenant_id("gxj"), 1, NOW)
    assert (row["from_on"], row["to_on"], row["issued_by"]) == (
        date(2026, 1, 1),
        date(2026, 6, 30),
        person_id(DEPARTMENT),
    )
    assert row["title"] == told["title"] == "工信局招商项目后评价分析报告（2026年上半年）"
    assert row["content_hash"] == hashlib.sha256(row["content"].encode()).hexdigest()
    assert (told["district"], told["office"], told["sections"][0]["text"]) == ("东丽区", "工信局", "税收兑现一半。")
    assert (told["all"]["projects"], told["all"]["evaluated"]) == (1, 1)
    (tax,) = (each for each in told["all"]["metrics"] if each["metric"] == "TAX")
    assert (tax["promised"], tax["compared"], tax["rate"], tax["missed"]) == (200, 100, 5000, 1)
    assert [(each["year"], each["rate"]) for each in told["curve"] if each["metric"] == "TAX"] == [
        (1, 10_000),
        (2, 5_000),
    ]
    assert len(await hall.rows("outbox_event", kind="evaluation_report.issued")) == 1

    # What is recorded later is another edition's.
    (year,) = await hall.rows("evaluation_year", number=2, state="RECORDED")
    assert await record(hall, year["id"], amounts={"TAX": 200}) == year["id"]
    again = await issue(hall)
    assert (await hall.row("evaluation_report", again))["edition"] == 2
    assert await content(hall, key) == told
    assert (await content(hall, again))["all"] != told["all"]


async def test_the_office_sees_the_whole_district(hall: Hall) -> None:
    await prepared(hall)
    told = await content(hall, await issue(hall, OFFICE))
    assert told["all"]["projects"] == 2
    hosts = next(each["rows"] for each in told["cohorts"] if each["by"] == "HOST")
    assert [(row["key"], row["projects"], row["evaluated"]) for row in hosts] == [("huaming", 1, 1), ("xinli", 1, 0)]


async def test_what_is_refused_is_no_report(hall: Hall) -> None:
    for given, code in (
        ({"half": 3}, "EVALUATION_PERIOD_INVALID"),
        ({"half": 2}, "EVALUATION_PERIOD_OPEN"),
        ({"sections": (Section("一", "二"),) * 11}, "EVALUATION_SECTIONS_TOO_MANY"),
        ({"sections": (Section("一", " "),)}, "TEXT_REQUIRED"),
        ({"sections": (Section("一", "长" * 4001),)}, "TEXT_TOO_LONG"),
        ({"sections": (Section("\x00", "二"),)}, "TEXT_INVALID"),
    ):
        async with nothing_happens(hall.owner):
            assert codes(await issue(hall, **given)) == [code], given


async def test_nobody_else_issues_one(hall: Hall) -> None:
    for persona in ("director@huaming", "statistician@gxj", "director@ducha", "director@qld", "director@fgw"):
        async with nothing_happens(hall.owner):
            assert codes(await issue(hall, persona)) == ["FORBIDDEN"], persona
