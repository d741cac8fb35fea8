"""Every mutation of the pipeline over GraphQL: what it answers, and each refusal it declares, in both languages."""

from typing import Any

import pytest

from tests.support.actors import tenant_id
from tests.support.graphql import Graphql
from tests.support.projects import CREDIT_CODE, OTHER_CREDIT_CODE, Hall
from zhaoshang.projects.rules.entries import NewContact
from zhaoshang.values.ids import global_id

CREATE = """
mutation($input: ProjectCreateInput!) {
  projectCreate(input: $input) {
    project { id name stage version investment isMajor host { code } company { id name creditCode }
      firstReport { number status } contacts(first: 1) { nodes { id phone } } }
    notices { code message }
    errors { code message path existing { id name } }
  }
}
"""
LEAD = {
    "name": "高端装备生产基地项目",
    "company": {"name": "天津云帆智能装备有限公司", "creditCode": CREDIT_CODE},
    "industry": "SMART_MANUFACTURING",
    "channel": "VISIT",
    "investment": "50000000",
    "contact": {"name": "王某", "phone": "13812341234"},
}


async def mutate(client: Graphql, name: str, given: dict[str, Any], selection: str) -> dict[str, Any]:
    type_name = name[0].upper() + name[1:] + "Input"
    answered = await client.run(
        f"mutation($input: {type_name}!) {{ {name}(input: $input) {{ {selection} errors {{ code message path }} }} }}",
        {"input": given},
    )
    payload: dict[str, Any] = answered.data[name]
    return payload


async def create(client: Graphql, **changes: Any) -> dict[str, Any]:
    payload: dict[str, Any] = (await client.run(CREATE, {"input": {**LEAD, **changes}})).data["projectCreate"]
    return payload


async def test_a_lead_is_entered_and_read_back(hall: Hall, client: Graphql) -> None:
    payload = await create(client.as_("officer@huaming"))

    assert payload["errors"] == []
    assert payload["notices"] == []
    project = payload["project"]
    assert (project["stage"], project["version"], project["investment"]) == ("LEAD", 1, "50000000.00")
    assert (project["isMajor"], project["host"]["code"]) == (True, "huaming")
    assert project["company"]["creditCode"] == CREDIT_CODE
    assert project["firstReport"]["status"] == "VALID"
    assert project["contacts"]["nodes"][0]["phone"] == "138****1234"
    assert len(await hall.rows("project")) == 1


async def test_an_own_duplicate_points_to_the_project_that_is_there(client: Graphql) -> None:
    first = (await create(client.as_("officer@huaming")))["project"]

    payload = await create(client.as_("officer@huaming"), name="换个名字")

    assert payload["project"] is None
    (error,) = payload["errors"]
    assert error["code"] == "DUPLICATE_PROJECT"
    assert error["existing"] == {"id": first["id"], "name": first["name"]}
    second = await create(client.as_("officer@huaming"), name="二期", distinctFrom=[first["id"]])
    assert second["errors"] == []


async def test_somebody_elses_report_is_one_notice_and_nothing_else(client: Graphql) -> None:
    await create(client.as_("officer@huaming"))

    dry = await create(client.as_("officer@xinli"), validateOnly=True)
    assert dry == {"project": None, "notices": [], "errors": []}

    payload = await create(client.as_("officer@xinli"))
    assert payload["notices"] == [{"code": "ALREADY_REPORTED", "message": "已有单位报备，请联系合作交流办"}]
    assert payload["errors"] == []
    assert "华明" not in str(payload)


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        (
            {"company": {"name": "某公司", "creditCode": "91120110MANT1YGTN1"}},
            "INVALID_CREDIT_CODE",
            "company.creditCode",
        ),
        ({"investment": "-0.01"}, "AMOUNT_OUT_OF_RANGE", "investment"),
        ({"investment": "1000000000000000.01"}, "AMOUNT_OUT_OF_RANGE", "investment"),
        ({"name": "字" * 201}, "TEXT_TOO_LONG", "name"),
        ({"name": "　"}, "TEXT_REQUIRED", "name"),
        ({"description": "a\x00b"}, "TEXT_INVALID", "description"),
        ({"firstContactOn": "2026-07-01"}, "DATE_OUT_OF_RANGE", "firstContactOn"),
        ({"contact": {"name": "王某"}}, "CONTACT_CHANNEL_REQUIRED", "contact"),
        ({"contact": {"name": "王某", "phone": "电话"}}, "INVALID_PHONE", "contact.phone"),
        ({"contact": {"name": "王某", "email": "at"}}, "INVALID_EMAIL", "contact.email"),
    ],
)
async def test_bad_input_is_named_and_nothing_is_written(
    hall: Hall, client: Graphql, changes: dict[str, Any], code: str, path: str
) -> None:
    for language in ("zh-CN", "en"):
        payload = await create(client.as_("officer@huaming").with_(Accept_Language=language), **changes)
        assert payload["project"] is None
        assert [(error["code"], ".".join(error["path"])) for error in payload["errors"]] == [(code, path)]
        assert payload["errors"][0]["message"].isascii() is (language == "en")
    assert await hall.rows("project") == []
    assert await hall.rows("audit_entry") == []


