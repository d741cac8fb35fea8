"""A written agreement over GraphQL from its paper to the terms it makes, as each of its people sees it."""

from datetime import date, timedelta

from tests.support.actors import tenant_id
from tests.support.attribution import credited
from tests.support.desk import Desk, ids, parts
from tests.support.projects import Hall
from tests.support.statistics import landed, verified
from tests.support.transfers import pooled, push
from zhaoshang.values.ids import ProjectId, global_id

READ = """query($id: ID!) { attributionAgreement(id: $id) { state since version proposer { code } project { name }
    terms { id } madeTerms { id } evidence { fileName }
    parties { party { code } share agreedAt agreedBy { name } } } }"""


async def passed_on(hall: Hall) -> ProjectId:
    """华明 pushed it to 新立, 新立 to 临空, where it landed: 新立 has nothing of what is paid from then on."""
    started = await pooled(hall)
    await started.land("xinli")
    again = await push(hall, started.project, "xinli")
    assert await again.confirm("gxj") == again.transfer
    await again.land("linkong")
    await landed(hall, started.project)
    hall.clock.pass_by(timedelta(days=31))
    return started.project


async def test_from_the_paper_to_50_50(hall: Hall, desk: Desk) -> None:
    project = await passed_on(hall)
    await credited(hall, project)
    terms = (await desk.terms("director@huaming", project))[0]["id"]
    given = {
        "terms": terms,
        "shares": parts(linkong="0.5", huaming="0.25", xinli="0.25"),
        "since": "2026-07-01",
        "evidence": await desk.upload("officer@huaming", "三方协议"),
    }
    proposed = await desk.done(
        "director@huaming",
        "attributionAgreementPropose",
        given,
        "agreement { id state since version proposedBy { name } parties { party { code } share agreedAt } }",
    )
    assert (proposed["state"], proposed["since"], proposed["version"]) == ("PROPOSED", "2026-07-01", 1)
    assert [(each["party"]["code"], each["share"], each["agreedAt"] is None) for each in proposed["parties"]] == [
        ("linkong", "0.5000", True),
        ("huaming", "0.2500", False),
        ("xinli", "0.2500", True),
    ]
    approval = {"id": proposed["id"], "expectedVersion": 1, "decision": "同意"}
    selection = (
        "agreement { state version madeTerms { id basis since shares { party { code } share } agreement { id } } }"
    )
    for waiting, who in ((2, "linkong"), (1, "xinli")):
        (error,) = (await desk.send("director@hezuo", "attributionAgreementApprove", approval))["errors"]
        assert (error["code"], error["message"]) == ("PARTIES_NOT_AGREED", f"尚有 {waiting} 个单位未确认")
        # A unit between two hosts reads what it is asked for, and nothing of the project that left it.
        await _what_a_third_party_sees(hall, desk, proposed["id"], terms, project)
        agreed = await desk.done(
            f"director@{who}",
            "attributionAgreementAgree",
            {"id": proposed["id"]},
            "agreement { version parties { party { code } agreedBy { name } } }",
        )
        assert {"party": {"code": who}, "agreedBy": {"name": f"director@{who}"}} in agreed["parties"]
        assert agreed["version"] == 1
    approved = await desk.done("director@hezuo", "attributionAgreementApprove", approval, selection)
    made = approved["madeTerms"]
    assert (approved["state"], made["basis"], made["agreement"]) == ("APPROVED", "AGREEMENT", {"id": proposed["id"]})
    # Agreed for 1 July, approved on the 31st: what was paid until then stays as it was.
    assert made["since"] == "2026-07-31"
    await verified(hall, project, "linkong", 10_001, paid_on=date(2026, 7, 30))
    assert await desk.credit() == {"huaming": ("300030.01", "0.0000"), "linkong": ("700070.01", "0.0000")}
    hall.clock.pass_by(timedelta(days=10))
    await verified(hall, project, "linkong", 10_001, paid_on=date(2026, 8, 1))
    assert await desk.credit() == {
        "huaming": ("300055.01", "0.0000"),
        "linkong": ("700120.02", "0.0000"),
        "xinli": ("25.00", "0.0000"),
    }
    query = (
        "{ attributionEntries { nodes { basis share explanation terms { agreement { state } } project { name } } } }"
    )
    (entry,) = (await desk.ask("director@xinli", query))["attributionEntries"]["nodes"]
    assert (entry["basis"], entry["share"], entry["project"]) == ("AGREEMENT", "0.2500", None)
    assert entry["terms"] == {"agreement": {"state": "APPROVED"}}
    assert entry["explanation"].endswith("依据：合作交流办批准、2026-07-31 起执行的分成约定")


