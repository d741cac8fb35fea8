"""A section answers once, and what opinions come to: none of them rejects, and one is enough to be heard."""

import asyncio
from datetime import UTC, date, datetime
from uuid import UUID

from tests.support import guidance
from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from tests.support.reviews import (
    a_requirement,
    an_opinion,
    give,
    kinds,
    slot,
    submitted,
    veto,
)
from tests.support.statistics import proof
from tests.support.tenancy import nothing_happens
from zhaoshang.reviews.model import Verdict
from zhaoshang.reviews.operations.give_opinion import AGREED, give_opinion
from zhaoshang.values.guidance import Guidance
from zhaoshang.values.ids import new_id


async def test_what_a_section_says_is_kept_with_its_conditions_answers_guidance_and_file(hall: Hall) -> None:
    await guidance.published(hall)
    review = await submitted(hall, needs_construction=True)
    (item,) = await hall.rows("guidance_item", kind="RESTRICTED")
    file = await proof(hall, "gxj")
    conditional = {"verdict": Verdict.CONDITIONAL, "requirements": [a_requirement(" 采用变频技术 ")]}

    key = await give(
        hall, review, "industry", **conditional, guidance=Guidance.RESTRICTED, guidance_item=item["id"], evidence=file
    )

    said = await slot(hall, review, "industry")
    assert (said["id"], said["state"], said["verdict"], said["guidance"]) == (key, "GIVEN", "CONDITIONAL", "RESTRICTED")
    assert (said["guidance_item_id"], said["evidence_id"], said["given_at"]) == (item["id"], file, hall.clock.now())
    claimed = await hall.row("evidence", file)
    assert (claimed["claim_kind"], claimed["claim_id"]) == ("ReviewOpinion", key)
    (condition,) = await hall.rows("review_condition")
    assert (condition["requirement"], condition["state"], condition["opinion_id"]) == ("采用变频技术", "OPEN", key)
    assert (condition["tenant_id"], condition["set_by_tenant_id"]) == (tenant_id("huaming"), tenant_id("gxj"))
    assert condition["due_at"] == datetime(2026, 9, 30, 16, 0, tzinfo=UTC)
    row = await hall.row("review", review)
    assert set(condition["shared_with"]) == set(row["shared_with"])
    # The next to speak are environment and fire, by Tuesday 7 July.
    assert (row["state"], row["pending"], row["due_at"]) == ("COLLECTING", 3, datetime(2026, 7, 7, 16, 0, tzinfo=UTC))
    assert {each["due_at"] for each in await hall.rows("review_party", review_id=review)} == {row["due_at"]}
    assert isinstance(await give(hall, review, "environment", answers=[" 符合。 "]), UUID)
    assert (await slot(hall, review, "environment"))["answers"] == ["符合。"]


async def test_objections_lead_to_the_meeting_and_reject_nothing(hall: Hall) -> None:
    review = await submitted(hall)
    assert isinstance(await give(hall, review, "industry", verdict=Verdict.OBJECT), UUID)
    assert isinstance(await give(hall, review, "environment", verdict=Verdict.OBJECT), UUID)

    row = await hall.row("review", review)
    # Ten working days from Tuesday 30 June end with Tuesday 14 July.
    assert (row["state"], row["due_at"]) == ("DELIBERATING", datetime(2026, 7, 14, 16, 0, tzinfo=UTC))
    assert (await hall.row("project", row["project_id"]))["stage"] == "IN_REVIEW"
    assert {each["due_at"] for each in await hall.rows("review_party", review_id=review)} == {row["due_at"]}
    assert await kinds(hall) == [
        "review.template.published",
        "review.submitted",
        "review.opinion.given",
        "review.deliberating",
        "review.opinion.given",
    ]
    async with nothing_happens(hall.owner):
        assert codes(await give(hall, review, "environment")) == ["OPINION_GIVEN"]


