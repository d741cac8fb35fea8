"""Evaluations over GraphQL: a walk as each of its people sees it, due lists, and cohorts."""

from datetime import date
from typing import Any

from tests.support.actors import tenant_id
from tests.support.builders import a_tenant
from tests.support.desk import Desk, unit
from tests.support.evaluation import (
    DEPARTMENT,
    DIRECTOR,
    HOST,
    LANDED,
    OFFICE,
    confirm,
    entrust,
    evaluated,
    evaluation_of,
    issue,
    land,
    line,
    promise,
    record,
    tick,
    year_of,
)
from tests.support.projects import Hall
from tests.support.statistics import verified
from zhaoshang.values.ids import ProjectId, global_id
from zhaoshang.values.industry import Industry
from zhaoshang.values.metric import Metric

LINE = """year metric promisedAmount promisedCount changedAmount derivedAmount derivedCount achievedAmount achievedCount
    comparedAmount comparedCount ratio changedRatio verdict remark"""
ONE = f"""query($p: ID!) {{ postEvaluationOf(project: $p) {{ id state landedOn years partlyFrom size promised
    tenant {{ code }} department {{ code }} project {{ id }} lines {{ {LINE} }}
    evaluatedYears {{ number fromOn toOn dueAt state round isOverdue lines {{ metric }}
      rounds {{ number reason recorder {{ code }} host {{ code }} figures {{ metric amount count remark
        evidence {{ fileName }} }} }} }}
    promises {{ number state source reason lines {{ year metric amount count }} evidence {{ fileName }} }} }} }}"""
LIST = """query($filter: PostEvaluationFilter) { postEvaluations(filter: $filter) { totalCount
    nodes { project { name } } } }"""
YEARS = """query($filter: EvaluationYearFilter) { evaluationYears(filter: $filter) { nodes { number isOverdue
    department { code } project { name } } } }"""
COHORTS = """query($by: [EvaluationCohort!], $filter: EvaluationCohortFilter) { evaluationCohorts(groupBy: $by,
    filter: $filter) { metric industry tenant { code } channel size landingYear year projects evaluated promisedAmount
    promisedCount comparedAmount comparedCount achievedAmount achievedCount rate median kept partly missed
    keptShare } }"""
DUTIES = "{ myDuties { nodes { kind isOverdue project { name } subject { id } } } }"


async def of(desk: Desk, persona: str, project: ProjectId) -> Any:
    return (await desk.ask(persona, ONE, p=global_id("Project", project)))["postEvaluationOf"]


def lines(evaluation: Any, year: int) -> dict[str, Any]:
    return {each["metric"]: each for each in evaluation["lines"] if each["year"] == year}


