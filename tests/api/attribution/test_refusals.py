"""Every refusal of every mutation about credit: its code, its words in both languages, and nothing written."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.attribution import PAID, credited, shared
from tests.support.desk import Desk, ids, parts, unit
from tests.support.projects import Hall
from tests.support.statistics import landed, verified
from zhaoshang.values.ids import global_id
from zhaoshang.values.metric import Metric

HALVES = parts(linkong="0.5", huaming="0.5")
RACE = {"CONFLICT"}
"""Two at once: see the integration tests of the operation."""

TEXTS = ((" ", "TEXT_REQUIRED"), ("长" * 1_001, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID"))
_TO_NOBODY: tuple[tuple[list[dict[str, Any]], str], ...] = tuple(
    ([{"party": unit("linkong"), "share": "0.7"}, {"party": nobody, "share": "0.3"}], "PARTY_INVALID")
    for nobody in ids("Tenant")
)
SHARES: tuple[tuple[list[dict[str, Any]], str], ...] = (
    ([], "HOST_WITHOUT_SHARE"),
    (parts(huaming="1"), "HOST_WITHOUT_SHARE"),
    (parts(linkong="0.5", huaming="0.4999"), "SHARES_NOT_WHOLE"),
    (parts(linkong="1", huaming="0"), "SHARE_OUT_OF_RANGE"),
    (parts(linkong="1.1", huaming="-0.1"), "SHARE_OUT_OF_RANGE"),
    ([*HALVES, *parts(huaming="0.5")], "SHARE_PARTY_TWICE"),
    ([*HALVES, *parts(linkong="0.2")], "SHARE_PARTY_TWICE"),
    (parts(linkong="0.7", gxj="0.3"), "PARTY_INVALID"),
    *_TO_NOBODY,
    (parts(linkong="0.7", huaming="0.3"), "TERMS_UNCHANGED"),
)
MISFITS: tuple[Any, ...] = (
    *([{"party": None, "share": share}] for share in ("0.33333", "abc", "", "½", "1e-1", "0,5", 0.5, 1, None)),
    [{"share": {}}],
    [{"party": 1.5, "share": "1"}],
    [{"party": None}],
    [None],
    None,
    "nonsense",
)


async def test_raising_a_dispute(hall: Hall, desk: Desk) -> None:
    name, me = "attributionDisputeRaise", "director@huaming"
    project = await shared(hall)
    await credited(hall, project)
    late = await desk.newest(project)
    terms = await desk.newest(await shared(hall))
    usual = {"terms": terms, "reason": "首谈单位有误"}
    for nobody in ids("AttributionTerms"):
        await desk.refused(me, name, usual | {"terms": nobody}, "NOT_FOUND")
    await desk.refused("director@xinli", name, usual, "NOT_FOUND")
    await desk.refused("officer@huaming", name, usual, "FORBIDDEN")
    for text, code in TEXTS:
        await desk.refused(me, name, usual | {"reason": text}, code, "reason")
    for nobody in ids("Evidence"):
        await desk.refused(me, name, usual | {"evidence": nobody}, "EVIDENCE_NOT_FOUND", "evidence")
    theirs = await desk.upload("officer@linkong")
    await desk.refused(me, name, usual | {"evidence": theirs}, "EVIDENCE_NOT_FOUND", "evidence")
    for misfit in ({"terms": None}, {"reason": None}, {"evidence": 1.5}, {"more": 1}):
        await desk.invalid(me, name, usual | misfit)
    await desk.key_reused(me, name, usual | {"terms": "nonsense"}, reason="另一理由")

    proof = await desk.upload("officer@huaming", "首谈记录")
    await desk.agreement(terms, evidence=proof)
    await desk.refused(me, name, usual | {"evidence": proof}, "EVIDENCE_USED", "evidence")
    dispute = await desk.done(me, name, usual, "dispute { id }")
    await desk.refused("director@linkong", name, usual, "ALREADY_DISPUTED", "terms")
    decision = {"id": dispute["id"], "expectedVersion": 1, "shares": HALVES, "decision": "各半"}
    await desk.done("director@hezuo", "attributionDisputeUphold", decision, "dispute { id }")
    await desk.refused(me, name, usual, "TERMS_FINAL", "terms")
    hall.clock.pass_by(timedelta(days=60))
    await desk.refused(me, name, usual | {"terms": late}, "DISPUTE_LATE", "terms")
    assert not desk.unmet(name)


async def test_registering_a_dispute(hall: Hall, desk: Desk) -> None:
    name, me = "attributionDisputeRegister", "officer@hezuo"
    project = await shared(hall)
    await credited(hall, project)
    late = await desk.newest(project)
    terms = await desk.newest(await shared(hall))
    usual = {"terms": terms, "claimant": unit("xinli"), "reason": "新立称其首谈"}
    for nobody in ids("AttributionTerms"):
        await desk.refused(me, name, usual | {"terms": nobody}, "NOT_FOUND")
    await desk.refused("director@xinli", name, usual, "NOT_FOUND")
    await desk.refused("director@huaming", name, usual, "FORBIDDEN")
    await desk.refused("viewer@hezuo", name, usual, "FORBIDDEN")
    for text, code in TEXTS:
        await desk.refused(me, name, usual | {"reason": text}, code, "reason")
    for nobody in (unit("gxj"), *ids("Tenant")):
        await desk.refused(me, name, usual | {"claimant": nobody}, "PARTY_INVALID", "claimant")
    for misfit in ({"terms": None}, {"claimant": None}, {"reason": None}):
        await desk.invalid(me, name, usual | misfit)
    await desk.key_reused(me, name, usual | {"terms": "nonsense"}, reason="另一理由")

    dispute = await desk.done(me, name, usual, "dispute { id }")
    await desk.refused(me, name, usual | {"claimant": unit("kfq")}, "ALREADY_DISPUTED", "terms")
    decision = {"id": dispute["id"], "expectedVersion": 1, "shares": HALVES, "decision": "各半"}
    await desk.done("director@hezuo", "attributionDisputeUphold", decision, "dispute { id }")
    await desk.refused(me, name, usual, "TERMS_FINAL", "terms")
    hall.clock.pass_by(timedelta(days=60))
    await desk.refused(me, name, usual | {"terms": late}, "DISPUTE_LATE", "terms")
    assert not desk.unmet(name)


async def test_answering_a_dispute(hall: Hall, desk: Desk) -> None:
    name, me = "attributionDisputeAnswer", "director@linkong"
    dispute = await desk.dispute(await desk.newest(await shared(hall)))
    usual = {"id": dispute, "answer": "我方自行洽谈"}
    await _never_seen(desk, me, name, usual, "AttributionDispute")
    await desk.refused("officer@linkong", name, usual, "FORBIDDEN")
    for text, code in TEXTS:
        await desk.refused(me, name, usual | {"answer": text}, code, "answer")
    for misfit in ({"id": None}, {"answer": None}):
        await desk.invalid(me, name, usual | misfit)
    await desk.done(me, name, usual, "dispute { id }")
    await desk.refused(me, name, usual, "ALREADY_ANSWERED")
    await _withdraw(desk, dispute)
    await desk.refused("director@huaming", name, usual, "DISPUTE_DECIDED")
    assert desk.unmet(name) == RACE


async def test_withdrawing_a_dispute(hall: Hall, desk: Desk) -> None:
    name, me = "attributionDisputeWithdraw", "director@huaming"
    dispute = await desk.dispute(await desk.newest(await shared(hall)))
    usual = {"id": dispute, "expectedVersion": 1, "reason": "双方已协商一致"}
    await _never_seen(desk, me, name, usual, "AttributionDispute")
    await desk.refused("director@linkong", name, usual, "FORBIDDEN")
    await desk.refused(me, name, usual | {"expectedVersion": 2}, "CONFLICT", "expectedVersion")
    for text, code in TEXTS:
        await desk.refused(me, name, usual | {"reason": text}, code, "reason")
    await _withdraw(desk, dispute)
    await desk.refused(me, name, usual, "DISPUTE_DECIDED")
    assert not desk.unmet(name)


async def test_rejecting_a_dispute(hall: Hall, desk: Desk) -> None:
    name, me = "attributionDisputeReject", "director@hezuo"
    dispute = await desk.dispute(await desk.newest(await shared(hall)))
    usual = {"id": dispute, "expectedVersion": 1, "decision": "首谈证书在先"}
    await _never_seen(desk, me, name, usual, "AttributionDispute")
    await desk.refused("officer@hezuo", name, usual, "FORBIDDEN")
    await desk.refused(me, name, usual | {"expectedVersion": 2}, "CONFLICT", "expectedVersion")
    for text, code in TEXTS:
        await desk.refused(me, name, usual | {"decision": text}, code, "decision")
    await desk.done(me, name, usual, "dispute { id }")
    await desk.refused(me, name, usual | {"expectedVersion": 2}, "DISPUTE_DECIDED")
    assert not desk.unmet(name)


async def test_upholding_a_dispute(hall: Hall, desk: Desk) -> None:
    name, me = "attributionDisputeUphold", "director@hezuo"
    project = await shared(hall)
    await credited(hall, project)
    dispute = await desk.dispute(await desk.newest(project))
    usual = {"id": dispute, "expectedVersion": 1, "shares": HALVES, "decision": "经查各半"}
    await _never_seen(desk, me, name, usual, "AttributionDispute")
    await desk.refused("officer@hezuo", name, usual, "FORBIDDEN")
    await desk.refused("director@huaming", name, usual, "FORBIDDEN")
    await desk.refused(me, name, usual | {"expectedVersion": 2}, "CONFLICT", "expectedVersion")
    for text, code in TEXTS:
        await desk.refused(me, name, usual | {"decision": text}, code, "decision")
    for shares, code in SHARES:
        await desk.refused(me, name, usual | {"shares": shares}, code, "shares")
    for nobody in (unit("gxj"), *ids("Tenant")):
        await desk.refused(me, name, usual | {"origin": nobody}, "PARTY_INVALID", "origin")
    for misfit in MISFITS:
        await desk.invalid(me, name, usual | {"shares": misfit})
    await desk.done(me, name, usual | {"origin": None}, "dispute { id }")
    await desk.refused(me, name, usual | {"expectedVersion": 2}, "DISPUTE_DECIDED")
    assert not desk.unmet(name)


async def test_proposing_an_agreement(hall: Hall, desk: Desk) -> None:
    name, me = "attributionAgreementPropose", "director@huaming"
    terms = await desk.newest(await shared(hall))
    proof = await desk.upload("officer@huaming")
    usual = {"terms": terms, "shares": HALVES, "since": "2026-08-01", "evidence": proof}
    for nobody in ids("AttributionTerms"):
        await desk.refused(me, name, usual | {"terms": nobody}, "NOT_FOUND")
    await desk.refused("director@xinli", name, usual, "NOT_FOUND")
    await desk.refused("officer@huaming", name, usual, "FORBIDDEN")
    for shares, code in SHARES:
        await desk.refused(me, name, usual | {"shares": shares}, code, "shares")
    for misfit in MISFITS:
        await desk.invalid(me, name, usual | {"shares": misfit})
    for day in ("0001-01-01", "1989-12-31", "2037-01-01", "9999-12-31"):
        await desk.refused(me, name, usual | {"since": day}, "DATE_OUT_OF_RANGE", "since")
    for misfit in ({"since": None}, {"since": "2026-02-30"}, {"since": "八月"}, {"evidence": None}, {"terms": None}):
        await desk.invalid(me, name, usual | misfit)
    for nobody in ids("Evidence"):
        await desk.refused(me, name, usual | {"evidence": nobody}, "EVIDENCE_NOT_FOUND", "evidence")
    await desk.refused("director@linkong", name, usual, "EVIDENCE_NOT_FOUND", "evidence")
    await desk.key_reused(me, name, usual | {"terms": "nonsense"}, since="2026-08-02")

    await desk.done(me, name, usual, "agreement { id }")
    await desk.refused(me, name, usual, "EVIDENCE_USED", "evidence")
    other = await desk.upload("officer@huaming", "另一协议")
    await desk.refused(me, name, usual | {"evidence": other}, "AGREEMENT_OPEN", "terms")
    assert not desk.unmet(name)


async def test_agreeing(hall: Hall, desk: Desk) -> None:
    name, me = "attributionAgreementAgree", "director@linkong"
    agreement = await desk.agreement(await desk.newest(await shared(hall)))
    usual = {"id": agreement}
    for nobody in ids("AttributionAgreement"):
        await desk.refused(me, name, {"id": nobody}, "NOT_FOUND")
    await desk.refused("director@xinli", name, usual, "NOT_FOUND")
    await desk.refused("director@hezuo", name, usual, "FORBIDDEN")
    await desk.refused("director@huaming", name, usual, "ALREADY_AGREED")
    await desk.invalid(me, name, {"id": None})
    await desk.key_reused(me, name, {"id": "nonsense"}, id="nobody")
    withdrawal = {"id": agreement, "expectedVersion": 1, "reason": "另行协商"}
    await desk.done("director@huaming", "attributionAgreementWithdraw", withdrawal, "agreement { id }")
    await desk.refused(me, name, usual, "AGREEMENT_DECIDED")
    assert desk.unmet(name) == RACE


@pytest.mark.parametrize(
    ("name", "me", "another"),
    [
        ("attributionAgreementWithdraw", "director@huaming", "director@linkong"),
        ("attributionAgreementReturn", "director@hezuo", "officer@hezuo"),
    ],
)
async def test_ending_an_agreement(hall: Hall, desk: Desk, name: str, me: str, another: str) -> None:
    text = "reason" if name == "attributionAgreementWithdraw" else "decision"
    agreement = await desk.agreement(await desk.newest(await shared(hall)))
    usual = {"id": agreement, "expectedVersion": 1, text: "协议未加盖公章"}
    await _never_seen(desk, me, name, usual, "AttributionAgreement")
    await desk.refused(another, name, usual, "FORBIDDEN")
    await desk.refused(me, name, usual | {"expectedVersion": 2}, "CONFLICT", "expectedVersion")
    for typed, code in TEXTS:
        await desk.refused(me, name, usual | {text: typed}, code, text)
    await desk.done(me, name, usual, "agreement { id }")
    await desk.refused(me, name, usual | {"expectedVersion": 2}, "AGREEMENT_DECIDED")
    assert not desk.unmet(name)


async def test_approving_an_agreement(hall: Hall, desk: Desk) -> None:
    name, me = "attributionAgreementApprove", "director@hezuo"
    project = await shared(hall)
    agreement = await desk.agreement(await desk.newest(project))
    usual = {"id": agreement, "expectedVersion": 1}
    await _never_seen(desk, me, name, usual, "AttributionAgreement")
    await desk.refused("officer@hezuo", name, usual, "FORBIDDEN")
    await desk.refused(me, name, usual | {"expectedVersion": 2}, "CONFLICT", "expectedVersion")
    for typed, code in TEXTS[1:]:
        await desk.refused(me, name, usual | {"decision": typed}, code, "decision")
    await desk.refused(me, name, usual, "PARTIES_NOT_AGREED")
    await desk.done("director@linkong", "attributionAgreementAgree", {"id": agreement}, "agreement { id }")
    dispute = await desk.dispute(await desk.newest(project))
    await desk.refused(me, name, usual, "TERMS_DISPUTED")
    decision = {"id": dispute, "expectedVersion": 1, "shares": parts(linkong="1"), "decision": "首谈有误"}
    await desk.done(me, "attributionDisputeUphold", decision, "dispute { id }")
    # A decision has put other terms in their place meanwhile.
    await desk.refused(me, name, usual, "TERMS_NOT_IN_FORCE")
    returned = {"id": agreement, "expectedVersion": 1, "decision": "请重新提出"}
    await desk.done(me, "attributionAgreementReturn", returned, "agreement { id }")
    await desk.refused(me, name, usual | {"expectedVersion": 2}, "AGREEMENT_DECIDED")
    assert not desk.unmet(name)


async def test_linking_a_project(hall: Hall, desk: Desk) -> None:
    name, me = "attributionLinkAdd", "officer@hezuo"
    lead = await shared(hall)
    site = await hall.create("officer@kfq", name="二号厂区项目", company_name="天津二号厂区有限公司")
    own = await hall.create("officer@linkong", name="二期扩建项目", company_name="天津二期扩建有限公司")
    lead_id, site_id, own_id = (global_id("Project", each) for each in (lead, site, own))
    usual: dict[str, Any] = {"project": site_id, "lead": lead_id, "kind": "SITE", "reason": "同一投资协议"}
    for nobody in ids("Project"):
        await desk.refused(me, name, usual | {"project": nobody}, "NOT_FOUND")
        await desk.refused(me, name, usual | {"lead": nobody}, "NOT_FOUND")
    await desk.refused("director@xinli", name, usual, "NOT_FOUND")
    await desk.refused("director@kfq", name, usual, "FORBIDDEN")
    for text, code in TEXTS:
        await desk.refused(me, name, usual | {"reason": text}, code, "reason")
    for misfit in ({"kind": "MERGER"}, {"kind": None}, {"project": None}, {"lead": None}, {"reason": None}):
        await desk.invalid(me, name, usual | misfit)
    await desk.key_reused(me, name, usual | {"lead": "nonsense"}, reason="另一理由")
    await desk.refused(me, name, usual | {"lead": site_id}, "LINK_TO_ITSELF", "lead")
    await desk.refused(me, name, usual, "PROJECT_NOT_LANDED", "project")
    await desk.refused(me, name, usual | {"kind": "SECOND_PHASE"}, "PHASE_HOST_DIFFERS", "lead")
    await desk.refused(me, name, usual | {"project": lead_id, "lead": own_id}, "ALREADY_SPLIT", "project")
    await landed(hall, own)
    await verified(hall, own, "linkong", metric=Metric.LANDED_PROJECTS, count=10_000, source=None, paid_on=PAID)
    await desk.refused(me, name, usual | {"project": own_id}, "ALREADY_COUNTED", "project")
    await landed(hall, site)
    await desk.done(me, name, usual, "link { id }")
    await desk.refused(me, name, usual, "ALREADY_LINKED", "project")
    assert not desk.unmet(name)


async def _never_seen(desk: Desk, me: str, name: str, usual: dict[str, Any], type_name: str) -> None:
    """Ids that are none, and those of what somebody may not see, are answered alike; so is nothing where it must be."""
    for nobody in ids(type_name):
        await desk.refused(me, name, usual | {"id": nobody}, "NOT_FOUND")
    await desk.refused("director@xinli", name, usual, "NOT_FOUND")
    for field, value in usual.items():
        # An opinion may be missing where it is no reason.
        await desk.invalid(me, name, usual | {field: None})
        await desk.invalid(me, name, {key: each for key, each in usual.items() if key != field})
        if isinstance(value, int):
            await desk.invalid(me, name, usual | {field: "1.5"})
    await desk.key_reused(me, name, usual | {"id": "nonsense"}, id="nobody")


async def _withdraw(desk: Desk, dispute: str) -> None:
    given = {"id": dispute, "expectedVersion": 1, "reason": "双方已协商一致"}
    await desk.done("director@huaming", "attributionDisputeWithdraw", given, "dispute { id }")
