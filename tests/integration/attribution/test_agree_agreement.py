"""Units agree, each for itself, to what an agreement gives or takes from them."""

from tests.support.actors import tenant_id
from tests.support.attribution import agree, proposed, shared
from tests.support.floor import overtaken
from tests.support.projects import Hall, codes
from tests.support.tenancy import state_of
from zhaoshang.attribution.operations.agree_agreement import agree_agreement
from zhaoshang.attribution.operations.withdraw_agreement import withdraw_agreement
from zhaoshang.values.ids import new_id


async def test_a_unit_agrees_once(hall: Hall) -> None:
    key = await proposed(hall, await shared(hall), linkong=5_000, huaming=5_000)
    await agree(hall, key, "linkong")
    (place,) = await hall.rows("attribution_agreement_party", agreement_id=key, tenant_id=tenant_id("linkong"))
    assert place["agreed_at"] == hall.clock.now()
    for unit in ("linkong", "huaming"):
        outcome = await agree_agreement(hall.service, hall.actor(f"director@{unit}"), key)
        assert codes(outcome) == ["ALREADY_AGREED"]


async def test_nobody_agrees_to_what_is_withdrawn(hall: Hall) -> None:
    key = await proposed(hall, await shared(hall), linkong=5_000, huaming=5_000)
    await withdraw_agreement(hall.service, hall.actor("director@huaming"), key, 1, "另行协商")
    outcome = await agree_agreement(hall.service, hall.actor("director@linkong"), key)
    assert codes(outcome) == ["AGREEMENT_DECIDED"]


async def test_nobody_agrees_for_others(hall: Hall) -> None:
    key = await proposed(hall, await shared(hall), linkong=5_000, huaming=5_000)
    before = await state_of(hall.owner)
    for persona, code in {
        "director@xinli": "NOT_FOUND",
        "officer@linkong": "FORBIDDEN",
        "director@hezuo": "FORBIDDEN",
    }.items():
        assert codes(await agree_agreement(hall.service, hall.actor(persona), key)) == [code], persona
    linkong = hall.actor("director@linkong")
    assert codes(await agree_agreement(hall.service, linkong, new_id())) == ["NOT_FOUND"]
    assert await state_of(hall.owner) == before


async def test_who_is_overtaken_by_a_colleague_is_told_so(hall: Hall) -> None:
    key = await proposed(hall, await shared(hall), linkong=5_000, huaming=5_000)
    sql = "UPDATE app.attribution_agreement_party SET agreed_at = now() WHERE tenant_id = $1"
    late = agree_agreement(hall.service, hall.actor("director@linkong"), key)
    assert codes(await overtaken(hall, sql, late, tenant_id("linkong"))) == ["CONFLICT"]
