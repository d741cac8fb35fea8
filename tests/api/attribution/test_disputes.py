"""A dispute over GraphQL from the terms it is about to its decision, as each of its people sees it."""

from collections import defaultdict
from decimal import Decimal
from typing import Any
from uuid import UUID

from tests.support.attribution import PAID, credited, shared
from tests.support.desk import Desk, ids, parts, unit
from tests.support.projects import Hall
from tests.support.statistics import landed, verified
from zhaoshang.values.ids import ProjectId, global_id
from zhaoshang.values.metric import Metric

DISPUTE = """dispute { id state reason version claimant { code } raisedBy { name } evidence { fileName }
    project { name } terms { id disputed } madeTerms { id } decision entries { id }
    parties { party { code } answer } }"""
READ = """query($id: ID!) { attributionDispute(id: $id) { state reason claimant { code } project { name } terms { id }
    madeTerms { id } evidence { fileName } entries { party { code } amount }
    parties { party { code } answer answeredBy { name } } } }"""
STATEMENT = """{
    attributionStatement(groupBy: [METRIC]) { metric amount count disputedAmount disputedCount }
    apart: attributionStatement(groupBy: [DISPUTED]) { disputed amount count entries }
    frozen: attributionEntries(filter: {disputed: true}) { totalCount nodes { disputed } }
    free: attributionEntries(filter: {disputed: false}) { totalCount nodes { disputed amount } }
    ranked: attributionStatement(filter: {disputed: false}) { amount count } }"""


async def quarrelled(hall: Hall) -> ProjectId:
    """1 000 000.01 yuan and the count of a landed project, shared 30 : 70; and 华明's own 200 yuan, not shared."""
    project = await shared(hall)
    await credited(hall, project)
    await verified(hall, project, "linkong", metric=Metric.LANDED_PROJECTS, count=10_000, source=None, paid_on=PAID)
    own = await hall.create("officer@huaming", name="本街道自有项目", company_name="天津自有有限公司")
    await landed(hall, own)
    await verified(hall, own, "huaming", 20_000, paid_on=PAID)
    return project