@pytest.mark.parametrize("investment", ["1.8E+9", "abc", "1.001", "1,000", 5, "9" * 41])
async def test_what_is_no_amount_is_bad_input(hall: Hall, client: Graphql, investment: object) -> None:
    answered = await client.as_("officer@huaming").run(CREATE, {"input": {**LEAD, "investment": investment}})

    assert answered.codes == ["BAD_USER_INPUT"]
    assert await hall.rows("project") == []


async def test_who_may_not_enter_leads_is_told_so(hall: Hall, client: Graphql) -> None:
    payload = await create(client.as_("viewer@huaming"))

    assert [error["code"] for error in payload["errors"]] == ["FORBIDDEN"]
    assert await hall.rows("project") == []


async def test_being_hazardous_is_said_changed_and_emptied(client: Graphql) -> None:
    huaming = client.as_("officer@huaming")
    query = "query($id: ID!) { project(id: $id) { isHazardous } }"
    unsaid = (await create(huaming))["project"]
    assert (await huaming.run(query, {"id": unsaid["id"]})).data == {"project": {"isHazardous": None}}
    said = (await create(huaming, name="二期", distinctFrom=[unsaid["id"]], isHazardous=True))["project"]
    assert (await huaming.run(query, {"id": said["id"]})).data == {"project": {"isHazardous": True}}

    steps: list[tuple[dict[str, Any], bool | None]] = [
        ({"isHazardous": False}, False),
        ({"description": "说明"}, False),
        ({"isHazardous": None}, None),
    ]
    for version, (given, now) in enumerate(steps, 1):
        changes = {"id": said["id"], "expectedVersion": version, **given}
        payload = await mutate(huaming, "projectUpdate", changes, "project { isHazardous }")
        assert payload == {"project": {"isHazardous": now}, "errors": []}


async def test_a_project_is_changed_advanced_held_resumed_and_lost(client: Graphql) -> None:
    huaming = client.as_("officer@huaming")
    key = (await create(huaming))["project"]["id"]
    state = "project { stage version investment description resumeStage lostTo }"

    async def step(name: str, version: int, **given: Any) -> dict[str, Any]:
        payload = await mutate(huaming, name, {"id": key, "expectedVersion": version, **given}, state)
        assert payload["errors"] == [], payload
        project: dict[str, Any] = payload["project"]
        assert project["version"] == version + 1
        return project

    changed = await step("projectUpdate", 1, investment="1.50", description="说明")
    assert (changed["investment"], changed["description"]) == ("1.50", "说明")
    emptied = await step("projectUpdate", 2, investment=None)
    assert (emptied["investment"], emptied["description"]) == (None, "说明")
    assert (await step("projectAdvance", 3, to="NEGOTIATING"))["stage"] == "NEGOTIATING"
    held = await step("projectHold", 4, reason="等政策")
    assert (held["stage"], held["resumeStage"]) == ("ON_HOLD", "NEGOTIATING")
    assert (await step("projectResume", 5))["stage"] == "NEGOTIATING"
    assert (await step("projectLose", 6, reason="去了外地", lostTo="河北"))["lostTo"] == "河北"


