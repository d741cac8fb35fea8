"""合作交流办 lets disputed terms stand, and says why."""

from tests.support.attribution import credited, disputed, holds, shared
from tests.support.projects import Hall, codes
from tests.support.statistics import credit
from tests.support.tenancy import state_of
from zhaoshang.attribution.operations.reject_dispute import reject_dispute
from zhaoshang.values.ids import new_id


async def test_the_credit_stands_as_it_was(hall: Hall) -> None:
    project = await shared(hall)
    await credited(hall, project)
    before = await hall.rows("attribution_entry")
    key, director = await disputed(hall, project), hall.actor("director@hezuo")

    assert await reject_dispute(hall.service, director, key, 1, "首谈证书在先") == key

    row = await hall.row("attribution_dispute", key)
    assert (row["state"], row["decision"], row["made_terms_id"]) == ("REJECTED", "首谈证书在先", None)
    assert await hall.rows("attribution_entry") == before
    assert await credit(hall) == {"huaming": 30_000_000, "linkong": 70_000_001}
    assert await holds(hall)
    assert codes(await reject_dispute(hall.service, director, key, 2, "再驳")) == ["DISPUTE_DECIDED"]


async def test_nobody_else_rejects_it(hall: Hall) -> None:
    key = await disputed(hall, await shared(hall))
    before = await state_of(hall.owner)
    for persona, code in {
        "officer@hezuo": "FORBIDDEN",
        "director@linkong": "FORBIDDEN",
        "director@ducha": "FORBIDDEN",
        "director@xinli": "NOT_FOUND",
    }.items():
        assert codes(await reject_dispute(hall.service, hall.actor(persona), key, 1, "不支持")) == [code], persona
    director = hall.actor("director@hezuo")
    assert codes(await reject_dispute(hall.service, director, key, 1, " ")) == ["TEXT_REQUIRED"]
    assert codes(await reject_dispute(hall.service, director, key, 9, "不支持")) == ["CONFLICT"]
    assert codes(await reject_dispute(hall.service, director, new_id(), 1, "不支持")) == ["NOT_FOUND"]
    assert await state_of(hall.owner) == before
