"""指定负责部门: 合作交流办 names who evaluates a project that nobody answers for."""

from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.evaluation import OFFICE, entrust, evaluated, only, others, record, refused, year_of
from tests.support.projects import Hall
from zhaoshang.values.industry import Industry


async def unanswered(hall: Hall) -> UUID:
    """An evaluation that no department answers for."""
    return await evaluated(hall, industry=Industry.OTHER)


async def test_the_department_evaluates_it_and_sees_the_project(hall: Hall) -> None:
    key = await unanswered(hall)
    year = (await year_of(hall, key))["id"]
    await refused(hall, record, year, "NOT_FOUND")

    assert await entrust(hall, key) == key

    row = await hall.row("post_evaluation", key)
    assert row["department_id"] == tenant_id("gxj")
    project = await hall.row("project", row["project_id"])
    assert project["industry_department_id"] == tenant_id("gxj")
    assert tenant_id("gxj") in project["shared_with"]
    assert {each["department_id"] for each in await hall.rows("evaluation_year")} == {tenant_id("gxj")}
    assert len(await hall.rows("outbox_event", kind="evaluation.entrusted")) == 1
    assert await record(hall, year) == year
    await refused(hall, entrust, key, "EVALUATION_DEPARTMENT_NAMED")


async def test_only_an_industry_department_can_be_named(hall: Hall) -> None:
    key = await unanswered(hall)
    for unit in ("huaming", "fgw", "hezuo", "nowhere"):
        await refused(hall, entrust, key, "EVALUATION_DEPARTMENT_UNKNOWN", department=unit)
    await hall.owner.execute("UPDATE app.tenant SET closed_at = now() WHERE id = $1", tenant_id("gxj"))
    await refused(hall, entrust, key, "EVALUATION_DEPARTMENT_UNKNOWN")


async def test_of_what_was_lost_nobody_is_named(hall: Hall) -> None:
    key = await unanswered(hall)
    await hall.owner.execute("UPDATE app.post_evaluation SET state = 'CLOSED_EARLY', closed_at = now()")
    await refused(hall, entrust, key, "EVALUATION_CLOSED")


async def test_nobody_but_the_office_names_one(hall: Hall) -> None:
    key = await unanswered(hall)
    # 工信局 does not see what it does not answer for yet.
    seen = {**others(OFFICE, "director@hezuo"), **dict.fromkeys(("director@gxj", "officer@gxj"), "NOT_FOUND")}
    seen |= dict.fromkeys(("viewer@gxj", "statistician@gxj"), "NOT_FOUND")
    await only(hall, entrust, key, seen)
