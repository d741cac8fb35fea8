"""A host keeps its own assessment of its project, or one that it bought (policy III.2)."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from tests.support.reviews import submitted
from tests.support.statistics import proof
from tests.support.tenancy import nothing_happens
from zhaoshang.reviews.model import AssessmentKind
from zhaoshang.reviews.operations.add_assessment import NewAssessment, add_assessment
from zhaoshang.values.ids import ProjectId, new_id


async def add(hall: Hall, project: UUID, persona: str = "officer@huaming", **changes: Any) -> Any:
    usual: dict[str, Any] = {"kind": AssessmentKind.SELF, "conclusion": " 可行。 ", "assessed_on": date(2026, 6, 1)}
    new = NewAssessment(**{**usual, **changes})
    return await add_assessment(hall.service, hall.actor(persona), ProjectId(project), new)


async def test_own_and_bought_ones_are_kept_for_all_who_review(hall: Hall) -> None:
    review = await submitted(hall)
    project = (await hall.row("review", review))["project_id"]
    own = await add(hall, project)
    report = await proof(hall, "huaming")
    bought: dict[str, Any] = {"agency": " 某评估公司 ", "contract": "HT-1", "fee_fen": 5_000_000, "evidence": report}
    third = await add(hall, project, kind=AssessmentKind.THIRD_PARTY, **bought)

    rows = {row["id"]: row for row in await hall.rows("review_assessment")}
    assert (rows[own]["kind"], rows[own]["conclusion"], rows[own]["agency"]) == ("SELF", "可行。", None)
    assert (rows[third]["agency"], rows[third]["fee_fen"]) == ("某评估公司", 5_000_000)
    assert set(rows[own]["shared_with"]) == {tenant_id("gxj"), tenant_id("sthj")}
    assert (await hall.row("evidence", report))["claim_kind"] == "ReviewAssessment"
    assert len(await hall.rows("outbox_event", kind="review.assessed")) == 2
    async with nothing_happens(hall.owner):
        assert codes(await add(hall, project, evidence=report)) == ["EVIDENCE_USED"]
        assert codes(await add(hall, project, kind=AssessmentKind.THIRD_PARTY)) == ["ASSESSMENT_INCOMPLETE"]
        assert codes(await add(hall, new_id())) == ["NOT_FOUND"]
        for persona, code in {
            "viewer@huaming": "FORBIDDEN",
            "officer@sthj": "FORBIDDEN",
            "officer@xinli": "NOT_FOUND",
            "director@hezuo": "FORBIDDEN",
        }.items():
            assert codes(await add(hall, project, persona)) == [code], persona
