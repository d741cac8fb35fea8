"""Figures and the credit they bring, over GraphQL, as each side reads its own."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.support.actors import tenant_id
from tests.support.graphql import Graphql
from tests.support.projects import Hall
from tests.support.statistics import entered, landed, proof, verified
from tests.support.transfers import pooled
from zhaoshang.values.ids import ProjectId, global_id

NEVER = "01990000-0000-7000-8000-000000000000"


async def mutate(client: Graphql, name: str, given: dict[str, Any], selection: str = "") -> dict[str, Any]:
    type_name = name[0].upper() + name[1:] + "Input"
    answered = await client.run(
        f"mutation($input: {type_name}!) {{ {name}(input: $input) {{ {selection} errors {{ code message path }} }} }}",
        {"input": given},
    )
    payload: dict[str, Any] = answered.data[name]
    return payload


async def moved(hall: Hall) -> ProjectId:
    """华明's project, landed at 临空."""
    started = await pooled(hall)
    await started.land("linkong")
    await landed(hall, started.project)
    hall.clock.pass_by(timedelta(days=31))
    return started.project


async def test_a_figure_from_entry_to_both_sides_statements(hall: Hall, client: Graphql) -> None:
    key = await moved(hall)
    given = {
        "project": global_id("Project", key),
        "metric": "CAPITAL_IN_PLACE",
        "amount": "1000000.01",
        "paidOn": "2026-07-20",
        "source": "OUT_OF_CITY",
        "evidence": global_id("Evidence", await proof(hall, "linkong")),
    }
    statistician, officer = client.as_("statistician@linkong"), client.as_("officer@hezuo")
    selection = "fact { id state amount count version evidence { fileName claim } project { name } }"
    fact = (await mutate(statistician, "factRecord", given, selection))["fact"]
    assert (fact["state"], fact["amount"], fact["count"]) == ("SUBMITTED", "1000000.01", None)
    assert fact["evidence"] == {"fileName": "凭证.pdf", "claim": fact["id"]}
    payload = await mutate(
        officer,
        "factVerify",
        {"id": fact["id"], "expectedVersion": 1},
        "fact { state decidedBy { name } entries { party { code } amount share } }",
    )
    assert payload["errors"] == []
    assert payload["fact"]["entries"] == [
        {"party": {"code": "huaming"}, "amount": "300000.00", "share": "0.3000"},
        {"party": {"code": "linkong"}, "amount": "700000.01", "share": "0.7000"},
    ]
    refund = {
        **given,
        "amount": "-333333.33",
        "corrects": fact["id"],
        "reason": "部分退资",
        "evidence": global_id("Evidence", await proof(hall, "linkong")),
    }
    refunded = (await mutate(statistician, "factRecord", refund, "fact { id corrects { id } }"))["fact"]
    assert refunded["corrects"] == {"id": fact["id"]}
    await mutate(officer, "factVerify", {"id": refunded["id"], "expectedVersion": 1})

    statement = """{
        attributionStatement(groupBy: [METRIC, PERIOD], filter: {period: {from: "2026-07", to: "2026-07"}}) {
            metric period entries amount count party { code } }
        attributionEntries(last: 1) { totalCount nodes { amount kind cumulativeAmount explanation since
            host { code } origin { code } project { name } } } }"""
    origin = (await client.as_("director@huaming").run(statement)).data
    assert origin["attributionStatement"] == [
        {
            "metric": "CAPITAL_IN_PLACE",
            "period": "2026-07",
            "entries": 2,
            "amount": "200000.00",
            "count": "0.0000",
            "party": None,
        }
    ]
    first = origin["attributionEntries"]["nodes"][0]
    assert origin["attributionEntries"]["totalCount"] == 2
    assert first["explanation"].startswith("累计事实 0.00 元 → 1000000.01 元；原单位 30%")
    assert (first["host"], first["origin"]) == ({"code": "linkong"}, {"code": "huaming"})
    host = (await client.as_("viewer@linkong").run(statement)).data
    assert host["attributionStatement"][0]["amount"] == "466666.68"
    district = (await client.as_("viewer@ducha").run(statement)).data
    assert district["attributionStatement"][0]["amount"] == "666666.68"
    nobody = (await client.as_("director@kfq").run(statement)).data
    assert nobody == {"attributionStatement": [], "attributionEntries": {"totalCount": 0, "nodes": []}}
    # The figures themselves, and what proves them, stay the host's.
    mine = (await client.as_("director@huaming").run("{ facts { totalCount } evidences { totalCount } }")).data
    assert mine == {"facts": {"totalCount": 0}, "evidences": {"totalCount": 0}}


async def test_a_project_that_never_moved_is_its_hosts_alone_and_says_so(hall: Hall, client: Graphql) -> None:
    key = await hall.create()
    await landed(hall, key)
    await verified(hall, key, "huaming", 100_000_001, paid_on=date(2026, 6, 1))
    query = "{ attributionEntries { nodes { amount share basis since explanation } } }"
    director = client.as_("director@huaming")
    (entry,) = (await director.run(query)).data["attributionEntries"]["nodes"]
    assert entry == {
        "amount": "1000000.01",
        "share": "1.0000",
        "basis": "FIRST_HOST",
        "since": None,
        "explanation": "累计事实 0.00 元 → 1000000.01 元；未分成，全部计入落地单位，累计应计 1000000.01 元，"
        "此前已计 0.00 元，本次计入 1000000.01 元；依据：推送前的承接单位独享",
    }
    english = await director.with_(Accept_Language="en").run("{ attributionEntries { nodes { explanation } } }")
    assert "the host before any push" in english.data["attributionEntries"]["nodes"][0]["explanation"]