async def test_from_the_terms_to_a_decision_for_the_claimant(hall: Hall, desk: Desk) -> None:
    project = await quarrelled(hall)
    listed = await desk.terms(
        "director@huaming",
        project,
        "id basis disputed host { code } origin { code } shares { party { code } share takesRemainder }",
    )
    assert [each["basis"] for each in listed] == ["RULE", "FIRST_HOST"]
    assert listed[0]["shares"] == [
        {"party": {"code": "linkong"}, "share": "0.7000", "takesRemainder": True},
        {"party": {"code": "huaming"}, "share": "0.3000", "takesRemainder": False},
    ]
    assert (listed[0]["host"], listed[0]["origin"]) == ({"code": "linkong"}, {"code": "huaming"})
    # What 华明 had before the push is not its next host's business.
    assert [each["id"] for each in await desk.terms("director@linkong", project)] == [listed[0]["id"]]

    given = {"terms": listed[0]["id"], "reason": "首谈记录表明双方各半"}
    raised = await desk.done("director@huaming", "attributionDisputeRaise", given, DISPUTE)
    parties = sorted(raised.pop("parties"), key=lambda each: str(each["party"]["code"]))
    assert parties == [{"party": {"code": "huaming"}, "answer": None}, {"party": {"code": "linkong"}, "answer": None}]
    key = raised.pop("id")
    assert raised == {
        "state": "OPEN",
        "reason": "首谈记录表明双方各半",
        "version": 1,
        "claimant": {"code": "huaming"},
        "raisedBy": {"name": "director@huaming"},
        "evidence": None,
        "project": {"name": "高端装备生产基地项目"},
        "terms": {"id": listed[0]["id"], "disputed": True},
        "madeTerms": None,
        "decision": None,
        "entries": [],
    }

    waiting = "{ attributionDisputes(filter: {state: [OPEN]}) { totalCount nodes { id reason claimant { code } } } }"
    found = (await desk.ask("director@linkong", waiting))["attributionDisputes"]
    assert found == {
        "totalCount": 1,
        "nodes": [{"id": key, "reason": "首谈记录表明双方各半", "claimant": {"code": "huaming"}}],
    }
    answer = {"id": key, "answer": "我方自行洽谈"}
    answered = await desk.done(
        "director@linkong", "attributionDisputeAnswer", answer, "dispute { parties { party { code } answer } }"
    )
    assert {"party": {"code": "linkong"}, "answer": "我方自行洽谈"} in answered["parties"]

    await _frozen_and_shown_apart(desk)

    decision = {"id": key, "expectedVersion": 1, "shares": parts(linkong="0.5", huaming="0.5"), "decision": "各半"}
    upheld = await desk.done(
        "director@hezuo",
        "attributionDisputeUphold",
        decision,
        """dispute { state decision version decidedBy { name }
            terms { id basis disputed replacedBy { id basis } replaces { id } }
            madeTerms { id basis since disputed replaces { id } replacedBy { id } dispute { id }
                shares { party { code } share } }
            entries { metric kind period amount count explanation party { code } dispute { id decision } } }""",
    )
    assert (upheld["state"], upheld["decision"], upheld["version"]) == ("UPHELD", "各半", 2)
    assert upheld["decidedBy"] == {"name": "director@hezuo"}
    made = upheld["madeTerms"]
    assert upheld["terms"] == {
        "id": listed[0]["id"],
        "basis": "RULE",
        "disputed": False,
        "replacedBy": {"id": made["id"], "basis": "DECISION"},
        "replaces": None,
    }
    assert (made["replaces"], made["replacedBy"], made["dispute"]) == ({"id": listed[0]["id"]}, None, {"id": key})
    assert made["shares"] == [
        {"party": {"code": "linkong"}, "share": "0.5000"},
        {"party": {"code": "huaming"}, "share": "0.5000"},
    ]
    assert made["since"] == "2026-06-30"
    _moved_without_a_rest(upheld["entries"], key)
    # 1 000 000.01 in halves: the origin's is rounded up, the host has the rest; 200 yuan were never in question.
    assert await desk.credit() == {"huaming": ("500200.01", "0.5000"), "linkong": ("500000.00", "0.5000")}
    assert [each["id"] for each in await desk.terms("director@linkong", project)] == [made["id"], listed[0]["id"]]
    after = await desk.ask("director@huaming", STATEMENT)
    assert {line["disputedAmount"] for line in after["attributionStatement"]} == {"0.00"}
    assert after["frozen"]["totalCount"] == 0


async def _frozen_and_shown_apart(desk: Desk) -> None:
    mine = await desk.ask("director@huaming", STATEMENT)
    lines = sorted(mine["attributionStatement"], key=lambda line: str(line["metric"]))
    assert lines == [
        {
            "metric": "CAPITAL_IN_PLACE",
            "amount": "300200.00",
            "count": "0.0000",
            "disputedAmount": "300000.00",
            "disputedCount": "0.0000",
        },
        {
            "metric": "LANDED_PROJECTS",
            "amount": "0.00",
            "count": "0.3000",
            "disputedAmount": "0.00",
            "disputedCount": "0.3000",
        },
    ]
    apart = {line["disputed"]: (line["amount"], line["count"], line["entries"]) for line in mine["apart"]}
    assert apart == {True: ("300000.00", "0.3000", 2), False: ("200.00", "0.0000", 1)}
    assert mine["frozen"] == {"totalCount": 2, "nodes": [{"disputed": True}, {"disputed": True}]}
    assert mine["free"] == {"totalCount": 1, "nodes": [{"disputed": False, "amount": "200.00"}]}
    assert mine["ranked"] == [{"amount": "200.00", "count": "0.0000"}]
    # Frozen, not gone: the district's total is what the figures are.
    district = await desk.ask("viewer@ducha", STATEMENT)
    total = {line["metric"]: (line["amount"], line["count"]) for line in district["attributionStatement"]}
    assert total == {"CAPITAL_IN_PLACE": ("1000200.01", "0.0000"), "LANDED_PROJECTS": ("0.00", "1.0000")}


