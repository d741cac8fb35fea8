"""A push over GraphQL from proposal to its new host, as each of its people sees it."""

from typing import Any

import pytest

from tests.support.actors import tenant_id
from tests.support.graphql import Graphql
from tests.support.projects import Hall
from zhaoshang.projects.operations.add_note import add_note
from zhaoshang.projects.rules.entries import NewContact
from zhaoshang.transfers.model import CarrierKind
from zhaoshang.transfers.operations.add_carrier import add_carrier
from zhaoshang.transfers.operations.declare_industries import declare_industries
from zhaoshang.transfers.rules.carriers import NewCarrier
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import ProjectId, global_id

NEVER = "01990000-0000-7000-8000-000000000000"


def tenant(code: str) -> str:
    return global_id("Tenant", tenant_id(code))


async def mutate(client: Graphql, name: str, given: dict[str, Any], selection: str = "") -> dict[str, Any]:
    type_name = name[0].upper() + name[1:] + "Input"
    answered = await client.run(
        f"mutation($input: {type_name}!) {{ {name}(input: $input) {{ {selection} errors {{ code message path }} }} }}",
        {"input": given},
    )
    payload: dict[str, Any] = answered.data[name]
    return payload


async def proposed(client: Graphql, key: ProjectId) -> dict[str, Any]:
    given = {
        "project": global_id("Project", key),
        "expectedVersion": 1,
        "reason": "本街道无合适厂房",
        "summary": "一家装备企业拟建总装线",
        "carrierKind": "PLANT",
        "leastArea": 5000,
    }
    payload = await mutate(client, "transferPropose", given, "transfer { id state version }")
    assert payload["errors"] == []
    transfer: dict[str, Any] = payload["transfer"]
    return transfer


async def pooled(client: Graphql, key: ProjectId, *candidates: str) -> dict[str, Any]:
    """A push in the pool, offered to some."""
    officer = client.as_("officer@hezuo")
    transfer = await proposed(client.as_("director@huaming"), key)
    given = {"id": transfer["id"], "expectedVersion": 1, "departments": [tenant("gxj")]}
    transfer = (await mutate(officer, "transferConfirm", given, "transfer { id state version }"))["transfer"]
    if candidates:
        given = {
            "id": transfer["id"],
            "expectedVersion": transfer["version"],
            "candidates": [tenant(each) for each in candidates],
        }
        offered = await mutate(officer, "transferOffer", given, "transfer { id state version openOffers }")
        transfer = offered["transfer"]
    assert isinstance(transfer, dict)
    return transfer


async def offer_of(client: Graphql, candidate: str) -> dict[str, Any]:
    answered = await client.as_(f"director@{candidate}").run(
        "{ transferOffers(first: 1) { nodes { id state version summary transfer { id } candidate { code } } } }"
    )
    node: dict[str, Any] = answered.data["transferOffers"]["nodes"][0]
    return node


