"""Somebody marks their own notices as read, and nobody else's."""

from datetime import timedelta

from tests.support.actors import an_actor
from tests.support.notifications import a_notice
from tests.support.projects import NOW, Hall, codes
from tests.support.tenancy import NEVER, nothing_happens
from zhaoshang.notifications.operations.mark_read import mark_read
from zhaoshang.notifications.rules import MOST_IDS


async def test_what_is_read_stays_read_as_of_the_first_time(hall: Hall) -> None:
    first, second = await a_notice(hall, "director@huaming"), await a_notice(hall, "director@huaming")
    actor = hall.actor("director@huaming")

    assert await mark_read(hall.service, actor, [first, first]) == 1
    hall.clock.pass_by(timedelta(hours=1))
    assert await mark_read(hall.service, actor, [first, second]) == 1

    assert (await hall.row("notice", first))["read_at"] == NOW
    assert (await hall.row("notice", second))["read_at"] == NOW + timedelta(hours=1)


async def test_another_s_notice_is_one_that_never_was(hall: Hall) -> None:
    mine, theirs = await a_notice(hall, "director@huaming"), await a_notice(hall, "officer@huaming")
    actor = hall.actor("director@huaming")
    async with nothing_happens(hall.owner):
        for strange in (theirs, NEVER):
            assert codes(await mark_read(hall.service, actor, [mine, strange])) == ["NOT_FOUND"]


async def test_a_page_is_marked_at_once_and_no_more(hall: Hall) -> None:
    async with nothing_happens(hall.owner):
        many = [NEVER] * (MOST_IDS + 1)
        assert codes(await mark_read(hall.service, hall.actor("director@huaming"), many)) == ["NOTICES_TOO_MANY"]
        auditor = an_actor("auditor", tenant="hezuo", person="director@hezuo")
        assert codes(await mark_read(hall.service, auditor, [NEVER])) == ["FORBIDDEN"]