async def test_the_last_two_sections_at_once_let_it_pass_once(hall: Hall) -> None:
    review = await submitted(hall)
    slots = {code: await slot(hall, review, code) for code in ("industry", "environment")}
    units = {"industry": "gxj", "environment": "sthj"}
    outcomes = await asyncio.gather(
        *(
            give_opinion(hall.service, hall.actor(f"officer@{units[code]}"), each["id"], 1, an_opinion(code))
            for code, each in slots.items()
        )
    )

    assert set(outcomes) == {each["id"] for each in slots.values()}
    row = await hall.row("review", review)
    assert (row["state"], row["pending"], row["decision"]) == ("PASSED", 0, AGREED)
    assert (await kinds(hall)).count("review.passed") == 1
    assert len(await hall.rows("audit_entry", action="review.pass")) == 1


async def test_of_two_officers_of_one_section_the_second_finds_the_firsts_word(hall: Hall) -> None:
    review = await submitted(hall)
    found = await slot(hall, review, "environment")
    opinions = [an_opinion("environment", opinion=words) for words in ("同意。", "可以。", "赞成。", "支持。")]
    outcomes = await asyncio.gather(
        *(
            give_opinion(hall.service, hall.actor(f"{role}@sthj"), found["id"], 1, said)
            for role, said in zip(("officer", "director") * 2, opinions, strict=True)
        )
    )

    assert sorted("done" if each == found["id"] else codes(each)[0] for each in outcomes) == [
        "OPINION_GIVEN",
        "OPINION_GIVEN",
        "OPINION_GIVEN",
        "done",
    ]
    said = await slot(hall, review, "environment")
    assert said["opinion"] == opinions[[each == found["id"] for each in outcomes].index(True)].said.opinion
    assert said["version"] == 2
    assert len(await hall.rows("outbox_event", kind="review.opinion.given")) == 1


async def test_nobody_else_speaks_for_a_section_and_faulty_words_are_not_kept(hall: Hall) -> None:
    await guidance.published(hall)
    review = await submitted(hall)
    items = {each["kind"]: each["id"] for each in await hall.rows("guidance_item")}
    stolen = await proof(hall, "huaming")
    async with nothing_happens(hall.owner):
        for persona, code in {
            "viewer@sthj": "FORBIDDEN",
            "director@gxj": "FORBIDDEN",
            "officer@huaming": "FORBIDDEN",
            "officer@xinli": "NOT_FOUND",
            "officer@xfjy": "NOT_FOUND",
            "director@hezuo": "FORBIDDEN",
            "director@ducha": "FORBIDDEN",
        }.items():
            assert codes(await give(hall, review, "environment", persona=persona)) == [code], persona
        nothing = give_opinion(hall.service, hall.actor("officer@sthj"), new_id(), 1, an_opinion("environment"))
        assert codes(await nothing) == ["NOT_FOUND"]
        assert codes(await give(hall, review, "environment", version=2)) == ["CONFLICT"]
        assert codes(await give(hall, review, "environment", answers=[])) == ["ANSWERS_INCOMPLETE"]
        assert codes(await give(hall, review, "environment", guidance=Guidance.ALLOWED)) == ["GUIDANCE_IDLE"]
        assert codes(await give(hall, review, "environment", evidence=stolen)) == ["EVIDENCE_NOT_FOUND"]
        past = {"verdict": Verdict.CONDITIONAL, "requirements": [a_requirement(due=date(2026, 6, 29))]}
        assert codes(await give(hall, review, "environment", **past)) == ["CONDITION_DAY_PAST"]
        for guidance_said, item, code in (
            (None, None, "GUIDANCE_REQUIRED"),
            (Guidance.ENCOURAGED, None, "GUIDANCE_ITEM_REQUIRED"),
            (Guidance.ENCOURAGED, new_id(), "GUIDANCE_ITEM_NOT_FOUND"),
            (Guidance.ENCOURAGED, items["RESTRICTED"], "GUIDANCE_ITEM_DIFFERS"),
            (Guidance.ELIMINATED, items["ELIMINATED"], "GUIDANCE_CONTRADICTED"),
        ):
            said = {"guidance": guidance_said, "guidance_item": item}
            assert codes(await give(hall, review, "industry", **said)) == [code]
    assert isinstance(await veto(hall, review), UUID)
    async with nothing_happens(hall.owner):
        assert codes(await give(hall, review, "industry")) == ["REVIEW_STATE"]
