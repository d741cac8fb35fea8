"""A section asks the host for more, and its clock stands meanwhile."""

from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from tests.support.reviews import asked, give, slot, submitted
from tests.support.tenancy import nothing_happens
from zhaoshang.reviews.operations.ask_supplement import ask_supplement
from zhaoshang.values.ids import new_id


async def test_the_clock_stands_and_the_host_is_asked_once_at_a_time(hall: Hall) -> None:
    review = await submitted(hall)
    before = await slot(hall, review, "environment")

    key = await asked(hall, review)

    said = await slot(hall, review, "environment")
    # Tuesday 30 June itself and the five working days after it.
    assert (said["state"], said["days_left"], said["due_at"]) == ("WAITING", 6, before["due_at"])
    (question,) = await hall.rows("review_supplement")
    assert (question["id"], question["tenant_id"]) == (key, tenant_id("huaming"))
    assert set(question["shared_with"]) == {tenant_id("sthj"), tenant_id("gxj")}
    assert len(await hall.rows("outbox_event", kind="review.supplement.asked")) == 1
    async with nothing_happens(hall.owner):
        assert codes(await asked(hall, review)) == ["SUPPLEMENT_OPEN"]
    # It may speak without waiting; then nothing is asked any more.
    assert isinstance(await give(hall, review, "environment"), UUID)
    async with nothing_happens(hall.owner):
        assert codes(await asked(hall, review)) == ["OPINION_GIVEN"]


async def test_nobody_else_asks(hall: Hall) -> None:
    review = await submitted(hall)
    found = await slot(hall, review, "environment")
    officer = hall.actor("officer@sthj")
    async with nothing_happens(hall.owner):
        for persona, code in {
            "viewer@sthj": "FORBIDDEN",
            "director@gxj": "FORBIDDEN",
            "officer@huaming": "FORBIDDEN",
            "officer@xinli": "NOT_FOUND",
            "director@hezuo": "FORBIDDEN",
        }.items():
            assert codes(await asked(hall, review, persona=persona)) == [code], persona
        assert codes(await ask_supplement(hall.service, officer, new_id(), 1, "请补充")) == ["NOT_FOUND"]
        assert codes(await ask_supplement(hall.service, officer, found["id"], 1, " ")) == ["TEXT_REQUIRED"]
        assert codes(await ask_supplement(hall.service, officer, found["id"], 2, "请补充")) == ["CONFLICT"]
