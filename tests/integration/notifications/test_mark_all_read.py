"""Somebody marks all of their notices as read, and nobody else's."""

from datetime import timedelta

from tests.support.actors import an_actor
from tests.support.notifications import a_notice
from tests.support.projects import NOW, Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.notifications.operations.mark_all_read import mark_all_read


async def test_all_of_one_s_own_are_read_and_nobody_else_s(hall: Hall) -> None:
    for _ in range(2):
        await a_notice(hall, "director@huaming")
    await a_notice(hall, "director@huaming", read_at=NOW)
    theirs = await a_notice(hall, "officer@huaming")
    actor = hall.actor("director@huaming")

    later = await a_notice(hall, "director@huaming", at=NOW + timedelta(seconds=1))

    assert await mark_all_read(hall.service, actor, NOW) == 2
    assert await mark_all_read(hall.service, actor, NOW) == 0

    assert (await hall.row("notice", later))["read_at"] is None
    assert (await hall.row("notice", theirs))["read_at"] is None


async def test_administrators_have_none_to_mark(hall: Hall) -> None:
    async with nothing_happens(hall.owner):
        admin = an_actor("system_admin", tenant="hezuo", person="director@hezuo")
        assert codes(await mark_all_read(hall.service, admin, NOW)) == ["FORBIDDEN"]
