"""What a meeting decides of a round takes effect inside the meeting's own transaction."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from tests.support.actors import person_id, tenant_id
from tests.support.floor import own, wide
from tests.support.projects import NOW, Hall, codes
from tests.support.reviews import a_requirement, advanced, answered, kinds, submit, submitted
from zhaoshang.reviews.operations.conclude_review import Conclusion, conclude_review, find_deliberable
from zhaoshang.reviews.rules.opinions import Requirement
from zhaoshang.values.ids import new_id

REASONS = "论证会一致意见"


async def concluded(hall: Hall, review: UUID, conclusion: Conclusion, *requirements: Requirement) -> Any:
    """What a meeting does to a round."""
    async with hall.service.database.unit_of_work(wide("hezuo"), at=NOW) as work:
        found = await find_deliberable(work, review, locked=True)
        assert found is not None
        assert (found.id, found.host) == (review, tenant_id("huaming"))
        state = await conclude_review(
            work,
            review,
            conclusion,
            reasons=REASONS,
            requirements=requirements,
            tenant=tenant_id("hezuo"),
            by=person_id("director@hezuo"),
        )
        await work.commit()
        return state


async def deliberating(hall: Hall, **changes: Any) -> UUID:
    review = await submitted(hall, needs_construction=True, **changes)
    await answered(hall, review)
    assert (await hall.row("review", review))["state"] == "DELIBERATING"
    return review


async def test_a_project_that_occupies_land_passes_two_meetings(hall: Hall) -> None:
    review = await deliberating(hall, occupies_land=True)
    project = (await hall.row("review", review))["project_id"]

    assert await concluded(hall, review, Conclusion.PASS, a_requirement()) == "GOVERNMENT"

    row = await hall.row("review", review)
    # Fifteen working days from Tuesday 30 June end with Tuesday 21 July.
    assert (row["state"], row["due_at"], row["decided_at"]) == (
        "GOVERNMENT",
        datetime(2026, 7, 21, 16, 0, tzinfo=UTC),
        None,
    )
    assert {each["due_at"] for each in await hall.rows("review_party", review_id=review)} == {row["due_at"]}
    (condition,) = await hall.rows("review_condition")
    assert (condition["set_by_tenant_id"], condition["opinion_id"]) == (tenant_id("hezuo"), None)
    assert codes(await advanced(hall, project)) == ["GOVERNMENT_DECISION_REQUIRED"]
    assert await concluded(hall, review, Conclusion.PASS) == "PASSED"
    row = await hall.row("review", review)
    assert (row["state"], row["decision"], row["decided_by"]) == ("PASSED", REASONS, person_id("director@hezuo"))
    assert await advanced(hall, project) == project
    assert (await kinds(hall))[-2:] == ["review.government", "review.concluded"]


async def test_returned_it_negotiates_on_and_rejected_it_ends(hall: Hall) -> None:
    review = await deliberating(hall)
    project = (await hall.row("review", review))["project_id"]
    assert await concluded(hall, review, Conclusion.RETURN) == "RETURNED"
    assert (await hall.row("project", project))["stage"] == "NEGOTIATING"
    again = await submit(hall, project)
    await answered(hall, again)
    assert await concluded(hall, again, Conclusion.REJECT) == "REJECTED"
    assert (await hall.row("project", project))["stage"] == "REJECTED"
    reasons = {each["to_stage"]: each["reason"] for each in await hall.rows("stage_change")}
    assert (reasons["NEGOTIATING"], reasons["REJECTED"]) == (REASONS, REASONS)


async def test_what_is_gone_or_anothers_to_decide_is_not_found(hall: Hall) -> None:
    review = await deliberating(hall)
    async with hall.service.database.unit_of_work(wide("hezuo"), at=NOW) as work:
        assert await find_deliberable(work, new_id()) is None
        found = await find_deliberable(work, review)
        assert found is not None
        with pytest.raises(LookupError):
            await conclude_review(
                work,
                new_id(),
                Conclusion.PASS,
                reasons=REASONS,
                requirements=(),
                tenant=tenant_id("hezuo"),
                by=person_id("director@hezuo"),
            )
    # A section sees it in its own fence, and locks nothing.
    async with hall.service.database.unit_of_work(own("gxj"), at=NOW) as work:
        seen = await find_deliberable(work, review)
        assert seen is not None
        assert (seen.state, seen.round) == ("DELIBERATING", 1)
        assert await find_deliberable(work, review, locked=True) is None