async def test_from_proposal_to_the_new_host(hall: Hall, client: Graphql) -> None:
    key = await hall.create(contact=NewContact(name="王某", phone="13812341234"))
    await add_note(hall.service, hall.actor("officer@huaming"), key, "对方要求层高九米")
    transfer = await pooled(client, key, "linkong", "kfq")
    assert (transfer["state"], transfer["openOffers"]) == ("OFFERED", 2)

    declined = await offer_of(client, "kfq")
    payload = await mutate(
        client.as_("director@kfq"),
        "transferOfferDecline",
        {"id": declined["id"], "expectedVersion": 1, "reason": "无空置厂房"},
        "offer { state answerReason }",
    )
    assert payload == {"offer": {"state": "DECLINED", "answerReason": "无空置厂房"}, "errors": []}
    accepted = await offer_of(client, "linkong")
    # A candidate sees a summary: neither the push nor the project behind it.
    assert accepted["transfer"] is None
    payload = await mutate(
        client.as_("director@linkong"),
        "transferOfferAccept",
        {"id": accepted["id"], "expectedVersion": 1},
        "offer { state }",
    )
    assert payload == {"offer": {"state": "ACCEPTED"}, "errors": []}
    officer = client.as_("officer@hezuo")
    version = (await officer.run("query($id: ID!) { transfer(id: $id) { version } }", {"id": transfer["id"]})).data
    payload = await mutate(
        officer,
        "transferAssign",
        {"id": transfer["id"], "offer": accepted["id"], "expectedVersion": version["transfer"]["version"]},
        "transfer { state host { code } origin { code } acceptedAt project { stage host { code } origin { code } } }",
    )
    assert payload["errors"] == []
    assert payload["transfer"]["project"] == {
        "stage": "LEAD",
        "host": {"code": "linkong"},
        "origin": {"code": "huaming"},
    }

    query = """query($id: ID!) { project(id: $id) { stage description investment
        notes { nodes { body } } contacts { nodes { name phone } } company { name tenant { code } }
        stageChanges(first: 1) { nodes { toStage reason by { name } } } } }"""
    mine = (await client.as_("director@linkong").run(query, {"id": global_id("Project", key)})).data["project"]
    assert [each["body"] for each in mine["notes"]["nodes"]] == ["对方要求层高九米"]
    assert mine["contacts"]["nodes"] == [{"name": "王某", "phone": "138****1234"}]
    assert mine["company"] == {"name": "天津云帆智能装备有限公司", "tenant": {"code": "linkong"}}
    assert mine["stageChanges"]["nodes"][0]["reason"] == "本街道无合适厂房"
    theirs = (await client.as_("director@huaming").run(query, {"id": global_id("Project", key)})).data["project"]
    # The origin keeps its own old note and sees progress; of what the host writes and whom it talks to, nothing.
    assert [each["body"] for each in theirs["notes"]["nodes"]] == ["对方要求层高九米"]
    assert (theirs["stage"], theirs["description"], theirs["contacts"]["nodes"]) == ("LEAD", None, [])
    assert theirs["stageChanges"]["nodes"] == [{"toStage": "LEAD", "reason": None, "by": {"name": "officer@hezuo"}}]
    nothing = (await client.as_("director@kfq").run(query, {"id": global_id("Project", key)})).data["project"]
    assert nothing is None


async def test_after_the_move_the_origin_reads_nothing_that_the_host_adds(hall: Hall, client: Graphql) -> None:
    key = await hall.create()
    transfer = await pooled(client, key, "linkong")
    offer = await offer_of(client, "linkong")
    await mutate(client.as_("director@linkong"), "transferOfferAccept", {"id": offer["id"], "expectedVersion": 1})
    officer, given = client.as_("officer@hezuo"), {"id": transfer["id"], "offer": offer["id"], "expectedVersion": 4}
    assert (await mutate(officer, "transferAssign", given))["errors"] == []
    note = await add_note(hall.service, hall.actor("officer@linkong"), key, "新单位的话")
    company = (await hall.row("project", key))["company_id"]
    contact = await mutate(
        client.as_("officer@linkong"),
        "contactAdd",
        {"company": global_id("Company", company), "name": "李某", "phone": "13900001111"},
        "contact { id }",
    )
    hidden = [global_id("Note", (await hall.rows("note"))[-1]["id"]), contact["contact"]["id"], offer["id"]]
    assert note

    origin = client.as_("director@huaming")
    for key_ in hidden:
        answered = await origin.run("query($id: ID!) { node(id: $id) { id } }", {"id": key_})
        assert answered.data == {"node": None}, key_
    lists = await origin.run("{ companies { nodes { contacts { nodes { name } } } } transferOffers { totalCount } }")
    assert lists.data["transferOffers"] == {"totalCount": 0}
    assert "李某" not in str(lists.data)


