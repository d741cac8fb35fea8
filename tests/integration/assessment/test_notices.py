"""Who is told of an assessment: who is to mark, all hosts when it is published and final, the office of objections."""

from tests.support.assessment import decide, finalise, objected, published, window_over
from tests.support.notifications import delivered, staffed, told
from tests.support.projects import Hall

HOSTS = ("huaming", "xinli", "linkong", "kfq")


async def test_each_in_turn(hall: Hall) -> None:
    await staffed(hall)
    key = await published(hall)
    await delivered(hall)
    before = await told(hall)
    asked = {("director@gxj", "ASSESSMENT_MARK_ASKED"), ("director@hezuo", "ASSESSMENT_MARK_ASKED")}
    assert {each for each in before if each[1].startswith("ASSESSMENT")} == {
        *asked,
        *((f"director@{unit}", "ASSESSMENT_PUBLISHED") for unit in HOSTS),
    }

    objection = await objected(hall)
    await delivered(hall)
    raised = await told(hall) - before
    assert raised == {("director@hezuo", "ASSESSMENT_OBJECTED")}

    assert await decide(hall, objection) == objection
    await delivered(hall)
    decided = await told(hall) - before - raised
    assert decided == {("director@huaming", "ASSESSMENT_OBJECTION_DECIDED")}

    window_over(hall)
    assert await finalise(hall, key) == key
    await delivered(hall)
    assert await told(hall) - before - raised - decided == {(f"director@{unit}", "ASSESSMENT_FINAL") for unit in HOSTS}
