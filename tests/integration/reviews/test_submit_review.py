"""Submitting a project: who is asked, by when, and what keeps it from being judged."""

from datetime import UTC, datetime
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from tests.support.reviews import answered, negotiating, published, slot, submit, submitted, veto


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
    # 30 June is a Tuesday: three working days are Friday, 3 July, and it is due at the midnight after.
    assert (await slot(hall, review, "industry"))["due_at"] == datetime(2026, 7, 3, 16, 0, tzinfo=UTC)
    assert row["due_at"] == datetime(2026, 7, 3, 16, 0, tzinfo=UTC)


async def test_a_plain_project_passes_on_opinions_alone(hall: Hall) -> None:
    review = await submitted(hall)
    await answered(hall, review)

    row = await hall.row("review", review)
    assert (row["state"], row["pending"]) == ("PASSED", 0)


async def test_a_veto_rejects_and_the_next_round_answers_it(hall: Hall) -> None:
    review = await submitted(hall)
    assert isinstance(await veto(hall, review), UUID)

    row = await hall.row("review", review)
    project = await hall.row("project", row["project_id"])
    assert (row["state"], project["stage"]) == ("VETOED", "REJECTED")
    assert (await slot(hall, review, "industry"))["state"] == "LAPSED"
    assert codes(await submit(hall, project["id"])) == ["VETO_ANSWER_REQUIRED"]
    again = await submit(hall, project["id"], veto_answer="排放指标已从区内平衡取得。")
    assert isinstance(again, UUID), again
    row = await hall.row("review", again)
    assert (row["round"], row["previous_id"]) == (2, review)


async def test_without_a_template_nothing_is_judged(hall: Hall) -> None:
    project = await negotiating(hall)
    assert codes(await submit(hall, project)) == ["TEMPLATE_MISSING"]
    await published(hall)
    assert isinstance(await submit(hall, project), UUID)