async def test_candidates_are_ranked_by_industry_and_by_what_they_have_to_offer(hall: Hall, client: Graphql) -> None:
    free = NewCarrier(
        name="三号厂房", kind=CarrierKind.PLANT, area=8_000, power=0, available_on=day_of(hall.clock.now())
    )
    await add_carrier(hall.service, hall.actor("officer@kfq"), free)
    let = NewCarrier(name="四号厂房", kind=CarrierKind.PLANT, area=8_000)
    await add_carrier(hall.service, hall.actor("officer@xinli"), let)
    await declare_industries(hall.service, hall.actor("director@linkong"), ["SMART_MANUFACTURING"])
    transfer = await pooled(client, await hall.create())

    answered = await client.as_("officer@hezuo").run(
        """query($id: ID!) { transfer(id: $id) {
            candidates { tenant { code } leadsIndustry fittingCarriers carriers { name } }
            advices { department { code } advice } offers { id } } }""",
        {"id": transfer["id"]},
    )

    found = answered.data["transfer"]
    assert [each["tenant"]["code"] for each in found["candidates"]] == ["linkong", "kfq", "xinli"]
    assert found["candidates"][0]["leadsIndustry"] is True
    assert found["candidates"][1]["carriers"] == [{"name": "三号厂房"}]
    assert found["candidates"][2] == {
        "tenant": {"code": "xinli"},
        "leadsIndustry": False,
        "fittingCarriers": 0,
        "carriers": [],
    }
    assert found["advices"] == [{"department": {"code": "gxj"}, "advice": None}]


async def test_a_named_department_advises_and_others_see_no_push(hall: Hall, client: Graphql) -> None:
    await pooled(client, await hall.create())
    seen = await client.as_("officer@gxj").run(
        "{ transfers { totalCount nodes { origin { code } advices { id version } } } carriers { totalCount } }"
    )
    (node,) = seen.data["transfers"]["nodes"]
    advice = node["advices"][0]
    payload = await mutate(
        client.as_("officer@gxj"),
        "transferAdvise",
        {"id": advice["id"], "expectedVersion": 1, "advice": "宜落临空"},
        "advice { advice advisedBy { name } department { code } transfer { state } }",
    )
    assert payload["errors"] == []
    assert payload["advice"]["transfer"] == {"state": "IN_POOL"}
    for persona in ("officer@sthj", "officer@fgw"):
        refused = await client.as_(persona).run("{ transfers { totalCount } }")
        assert refused.codes == ["FORBIDDEN"]
    for persona in ("director@xinli", "director@linkong"):
        assert (await client.as_(persona).run("{ transfers { totalCount } }")).data == {"transfers": {"totalCount": 0}}


async def test_pushes_and_offers_are_filtered_by_their_state(hall: Hall, client: Graphql) -> None:
    await pooled(client, await hall.create(), "linkong")
    officer = client.as_("officer@hezuo")
    query = """{ open: transfers(filter: {state: [OFFERED]}) { totalCount }
        ended: transfers(filter: {state: [ASSIGNED, EXPIRED]}) { totalCount }
        asked: transferOffers(filter: {state: [OPEN]}) { totalCount }
        answered: transferOffers(filter: {state: [ACCEPTED]}) { totalCount } }"""
    counts = {name: each["totalCount"] for name, each in (await officer.run(query)).data.items()}
    assert counts == {"open": 1, "ended": 0, "asked": 1, "answered": 0}


async def test_carriers_and_leading_industries_are_kept_by_their_host(client: Graphql) -> None:
    officer = client.as_("officer@linkong")
    given = {"name": "三号厂房", "kind": "PLANT", "area": 8000, "availableOn": "2026-09-01"}
    payload = await mutate(officer, "carrierAdd", given, "carrier { id version area availableOn tenant { code } }")
    carrier = payload["carrier"]
    assert (carrier["area"], carrier["tenant"]) == (8000, {"code": "linkong"})
    payload = await mutate(
        officer,
        "carrierUpdate",
        {"id": carrier["id"], "expectedVersion": 1, "name": "三号厂房", "kind": "PLANT", "area": 9000},
        "carrier { area availableOn version }",
    )
    assert payload["carrier"] == {"area": 9000, "availableOn": None, "version": 2}
    payload = await mutate(
        client.as_("director@linkong"), "leadingIndustriesDeclare", {"industries": ["BIOMEDICINE"]}, "tenant { code }"
    )
    assert payload == {"tenant": {"code": "linkong"}, "errors": []}
    answered = await client.as_("viewer@xinli").run(
        "{ leadingIndustries { nodes { tenant { code } industry endedAt } } carriers { totalCount } }"
    )
    assert answered.data == {
        "leadingIndustries": {"nodes": [{"tenant": {"code": "linkong"}, "industry": "BIOMEDICINE", "endedAt": None}]},
        "carriers": {"totalCount": 0},
    }


