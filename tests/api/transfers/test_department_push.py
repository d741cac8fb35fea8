"""The same walk over GraphQL text: 工信局 finds an investor, 临空 lands it, and the district's pool has the 30 %."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.api.transfers.test_transfers import mutate, offer_of, tenant
from tests.support.graphql import Graphql
from tests.support.projects import CREDIT_CODE, Hall
from tests.support.reviews import passed
from tests.support.statistics import proof
from zhaoshang.values.ids import global_id

PROJECT = "project { id stage version }"


async def entered(client: Graphql, persona: str = "officer@gxj", **changes: Any) -> dict[str, Any]:
    """A department's lead."""
    given = {
        "name": "高端装备生产基地项目",
        "company": {"name": "天津云帆智能装备有限公司", "creditCode": CREDIT_CODE},
        "industry": "SMART_MANUFACTURING",
        "investment": "30000000",
        "occupiesLand": False,
        "contact": {"name": "王某", "phone": "13812341234"},
        **changes,
    }
    payload = await mutate(client.as_(persona), "projectCreate", given, f"{PROJECT} notices {{ code }}")
    assert (payload["errors"], payload["notices"]) == ([], [])
    project: dict[str, Any] = payload["project"]
    return project


async def stepped(client: Graphql, name: str, project: dict[str, Any], **given: Any) -> dict[str, Any]:
    """The project after a mutation of it."""
    changed = {"id": project["id"], "expectedVersion": project["version"], **given}
    payload = await mutate(client, name, changed, PROJECT)
    assert payload["errors"] == []
    after: dict[str, Any] = payload["project"]
    return after


async def signed(hall: Hall, client: Graphql, project: dict[str, Any], unit: str) -> dict[str, Any]:
    officer = client.as_(f"officer@{unit}")
    for stage in ("NEGOTIATING", "IN_REVIEW"):
        project = await stepped(officer, "projectAdvance", project, to=stage)
    await passed(hall, UUID(project["id"].partition("_")[2]))
    return await stepped(officer, "projectAdvance", project, to="SIGNED")


async def proposed(client: Graphql, project: dict[str, Any]) -> dict[str, Any]:
    given = {
        "project": project["id"],
        "expectedVersion": project["version"],
        "reason": "本部门不承接项目",
        "summary": "一家装备企业拟建总装线",
    }
    payload = await mutate(client.as_("director@gxj"), "transferPropose", given, "transfer { id version }")
    assert payload["errors"] == []
    transfer: dict[str, Any] = payload["transfer"]
    return transfer


async def moved(client: Graphql, transfer: dict[str, Any]) -> dict[str, Any]:
    """From a proposal to 临空: its project."""
    officer = client.as_("officer@hezuo")
    confirmed = {"id": transfer["id"], "expectedVersion": transfer["version"], "departments": []}
    transfer = (await mutate(officer, "transferConfirm", confirmed, "transfer { id version }"))["transfer"]
    asked = {"id": transfer["id"], "expectedVersion": transfer["version"], "candidates": [tenant("linkong")]}
    assert (await mutate(officer, "transferOffer", asked))["errors"] == []
    offer = await offer_of(client, "linkong")
    taken = {"id": offer["id"], "expectedVersion": offer["version"]}
    assert (await mutate(client.as_("director@linkong"), "transferOfferAccept", taken))["errors"] == []
    query = "query($id: ID!) { transfer(id: $id) { version } }"
    version = (await officer.run(query, {"id": transfer["id"]})).data["transfer"]["version"]
    given = {"id": transfer["id"], "offer": offer["id"], "expectedVersion": version}
    payload = await mutate(officer, "transferAssign", given, f"transfer {{ {PROJECT} }}")
    assert payload["errors"] == []
    project: dict[str, Any] = payload["transfer"]["project"]
    return project