async def test_a_promise_against_what_came_of_it(hall: Hall, desk: Desk) -> None:
    project = await land(hall)
    await tick(hall)
    key = await evaluation_of(hall, project)
    people = (line(1, Metric.EMPLOYMENT, 100_0000), line(2, Metric.EMPLOYMENT, 200_0000))
    await promise(hall, key, lines=(line(1, amount=300), line(2, amount=300), line(3, amount=300), *people))
    await verified(hall, project, "huaming", 100, metric=Metric.TAX, paid_on=date(2025, 1, 1), source=None)
    for number, amounts in ((1, {"TAX": 100, "EMPLOYMENT": 60_0000}), (2, {"TAX": 300, "EMPLOYMENT": None})):
        assert await record(hall, (await year_of(hall, key, number))["id"], amounts=amounts)
    changed = await promise(hall, key, lines=(line(2, amount=600),), reason="市场变化")
    assert await confirm(hall, changed) == changed

    seen = await of(desk, DEPARTMENT, project)
    assert (seen["state"], seen["landedOn"], seen["years"], seen["partlyFrom"]) == (
        "RUNNING",
        "2024-05-10",
        5,
        "0.6000",
    )
    first, second = lines(seen, 1)["TAX"], lines(seen, 2)["TAX"]
    assert (first["promisedAmount"], first["derivedAmount"], first["achievedAmount"]) == ("3.00", "1.00", "1.00")
    assert (first["ratio"], first["verdict"], first["changedRatio"], first["remark"]) == (
        "0.3333",
        "MISSED",
        None,
        "部门核实数",
    )
    assert (second["ratio"], second["verdict"], second["derivedAmount"]) == ("1.0000", "KEPT", None)
    # The change stands beside the promise as it was, which is what is judged.
    assert (second["changedAmount"], second["changedRatio"]) == ("6.00", "0.5000")
    third = lines(seen, 3)["TAX"]
    assert (third["promisedAmount"], third["achievedAmount"], third["comparedAmount"], third["verdict"]) == (
        "3.00",
        None,
        None,
        None,
    )
    staff = lines(seen, 1)["EMPLOYMENT"]
    assert (staff["promisedCount"], staff["achievedCount"], staff["ratio"]) == ("100.0000", "60.0000", "0.6000")
    assert (staff["verdict"], staff["promisedAmount"]) == ("PARTLY", None)
    # All years together: tax adds up, and of employment the newest known year counts.
    together = lines(seen, 0)
    assert (together["TAX"]["promisedAmount"], together["TAX"]["comparedAmount"]) == ("6.00", "4.00")
    assert (together["TAX"]["ratio"], together["TAX"]["verdict"]) == ("0.6667", "PARTLY")
    assert (together["EMPLOYMENT"]["promisedCount"], together["EMPLOYMENT"]["achievedCount"]) == ("100.0000", "60.0000")
    assert together["OUTPUT_VALUE"]["achievedAmount"] == "0.00"
    assert together["OUTPUT_VALUE"]["ratio"] is None
    assert [(each["number"], each["state"]) for each in seen["promises"]] == [(2, "CONFIRMED"), (1, "ORIGINAL")]
    years = seen["evaluatedYears"]
    assert [each["state"] for each in years] == ["RECORDED", "RECORDED", "OPEN", "OPEN", "OPEN"]
    (said,) = years[0]["rounds"]
    assert (said["recorder"]["code"], said["host"]["code"]) == ("gxj", "huaming")
    assert {each["evidence"]["fileName"] for each in said["figures"]} == {"凭证.pdf"}
    assert len(seen["lines"]) == 24

    # The host sees all of it but the department's files; nobody else among the streets sees any.
    mine = await of(desk, HOST, project)
    assert mine["lines"] == seen["lines"]
    assert {
        each["evidence"] for year in mine["evaluatedYears"] for one in year["rounds"] for each in one["figures"]
    } == {None}
    assert mine["promises"][0]["evidence"] == {"fileName": "凭证.pdf"}
    for persona in ("director@xinli", "director@kfq"):
        assert await of(desk, persona, project) is None
    for persona in (OFFICE, "viewer@ducha", "viewer@qld"):
        assert (await of(desk, persona, project))["lines"] == seen["lines"]
    answered = await desk.client.as_("director@fgw").run(ONE, {"p": global_id("Project", project)})
    assert answered.codes == ["FORBIDDEN"]


async def test_an_origin_sees_nothing_of_it(hall: Hall, desk: Desk) -> None:
    project = await land(hall)
    await hall.owner.execute("UPDATE app.project SET origin_tenant_id = $2 WHERE id = $1", project, tenant_id("xinli"))
    await tick(hall)
    assert await of(desk, "director@xinli", project) is None
    assert (await desk.ask("director@xinli", LIST, filter=None))["postEvaluations"]["totalCount"] == 0


async def test_another_industry_department_sees_and_does_nothing(hall: Hall, desk: Desk) -> None:
    await a_tenant(hall.owner, "sww", "INDUSTRY", kind="DEPARTMENT", id=tenant_id("sww"))
    key = await evaluated(hall, industry=Industry.OTHER)
    project = (await hall.row("post_evaluation", key))["project_id"]
    assert await of(desk, DEPARTMENT, project) is None
    assert await entrust(hall, key, department="sww") == key
    assert await of(desk, DEPARTMENT, project) is None