async def _what_a_third_party_sees(hall: Hall, desk: Desk, agreement: str, terms: str, project: ProjectId) -> None:
    read = (await desk.ask("viewer@xinli", READ, id=agreement))["attributionAgreement"]
    assert (read["state"], read["proposer"]) == ("PROPOSED", {"code": "huaming"})
    assert (read["project"], read["terms"], read["madeTerms"], read["evidence"]) == (None, None, None, None)
    assert len(read["parties"]) == 3
    query = "query($t: ID!, $p: ID!) { attributionTerms(id: $t) { id } project(id: $p) { name } }"
    seen = await desk.ask("director@xinli", query, t=terms, p=global_id("Project", project))
    assert seen == {"attributionTerms": None, "project": None}
    assert all(row["tenant_id"] != tenant_id("xinli") for row in await hall.rows("attribution_entry"))


async def test_halves_to_the_fen_from_the_approval_on(hall: Hall, desk: Desk) -> None:
    """0.01 and 99.99 yuan in halves: the origin's half of the first fen is rounded up, of 100.00 it has 50.00."""
    project = await passed_on(hall)
    agreement = await desk.agreement(await desk.newest(project))
    await desk.done("director@linkong", "attributionAgreementAgree", {"id": agreement}, "agreement { id }")
    approval = {"id": agreement, "expectedVersion": 1}
    approved = await desk.done(
        "director@hezuo", "attributionAgreementApprove", approval, "agreement { decision madeTerms { since } }"
    )
    assert approved == {"decision": None, "madeTerms": {"since": "2026-08-01"}}
    hall.clock.pass_by(timedelta(days=10))
    await verified(hall, project, "linkong", 1, paid_on=date(2026, 8, 1))
    assert await desk.credit() == {"huaming": ("0.01", "0.0000")}
    await verified(hall, project, "linkong", 9_999, paid_on=date(2026, 8, 2))
    assert await desk.credit() == {"huaming": ("50.00", "0.0000"), "linkong": ("50.00", "0.0000")}


async def test_returned_it_changes_nothing_and_another_may_be_proposed(hall: Hall, desk: Desk) -> None:
    project = await passed_on(hall)
    terms = await desk.newest(project)
    given = {"id": await desk.agreement(terms), "expectedVersion": 1, "decision": "协议未加盖公章"}
    selection = "agreement { state decision decidedBy { name } madeTerms { id } }"
    returned = await desk.done("director@hezuo", "attributionAgreementReturn", given, selection)
    assert returned == {
        "state": "RETURNED",
        "decision": "协议未加盖公章",
        "decidedBy": {"name": "director@hezuo"},
        "madeTerms": None,
    }
    withdrawal = {"id": await desk.agreement(terms, "linkong"), "expectedVersion": 1, "reason": "另行协商"}
    withdrawn = await desk.done("director@linkong", "attributionAgreementWithdraw", withdrawal, selection)
    assert (withdrawn["state"], withdrawn["decision"]) == ("WITHDRAWN", "另行协商")
    assert await desk.agreement(terms, linkong="0.9", huaming="0.1")
    assert await desk.newest(project) == terms
    query = "{ attributionAgreements(filter: {state: [RETURNED, WITHDRAWN]}) { totalCount } }"
    assert await desk.ask("viewer@huaming", query) == {"attributionAgreements": {"totalCount": 2}}


async def test_to_an_uninvolved_street_it_is_what_never_was(hall: Hall, desk: Desk) -> None:
    agreement = await desk.agreement(await desk.newest(await passed_on(hall)))
    query = """query($id: ID!) { attributionAgreement(id: $id) { id } node(id: $id) { id }
        attributionAgreements { totalCount nodes { id } } }"""
    for key in (agreement, *ids("AttributionAgreement")[:1]):
        # 新立 hosted the project in between, and this agreement is none of its business.
        for persona in ("director@kfq", "director@xinli"):
            assert await desk.ask(persona, query, id=key) == {
                "attributionAgreement": None,
                "node": None,
                "attributionAgreements": {"totalCount": 0, "nodes": []},
            }