async def test_of_1_000_000_yuan_and_1_fen_the_pool_has_300_000_00_and_the_host_700_000_01(
    hall: Hall, client: Graphql
) -> None:
    project = await moved(client, await proposed(client, await entered(client)))
    assert project["stage"] == "LEAD"
    project = await signed(hall, client, project, "linkong")
    place = {
        "registeredOn": "2026-06-01",
        "registrationNumber": "东市监〔2026〕77",
        "siteBasis": "LEASE",
        "siteDocument": "厂房租赁合同 2026-031号",
    }
    officer = client.as_("officer@linkong")
    project = await stepped(officer, "projectUpdate", project, **place)
    assert (await stepped(officer, "projectAdvance", project, to="LANDED"))["stage"] == "LANDED"
    hall.clock.pass_by(timedelta(days=31))
    paid = {
        "project": project["id"],
        "metric": "CAPITAL_IN_PLACE",
        "amount": "1000000.01",
        "paidOn": "2026-07-20",
        "evidence": global_id("Evidence", await proof(hall, "linkong")),
        "source": "OUT_OF_CITY",
    }
    fact = (await mutate(client.as_("statistician@linkong"), "factRecord", paid, "fact { id }"))["fact"]
    verify = {"id": fact["id"], "expectedVersion": 1}
    assert (await mutate(client.as_("officer@hezuo"), "factVerify", verify))["errors"] == []

    query = """{ attributionStatement(groupBy: [PARTY]) { party { code } amount }
        attributionEntries { nodes { party { code } origin { code } host { code } amount } } }"""
    answered = (await client.as_("officer@hezuo").run(query)).data
    lines = {each["party"] and each["party"]["code"]: each["amount"] for each in answered["attributionStatement"]}
    assert lines == {None: "300000.00", "linkong": "700000.01"}
    for entry in answered["attributionEntries"]["nodes"]:
        assert (entry["origin"]["code"], entry["host"]["code"]) == ("gxj", "linkong")
    host = (await client.as_("director@linkong").run(query)).data
    assert [each["amount"] for each in host["attributionEntries"]["nodes"]] == ["700000.01"]
    assert (await client.as_("director@gxj").run(query)).codes == ["FORBIDDEN"]


async def test_a_department_is_told_beforehand_that_it_cannot_land(hall: Hall, client: Graphql) -> None:
    project = await signed(hall, client, await entered(client), "gxj")
    said = []
    for language in ("zh", "en"):
        asking = client.as_("officer@gxj").with_(Accept_Language=language)
        query = "query($id: ID!) { project(id: $id) { nextStages { stage unmet { code message } } } }"
        (prospect,) = (await asking.run(query, {"id": project["id"]})).data["project"]["nextStages"]
        assert prospect["stage"] == "LANDED"
        assert prospect["unmet"][0]["code"] == "HOST_NOT_CARRIER"
        given = {"id": project["id"], "expectedVersion": project["version"], "to": "LANDED"}
        refused = (await mutate(asking, "projectAdvance", given, PROJECT))["errors"]
        assert [(each["code"], each["message"]) for each in refused] == [
            (each["code"], each["message"]) for each in prospect["unmet"]
        ]
        said.append(refused[0]["message"])
    assert said[0] != said[1]


async def test_a_department_lists_what_it_pushed_beside_what_it_is_asked_about(hall: Hall, client: Graphql) -> None:
    mine = await proposed(client, await entered(client))
    pushed = {
        "project": global_id("Project", await hall.create(company_name="天津远航有限公司", name="远航项目")),
        "expectedVersion": 1,
        "reason": "本街道无合适厂房",
        "summary": "一家企业拟建总装线",
    }
    theirs = (await mutate(client.as_("director@huaming"), "transferPropose", pushed, "transfer { id }"))["transfer"]
    gxj = client.as_("viewer@gxj")
    query = "{ transfers { totalCount nodes { id state project { name contacts { nodes { phone } } } } } }"
    (alone,) = (await gxj.run(query)).data["transfers"]["nodes"]
    assert (alone["id"], alone["state"]) == (mine["id"], "PROPOSED")
    assert alone["project"]["contacts"]["nodes"] == [{"phone": "138****1234"}]
    named = {"id": theirs["id"], "expectedVersion": 1, "departments": [tenant("gxj")]}
    assert (await mutate(client.as_("officer@hezuo"), "transferConfirm", named))["errors"] == []

    both = (await gxj.run(query)).data["transfers"]

    assert both["totalCount"] == 2
    assert {each["id"] for each in both["nodes"]} == {mine["id"], theirs["id"]}
    (page,) = (await gxj.run("{ transfers(first: 1) { nodes { id } pageInfo { endCursor } } }")).data.values()
    after = f'{{ transfers(first: 1, after: "{page["pageInfo"]["endCursor"]}") {{ nodes {{ id }} }} }}'
    (rest,) = (await gxj.run(after)).data.values()
    assert page["nodes"] + rest["nodes"] == [{"id": each["id"]} for each in both["nodes"]]