async def test_a_count_is_written_in_tenths_and_the_pool_is_a_line_of_its_own(hall: Hall, client: Graphql) -> None:
    started = await pooled(hall)
    await hall.owner.execute("UPDATE app.tenant SET kind = 'DEPARTMENT' WHERE code = 'huaming'")
    await started.land("linkong")
    await landed(hall, started.project)
    hall.clock.pass_by(timedelta(days=31))
    given = {
        "project": global_id("Project", started.project),
        "metric": "LANDED_PROJECTS",
        "count": "1",
        "paidOn": "2026-07-20",
        "evidence": global_id("Evidence", await proof(hall, "linkong")),
    }
    fact = (await mutate(client.as_("statistician@linkong"), "factRecord", given, "fact { id count amount }"))["fact"]
    assert (fact["count"], fact["amount"]) == ("1.0000", None)
    officer = client.as_("officer@hezuo")
    await mutate(officer, "factVerify", {"id": fact["id"], "expectedVersion": 1})

    answered = await officer.run(
        "{ attributionStatement(groupBy: [PARTY, METRIC, KIND]) { party { code } metric kind amount count } }"
    )

    lines = {each["party"] and each["party"]["code"]: each["count"] for each in answered.data["attributionStatement"]}
    assert lines == {None: "0.3000", "linkong": "0.7000"}


async def test_figures_are_filtered_and_months_listed(hall: Hall, client: Graphql) -> None:
    key = await moved(hall)
    await verified(hall, key, "linkong", 100, paid_on=date(2026, 7, 1))
    await entered(hall, key, "linkong", 100, paid_on=date(2026, 7, 2))
    officer = client.as_("officer@hezuo")
    query = """{ waiting: facts(filter: {state: [SUBMITTED]}) { totalCount nodes { paidOn } }
        tax: facts(filter: {metric: [TAX]}) { totalCount } }"""
    found = (await officer.run(query)).data
    assert found == {"waiting": {"totalCount": 1, "nodes": [{"paidOn": "2026-07-02"}]}, "tax": {"totalCount": 0}}
    payload = await mutate(
        client.as_("director@hezuo"), "periodClose", {"period": "2026-06"}, "closedPeriod { period }"
    )
    assert payload == {"closedPeriod": {"period": "2026-06"}, "errors": []}
    listed = (await client.as_("viewer@kfq").run("{ closedPeriods { nodes { period } } }")).data
    assert listed == {"closedPeriods": {"nodes": [{"period": "2026-06"}]}}


async def test_entries_are_filtered_by_party_and_project(hall: Hall, client: Graphql) -> None:
    key = await moved(hall)
    await verified(hall, key, "linkong", 100, paid_on=date(2026, 7, 1))
    officer = client.as_("officer@hezuo")

    async def counted(**given: Any) -> int:
        query = "query($f: AttributionFilter) { attributionEntries(filter: $f) { totalCount } }"
        found: int = (await officer.run(query, {"f": given})).data["attributionEntries"]["totalCount"]
        return found

    assert await counted(party=[global_id("Tenant", tenant_id("huaming"))]) == 1
    assert await counted(party=["nonsense", global_id("Project", key)]) == 0
    assert await counted(project=global_id("Project", key)) == 2
    assert await counted(project="nonsense") == 0
    assert await counted(metric=["TAX"]) == 0
    assert await counted(period={"from": "2026-08"}) == 0


CASES = [
    ("statistician@linkong", "factRecord", {"metric": "TAX", "count": "1"}, "UNIT_MISMATCH"),
    ("statistician@linkong", "factRecord", {"metric": "TAX", "amount": "-1"}, "AMOUNT_NOT_POSITIVE"),
    ("statistician@linkong", "factRecord", {"metric": "TAX", "amount": "1"}, "EVIDENCE_NOT_FOUND"),
    ("director@linkong", "factRecord", {"metric": "TAX", "amount": "1"}, "FORBIDDEN"),
    ("statistician@kfq", "factRecord", {"metric": "TAX", "amount": "1"}, "NOT_FOUND"),
    ("officer@hezuo", "factVerify", {}, "NOT_FOUND"),
    ("officer@hezuo", "factReturn", {"reason": "退"}, "NOT_FOUND"),
    ("officer@hezuo", "periodClose", {"period": "2026-01"}, "FORBIDDEN"),
    ("director@hezuo", "periodClose", {"period": "六月"}, "PERIOD_INVALID"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]} {case[3]}")
async def test_a_refusal_is_a_value_in_both_languages(
    hall: Hall, client: Graphql, case: tuple[str, str, dict[str, Any], str]
) -> None:
    persona, name, given, code = case
    key = await moved(hall)
    usual: dict[str, dict[str, Any]] = {
        "factRecord": {
            "project": global_id("Project", key),
            "paidOn": "2026-07-20",
            "evidence": f"Evidence_{NEVER}",
        },
        "factVerify": {"id": f"Fact_{NEVER}", "expectedVersion": 1},
        "factReturn": {"id": f"Fact_{NEVER}", "expectedVersion": 1},
    }
    said = []
    for language in ("zh", "en"):
        asking = client.as_(persona).with_(Accept_Language=language)
        (error,) = (await mutate(asking, name, {**usual.get(name, {}), **given}))["errors"]
        assert error["code"] == code
        said.append(error["message"])
    assert said[0] != said[1]
    assert await hall.rows("fact") == []
