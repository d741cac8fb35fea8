"""Who proposed an agreement takes it back, as long as nobody has decided it."""

from tests.support.attribution import proposed, shared
from tests.support.projects import Hall, codes
from tests.support.tenancy import state_of
from zhaoshang.attribution.operations.return_agreement import return_agreement
from zhaoshang.attribution.operations.withdraw_agreement import withdraw_agreement
from zhaoshang.values.ids import new_id


async def test_another_may_be_proposed_then(hall: Hall) -> None:
    project = await shared(hall)
    key = await proposed(hall, project, linkong=5_000, huaming=5_000)
    assert await withdraw_agreement(hall.service, hall.actor("director@huaming"), key, 1, "另行协商") == key
    row = await hall.row("attribution_agreement", key)
    assert (row["state"], row["decision"], row["made_terms_id"]) == ("WITHDRAWN", "另行协商", None)
    assert await proposed(hall, project, "linkong", linkong=6_000, huaming=4_000)


async def test_what_is_decided_is_not_withdrawn(hall: Hall) -> None:
    key = await proposed(hall, await shared(hall), linkong=5_000, huaming=5_000)
    huaming = hall.actor("director@huaming")
    assert codes(await withdraw_agreement(hall.service, huaming, key, 4, "算了")) == ["CONFLICT"]
    await return_agreement(hall.service, hall.actor("director@hezuo"), key, 1, "缺章")
    assert codes(await withdraw_agreement(hall.service, huaming, key, 2, "算了")) == ["AGREEMENT_DECIDED"]


async def test_nobody_else_withdraws_it(hall: Hall) -> None:
    key = await proposed(hall, await shared(hall), linkong=5_000, huaming=5_000)
    before = await state_of(hall.owner)
    for persona, code in {
        "director@linkong": "FORBIDDEN",
        "officer@huaming": "FORBIDDEN",
        "director@hezuo": "FORBIDDEN",
        "director@xinli": "NOT_FOUND",
    }.items():
        assert codes(await withdraw_agreement(hall.service, hall.actor(persona), key, 1, "算了")) == [code], persona
    huaming = hall.actor("director@huaming")
    assert codes(await withdraw_agreement(hall.service, huaming, key, 1, " ")) == ["TEXT_REQUIRED"]
    assert codes(await withdraw_agreement(hall.service, huaming, new_id(), 1, "算了")) == ["NOT_FOUND"]
    assert await state_of(hall.owner) == before
