"""A host gives a section what it asked for, and the section's clock runs again."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.floor import overtaken
from tests.support.projects import Hall, codes
from tests.support.reviews import asked, give, slot, submitted, withdrawn
from tests.support.statistics import proof
from tests.support.tenancy import nothing_happens
from zhaoshang.reviews.operations.answer_supplement import answer_supplement
from zhaoshang.values.clock import end_of
from zhaoshang.values.ids import new_id


async def answer(hall: Hall, key: UUID, persona: str = "officer@huaming", **changes: Any) -> Any:
    given = {"expected": 1, "answer": " 见附件。 ", "evidence": None, **changes}
    expected, words = given.pop("expected"), given.pop("answer")
    return await answer_supplement(hall.service, hall.actor(persona), key, expected, words, **given)


async def test_the_clock_runs_again_with_what_it_had_left(hall: Hall) -> None:
    review = await submitted(hall)
    # On Thursday 2 July four working days are left: 2, 3, 6 and 7 July.
    hall.clock.pass_by(timedelta(days=2))
    key = await asked(hall, review)
    file = await proof(hall, "huaming")
    # Answered on Monday the 20th: 21, 22, 23 and 24 July.
    hall.clock.pass_by(timedelta(days=18))
    await hall.owner.execute("UPDATE app.review_opinion SET reminded_at = now()")

    assert await answer(hall, key, evidence=file) == key

    said, today = await slot(hall, review, "environment"), hall.clock.now().date()
    assert (said["state"], said["days_left"], said["reminded_at"]) == ("PENDING", None, None)
    assert said["due_at"] == end_of(today + timedelta(days=4))
    (question,) = await hall.rows("review_supplement")
    assert (question["answer"], question["evidence_id"]) == ("见附件。", file)
    claimed = await hall.row("evidence", file)
    assert (claimed["claim_kind"], claimed["claim_id"]) == ("ReviewSupplement", key)
    assert len(await hall.rows("outbox_event", kind="review.supplement.answered")) == 1
    async with nothing_happens(hall.owner):
        assert codes(await answer(hall, key, expected=2)) == ["SUPPLEMENT_ANSWERED"]
    # The next to speak is industry, which was due on 3 July; once it has, the round waits for environment.
    assert isinstance(await give(hall, review, "industry"), UUID)
    assert (await hall.row("review", review))["due_at"] == said["due_at"]
    parties = await hall.rows("review_party", review_id=review)
    assert {each["due_at"] for each in parties} == {said["due_at"]}


async def test_nobody_else_answers_and_nothing_after_the_end(hall: Hall) -> None:
    review = await submitted(hall)
    key, another = await asked(hall, review), await asked(hall, review, "industry")
    stolen = await proof(hall, "xinli")
    async with nothing_happens(hall.owner):
        for persona, code in {
            "viewer@huaming": "FORBIDDEN",
            "officer@sthj": "FORBIDDEN",
            "officer@xinli": "NOT_FOUND",
            "director@hezuo": "FORBIDDEN",
        }.items():
            assert codes(await answer(hall, key, persona)) == [code], persona
        assert codes(await answer(hall, new_id())) == ["NOT_FOUND"]
        assert codes(await answer(hall, key, answer=" ")) == ["TEXT_REQUIRED"]
        assert codes(await answer(hall, key, expected=2)) == ["CONFLICT"]
        assert codes(await answer(hall, key, evidence=stolen)) == ["EVIDENCE_NOT_FOUND"]
    assert isinstance(await give(hall, review, "industry"), UUID)
    async with nothing_happens(hall.owner):
        assert codes(await answer(hall, another)) == ["OPINION_GIVEN"]
    away = "UPDATE app.project SET tenant_id = $1"
    assert codes(await overtaken(hall, away, answer(hall, key), tenant_id("xinli"))) == ["CONFLICT"]
    await hall.owner.execute(away, tenant_id("huaming"))
    assert await withdrawn(hall, review) == review
    async with nothing_happens(hall.owner):
        assert codes(await answer(hall, key)) == ["REVIEW_STATE"]
