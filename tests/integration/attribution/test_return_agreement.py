"""合作交流办 does not approve an agreement, and says why."""

from tests.support.attribution import proposed, shared
from tests.support.projects import Hall, codes
from tests.support.tenancy import state_of
from zhaoshang.attribution.operations.return_agreement import return_agreement
from zhaoshang.values.ids import new_id


async def test_the_ratio_stays_what_it_is(hall: Hall) -> None:
    project = await shared(hall)
    before = await hall.rows("attribution_terms")
    key, director = await proposed(hall, project, linkong=5_000, huaming=5_000), hall.actor("director@hezuo")
    assert await return_agreement(hall.service, director, key, 1, "协议未加盖公章") == key
    row = await hall.row("attribution_agreement", key)
    assert (row["state"], row["decision"]) == ("RETURNED", "协议未加盖公章")
    assert await hall.rows("attribution_terms") == before
    assert codes(await return_agreement(hall.service, director, key, 2, "再退")) == ["AGREEMENT_DECIDED"]


async def test_nobody_else_returns_it(hall: Hall) -> None:
    key = await proposed(hall, await shared(hall), linkong=5_000, huaming=5_000)
    before = await state_of(hall.owner)
    for persona, code in {
        "officer@hezuo": "FORBIDDEN",
        "director@linkong": "FORBIDDEN",
        "director@ducha": "FORBIDDEN",
        "director@xinli": "NOT_FOUND",
    }.items():
        assert codes(await return_agreement(hall.service, hall.actor(persona), key, 1, "不妥")) == [code], persona
    director = hall.actor("director@hezuo")
    assert codes(await return_agreement(hall.service, director, key, 1, "")) == ["TEXT_REQUIRED"]
    assert codes(await return_agreement(hall.service, director, key, 3, "不妥")) == ["CONFLICT"]
    assert codes(await return_agreement(hall.service, director, new_id(), 1, "不妥")) == ["NOT_FOUND"]
    assert await state_of(hall.owner) == before
