"""Who asked something of a project finds it done."""

from tests.support.projects import Hall, codes
from tests.support.reviews import conditioned, reported, submitted
from tests.support.tenancy import nothing_happens
from zhaoshang.reviews.operations.confirm_condition import confirm_condition
from zhaoshang.values.ids import new_id


async def test_only_who_set_it_confirms_it_and_once(hall: Hall) -> None:
    condition = (await conditioned(hall, await submitted(hall)))["id"]
    service, sthj = hall.service, hall.actor("officer@sthj")
    async with nothing_happens(hall.owner):
        assert codes(await confirm_condition(service, sthj, condition, 1, None)) == ["CONDITION_STATE"]
    assert await reported(hall, condition) == condition
    async with nothing_happens(hall.owner):
        for persona, code in {
            "viewer@sthj": "FORBIDDEN",
            "director@gxj": "FORBIDDEN",
            "officer@huaming": "FORBIDDEN",
            "officer@xinli": "NOT_FOUND",
            "director@hezuo": "FORBIDDEN",
        }.items():
            assert codes(await confirm_condition(service, hall.actor(persona), condition, 2, None)) == [code], persona
        assert codes(await confirm_condition(service, sthj, new_id(), 2, None)) == ["NOT_FOUND"]
        assert codes(await confirm_condition(service, sthj, condition, 2, "长" * 1_001)) == ["TEXT_TOO_LONG"]
        assert codes(await confirm_condition(service, sthj, condition, 1, None)) == ["CONFLICT"]

    assert await confirm_condition(service, sthj, condition, 2, " 属实 ") == condition

    row = await hall.row("review_condition", condition)
    assert (row["state"], row["decision"], row["decided_at"]) == ("MET", "属实", hall.clock.now())
    assert len(await hall.rows("outbox_event", kind="review.condition.met")) == 1
    async with nothing_happens(hall.owner):
        assert codes(await confirm_condition(service, sthj, condition, 3, None)) == ["CONDITION_STATE"]
        assert codes(await reported(hall, condition)) == ["CONDITION_STATE"]
