"""A host says that its project has done what was asked of it."""

from tests.support.floor import overtaken
from tests.support.projects import Hall, codes
from tests.support.reviews import conditioned, reported, submitted
from tests.support.statistics import proof
from tests.support.tenancy import nothing_happens
from zhaoshang.reviews.operations.report_condition import report_condition
from zhaoshang.values.ids import new_id


async def test_what_was_done_is_reported_with_a_file_of_ones_own(hall: Hall) -> None:
    condition = (await conditioned(hall, await submitted(hall)))["id"]
    file, stolen = await proof(hall, "huaming"), await proof(hall, "xinli")
    huaming = hall.actor("officer@huaming")
    async with nothing_happens(hall.owner):
        for persona, code in {
            "viewer@huaming": "FORBIDDEN",
            "officer@sthj": "FORBIDDEN",
            "officer@xinli": "NOT_FOUND",
            "director@hezuo": "FORBIDDEN",
        }.items():
            assert codes(await reported(hall, condition, persona)) == [code], persona
        assert codes(await reported(hall, new_id(), version=1)) == ["NOT_FOUND"]
        assert codes(await reported(hall, condition, version=2)) == ["CONFLICT"]
        assert codes(await reported(hall, condition, evidence=stolen)) == ["EVIDENCE_NOT_FOUND"]
        blank = report_condition(hall.service, huaming, condition, 1, " ", evidence=None)
        assert codes(await blank) == ["TEXT_REQUIRED"]

    assert await reported(hall, condition, evidence=file) == condition

    row = await hall.row("review_condition", condition)
    assert (row["state"], row["report"], row["evidence_id"]) == ("REPORTED", "已建成。", file)
    assert (row["reported_at"], row["version"]) == (hall.clock.now(), 2)
    claimed = await hall.row("evidence", file)
    assert (claimed["claim_kind"], claimed["claim_id"]) == ("ReviewCondition", condition)
    assert len(await hall.rows("outbox_event", kind="review.condition.reported")) == 1
    async with nothing_happens(hall.owner):
        assert codes(await reported(hall, condition)) == ["CONDITION_STATE"]
    await hall.owner.execute("UPDATE app.review_condition SET state = 'OPEN'")
    late = report_condition(hall.service, huaming, condition, 2, "已建成。", evidence=None)
    met = "UPDATE app.review_condition SET state = 'MET', version = 3"
    assert codes(await overtaken(hall, met, late)) == ["CONFLICT"]
