"""合作交流办 decides: upheld, the line is corrected and all are ranked anew; what was computed stays readable."""

from tests.support.assessment import decide, line, objected, only, published, standing
from tests.support.projects import NOW, Hall, codes
from tests.support.tenancy import nothing_happens


async def test_upheld_the_ranks_follow_and_the_line_keeps_what_it_was(hall: Hall) -> None:
    await published(hall)
    before = await standing(hall)
    key = await objected(hall, "SERVICE", "kfq")

    assert await decide(hall, key, points=40_00, reason=" 漏计两次走访。 ") == key

    row = await hall.row("assessment_objection", key)
    assert (row["state"], row["decision"], row["decided_at"], row["corrected"], row["version"]) == (
        *("UPHELD", "漏计两次走访。", NOW, 40_00),
        2,
    )
    service = await line(hall, "SERVICE", "kfq")
    assert (service["points"], service["corrected"]) == (32_00, 40_00)
    after = await standing(hall)
    assert before == {"huaming": (73_00, 1), "xinli": (37_00, 2), "linkong": (33_00, 3), "kfq": (33_00, 3)}
    assert after == {"huaming": (73_00, 1), "xinli": (37_00, 3), "linkong": (33_00, 4), "kfq": (41_00, 2)}
    (event,) = await hall.rows("outbox_event", kind="assessment.objection_decided")
    assert str(key) in event["payload"]


async def test_rejected_nothing_of_the_assessment_changes(hall: Hall) -> None:
    await published(hall)
    before, key = await standing(hall), await objected(hall)
    lines = await hall.rows("assessment_line")
    assert await decide(hall, key) == key
    assert (await hall.row("assessment_objection", key))["state"] == "REJECTED"
    assert await standing(hall) == before
    assert await hall.rows("assessment_line") == lines


async def test_upheld_only_with_other_points_that_such_a_line_can_have(hall: Hall) -> None:
    await published(hall)
    key = await objected(hall)
    async with nothing_happens(hall.owner):
        for points in (20_00, -1, 48_01):
            assert codes(await decide(hall, key, points=points)) == ["OBJECTION_POINTS_INVALID"]
        assert codes(await decide(hall, key, upheld=True)) == ["OBJECTION_POINTS_INVALID"]
        assert codes(await decide(hall, key, upheld=False, points=1)) == ["OBJECTION_POINTS_INVALID"]
        assert codes(await decide(hall, key, reason=" ")) == ["TEXT_REQUIRED"]
        assert codes(await decide(hall, key, version=7)) == ["CONFLICT"]
    # Its cap is 120 % of 40.
    assert await decide(hall, key, points=48_00) == key
    async with nothing_happens(hall.owner):
        assert codes(await decide(hall, key)) == ["OBJECTION_DECIDED"]


async def test_nobody_else_decides(hall: Hall) -> None:
    await published(hall)
    key = await objected(hall)
    others = {
        "officer@hezuo": "FORBIDDEN",
        "director@huaming": "FORBIDDEN",
        "director@ducha": "FORBIDDEN",
        "director@qld": "FORBIDDEN",
        "director@xinli": "NOT_FOUND",
        "director@gxj": "NOT_FOUND",
    }
    await only(hall, decide, key, others)
