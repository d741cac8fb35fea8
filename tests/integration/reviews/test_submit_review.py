"""Submitting a project: who is asked, by when, with what, and what keeps it from being judged."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.floor import overtaken
from tests.support.projects import CREDIT_CODE, Hall, codes
from tests.support.reviews import (
    SECTIONS,
    advanced,
    answered,
    changed,
    give,
    negotiating,
    passed,
    published,
    slot,
    submit,
    submitted,
    veto,
    withdrawn,
)
from tests.support.statistics import proof
from tests.support.tenancy import nothing_happens
from zhaoshang.reviews.model import Verdict
from zhaoshang.reviews.operations.submit_review import Submission, submit_review
from zhaoshang.reviews.rules.sections import FastTrack
from zhaoshang.values.industry import Industry
from zhaoshang.values.stage import Stage

ASKING = (replace(SECTIONS[0], documents=("可行性研究报告",)), *SECTIONS[1:])


async def test_sections_are_asked_by_the_kind_of_the_project(hall: Hall) -> None:
    review = await submitted(hall, needs_construction=True)

    asked = {row["section_code"]: row["tenant_id"] for row in await hall.rows("review_opinion", review_id=review)}
    assert asked == {
        "industry": tenant_id("gxj"),
        "environment": tenant_id("sthj"),
        "fire": tenant_id("xfjy"),
        "land": tenant_id("ghzy"),
    }
    row = await hall.row("review", review)
    assert (row["state"], row["round"], row["pending"], row["fast_track"]) == ("COLLECTING", 1, 4, False)
    project = await hall.row("project", row["project_id"])
    assert project["stage"] == "IN_REVIEW"
    assert tenant_id("xfjy") in project["shared_with"]
    assert set(row["shared_with"]) == set(project["shared_with"])
    parties = {each["tenant_id"] for each in await hall.rows("review_party", review_id=review)}
    assert parties == {tenant_id("huaming"), *asked.values()}
    # 30 June is a Tuesday: three working days are Friday, 3 July, and it is due at the midnight after.
    assert (await slot(hall, review, "industry"))["due_at"] == datetime(2026, 7, 3, 16, 0, tzinfo=UTC)
    assert row["due_at"] == datetime(2026, 7, 3, 16, 0, tzinfo=UTC)
    assert "review.submitted" in {each["kind"] for each in await hall.rows("outbox_event")}


async def test_a_plain_project_passes_on_opinions_alone_and_is_signed(hall: Hall) -> None:
    review = await submitted(hall)
    assert set(codes(await advanced(hall, (await hall.row("review", review))["project_id"]))) == {"REVIEW_NOT_PASSED"}
    await answered(hall, review)

    row = await hall.row("review", review)
    assert (row["state"], row["pending"], row["covers_fen"]) == ("PASSED", 0, None)
    project = row["project_id"]
    assert codes(await submit(hall, project)) == ["REVIEW_PASSED"]
    assert await advanced(hall, project) == project


async def test_a_fast_pass_holds_for_what_was_judged_only(hall: Hall) -> None:
    await published(hall, fast_track=FastTrack(allowed=True, most_fen=3_000_000_000))
    project = await negotiating(hall)
    review = await submit(hall, project)
    await answered(hall, review)
    assert (await hall.row("review", review))["covers_fen"] == 3_000_000_000
    before: dict[str, Any] = {"investment_fen": 3_000_000_000, "industry": Industry.SMART_MANUFACTURING}
    for change in (
        {"occupies_land": True},
        {"needs_construction": True},
        {"is_hazardous": True},
        {"industry": Industry.NEW_ENERGY_MATERIALS},
        {"investment_fen": 3_000_000_001},
    ):
        await changed(hall, project, **change)
        async with nothing_happens(hall.owner):
            assert "REVIEW_OUTDATED" in codes(await advanced(hall, project)), change
        await changed(hall, project, **{name: before.get(name, False) for name in change})
    # What shrinks stays judged.
    await changed(hall, project, investment_fen=1)
    async with nothing_happens(hall.owner):
        assert codes(await submit(hall, project)) == ["REVIEW_PASSED"]
    await changed(hall, project, needs_construction=True)

    again = await submit(hall, project)

    row = await hall.row("review", again)
    assert (row["round"], row["previous_id"], row["fast_track"], row["needs_construction"]) == (2, review, False, True)
    assert codes(await advanced(hall, project)) == ["REVIEW_NOT_PASSED"]


async def test_a_veto_rejects_and_the_next_round_answers_it(hall: Hall) -> None:
    review = await submitted(hall)
    assert isinstance(await veto(hall, review), UUID)

    row = await hall.row("review", review)
    project = await hall.row("project", row["project_id"])
    assert (row["state"], project["stage"]) == ("VETOED", "REJECTED")
    assert (await slot(hall, review, "industry"))["state"] == "LAPSED"
    async with nothing_happens(hall.owner):
        assert codes(await submit(hall, project["id"])) == ["VETO_ANSWER_REQUIRED"]
    again = await submit(hall, project["id"], veto_answer="排放指标已从区内平衡取得。")
    assert isinstance(again, UUID), again
    row = await hall.row("review", again)
    assert (row["round"], row["previous_id"]) == (2, review)
    await answered(hall, again)
    assert await advanced(hall, project["id"]) == project["id"]


async def test_who_vetoed_judges_the_next_round_although_the_project_is_of_another_kind_by_then(hall: Hall) -> None:
    review = await submitted(hall, needs_construction=True)
    project = (await hall.row("review", review))["project_id"]
    assert isinstance(await veto(hall, review, "fire"), UUID)
    second = await submit(hall, project, veto_answer="已改设计。")
    await changed(hall, project, needs_construction=False)
    assert await withdrawn(hall, second) == second
    assert (await hall.row("project", project))["stage"] == "REJECTED"

    third = await submit(hall, project, veto_answer="不再建设。")

    asked = {each["section_code"] for each in await hall.rows("review_opinion", review_id=third)}
    assert asked == {"industry", "environment", "fire"}
    assert (await hall.row("review", third))["fast_track"] is True


async def test_documents_are_handed_in_once_and_taken_over_from_round_to_round(hall: Hall) -> None:
    await published(hall, sections=ASKING)
    project, study, plan = await negotiating(hall), await proof(hall, "huaming"), await proof(hall, "huaming")
    theirs, name = await proof(hall, "xinli"), "可行性研究报告"
    async with nothing_happens(hall.owner):
        assert codes(await submit(hall, project)) == ["DOCUMENT_MISSING"]
        assert codes(await submit(hall, project, documents=[(name, study), (f" {name}", plan)])) == ["DOCUMENT_TWICE"]
        assert codes(await submit(hall, project, documents=[(name, theirs)])) == ["EVIDENCE_NOT_FOUND"]
        assert codes(await submit(hall, project, documents=[(name, study), ("总平面图", study)])) == ["EVIDENCE_USED"]
        assert codes(await submit(hall, project, documents=[(" ", study)])) == ["TEXT_REQUIRED"]
    first = await submit(hall, project, documents=[(f" {name} ", study), ("总平面图", plan)])
    assert isinstance(first, UUID), first
    assert isinstance(await veto(hall, first), UUID)
    newer = await proof(hall, "huaming")

    second = await submit(hall, project, documents=[("总平面图", newer)], veto_answer="见新图。")

    handed = {row["name"]: row for row in await hall.rows("review_document", review_id=second)}
    assert {each: (row["evidence_id"], row["since_round"]) for each, row in handed.items()} == {
        name: (study, 1),
        "总平面图": (newer, 2),
    }
    claimed = await hall.row("evidence", newer)
    assert (claimed["claim_kind"], claimed["claim_id"]) == ("ReviewDocument", handed["总平面图"]["id"])
    assert set(handed[name]["shared_with"]) == set((await hall.row("review", second))["shared_with"])


async def test_of_several_at_once_one_round_is_opened(hall: Hall) -> None:
    await published(hall)
    project = await negotiating(hall)
    given = Submission(statement="智能装备生产线。")
    outcomes = await asyncio.gather(
        *(submit_review(hall.service, hall.actor("officer@huaming"), project, 1, given) for _ in range(4))
    )

    assert sorted("done" if isinstance(each, UUID) else codes(each)[0] for each in outcomes) == [
        "CONFLICT",
        "CONFLICT",
        "CONFLICT",
        "done",
    ]
    assert len(await hall.rows("review")) == 1
    moved = submit_review(hall.service, hall.actor("officer@huaming"), project, 2, given)
    away = "UPDATE app.project SET tenant_id = $1 WHERE id = $2"
    assert codes(await overtaken(hall, away, moved, tenant_id("xinli"), project)) == ["CONFLICT"]


async def test_nobody_else_submits_and_nothing_is_judged_that_cannot_be(hall: Hall) -> None:
    await published(hall)
    project = await negotiating(hall)
    async with nothing_happens(hall.owner):
        for persona, code in {
            "officer@xinli": "NOT_FOUND",
            "viewer@huaming": "FORBIDDEN",
            "statistician@huaming": "FORBIDDEN",
            "officer@gxj": "FORBIDDEN",
            "officer@sthj": "NOT_FOUND",
            "director@hezuo": "FORBIDDEN",
            "director@ducha": "FORBIDDEN",
        }.items():
            assert codes(await submit(hall, project, persona)) == [code], persona
        assert codes(await submit(hall, project, statement=" ")) == ["TEXT_REQUIRED"]
        assert codes(await submit(hall, project, veto_answer="长" * 4_001)) == ["TEXT_TOO_LONG"]
        assert codes(await submit(hall, project, veto_answer="没有否决")) == ["VETO_ANSWER_IDLE"]
        late = submit_review(hall.service, hall.actor("officer@huaming"), project, 9, Submission(statement="申报"))
        assert codes(await late) == ["CONFLICT"]
    for column, code in (("occupies_land", "LAND_USE_UNDECIDED"), ("is_hazardous", "HAZARD_UNDECIDED")):
        await hall.owner.execute(f"UPDATE app.project SET {column} = NULL")
        async with nothing_happens(hall.owner):
            assert codes(await submit(hall, project)) == [code]
        await hall.owner.execute(f"UPDATE app.project SET {column} = false")
    await hall.owner.execute("UPDATE app.company SET credit_code = NULL")
    async with nothing_happens(hall.owner):
        assert codes(await submit(hall, project)) == ["CREDIT_CODE_REQUIRED"]
    await hall.owner.execute("UPDATE app.company SET credit_code = $1", CREDIT_CODE)
    await hall.owner.execute("UPDATE app.project SET industry_department_id = NULL")
    await hall.owner.execute("UPDATE app.tenant SET closed_at = now() WHERE id = $1", tenant_id("sthj"))
    async with nothing_happens(hall.owner):
        refused = await submit(hall, project)
        assert [(each.code, each.facts["section"]) for each in refused] == [
            ("SECTION_UNANSWERED", "产业指导"),
            ("SECTION_UNANSWERED", "生态环境"),
        ]
    await hall.owner.execute("UPDATE app.project SET stage = 'LEAD'")
    async with nothing_happens(hall.owner):
        assert codes(await submit(hall, project)) == ["REVIEW_STAGE"]


async def test_a_meetings_rejection_is_final_and_a_return_is_not(hall: Hall) -> None:
    await published(hall)
    project = await negotiating(hall)
    review = await passed(hall, project)
    await hall.owner.execute("UPDATE app.review SET state = 'REJECTED' WHERE id = $1", review)
    await hall.owner.execute("UPDATE app.project SET stage = 'REJECTED'")
    async with nothing_happens(hall.owner):
        assert codes(await submit(hall, project)) == ["REVIEW_FINAL"]
    await hall.owner.execute("UPDATE app.review SET state = 'RETURNED' WHERE id = $1", review)
    await hall.owner.execute("UPDATE app.project SET stage = 'NEGOTIATING'")
    assert isinstance(await submit(hall, project), UUID)
    async with nothing_happens(hall.owner):
        assert codes(await submit(hall, project)) == ["REVIEW_OPEN"]


async def test_without_a_template_in_force_or_a_section_that_it_calls_nothing_is_judged(hall: Hall) -> None:
    project = await negotiating(hall)
    assert codes(await submit(hall, project)) == ["TEMPLATE_MISSING"]
    some = frozenset({Industry.BIOMEDICINE})
    await published(hall, sections=[replace(each, industries=some) for each in SECTIONS])
    async with nothing_happens(hall.owner):
        assert codes(await submit(hall, project)) == ["TEMPLATE_MISSING"]
    await published(hall, effective_on=date(2026, 7, 1))
    async with nothing_happens(hall.owner):
        assert codes(await submit(hall, project)) == ["TEMPLATE_MISSING"]
    hall.clock.at = datetime(2026, 6, 30, 16, 0, tzinfo=UTC)  # midnight in Shanghai
    assert isinstance(await submit(hall, project), UUID)


async def test_a_department_takes_its_own_lead_through_a_review(hall: Hall) -> None:
    await published(hall)
    project = await negotiating(hall, "officer@gxj")
    review = await submit(hall, project, "officer@gxj")
    assert isinstance(review, UUID), review
    assert isinstance(await give(hall, review, "environment", verdict=Verdict.OBJECT), UUID)
    # It answers for the section of its own industry's projects, too.
    assert isinstance(await give(hall, review, "industry"), UUID)
    assert (await hall.row("review", review))["state"] == "DELIBERATING"
    assert (await hall.row("project", project))["stage"] == Stage.IN_REVIEW