def _moved_without_a_rest(entries: list[dict[str, Any]], dispute: str) -> None:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for entry in entries:
        assert entry["dispute"] == {"id": dispute, "decision": "各半"}
        assert (entry["kind"], entry["period"]) == ("ADJUSTMENT", "2026-07")
        sums[entry["metric"]] += Decimal(entry["amount"] or entry["count"])
    assert sums == {"CAPITAL_IN_PLACE": 0, "LANDED_PROJECTS": 0}
    money = {entry["amount"]: entry["explanation"] for entry in entries if entry["metric"] == "CAPITAL_IN_PLACE"}
    assert set(money) == {"-300000.00", "-700000.01", "500000.01", "500000.00"}
    assert money["-300000.00"].endswith("适用的分成规则；依裁定冲销原分录")
    assert money["500000.01"].endswith("依据：合作交流办对分成异议的裁定；依裁定重新计入")
    assert "该单位 50%，累计四舍五入到分或万分之一，累计应计 500000.01 元" in money["500000.01"]


async def test_evidence_is_the_claimants_own_and_shown_to_who_decides(hall: Hall, desk: Desk) -> None:
    terms = await desk.newest(await quarrelled(hall))
    given = {"terms": terms, "reason": "我方首谈", "evidence": await desk.upload("officer@huaming", "首谈记录")}
    raised = await desk.done("director@huaming", "attributionDisputeRaise", given, DISPUTE)
    assert raised["evidence"] == {"fileName": "协议.pdf"}
    for persona, file in {"officer@hezuo": {"fileName": "协议.pdf"}, "director@linkong": None}.items():
        read = (await desk.ask(persona, READ, id=raised["id"]))["attributionDispute"]
        assert (read["reason"], read["evidence"]) == ("我方首谈", file), persona


async def test_rejected_or_withdrawn_the_credit_stands_and_the_words_stay(hall: Hall, desk: Desk) -> None:
    terms = await desk.newest(await quarrelled(hall))
    before = await desk.credit()
    selection = "dispute { state decision decidedBy { name } madeTerms { id } entries { id } terms { disputed } }"
    for persona, name, text, state in (
        ("director@huaming", "attributionDisputeWithdraw", "reason", "WITHDRAWN"),
        ("director@hezuo", "attributionDisputeReject", "decision", "REJECTED"),
    ):
        given = {"id": await desk.dispute(terms), "expectedVersion": 1, text: "首谈证书在先"}
        assert await desk.done(persona, name, given, selection) == {
            "state": state,
            "decision": "首谈证书在先",
            "decidedBy": {"name": persona},
            "madeTerms": None,
            "entries": [],
            "terms": {"disputed": False},
        }
    assert await desk.credit() == before
    both = "{ attributionDisputes { nodes { state decision } } }"
    nodes = (await desk.ask("viewer@linkong", both))["attributionDisputes"]["nodes"]
    assert nodes == [
        {"state": "REJECTED", "decision": "首谈证书在先"},
        {"state": "WITHDRAWN", "decision": "首谈证书在先"},
    ]


