"""A host's working notes."""

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from zhaoshang.projects.operations.add_note import add_note
from zhaoshang.projects.operations.lose_project import lose_project


async def test_notes_are_the_hosts_own_and_stay_possible_after_the_end(hall: Hall) -> None:
    key, officer = await hall.create(), hall.actor("officer@huaming")
    await lose_project(hall.service, officer, key, 1, reason="去了外地")

    assert await add_note(hall.service, officer, key, " 企业来电 ") == key

    (note,) = await hall.rows("note")
    assert (note["body"], note["tenant_id"]) == ("企业来电", tenant_id("huaming"))
    assert codes(await add_note(hall.service, hall.actor("director@hezuo"), key, "补记")) == ["FORBIDDEN"]
