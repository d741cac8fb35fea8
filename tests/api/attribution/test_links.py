"""Sites and second phases over GraphQL: one count for all, the same split for the next."""

from typing import Any

from tests.support.attribution import PAID, shared
from tests.support.desk import Desk, ids
from tests.support.projects import Hall
from tests.support.statistics import landed, verified
from zhaoshang.values.ids import ProjectId, global_id
from zhaoshang.values.metric import Metric

COUNT: dict[str, Any] = {"metric": Metric.LANDED_PROJECTS, "count": 10_000, "source": None, "paid_on": PAID}
LINK = """link { id kind reason project { name host { code } } lead { name } linkedBy { name }
    terms { basis countsOnly since shares { party { code } share takesRemainder } } }"""
TERMS = "basis countsOnly shares { party { code } share takesRemainder } link { kind lead { name } }"


async def own(hall: Hall, unit: str, name: str) -> ProjectId:
    """A landed project that a unit registered itself."""
    key = await hall.create(f"officer@{unit}", name=name, company_name=f"天津{name}有限公司")
    await landed(hall, key)
    return key


async def linked(desk: Desk, project: ProjectId, lead: ProjectId, kind: str) -> Any:
    given = {
        "project": global_id("Project", project),
        "lead": global_id("Project", lead),
        "kind": kind,
        "reason": "同一投资协议",
    }
    return await desk.done("officer@hezuo", "attributionLinkAdd", given, LINK)


async def test_two_sites_have_their_own_money_and_one_count(hall: Hall, desk: Desk) -> None:
    lead, site = await shared(hall), await own(hall, "kfq", "二号厂区项目")
    link = await linked(desk, site, lead, "SITE")
    assert (link["kind"], link["reason"], link["linkedBy"]) == ("SITE", "同一投资协议", {"name": "officer@hezuo"})
    assert link["project"] == {"name": "二号厂区项目", "host": {"code": "kfq"}}
    assert link["terms"] == {
        "basis": "SITES",
        "countsOnly": False,
        # All of it falls under these terms: nothing was credited before.
        "since": None,
        "shares": [
            {"party": {"code": "kfq"}, "share": "0.7000", "takesRemainder": True},
            {"party": {"code": "huaming"}, "share": "0.3000", "takesRemainder": False},
        ],
    }
    joint, rule, *_ = await desk.terms("director@huaming", lead, TERMS)
    assert (joint["basis"], joint["countsOnly"], rule["countsOnly"]) == ("SITES", True, False)
    assert joint["shares"] == [
        {"party": {"code": "linkong"}, "share": "0.3500", "takesRemainder": True},
        {"party": {"code": "huaming"}, "share": "0.3000", "takesRemainder": False},
        {"party": {"code": "kfq"}, "share": "0.3500", "takesRemainder": False},
    ]

    await verified(hall, lead, "linkong", **COUNT)
    await verified(hall, site, "kfq", 100_001, paid_on=PAID)
    assert await desk.credit() == {
        "huaming": ("300.00", "0.3000"),
        "linkong": ("0.00", "0.3500"),
        "kfq": ("700.01", "0.3500"),
    }
    refused = {
        "project": global_id("Project", site),
        "metric": "LANDED_PROJECTS",
        "count": "1",
        "paidOn": "2026-07-20",
        "evidence": await desk.upload("officer@kfq"),
    }
    payload = await desk.send("statistician@kfq", "factRecord", refused)
    assert [each["code"] for each in payload["errors"]] == ["SITE_COUNTED_AT_LEAD"]


async def test_a_link_is_read_by_both_hosts_each_with_its_own_project(hall: Hall, desk: Desk) -> None:
    lead, site = await shared(hall), await own(hall, "kfq", "二号厂区项目")
    key = (await linked(desk, site, lead, "SITE"))["id"]
    query = "query($id: ID!) { attributionLink(id: $id) { kind project { name } lead { name } terms { basis } } }"
    kfq = (await desk.ask("director@kfq", query, id=key))["attributionLink"]
    assert kfq == {"kind": "SITE", "project": {"name": "二号厂区项目"}, "lead": None, "terms": {"basis": "SITES"}}
    linkong = (await desk.ask("director@linkong", query, id=key))["attributionLink"]
    assert linkong == {"kind": "SITE", "project": None, "lead": {"name": "高端装备生产基地项目"}, "terms": None}
    assert (await desk.terms("director@kfq", site, TERMS))[0]["link"] == {"kind": "SITE", "lead": None}
    for nobody in (key, ids("AttributionLink")[0]):
        assert await desk.ask("director@xinli", query, id=nobody) == {"attributionLink": None}


async def test_a_second_phase_is_shared_as_the_first(hall: Hall, desk: Desk) -> None:
    first, second = await shared(hall), await own(hall, "linkong", "二期扩建项目")
    link = await linked(desk, second, first, "SECOND_PHASE")
    (terms, *_) = await desk.terms("director@linkong", second, TERMS)
    assert terms == {
        "basis": "SECOND_PHASE",
        "countsOnly": False,
        "shares": [
            {"party": {"code": "linkong"}, "share": "0.7000", "takesRemainder": True},
            {"party": {"code": "huaming"}, "share": "0.3000", "takesRemainder": False},
        ],
        "link": {"kind": "SECOND_PHASE", "lead": {"name": "高端装备生产基地项目"}},
    }
    assert link["terms"]["shares"] == terms["shares"]
    await verified(hall, first, "linkong", **COUNT)
    await verified(hall, second, "linkong", **COUNT)
    await verified(hall, second, "linkong", 1_001, paid_on=PAID)
    assert await desk.credit() == {"huaming": ("3.00", "0.6000"), "linkong": ("7.01", "1.4000")}
    query = "{ attributionEntries(filter: {metric: [CAPITAL_IN_PLACE]}) { nodes { explanation project { name } } } }"
    (entry,) = (await desk.ask("director@huaming", query))["attributionEntries"]["nodes"]
    assert entry["explanation"].endswith("依据：二期项目，沿用一期的分成")
    assert entry["project"] is None
