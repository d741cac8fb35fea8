"""Who asked something of a project finds it not done yet."""

from tests.support.projects import Hall, codes
from tests.support.reviews import conditioned, reported, submitted
from tests.support.statistics import proof
from tests.support.tenancy import nothing_happens
from zhaoshang.reviews.operations.return_condition import return_condition
from zhaoshang.values.ids import new_id


async def test_it_is_open_again_with_its_deadline_and_reported_anew(hall: Hall) -> None:
    made = await conditioned(hall, await submitted(hall))
    condition, service, sthj = made["id"], hall.service, hall.actor("officer@sthj")
    async with nothing_happens(hall.owner):
        assert codes(await return_condition(service, sthj, condition, 1, "未见设施")) == ["CONDITION_STATE"]
    assert await reported(hall, condition, evidence=await proof(hall, "huaming")) == condition
    async with nothing_happens(hall.owner):
        for persona, code in {
            "viewer@sthj": "FORBIDDEN",
            "director@gxj": "FORBIDDEN",
            "officer@huaming": "FORBIDDEN",
            "officer@xinli": "NOT_FOUND",
        }.items():
            outcome = await return_condition(service, hall.actor(persona), condition, 2, "未见设施")
            assert codes(outcome) == [code], persona
        assert codes(await return_condition(service, sthj, new_id(), 2, "未见设施")) == ["NOT_FOUND"]
        assert codes(await return_condition(service, sthj, condition, 2, "")) == ["TEXT_REQUIRED"]
        assert codes(await return_condition(service, sthj, condition, 1, "未见设施")) == ["CONFLICT"]

    assert await return_condition(service, sthj, condition, 2, " 未见设施 ") == condition

    row = await hall.row("review_condition", condition)
    assert (row["state"], row["decision"], row["due_at"]) == ("OPEN", "未见设施", made["due_at"])
    assert len(await hall.rows("outbox_event", kind="review.condition.returned")) == 1
    assert await reported(hall, condition, evidence=await proof(hall, "huaming")) == condition
