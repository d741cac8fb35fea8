"""Reading the pipeline over GraphQL: who sees what, lists and their filters, sums, what Python computes."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.graphql import Graphql
from tests.support.projects import CREDIT_CODE, Hall
from zhaoshang.projects.model import Channel, Industry, Part
from zhaoshang.projects.operations.add_note import add_note
from zhaoshang.projects.operations.involve_department import involve_department
from zhaoshang.projects.rules.entries import NewContact
from zhaoshang.values.ids import global_id, new_id

EVERYTHING = """
query Everything($id: ID!) {
  project(id: $id) {
    __typename id name description industry channel stage resumeStage investment investmentApproximate isMajor
    needsConstruction occupiesLand isHazardous firstContactOn firstContactPrecision registeredOn registrationNumber
    siteBasis siteDocument lostReason lostTo createdAt updatedAt version
    createdBy { name } host { code name } origin { code } industryDepartment { code }
    company { id name creditCode createdAt updatedAt version tenant { code } contacts(first: 5) { totalCount } }
    contacts(first: 5) { totalCount nodes { id name title phone email createdAt version company { name } } }
    latestStageChange { fromStage toStage at by { name } reason }
    stageChanges(first: 5) { totalCount edges { cursor node { id toStage } } pageInfo { hasNextPage } }
    notes(first: 5) { totalCount nodes { id body by { name } createdAt } }
    firstReport { id number reportedAt status tenant { code } project { id } by { name } version }
    participations { tenant { code } parts }
  }
}
"""
NEVER = global_id("Project", UUID("01990000-0000-7000-8000-000000000000"))


async def names(client: Graphql, **filters: Any) -> list[str]:
    listed = await client.run(
        "query($filter: ProjectFilter) { projects(filter: $filter) { totalCount nodes { name } } }",
        {"filter": filters},
    )
    found = [node["name"] for node in listed.data["projects"]["nodes"]]
    assert listed.data["projects"]["totalCount"] == len(found)
    return found


async def test_everything_about_a_project_is_one_answer(hall: Hall, client: Graphql) -> None:
    contact = NewContact(name="王某", title="总监", phone="13812341234", email="wang@example.com")
    key = await hall.create(contact=contact, credit_code=CREDIT_CODE, description="说明", is_hazardous=False)
    await add_note(hall.service, hall.actor("officer@huaming"), key, "电话沟通")

    project = (await client.as_("officer@huaming").run(EVERYTHING, {"id": global_id("Project", key)})).data["project"]

    assert project["__typename"] == "Project"
    assert project["investment"] == "30000000.00"
    assert (project["stage"], project["firstContactOn"]) == ("LEAD", "2026-06-30")
    assert (project["occupiesLand"], project["isHazardous"]) == (None, False)
    assert project["createdAt"] == "2026-06-30T02:00:00.000000Z"
    assert (project["host"]["code"], project["industryDepartment"]["code"]) == ("huaming", "gxj")
    assert project["company"]["creditCode"] == CREDIT_CODE
    (person,) = project["contacts"]["nodes"]
    assert (person["phone"], person["email"]) == ("138****1234", "w***@example.com")
    assert project["latestStageChange"]["toStage"] == "LEAD"
    assert project["stageChanges"]["totalCount"] == 1
    assert project["notes"]["nodes"][0]["body"] == "电话沟通"
    assert project["firstReport"]["status"] == "VALID"
    assert project["participations"] == [{"tenant": {"code": "huaming"}, "parts": ["HOST"]}]


async def test_departments_see_who_takes_part_and_still_no_telephone(hall: Hall, client: Graphql) -> None:
    key = await hall.create(contact=NewContact(name="王某", phone="22840123"), investment_fen=5_000_000_000)

    for persona in ("officer@hezuo", "viewer@ducha"):
        answered = await client.as_(persona).run(EVERYTHING, {"id": global_id("Project", key)})
        project = answered.data["project"]
        assert project["contacts"]["nodes"][0]["phone"] == "****23"
        assert {part["tenant"]["code"]: part["parts"] for part in project["participations"]} == {
            "huaming": ["HOST"],
            "gxj": ["INDUSTRY"],
            "fgw": ["MAJOR"],
        }


async def test_a_neighbours_project_answers_like_one_that_never_was(hall: Hall, client: Graphql) -> None:
    await hall.create("officer@xinli")
    (row,) = await hall.rows("project")
    theirs = global_id("Project", row["id"])
    huaming = client.as_("director@huaming")

    for query in (EVERYTHING, "query($id: ID!) { node(id: $id) { id } }"):
        seen = await huaming.run(query, {"id": theirs})
        never = await huaming.run(query, {"id": NEVER})
        assert seen.data == never.data
    assert await names(huaming) == []
    assert await names(huaming, text="云帆") == []
    assert (await huaming.run("{ projectSummary { count investment } }")).data["projectSummary"] in (
        [],
        [{"count": 0, "investment": "0.00"}],
    )


async def test_who_lists_which_projects(hall: Hall, client: Graphql) -> None:
    first = await hall.create("officer@huaming", name="甲")
    await hall.create("officer@xinli", name="乙", company_name="天津远航有限公司", industry=Industry.OTHER)
    await involve_department(
        hall.service, hall.actor("officer@hezuo"), first, 1, department=tenant_id("sthj"), part=Part.REVIEWER
    )

    assert await names(client.as_("director@huaming")) == ["甲"]
    assert await names(client.as_("director@xinli")) == ["乙"]
    assert await names(client.as_("officer@hezuo")) == ["乙", "甲"]
    assert await names(client.as_("viewer@ducha")) == ["乙", "甲"]
    assert await names(client.as_("officer@sthj")) == ["甲"]
    assert await names(client.as_("officer@gxj")) == ["甲"]
    assert await names(client.as_("officer@fgw")) == []


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"stage": ["LEAD"]}, ["丙", "乙", "甲"]),
        ({"stage": ["SIGNED", "LOST"]}, []),
        ({"stage": []}, []),
        ({"industry": ["BIOMEDICINE"]}, ["丙"]),
        ({"channel": ["FAIR", "VISIT"]}, ["乙"]),
        ({"isMajor": True}, ["丙"]),
        ({"isMajor": False}, ["乙", "甲"]),
        ({"investment": {"min": "10000000"}}, ["丙", "甲"]),
        ({"investment": {"min": "10000000", "max": "30000000.00"}}, ["甲"]),
        ({"createdAt": {"from": "2026-07-01T10:00:00+08:00"}}, ["丙", "乙"]),
        ({"createdAt": {"to": "2026-07-01T02:00:00Z"}}, ["乙", "甲"]),
        ({"firstContactOn": {"from": "2026-07-02", "to": "2026-07-02"}}, ["丙"]),
        ({"host": [global_id("Tenant", tenant_id("huaming"))]}, ["丙", "乙", "甲"]),
        ({"host": [global_id("Tenant", tenant_id("xinli")), "nonsense"]}, []),
        ({"text": "云帆"}, ["甲"]),
        ({"text": "智能 装备"}, ["甲"]),
        ({"text": "备帆"}, []),
        ({"text": "１号"}, ["乙"]),
        ({"stage": None, "text": None, "investment": {"min": None}}, ["丙", "乙", "甲"]),
    ],
    ids=str,
)
async def test_lists_are_filtered(hall: Hall, client: Graphql, filters: dict[str, Any], found: list[str]) -> None:
    await hall.create(name="甲", credit_code=CREDIT_CODE)
    hall.clock.pass_by(timedelta(days=1))
    await hall.create(name="乙", company_name="天津1号有限公司", investment_fen=None, channel=Channel.FAIR)
    hall.clock.pass_by(timedelta(days=1))
    await hall.create(
        name="丙",
        company_name="天津远航有限公司",
        investment_fen=5_000_000_000,
        industry=Industry.BIOMEDICINE,
    )

    assert await names(client.as_("officer@huaming"), **filters) == found
    assert await names(client.as_("officer@hezuo"), **filters) == found


@pytest.mark.parametrize(
    ("text", "code"), [("电", "TEXT_TOO_SHORT"), ("电" * 51, "TEXT_TOO_LONG"), ("电\x00池", "TEXT_INVALID")]
)
async def test_a_search_for_nothing_in_particular_is_refused(hall: Hall, client: Graphql, text: str, code: str) -> None:
    await hall.create()

    answered = await client.as_("officer@huaming").run(
        "query($filter: ProjectFilter) { projects(filter: $filter) { totalCount } }", {"filter": {"text": text}}
    )

    assert answered.codes == [code]


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ({"field": "CREATED_AT", "direction": "ASC"}, ["P0", "P1", "P2", "P3", "P4"]),
        ({"field": "CREATED_AT"}, ["P4", "P3", "P2", "P1", "P0"]),
        ({"field": "UPDATED_AT"}, ["P4", "P3", "P2", "P1", "P0"]),
        ({"field": "INVESTMENT", "direction": "ASC"}, ["P0", "P2", "P4", "P1", "P3"]),
    ],
    ids=str,
)
@pytest.mark.parametrize("persona", ["officer@huaming", "officer@hezuo", "officer@gxj"])
async def test_pages_follow_the_order_without_gap_or_repeat(
    hall: Hall, client: Graphql, persona: str, order: dict[str, str], found: list[str]
) -> None:
    for at, fen in enumerate((0, 30, 10, 40, 20)):
        await hall.create(name=f"P{at}", company_name=f"天津第{at}号有限公司", investment_fen=fen)
        hall.clock.pass_by(timedelta(minutes=1))
    seen: list[str] = []
    after = None
    for _ in range(3):
        page = await client.as_(persona).run(
            "query($order: ProjectOrder, $after: String) { projects(orderBy: $order, first: 2, after: $after)"
            " { nodes { name } pageInfo { hasNextPage endCursor } } }",
            {"order": order, "after": after},
        )
        seen += [node["name"] for node in page.data["projects"]["nodes"]]
        after = page.data["projects"]["pageInfo"]["endCursor"]

    assert seen == found
    assert page.data["projects"]["pageInfo"]["hasNextPage"] is False


async def test_a_summary_counts_and_sums_what_the_list_shows(hall: Hall, client: Graphql) -> None:
    await hall.create(name="甲", investment_fen=100)
    await hall.create(name="乙", company_name="天津1号有限公司", investment_fen=None)
    await hall.create("officer@xinli", name="丙", company_name="天津2号有限公司", investment_fen=250)
    ask = """query($by: [ProjectGrouping!], $filter: ProjectFilter) {
      projectSummary(groupBy: $by, filter: $filter) {
        stage industry month tenant { code } count investment } }"""

    async def summary(persona: str, *by: str, **filters: Any) -> list[dict[str, Any]]:
        answered = await client.as_(persona).run(ask, {"by": list(by), "filter": filters})
        rows: list[dict[str, Any]] = answered.data["projectSummary"]
        return [{name: value for name, value in row.items() if value is not None} for row in rows]

    assert await summary("officer@huaming", "STAGE") == [{"stage": "LEAD", "count": 2, "investment": "1.00"}]
    assert await summary("officer@hezuo", "MONTH") == [{"month": "2026-06", "count": 3, "investment": "3.50"}]
    by_tenant = await summary("officer@hezuo", "TENANT", "INDUSTRY")
    assert sorted((row["tenant"]["code"], row["count"], row["investment"]) for row in by_tenant) == [
        ("huaming", 2, "1.00"),
        ("xinli", 1, "2.50"),
    ]
    assert await summary("officer@hezuo", "STAGE", text="丁丁") == []
    assert await summary("officer@hezuo") == [{"count": 3, "investment": "3.50"}]


async def test_next_stages_say_beforehand_what_is_missing(hall: Hall, client: Graphql) -> None:
    key = await hall.create()
    ask = "query($id: ID!) { project(id: $id) { name next: nextStages { stage unmet { code message } } } }"

    chinese = await client.as_("officer@huaming").run(ask, {"id": global_id("Project", key)})
    english = (
        await client.as_("officer@huaming").with_(Accept_Language="en").run(ask, {"id": global_id("Project", key)})
    )

    (stage,) = chinese.data["project"]["next"]
    assert stage["stage"] == "NEGOTIATING"
    assert stage["unmet"] == [
        {"code": "CONTACT_OR_NOTE_REQUIRED", "message": "进入在谈前，须登记至少一位联系人或一条跟进记录"}
    ]
    assert english.data["project"]["next"][0]["unmet"][0]["message"].startswith("Before negotiating")


async def test_a_certificate_is_printed_for_who_may_certify(hall: Hall, client: Graphql) -> None:
    await hall.create()
    ask = "{ firstReports { nodes { number certificate } } }"

    answered = await client.as_("officer@huaming").run(ask)
    (report,) = answered.data["firstReports"]["nodes"]
    assert report["number"] in report["certificate"]
    assert "2026年06月30日 10:00:00" in report["certificate"]
    assert "华明街道" in report["certificate"]

    english = await client.as_("officer@huaming").with_(Accept_Language="en").run(ask)
    assert "Certificate of First Report" in english.data["firstReports"]["nodes"][0]["certificate"]

    assert (await client.as_("viewer@huaming").run(ask)).codes == ["FORBIDDEN"]


async def test_duplicates_are_for_coordination_alone(hall: Hall, client: Graphql) -> None:
    await hall.create("officer@huaming")
    await hall.create("officer@xinli")
    ask = """{ duplicateLinks(filter: {state: [OPEN]}) { totalCount nodes {
      id kind state foundAt version project { host { code } } otherProject { host { code } } } } }"""

    (link,) = (await client.as_("officer@hezuo").run(ask)).data["duplicateLinks"]["nodes"]
    assert (link["kind"], link["state"]) == ("COMPANY_NAME", "OPEN")
    assert (link["project"]["host"]["code"], link["otherProject"]["host"]["code"]) == ("xinli", "huaming")
    assert (await client.as_("director@huaming").run(ask)).codes == ["FORBIDDEN"]


async def test_companies_are_each_tenants_own(hall: Hall, client: Graphql) -> None:
    await hall.create("officer@huaming")
    await hall.create("officer@xinli")
    ask = "{ companies { totalCount nodes { name tenant { code } } } }"

    own = (await client.as_("viewer@huaming").run(ask)).data["companies"]
    assert [node["tenant"]["code"] for node in own["nodes"]] == ["huaming"]
    assert own["totalCount"] == 1
    assert (await client.as_("officer@hezuo").run(ask)).data["companies"]["totalCount"] == 2


async def test_an_id_of_another_kind_finds_nothing(hall: Hall, client: Graphql) -> None:
    key = await hall.create()

    for wrong in (global_id("Company", key), str(key), "", "Project_", global_id("Project", new_id())):
        answered = await client.as_("officer@huaming").run("query($id: ID!) { project(id: $id) { id } }", {"id": wrong})
        assert answered.data == {"project": None}