async def test_advancing_is_refused_with_what_next_stages_listed(client: Graphql) -> None:
    huaming = client.as_("officer@huaming")
    created = (await create(huaming, contact=None, investment=None))["project"]
    listed = await huaming.run(
        "query($id: ID!) { project(id: $id) { nextStages { stage unmet { code } } } }", {"id": created["id"]}
    )
    (stage,) = listed.data["project"]["nextStages"]

    payload = await mutate(
        huaming,
        "projectAdvance",
        {"id": created["id"], "expectedVersion": 1, "to": stage["stage"]},
        "project { id }",
    )

    assert payload["project"] is None
    assert [{"code": error["code"]} for error in payload["errors"]] == stage["unmet"]
    jump = await mutate(
        huaming, "projectAdvance", {"id": created["id"], "expectedVersion": 1, "to": "SIGNED"}, "project { id }"
    )
    (error,) = jump["errors"]
    assert (error["code"], error["path"]) == ("ILLEGAL_TRANSITION", ["to"])
    assert error["message"] == "项目处于 线索，不能转为 签约"


async def test_a_payload_can_ask_what_is_next(client: Graphql) -> None:
    huaming = client.as_("officer@huaming")
    key = (await create(huaming))["project"]["id"]

    payload = await mutate(
        huaming,
        "projectAdvance",
        {"id": key, "expectedVersion": 1, "to": "NEGOTIATING"},
        "project { nextStages { stage unmet { code } } stageChanges(first: 1) { nodes { toStage } } }",
    )

    assert payload["project"]["nextStages"] == [{"stage": "IN_REVIEW", "unmet": []}]
    assert payload["project"]["stageChanges"]["nodes"] == [{"toStage": "NEGOTIATING"}]


async def test_notes_contacts_and_companies_are_kept(client: Graphql) -> None:
    huaming = client.as_("officer@huaming")
    project = (await create(huaming))["project"]
    company = project["company"]["id"]

    noted = await mutate(
        huaming, "projectAddNote", {"id": project["id"], "body": "来访"}, "project { notes { nodes { body } } }"
    )
    assert noted["project"]["notes"]["nodes"] == [{"body": "来访"}]
    added = await mutate(
        huaming, "contactAdd", {"company": company, "name": "李四", "email": "li@x.cn"}, "contact { id name email }"
    )
    assert added["contact"]["email"] == "l***@x.cn"
    changed = await mutate(
        huaming,
        "contactUpdate",
        {"id": added["contact"]["id"], "expectedVersion": 1, "title": "经理", "phone": None},
        "contact { title version }",
    )
    assert changed["contact"] == {"title": "经理", "version": 2}
    renamed = await mutate(
        huaming,
        "companyUpdate",
        {"id": company, "expectedVersion": 1, "creditCode": OTHER_CREDIT_CODE},
        "company { creditCode version }",
    )
    assert renamed["company"] == {"creditCode": OTHER_CREDIT_CODE, "version": 2}


async def test_a_telephone_is_shown_in_full_only_by_the_mutation_that_records_it(hall: Hall, client: Graphql) -> None:
    await hall.create(contact=NewContact(name="王某", phone="13812341234"))
    (row,) = await hall.rows("contact")
    key = global_id("Contact", row["id"])
    shown = "contact { id phone } phone email"

    payload = await mutate(client.as_("officer@hezuo"), "contactReveal", {"id": key, "purpose": "预约座谈"}, shown)
    assert payload["phone"] == "13812341234"
    assert payload["contact"] == {"id": key, "phone": "138****1234"}
    assert len(await hall.rows("audit_entry", action="company.contact.reveal")) == 1

    for persona, code in (("viewer@ducha", "FORBIDDEN"), ("director@xinli", "NOT_FOUND")):
        refused = await mutate(client.as_(persona), "contactReveal", {"id": key, "purpose": "看看"}, shown)
        assert [error["code"] for error in refused["errors"]] == [code]
        assert refused["phone"] is None
    assert len(await hall.rows("audit_entry", action="company.contact.reveal")) == 1