async def test_what_is_due_is_listed_and_everybody_s_duty_in_turn(hall: Hall, desk: Desk) -> None:
    key = await evaluated(hall, name="一号")
    await evaluated(
        hall, date(2026, 6, 1), "officer@kfq", name="二号", company_name="天津二号有限公司", industry=Industry.OTHER
    )

    async def duties(persona: str) -> list[tuple[str, str]]:
        nodes = (await desk.ask(persona, DUTIES))["myDuties"]["nodes"]
        return [(each["kind"], each["project"]["name"]) for each in nodes if each["kind"].startswith("EVALUATION")]

    async def years(persona: str, **filters: Any) -> list[tuple[str, int, bool]]:
        nodes = (await desk.ask(persona, YEARS, filter=filters))["evaluationYears"]["nodes"]
        return [(each["project"]["name"], each["number"], each["isOverdue"]) for each in nodes]

    # The tenth of May and twenty working days are the eighth of June: both years are late on the thirtieth.
    assert await years(DEPARTMENT, over=True) == [("一号", 1, True), ("一号", 2, True)]
    assert await years("viewer@ducha", overdue=True) == [("一号", 1, True), ("一号", 2, True)]
    assert await years("officer@kfq", over=True) == []
    assert await years(OFFICE, number=1, state=["OPEN"], over=False) == [("二号", 1, False)]
    assert await duties(DEPARTMENT) == [("EVALUATION_YEAR_DUE", "一号")] * 2
    assert await duties("statistician@gxj") == [("EVALUATION_YEAR_DUE", "一号")] * 2
    assert await duties(OFFICE) == [("EVALUATION_DEPARTMENT_MISSING", "二号")]
    assert await duties(HOST) == [("EVALUATION_PROMISE_MISSING", "一号")]
    # While nobody is to compare it with anything, no promise is asked for.
    assert await duties("officer@kfq") == []
    await promise(hall, key)
    assert await duties(HOST) == []
    await promise(hall, key, reason="市场变化")
    assert ("EVALUATION_PROMISE_CHANGED", "一号") in await duties(DIRECTOR)
    assert ("EVALUATION_PROMISE_CHANGED", "一号") not in await duties(DEPARTMENT)
    first = (await year_of(hall, key))["id"]
    assert await record(hall, first) == first
    assert await duties(DEPARTMENT) == [("EVALUATION_YEAR_DUE", "一号")]
    listed = (await desk.ask(OFFICE, LIST, filter={"departmentMissing": True}))["postEvaluations"]
    assert [each["project"]["name"] for each in listed["nodes"]] == ["二号"]
    for filters, count in (
        ({"promised": True}, 1),
        ({"state": ["RUNNING"]}, 2),
        ({"landingYear": 2026}, 1),
        ({"industry": ["OTHER"]}, 1),
        ({"tenant": [unit("huaming")]}, 1),
        ({"department": [unit("gxj")]}, 1),
        ({"project": global_id("Project", (await hall.row("post_evaluation", key))["project_id"])}, 1),
    ):
        assert (await desk.ask(OFFICE, LIST, filter=filters))["postEvaluations"]["totalCount"] == count, filters


async def compared(hall: Hall) -> None:
    """Three projects of two hosts: kept, half kept, and not recorded."""
    for at, (persona, tax) in enumerate(((HOST, 300), (HOST, 150), ("officer@kfq", None))):
        key = await evaluated(hall, LANDED, persona, name=f"{at}号", company_name=f"天津{at}号有限公司")
        await promise(hall, key, persona, lines=(line(1, amount=300), line(1, Metric.EMPLOYMENT, 10_0000)))
        if tax is not None:
            year = (await year_of(hall, key))["id"]
            assert await record(hall, year, amounts={"TAX": tax, "EMPLOYMENT": 10_0000}) == year


