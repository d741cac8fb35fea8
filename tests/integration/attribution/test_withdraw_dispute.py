"""A claimant takes its dispute back, as long as nobody has decided it."""

from tests.support.attribution import disputed, shared
from tests.support.projects import Hall, codes
from tests.support.tenancy import state_of
from zhaoshang.attribution.operations.reject_dispute import reject_dispute
from zhaoshang.attribution.operations.withdraw_dispute import withdraw_dispute
from zhaoshang.values.ids import new_id


async def test_it_stays_on_record_with_why(hall: Hall) -> None:
    key = await disputed(hall, await shared(hall))
    assert await withdraw_dispute(hall.service, hall.actor("director@huaming"), key, 1, "双方已协商一致") == key
    row = await hall.row("attribution_dispute", key)
    assert (row["state"], row["decision"], row["version"]) == ("WITHDRAWN", "双方已协商一致", 2)


async def test_what_is_decided_is_not_withdrawn(hall: Hall) -> None:
    key, huaming = await disputed(hall, await shared(hall)), hall.actor("director@huaming")
    assert codes(await withdraw_dispute(hall.service, huaming, key, 7, "已协商")) == ["CONFLICT"]
    assert await reject_dispute(hall.service, hall.actor("director@hezuo"), key, 1, "证据不足") == key
    assert codes(await withdraw_dispute(hall.service, huaming, key, 2, "已协商")) == ["DISPUTE_DECIDED"]


async def test_nobody_else_withdraws_it(hall: Hall) -> None:
    key = await disputed(hall, await shared(hall))
    before = await state_of(hall.owner)
    for persona, code in {
        "director@linkong": "FORBIDDEN",
        "officer@huaming": "FORBIDDEN",
        "director@hezuo": "FORBIDDEN",
        "director@xinli": "NOT_FOUND",
    }.items():
        assert codes(await withdraw_dispute(hall.service, hall.actor(persona), key, 1, "算了")) == [code], persona
    huaming = hall.actor("director@huaming")
    assert codes(await withdraw_dispute(hall.service, huaming, key, 1, "")) == ["TEXT_REQUIRED"]
    assert codes(await withdraw_dispute(hall.service, huaming, new_id(), 1, "算了")) == ["NOT_FOUND"]
    assert await state_of(hall.owner) == before
