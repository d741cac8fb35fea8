"""Targets over GraphQL: set by 合作交流办, read by whom they bind, every refusal by its code."""

from typing import Any

from tests.support.actors import tenant_id
from tests.support.graphql import Graphql
from tests.support.projects import Hall
from zhaoshang.values.ids import global_id

SET = """mutation($input: TargetSetInput!) { targetSet(input: $input) { target { id tenant { code } year metric amount
    count number inForce reason setBy { name } months { period amount count } } errors { code message path } } }"""
TARGETS = """query($filter: TargetFilter) { targets(first: 50, filter: $filter) { totalCount
    nodes { id number inForce amount count tenant { code } } } }"""


async def told(client: Graphql, persona: str, **given: Any) -> Any:
    entered = {
        "tenant": global_id("Tenant", tenant_id("huaming")),
        "year": 2026,
        "metric": "CAPITAL_IN_PLACE",
        "amount": "120000000.00",
        **given,
    }
    return (await client.as_(persona).run(SET, {"input": entered})).data["targetSet"]


async def listed(client: Graphql, persona: str, **entries: Any) -> Any:
    return (await client.as_(persona).run(TARGETS, {"filter": entries})).data["targets"]


async def test_a_target_from_setting_to_its_change(client: Graphql) -> None:
    outcome = await told(client, "director@hezuo")
    assert outcome["errors"] == []
    target = outcome["target"]
    assert target.pop("id").startswith("Target_")
    months = target.pop("months")
    assert months[0] == {"period": "2026-01", "amount": "10000000.00", "count": None}
    assert len(months) == 12
    assert target == {
        "tenant": {"code": "huaming"},
        "year": 2026,
        "metric": "CAPITAL_IN_PLACE",
        "amount": "120000000.00",
        "count": None,
        "number": 1,
        "inForce": True,
        "reason": None,
        "setBy": {"name": "director@hezuo"},
    }
    by_month = [*["0.00"] * 11, "150000000.00"]
    changed = await told(
        client, "director@hezuo", amount="150000000.00", amountByMonth=by_month, expectedNumber=1, reason="年中调整"
    )
    assert changed["errors"] == []
    assert (changed["target"]["number"], changed["target"]["reason"]) == (2, "年中调整")
    assert [each["amount"] for each in changed["target"]["months"]] == by_month

    found = await listed(client, "viewer@huaming")
    assert [(each["number"], each["inForce"]) for each in found["nodes"]] == [(2, True), (1, False)]
    assert (await listed(client, "viewer@huaming", inForce=True))["totalCount"] == 1
    assert (await listed(client, "viewer@huaming", year=2027))["totalCount"] == 0


async def test_a_count_is_in_ten_thousandths(client: Graphql) -> None:
    outcome = await told(client, "director@hezuo", metric="LANDED_PROJECTS", amount=None, count="12")
    assert outcome["errors"] == []
    assert (outcome["target"]["count"], outcome["target"]["amount"]) == ("12.0000", None)
    assert outcome["target"]["months"][0] == {"period": "2026-01", "amount": None, "count": "1.0000"}
    assert (await listed(client, "viewer@huaming", metric=["TAX"]))["totalCount"] == 0
    mine = [global_id("Tenant", tenant_id("huaming"))]
    assert (await listed(client, "viewer@hezuo", metric=["LANDED_PROJECTS"], tenant=mine))["totalCount"] == 1


async def test_each_unit_sees_its_own(client: Graphql) -> None:
    await told(client, "director@hezuo")
    await told(client, "director@hezuo", tenant=global_id("Tenant", tenant_id("xinli")))
    counts = {
        persona: (await listed(client, persona))["totalCount"]
        for persona in ("director@huaming", "viewer@kfq", "officer@ducha", "director@qld", "viewer@hezuo")
    }
    assert counts == {
        "director@huaming": 1,
        "viewer@kfq": 0,
        "officer@ducha": 2,
        "director@qld": 2,
        "viewer@hezuo": 2,
    }
    theirs = (await listed(client, "director@xinli"))["nodes"][0]["id"]
    query = "query($id: ID!) { target(id: $id) { amount } node(id: $id) { id } }"
    assert (await client.as_("director@huaming").run(query, {"id": theirs})).data == {"target": None, "node": None}


async def test_every_refusal_has_its_code(hall: Hall, client: Graphql) -> None:
    async def codes(persona: str = "director@hezuo", **given: Any) -> list[tuple[str, Any]]:
        return [(each["code"], each["path"]) for each in (await told(client, persona, **given))["errors"]]

    assert await codes("director@huaming") == [("FORBIDDEN", [])]
    assert await codes(amount="-1.00") == [("TARGET_FIGURE_INVALID", ["amount"])]
    assert await codes(amountByMonth=["1.00"]) == [("TARGET_PHASING_INVALID", ["amountByMonth"])]
    assert await codes(year=1990) == [("TARGET_YEAR_OUT_OF_RANGE", ["year"])]
    assert await codes(tenant="Tenant_nobody") == [("TARGET_UNIT_UNKNOWN", ["tenant"])]
    assert await codes(tenant="") == [("TARGET_UNIT_UNKNOWN", ["tenant"])]
    assert await codes(expectedNumber=3, reason="改") == [("CONFLICT", ["expectedVersion"])]
    assert await codes() == []
    assert await codes(expectedNumber=1, reason="") == [("TEXT_REQUIRED", ["reason"])]
    assert await codes(expectedNumber=1, reason="同") == [("TARGET_UNCHANGED", [])]
    assert len(await hall.rows("target")) == 1
