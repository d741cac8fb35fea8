"""Everybody whom a dispute concerns may say what it thinks, once."""

from tests.support.actors import tenant_id
from tests.support.attribution import disputed, shared
from tests.support.floor import overtaken
from tests.support.projects import Hall, codes
from tests.support.tenancy import state_of
from zhaoshang.attribution.operations.answer_dispute import answer_dispute
from zhaoshang.attribution.operations.withdraw_dispute import withdraw_dispute
from zhaoshang.values.ids import new_id


async def test_the_other_side_answers_once(hall: Hall) -> None:
    key, host = await disputed(hall, await shared(hall)), hall.actor("director@linkong")
    assert await answer_dispute(hall.service, host, key, " 我方自行洽谈 ") == key

    (place,) = await hall.rows("attribution_dispute_party", dispute_id=key, tenant_id=tenant_id("linkong"))
    assert (place["answer"], place["answered_at"]) == ("我方自行洽谈", hall.clock.now())
    assert codes(await answer_dispute(hall.service, host, key, "补充")) == ["ALREADY_ANSWERED"]


async def test_after_the_end_nobody_answers(hall: Hall) -> None:
    key = await disputed(hall, await shared(hall))
    assert await withdraw_dispute(hall.service, hall.actor("director@huaming"), key, 1, "已协商") == key
    assert codes(await answer_dispute(hall.service, hall.actor("director@linkong"), key, "迟了")) == ["DISPUTE_DECIDED"]


async def test_nobody_else_answers(hall: Hall) -> None:
    key = await disputed(hall, await shared(hall))
    before = await state_of(hall.owner)
    for persona, code in {
        "director@xinli": "NOT_FOUND",
        "officer@linkong": "FORBIDDEN",
        "director@hezuo": "FORBIDDEN",
        "director@ducha": "FORBIDDEN",
    }.items():
        assert codes(await answer_dispute(hall.service, hall.actor(persona), key, "意见")) == [code], persona
    host = hall.actor("director@linkong")
    assert codes(await answer_dispute(hall.service, host, key, "")) == ["TEXT_REQUIRED"]
    assert codes(await answer_dispute(hall.service, host, new_id(), "意见")) == ["NOT_FOUND"]
    assert await state_of(hall.owner) == before


async def test_who_is_overtaken_by_a_colleague_is_told_so(hall: Hall) -> None:
    key = await disputed(hall, await shared(hall))
    sql = "UPDATE app.attribution_dispute_party SET answer = '先到', answered_at = now() WHERE tenant_id = $1"
    late = answer_dispute(hall.service, hall.actor("director@linkong"), key, "后到")
    assert codes(await overtaken(hall, sql, late, tenant_id("linkong"))) == ["CONFLICT"]