async def test_cohorts_compare_only_what_the_reader_sees(hall: Hall, desk: Desk) -> None:
    await compared(hall)

    async def cohorts(persona: str, by: list[str] | None, **filters: Any) -> list[Any]:
        found: list[Any] = (await desk.ask(persona, COHORTS, by=by, filter=filters))["evaluationCohorts"]
        return found

    rows = {
        (each["tenant"]["code"], each["metric"]): each
        for each in await cohorts(OFFICE, ["HOST", "METRIC"], metric=["TAX", "EMPLOYMENT"])
    }
    mine = rows["huaming", "TAX"]
    assert (mine["projects"], mine["evaluated"], mine["promisedAmount"], mine["comparedAmount"]) == (
        2,
        2,
        "6.00",
        "4.50",
    )
    assert (mine["rate"], mine["median"], mine["kept"], mine["partly"], mine["missed"]) == ("0.7500", "0.5000", 1, 0, 1)
    assert (mine["keptShare"], mine["promisedCount"]) == ("0.5000", None)
    staff = rows["huaming", "EMPLOYMENT"]
    assert (staff["promisedAmount"], staff["promisedCount"], staff["rate"]) == (None, "20.0000", "1.0000")
    other = rows["kfq", "TAX"]
    assert (other["projects"], other["evaluated"], other["promisedAmount"], other["rate"], other["keptShare"]) == (
        1,
        0,
        "0.00",
        None,
        None,
    )

    assert {each["tenant"]["code"] for each in await cohorts(HOST, ["HOST"])} == {"huaming"}
    assert await cohorts("director@xinli", ["HOST"]) == []
    # What does not add up is not added up: metrics, and a stock year by year.
    (mixed,) = await cohorts(OFFICE, None)
    assert (mixed["promisedAmount"], mixed["promisedCount"], mixed["rate"], mixed["median"]) == (None, None, None, None)
    (many,) = await cohorts(OFFICE, None, metric=["EMPLOYMENT"], year=[1, 2])
    assert (many["promisedCount"], many["projects"]) == (None, 3)
    (tax,) = await cohorts(OFFICE, None, metric=["TAX"], year=[1, 2])
    assert tax["promisedAmount"] == "6.00"
    by_year = await cohorts(OFFICE, ["YEAR"], metric=["TAX"], year=[1, 2])
    assert sorted((each["year"], each["evaluated"]) for each in by_year) == [(1, 2), (2, 0)]
    for by, key, value in (
        ("INDUSTRY", "industry", "SMART_MANUFACTURING"),
        ("CHANNEL", "channel", "OTHER"),
        ("SIZE", "size", "1000万—5000万元"),
        ("LANDING_YEAR", "landingYear", 2024),
    ):
        (only,) = await cohorts(OFFICE, [by], metric=["TAX"])
        assert (only[key], only["projects"]) == (value, 3), by
    for filters, count in (
        ({"size": ["1亿元以上"]}, 0),
        ({"channel": ["OTHER"]}, 3),
        ({"industry": ["OTHER"]}, 0),
        ({"landingYear": 2024}, 3),
        ({"tenant": [unit("kfq")]}, 1),
        ({"department": [unit("gxj")]}, 3),
        ({"year": [1], "endedFrom": "2025-05-10"}, 0),
        ({"year": [1], "endedTo": "2025-05-09"}, 3),
    ):
        (found,) = await cohorts(OFFICE, None, **filters)
        assert found["projects"] == count, filters


async def test_a_report_is_read_by_its_department_and_the_district_s_offices(hall: Hall, desk: Desk) -> None:
    await compared(hall)
    key = global_id("EvaluationReport", await issue(hall))
    query = """query($id: ID!) { evaluationReport(id: $id) { title isIntact office { code } content contentHash }
        evaluationReports { totalCount } }"""
    for persona in (DEPARTMENT, OFFICE, "viewer@ducha", "viewer@qld"):
        seen = (await desk.ask(persona, query, id=key))["evaluationReport"]
        assert (seen["isIntact"], seen["office"]["code"]) == (True, "gxj")
    answered = await desk.client.as_(HOST).run(query, {"id": key})
    assert answered.codes == ["FORBIDDEN"]
    await hall.owner.execute("UPDATE app.evaluation_report SET content = replace(content, 'gxj', 'hezuo') || ' '")
    assert (await desk.ask(OFFICE, query, id=key))["evaluationReport"]["isIntact"] is False
