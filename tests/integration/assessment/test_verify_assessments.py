"""Assessments are what their lines and hashes make them, and a difference anywhere is found."""

import pytest

from tests.support.actors import DONGLI
from tests.support.assessment import decide, drafted, finalise, objected, published, window_over
from tests.support.projects import Hall
from zhaoshang.assessment.operations.verify_assessments import AssessmentReport, verify_assessments
from zhaoshang.values.ids import DistrictId


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        ("SELECT 1", AssessmentReport(0, 0)),
        ("UPDATE app.assessment_result SET total = total + 1 WHERE rank = 1", AssessmentReport(1, 0)),
        ("UPDATE app.assessment_result SET rank = 1", AssessmentReport(3, 0)),
        ("UPDATE app.assessment_line SET value = value + 1", AssessmentReport(0, 2)),
        ("UPDATE app.assessment_line SET remark = '改'", AssessmentReport(0, 2)),
        # Whoever corrects a line past its objection is found by the final hash, and what was published still holds.
        ("UPDATE app.assessment_line SET corrected = 4100 WHERE corrected IS NOT NULL", AssessmentReport(1, 1)),
        ("UPDATE app.assessment_indicator SET weight = weight + 1", AssessmentReport(0, 2)),
        ("UPDATE app.assessment SET final_hash = repeat('0', 64)", AssessmentReport(0, 1)),
        ("UPDATE app.assessment SET published_hash = repeat('0', 64)", AssessmentReport(0, 1)),
    ],
)
async def test_a_difference_is_found(hall: Hall, damage: str, expected: AssessmentReport) -> None:
    key = await published(hall)
    objection = await objected(hall, "SERVICE", "kfq")
    assert await decide(hall, objection, points=40_00) == objection
    window_over(hall)
    assert await finalise(hall, key) == key

    await hall.owner.execute(damage)

    report = await verify_assessments(hall.service.database, DistrictId(DONGLI), hall.clock.now())
    assert report == expected
    assert report.consistent == (damage == "SELECT 1")


async def test_of_a_draft_nothing_is_frozen(hall: Hall) -> None:
    await drafted(hall)
    await hall.owner.execute("UPDATE app.assessment_result SET rank = 9")
    assert (await verify_assessments(hall.service.database, DistrictId(DONGLI), hall.clock.now())).consistent
