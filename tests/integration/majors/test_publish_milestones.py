"""Publishing the milestones of each kind of project."""

from uuid import UUID

from tests.support.majors import STEPS, a_step, publish
from tests.support.projects import Hall, codes


async def test_versions_are_numbered_and_keep_their_order(hall: Hall) -> None:
    first, second = await publish(hall), await publish(hall, STEPS)

    assert isinstance(first, UUID)
    assert [each["number"] for each in await hall.rows("milestone_template")] == [1, 2]
    items = await hall.rows("milestone_template_item", template_id=second)
    assert [(each["place"], each["code"]) for each in items] == list(enumerate((s.code for s in STEPS), start=1))
    assert len(await hall.rows("outbox_event", kind="major.template_published")) == 2


async def test_what_is_refused_publishes_nothing(hall: Hall) -> None:
    assert codes(await publish(hall, [*STEPS, a_step("ROOF")])) == ["STEP_TWICE", "STEP_TWICE"]
    for persona in ("officer@fgw", "director@hezuo", "director@huaming", "director@ducha", "director@qld"):
        assert codes(await publish(hall, persona=persona)) == ["FORBIDDEN"], persona
    assert await hall.rows("milestone_template") == []
    assert await hall.rows("outbox_event") == []