async def test_departments_take_part(hall: Hall, client: Graphql) -> None:
    key = global_id("Project", await hall.create())
    hezuo = client.as_("officer@hezuo")

    involved = await mutate(
        hezuo,
        "projectInvolve",
        {"id": key, "expectedVersion": 1, "department": global_id("Tenant", tenant_id("sthj")), "part": "REVIEWER"},
        "project { version participations { tenant { code } parts } }",
    )
    assert {"tenant": {"code": "sthj"}, "parts": ["REVIEWER"]} in involved["project"]["participations"]


async def test_disputes_and_duplicates_are_settled(client: Graphql) -> None:
    await create(client.as_("officer@huaming"))
    await create(client.as_("officer@xinli"))
    hezuo = client.as_("officer@hezuo")
    reports = await hezuo.run("{ firstReports(filter: {status: [DISPUTED]}) { nodes { id version tenant { code } } } }")
    (own,) = (node for node in reports.data["firstReports"]["nodes"] if node["tenant"]["code"] == "huaming")
    links = await hezuo.run("{ duplicateLinks { nodes { id version } } }")
    (link,) = links.data["duplicateLinks"]["nodes"]

    upheld = await mutate(
        hezuo,
        "firstReportSettle",
        {"id": own["id"], "expectedVersion": own["version"], "reason": "先有洽谈纪要"},
        "firstReport { status decisionReason decidedBy { name } }",
    )
    assert upheld["firstReport"]["status"] == "UPHELD"
    settled = await mutate(
        hezuo,
        "duplicateSettle",
        {"id": link["id"], "expectedVersion": link["version"], "same": True, "reason": "同一企业"},
        "duplicateLink { state }",
    )
    assert settled["duplicateLink"] == {"state": "SAME"}


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("projectUpdate", {"expectedVersion": 1, "name": "新名"}),
        ("projectAdvance", {"expectedVersion": 1, "to": "NEGOTIATING"}),
        ("projectHold", {"expectedVersion": 1, "reason": "等"}),
        ("projectResume", {"expectedVersion": 1}),
        ("projectLose", {"expectedVersion": 1, "reason": "走"}),
        ("projectWithdraw", {"expectedVersion": 1, "reason": "误"}),
        ("projectAddNote", {"body": "记"}),
        (
            "projectInvolve",
            {"expectedVersion": 1, "department": global_id("Tenant", tenant_id("sthj")), "part": "ASKED"},
        ),
    ],
)
async def test_mutations_answer_a_neighbours_id_like_one_that_never_was(
    hall: Hall, client: Graphql, name: str, given: dict[str, Any]
) -> None:
    theirs = global_id("Project", await hall.create("officer@xinli"))
    never = "Project_01990000-0000-7000-8000-000000000000"
    huaming = client.as_("director@huaming")

    answers = [
        await mutate(huaming, name, {"id": key, **given}, "project { id }") for key in (theirs, never, "nonsense")
    ]

    assert answers[0] == answers[1] == answers[2]
    assert [error["code"] for error in answers[0]["errors"]] == ["NOT_FOUND"]


async def test_a_stale_version_is_a_conflict(hall: Hall, client: Graphql) -> None:
    key = global_id("Project", await hall.create())

    payload = await mutate(
        client.as_("officer@huaming"),
        "projectHold",
        {"id": key, "expectedVersion": 9, "reason": "等"},
        "project { id }",
    )

    assert [(error["code"], error["path"]) for error in payload["errors"]] == [("CONFLICT", ["expectedVersion"])]


async def test_a_refusal_calls_stages_what_people_call_them(hall: Hall, client: Graphql) -> None:
    key = await hall.create()
    given = {"id": global_id("Project", key), "expectedVersion": 1, "to": "SIGNED"}
    said = [
        (await mutate(client.as_("officer@huaming").with_(Accept_Language=language), "projectAdvance", given, ""))[
            "errors"
        ]
        for language in ("zh", "en")
    ]
    assert said[0][0]["message"] == "项目处于 线索，不能转为 签约"
    assert said[1][0]["message"] == "A project in LEAD cannot go to SIGNED"
