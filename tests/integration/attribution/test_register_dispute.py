"""合作交流办 enters the dispute of a unit that does not see what it disputes."""

from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.attribution import ANOTHERS, newest, shared
from tests.support.floor import overtaken
from tests.support.projects import Hall, codes
from tests.support.tenancy import state_of
from zhaoshang.attribution.operations.register_dispute import register_dispute
from zhaoshang.values.ids import new_id


async def test_the_claimant_owns_it_and_the_parties_are_heard(hall: Hall) -> None:
    terms = await newest(hall, await shared(hall))
    key = await register_dispute(hall.service, hall.actor("officer@hezuo"), terms, tenant_id("xinli"), "新立称其首谈")

    assert isinstance(key, UUID)
    row = await hall.row("attribution_dispute", key)
    assert row["tenant_id"] == tenant_id("xinli")
    concerned = {place["tenant_id"] for place in await hall.rows("attribution_dispute_party", dispute_id=key)}
    assert concerned == {tenant_id("xinli"), tenant_id("huaming"), tenant_id("linkong")}


async def test_only_hosts_have_credit_to_dispute(hall: Hall) -> None:
    terms = await newest(hall, await shared(hall))
    before, officer = await state_of(hall.owner), hall.actor("officer@hezuo")
    for claimant in (tenant_id("gxj"), new_id()):
        assert codes(await register_dispute(hall.service, officer, terms, claimant, "有异议")) == ["PARTY_INVALID"]
    assert codes(await register_dispute(hall.service, officer, terms, tenant_id("xinli"), "")) == ["TEXT_REQUIRED"]
    assert codes(await register_dispute(hall.service, officer, new_id(), tenant_id("xinli"), "有")) == ["NOT_FOUND"]
    assert await state_of(hall.owner) == before


async def test_one_is_open_at_a_time(hall: Hall) -> None:
    terms, officer = await newest(hall, await shared(hall)), hall.actor("officer@hezuo")
    await register_dispute(hall.service, officer, terms, tenant_id("xinli"), "新立称其首谈")
    again = await register_dispute(hall.service, officer, terms, tenant_id("kfq"), "开发区称其首谈")
    assert codes(again) == ["ALREADY_DISPUTED"]


async def test_nobody_else_registers(hall: Hall) -> None:
    terms = await newest(hall, await shared(hall))
    before = await state_of(hall.owner)
    for persona, code in {
        "viewer@hezuo": "FORBIDDEN",
        "director@huaming": "FORBIDDEN",
        "director@xinli": "NOT_FOUND",
    }.items():
        outcome = await register_dispute(hall.service, hall.actor(persona), terms, tenant_id("xinli"), "有异议")
        assert codes(outcome) == [code], persona
    assert await state_of(hall.owner) == before


async def test_who_is_overtaken_by_a_party_is_told_that_one_is_open(hall: Hall) -> None:
    terms = await newest(hall, await shared(hall))
    late = register_dispute(hall.service, hall.actor("officer@hezuo"), terms, tenant_id("xinli"), "新立称其首谈")
    assert codes(await overtaken(hall, ANOTHERS, late, terms)) == ["ALREADY_DISPUTED"]