async def test_a_claimant_that_shares_in_nothing_reads_its_dispute_and_not_the_project(hall: Hall, desk: Desk) -> None:
    project = await quarrelled(hall)
    given = {"terms": await desk.newest(project), "claimant": unit("xinli"), "reason": "新立称其首谈"}
    key = (await desk.done("officer@hezuo", "attributionDisputeRegister", given, "dispute { id }"))["id"]
    read = (await desk.ask("director@xinli", READ, id=key))["attributionDispute"]
    assert (read["claimant"], read["state"], read["reason"]) == ({"code": "xinli"}, "OPEN", "新立称其首谈")
    assert (read["project"], read["terms"], read["madeTerms"], read["entries"]) == (None, None, None, [])
    assert {each["party"]["code"] for each in read["parties"]} == {"huaming", "linkong", "xinli"}
    assert await desk.terms("director@xinli", project) == []
    nothing = await desk.ask("director@xinli", "{ attributionEntries { totalCount } projects { totalCount } }")
    assert nothing == {"attributionEntries": {"totalCount": 0}, "projects": {"totalCount": 0}}

    # Upheld, it shares: it reads the new terms and its own credit, and nothing of what went before.
    shares = parts(linkong="0.7", xinli="0.3")
    decision = {"id": key, "expectedVersion": 1, "shares": shares, "origin": unit("xinli"), "decision": "新立首谈"}
    await desk.done("director@hezuo", "attributionDisputeUphold", decision, "dispute { id }")
    read = (await desk.ask("director@xinli", READ, id=key))["attributionDispute"]
    assert (read["terms"], read["project"]) == (None, None)
    assert read["madeTerms"] == {"id": (await desk.terms("director@xinli", project))[0]["id"]}
    assert sorted(each["amount"] or "" for each in read["entries"]) == ["", "300000.00"]
    assert {each["party"]["code"] for each in read["entries"]} == {"xinli"}
    assert await desk.credit() == {
        "huaming": ("200.00", "0.0000"),
        "linkong": ("700000.01", "0.7000"),
        "xinli": ("300000.00", "0.3000"),
    }


async def test_to_an_uninvolved_street_it_is_what_never_was(hall: Hall, desk: Desk) -> None:
    project = await quarrelled(hall)
    terms = await desk.newest(project)
    dispute = await desk.dispute(terms)
    entry = (await desk.ask("officer@hezuo", "{ attributionEntries(first: 1) { nodes { id } } }"))["attributionEntries"]
    query = """query($d: ID!, $t: ID!, $e: ID!, $p: ID!) {
        attributionDispute(id: $d) { id } attributionTerms(id: $t) { id } attributionEntry(id: $e) { id }
        node(id: $d) { id } attributionDisputes { totalCount nodes { id } }
        attributionTermsList(filter: {project: $p}) { totalCount nodes { id } }
        attributionEntries(filter: {disputed: true}) { totalCount } }"""
    real = {"d": dispute, "t": terms, "e": entry["nodes"][0]["id"], "p": global_id("Project", project)}
    never = {"d": ids("AttributionDispute")[0], "t": ids("AttributionTerms")[0], "e": ids("AttributionEntry")[0]}
    seen = [await desk.ask("director@kfq", query, **real), await desk.ask("director@kfq", query, **real | never)]
    assert seen[0] == seen[1]
    assert seen[0] == {
        "attributionDispute": None,
        "attributionTerms": None,
        "attributionEntry": None,
        "node": None,
        "attributionDisputes": {"totalCount": 0, "nodes": []},
        "attributionTermsList": {"totalCount": 0, "nodes": []},
        "attributionEntries": {"totalCount": 0},
    }
    said = [
        await desk.send("director@kfq", "attributionDisputeAnswer", {"id": key, "answer": "旁观"})
        for key in (dispute, never["d"])
    ]
    assert said[0] == said[1]
    assert [each["code"] for each in said[0]["errors"]] == ["NOT_FOUND"]


async def test_a_decision_sent_twice_under_one_key_moves_credit_once_and_answers_twice(hall: Hall, desk: Desk) -> None:
    dispute = await desk.dispute(await desk.newest(await quarrelled(hall)))
    given = {"id": dispute, "expectedVersion": 1, "shares": parts(linkong="0.5", huaming="0.5"), "decision": "各半"}
    selection = "dispute { state version madeTerms { id } entries { id amount } }"
    answers = [
        await desk.send("director@hezuo", "attributionDisputeUphold", given, selection, Idempotency_Key="uphold-1")
        for _ in range(3)
    ]
    assert answers[0]["errors"] == []
    assert answers[0] == answers[1] == answers[2]
    moved = await hall.rows("attribution_entry", dispute_id=UUID(dispute.partition("_")[2]))
    assert len(moved) == 8
    kinds = [event["kind"] for event in await hall.rows("outbox_event")]
    assert kinds.count("attribution.dispute.upheld") == 1
    assert await desk.credit() == {"huaming": ("500200.01", "0.5000"), "linkong": ("500000.00", "0.5000")}
