"""A host takes its project out of a review that still collects opinions; a veto stays unanswered."""

from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.floor import overtaken
from tests.support.projects import Hall, codes
from tests.support.reviews import answered, asked, give, slot, submit, submitted, veto, withdrawn
from tests.support.tenancy import nothing_happens
from zhaoshang.reviews.model import Verdict
from zhaoshang.reviews.operations.withdraw_review import withdraw_review
from zhaoshang.values.ids import new_id


async def test_it_negotiates_on_and_who_has_not_spoken_need_not(hall: Hall) -> None:
    review = await submitted(hall)
    assert isinstance(await give(hall, review, "industry"), UUID)
    assert isinstance(await asked(hall, review), UUID)

    assert await withdrawn(hall, review) == review

    row = await hall.row("review", review)
    project = await hall.row("project", row["project_id"])
    assert (row["state"], row["pending"], row["decision"], project["stage"]) == (
        "WITHDRAWN",
        0,
        "材料有误",
        "NEGOTIATING",
    )
    assert row["decided_at"] == hall.clock.now()
    states = [(await slot(hall, review, code))["state"] for code in ("industry", "environment")]
    assert states == ["GIVEN", "LAPSED"]
    (change,) = (each for each in await hall.rows("stage_change") if each["to_stage"] == "NEGOTIATING")
    assert (change["from_stage"], change["reason"]) == ("IN_REVIEW", "材料有误")
    async with nothing_happens(hall.owner):
        assert codes(await withdrawn(hall, review)) == ["REVIEW_STATE"]
    assert isinstance(await submit(hall, project["id"]), UUID)


async def test_one_that_answers_a_veto_is_rejected_again(hall: Hall) -> None:
    review = await submitted(hall)
    assert isinstance(await veto(hall, review), UUID)
    project = (await hall.row("review", review))["project_id"]
    second = await submit(hall, project, veto_answer="已取得指标。")
    assert await withdrawn(hall, second) == second
    assert (await hall.row("project", project))["stage"] == "REJECTED"
    async with nothing_happens(hall.owner):
        assert codes(await submit(hall, project)) == ["VETO_ANSWER_REQUIRED"]


async def test_nobody_else_withdraws_and_not_after_all_have_spoken(hall: Hall) -> None:
    review = await submitted(hall, needs_construction=True)
    huaming = hall.actor("officer@huaming")
    async with nothing_happens(hall.owner):
        for persona, code in {
            "officer@xinli": "NOT_FOUND",
            "viewer@huaming": "FORBIDDEN",
            "officer@sthj": "FORBIDDEN",
            "director@hezuo": "FORBIDDEN",
            "director@ducha": "FORBIDDEN",
        }.items():
            assert codes(await withdrawn(hall, review, persona)) == [code], persona
        assert codes(await withdraw_review(hall.service, huaming, new_id(), 1, "有误")) == ["NOT_FOUND"]
        assert codes(await withdraw_review(hall.service, huaming, review, 1, " ")) == ["TEXT_REQUIRED"]
        assert codes(await withdraw_review(hall.service, huaming, review, 9, "有误")) == ["CONFLICT"]
    await answered(hall, review)
    async with nothing_happens(hall.owner):
        assert codes(await withdrawn(hall, review)) == ["REVIEW_STATE"]


async def test_who_is_overtaken_by_a_move_or_by_a_section_is_told_so(hall: Hall) -> None:
    review = await submitted(hall)
    late = withdraw_review(hall.service, hall.actor("officer@huaming"), review, 1, "有误")
    spoken = "UPDATE app.review SET version = 2 WHERE id = $1"
    assert codes(await overtaken(hall, spoken, late, review)) == ["CONFLICT"]
    late = withdraw_review(hall.service, hall.actor("officer@huaming"), review, 2, "有误")
    away = "UPDATE app.project SET tenant_id = $1"
    assert codes(await overtaken(hall, away, late, tenant_id("xinli"))) == ["CONFLICT"]
    assert (await hall.row("review", review))["state"] == "COLLECTING"
    assert Verdict.VETO not in {each["verdict"] for each in await hall.rows("review_opinion")}