async def test_once_moved_a_department_reads_nothing_that_the_host_adds(client: Graphql) -> None:
    project = await entered(client)
    assert (await mutate(client.as_("officer@gxj"), "projectAddNote", {"id": project["id"], "body": "谈了一次"}))[
        "errors"
    ] == []
    transfer = await proposed(client, project)
    project = await moved(client, transfer)
    added = await mutate(client.as_("officer@linkong"), "projectAddNote", {"id": project["id"], "body": "新单位的话"})
    assert added["errors"] == []

    query = """query($project: ID!, $transfer: ID!) {
        project(id: $project) { host { code } nextStages { stage } notes { nodes { body } }
            contacts { nodes { name } } firstReport { tenant { code } } }
        transfer(id: $transfer) { state host { code } } }"""
    asked = {"project": project["id"], "transfer": transfer["id"]}
    seen = (await client.as_("director@gxj").run(query, asked)).data
    assert [each["body"] for each in seen["project"]["notes"]["nodes"]] == ["谈了一次"]
    assert seen["project"]["contacts"]["nodes"] == []
    assert seen["project"]["firstReport"] == {"tenant": {"code": "gxj"}}
    assert seen["transfer"] == {"state": "ASSIGNED", "host": {"code": "linkong"}}
    given = {"id": project["id"], "expectedVersion": project["version"], "description": "还是我的"}
    refused = (await mutate(client.as_("officer@gxj"), "projectUpdate", given))["errors"]
    assert [each["code"] for each in refused] == ["FORBIDDEN"]
    for persona in ("director@sthj", "director@fgw"):
        assert (
            await client.as_(persona).run("query($id: ID!) { project(id: $id) { id } }", {"id": project["id"]})
        ).data == {"project": None}


async def test_of_what_it_pushed_for_another_industry_a_department_sees_an_origins_progress(client: Graphql) -> None:
    project = await entered(client, industry="BIOMEDICINE")
    project = await moved(client, await proposed(client, project))
    query = """query($id: ID!) { project(id: $id) { name stage investment description registrationNumber
        occupiesLand isHazardous host { code } nextStages { stage }
        firstReport { tenant { code } } stageChanges(first: 1) { nodes { toStage reason } } } }"""
    described = {"description": "本园区的打算", "registrationNumber": "东市监〔2026〕77", "isHazardous": True}
    await stepped(client.as_("officer@linkong"), "projectUpdate", project, **described)
    seen = (await client.as_("viewer@gxj").run(query, {"id": project["id"]})).data["project"]
    assert seen == {
        "name": "高端装备生产基地项目",
        "stage": "LEAD",
        "investment": "30000000.00",
        "description": None,
        "registrationNumber": None,
        "occupiesLand": None,
        "isHazardous": None,
        "host": {"code": "linkong"},
        "nextStages": None,
        "firstReport": {"tenant": {"code": "gxj"}},
        "stageChanges": {"nodes": [{"toStage": "LEAD", "reason": None}]},
    }
    listed = (await client.as_("viewer@gxj").run("{ projects { totalCount } projectSummary { count } }")).data
    assert listed == {"projects": {"totalCount": 1}, "projectSummary": [{"count": 1}]}
