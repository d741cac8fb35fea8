"""A unit proposes, with the signed paper, to share otherwise than by the rule."""

from datetime import date
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.attribution import newest, proposed, shared, shares
from tests.support.projects import Hall, codes
from tests.support.statistics import proof
from tests.support.tenancy import state_of
from zhaoshang.attribution.operations.propose_agreement import NewAgreement, propose_agreement
from zhaoshang.values.ids import new_id

AUGUST = date(2026, 8, 1)


async def test_nothing_changes_and_everybody_concerned_is_asked(hall: Hall) -> None:
    project = await shared(hall)
    before = await hall.rows("attribution_terms")
    key = await proposed(hall, project, linkong=5_000, xinli=5_000)

    row = await hall.row("attribution_agreement", key)
    assert (row["tenant_id"], row["state"], row["since"]) == (tenant_id("huaming"), "PROPOSED", AUGUST)
    places = await hall.rows("attribution_agreement_party", agreement_id=key)
    asked = {place["tenant_id"]: (place["share"], place["agreed_at"] is not None) for place in places}
    # 华明 has a share today and would have none: it is asked, and has agreed by proposing.
    assert asked == {
        tenant_id("linkong"): (5_000, False),
        tenant_id("xinli"): (5_000, False),
        tenant_id("huaming"): (0, True),
    }
    assert await hall.rows("attribution_terms") == before
    (file,) = [each for each in await hall.rows("evidence") if each["claim_kind"] == "AttributionAgreement"]
    assert file["claim_id"] == key


async def test_one_agreement_about_the_same_terms_waits_at_a_time(hall: Hall) -> None:
    project = await shared(hall)
    await proposed(hall, project, linkong=5_000, huaming=5_000)
    new = NewAgreement(shares=shares(linkong=4_000, huaming=6_000), since=AUGUST, evidence=await proof(hall, "linkong"))
    terms, before = await newest(hall, project), await state_of(hall.owner)
    assert codes(await propose_agreement(hall.service, hall.actor("director@linkong"), terms, new)) == [
        "AGREEMENT_OPEN"
    ]
    assert await state_of(hall.owner) == before


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"huaming": 10_000}, "HOST_WITHOUT_SHARE"),
        ({"linkong": 5_000, "huaming": 5_001}, "SHARES_NOT_WHOLE"),
        ({"linkong": 5_000, "huaming": 4_999}, "SHARES_NOT_WHOLE"),
        ({"linkong": 10_000, "huaming": 0}, "SHARE_OUT_OF_RANGE"),
        ({"linkong": 5_000, "hezuo": 5_000}, "PARTY_INVALID"),
        ({"linkong": 7_000, "huaming": 3_000}, "TERMS_UNCHANGED"),
    ],
)
async def test_shares_are_whole_and_of_those_who_can_have_credit(hall: Hall, parts: dict[str, int], code: str) -> None:
    terms = await newest(hall, await shared(hall))
    new = NewAgreement(shares=shares(**parts), since=AUGUST, evidence=await proof(hall, "huaming"))
    before = await state_of(hall.owner)
    assert codes(await propose_agreement(hall.service, hall.actor("director@huaming"), terms, new)) == [code]
    assert await state_of(hall.owner) == before


async def test_a_unit_is_named_once(hall: Hall) -> None:
    terms = await newest(hall, await shared(hall))
    twice = [*shares(linkong=5_000, huaming=2_500), *shares(huaming=2_500)]
    new = NewAgreement(shares=twice, since=AUGUST, evidence=await proof(hall, "huaming"))
    outcome = await propose_agreement(hall.service, hall.actor("director@huaming"), terms, new)
    assert codes(outcome) == ["SHARE_PARTY_TWICE"]


async def test_nobody_else_proposes_and_no_paper_is_used_twice(hall: Hall) -> None:
    project = await shared(hall)
    terms = await newest(hall, project)
    new = NewAgreement(shares=shares(linkong=5_000, huaming=5_000), since=AUGUST, evidence=await proof(hall, "huaming"))
    before = await state_of(hall.owner)
    for persona, code in {
        "director@xinli": "NOT_FOUND",
        "officer@huaming": "FORBIDDEN",
        "director@hezuo": "FORBIDDEN",
        "director@linkong": "EVIDENCE_NOT_FOUND",
    }.items():
        assert codes(await propose_agreement(hall.service, hall.actor(persona), terms, new)) == [code], persona
    huaming = hall.actor("director@huaming")
    assert codes(await propose_agreement(hall.service, huaming, new_id(), new)) == ["NOT_FOUND"]
    assert await state_of(hall.owner) == before

    assert isinstance(await propose_agreement(hall.service, huaming, terms, new), UUID)
    assert codes(await propose_agreement(hall.service, huaming, terms, new)) == ["EVIDENCE_USED"]


async def test_it_begins_on_a_day_that_people_mean(hall: Hall) -> None:
    terms, file = await newest(hall, await shared(hall)), await proof(hall, "huaming")
    before = await state_of(hall.owner)
    for day in (date.min, date.max):
        new = NewAgreement(shares=shares(linkong=5_000, huaming=5_000), since=day, evidence=file)
        outcome = await propose_agreement(hall.service, hall.actor("director@huaming"), terms, new)
        assert codes(outcome) == ["DATE_OUT_OF_RANGE"]
    assert await state_of(hall.owner) == before