REFUSALS = [
    ("director@huaming", "transferPropose", {"project": "Project", "reason": " ", "summary": "概要"}, "TEXT_REQUIRED"),
    (
        "director@huaming",
        "transferPropose",
        {"project": "Project", "reason": "无", "summary": "概"},
        "PROJECT_NOT_TRANSFERABLE",
    ),
    ("officer@huaming", "transferPropose", {"project": "Project", "reason": "无", "summary": "概"}, "FORBIDDEN"),
    ("officer@hezuo", "transferConfirm", {"id": "Transfer"}, "TRANSFER_STATE"),
    ("officer@hezuo", "transferConfirm", {"id": "Never"}, "NOT_FOUND"),
    ("officer@hezuo", "transferReturn", {"id": "Transfer", "reason": "不收"}, "TRANSFER_STATE"),
    ("officer@hezuo", "transferOffer", {"id": "Transfer", "candidates": []}, "CANDIDATE_REQUIRED"),
    ("officer@hezuo", "transferAssign", {"id": "Transfer", "offer": "TransferOffer"}, "OFFER_NOT_ACCEPTED"),
    ("director@huaming", "transferWithdraw", {"id": "Transfer", "reason": ""}, "TEXT_REQUIRED"),
    ("director@linkong", "transferOfferAccept", {"id": "Never"}, "NOT_FOUND"),
    ("director@linkong", "transferOfferDecline", {"id": "TransferOffer", "reason": ""}, "TEXT_REQUIRED"),
    ("officer@gxj", "transferAdvise", {"id": "Never", "advice": "宜"}, "NOT_FOUND"),
    ("officer@linkong", "carrierAdd", {"name": "厂房", "kind": "PLANT", "area": 0}, "SIZE_OUT_OF_RANGE"),
    ("officer@linkong", "carrierUpdate", {"id": "Never", "name": "厂", "kind": "LAND", "area": 1}, "NOT_FOUND"),
    ("officer@linkong", "leadingIndustriesDeclare", {"industries": []}, "FORBIDDEN"),
]


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: f"{case[1]} {case[3]}")
async def test_a_refusal_is_a_value_in_both_languages(
    hall: Hall, client: Graphql, case: tuple[str, str, dict[str, Any], str]
) -> None:
    persona, name, given, code = case
    key = await hall.create()
    transfer = await pooled(client, key, "linkong")
    ids = {
        "Project": global_id("Project", key),
        "Transfer": transfer["id"],
        "TransferOffer": (await offer_of(client, "linkong"))["id"],
        "Never": f"Transfer_{NEVER}",
    }
    version = {"transferPropose": 2, "transferOfferDecline": 1}.get(name, transfer["version"])
    filled = {field: ids.get(value, value) if isinstance(value, str) else value for field, value in given.items()}
    if name not in ("carrierAdd", "leadingIndustriesDeclare"):
        filled["expectedVersion"] = version
    before = len(await hall.rows("outbox_event"))

    said = []
    for language in ("zh", "en"):
        asking = client.as_(persona).with_(Accept_Language=language)
        (error,) = (await mutate(asking, name, filled))["errors"]
        assert error["code"] == code
        said.append(error["message"])

    assert said[0] != said[1]
    assert len(await hall.rows("outbox_event")) == before


async def test_an_assignment_sent_twice_under_one_key_moves_once_and_answers_twice(hall: Hall, client: Graphql) -> None:
    transfer = await pooled(client, await hall.create(), "linkong")
    offer = await offer_of(client, "linkong")
    await mutate(client.as_("director@linkong"), "transferOfferAccept", {"id": offer["id"], "expectedVersion": 1})
    officer = client.as_("officer@hezuo").with_(Idempotency_Key="assign-1")
    given = {"id": transfer["id"], "offer": offer["id"], "expectedVersion": 4}

    first = await mutate(officer, "transferAssign", given, "transfer { state host { code } version }")
    again = await mutate(officer, "transferAssign", given, "transfer { state host { code } version }")

    assert first == again
    assert first["transfer"]["host"] == {"code": "linkong"}
    kinds = [event["kind"] for event in await hall.rows("outbox_event")]
    assert kinds.count("transfer.assigned") == 1
