"""Who answers for a section or a condition is told before it is due, once, and when it is overdue, once."""

import asyncio
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.support.actors import DONGLI
from tests.support.projects import Hall
from tests.support.reviews import asked, conditioned, give, negotiating, published, reported, submit, submitted, veto
from zhaoshang.reviews.operations.answer_supplement import answer_supplement
from zhaoshang.reviews.operations.remind_sections import Told, remind_sections
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.ids import DistrictId

INSTANT = timedelta(microseconds=1)


def begins(month: int, day: int) -> datetime:
    """The midnight with which a day of 2026 begins."""
    return datetime(2026, month, day, tzinfo=SHANGHAI)


async def remind(hall: Hall, at: datetime) -> Told:
    hall.clock.at = at
    return await remind_sections(hall.service.database, DistrictId(DONGLI), at)


async def told(hall: Hall) -> list[tuple[Any, Any]]:
    """Who was told of what, the events of the reminders only."""
    return [
        (each["kind"], each["payload"])
        for each in await hall.rows("outbox_event")
        if each["kind"].endswith((".due", ".overdue"))
    ]


async def test_sections_are_told_one_working_day_ahead_and_when_overdue_once_each(hall: Hall) -> None:
    review = await submitted(hall)
    # Industry is due with Friday 3 July, environment with Tuesday the 7th.
    assert await remind(hall, begins(7, 2) - INSTANT) == Told(0, 0)
    assert await remind(hall, begins(7, 2)) == Told(1, 0)
    assert await remind(hall, begins(7, 3)) == Told(0, 0)
    assert isinstance(await give(hall, review, "industry"), UUID)
    # Over the weekend nothing comes nearer: Monday is the working day ahead.
    assert await remind(hall, begins(7, 5)) == Told(0, 0)
    at_once = await asyncio.gather(
        *(remind_sections(hall.service.database, DistrictId(DONGLI), begins(7, 6)) for _ in range(3))
    )
    assert sum(each.reminded for each in at_once) == 1
    assert await remind(hall, begins(7, 8) - INSTANT) == Told(0, 0)
    assert await remind(hall, begins(7, 8)) == Told(0, 1)
    assert await remind(hall, begins(7, 9)) == Told(0, 0)
    assert [kind for kind, _ in await told(hall)] == [
        "review.opinion.due",
        "review.opinion.due",
        "review.opinion.overdue",
    ]
    actions = [each["action"] for each in await hall.rows("audit_entry")]
    assert (actions.count("review.opinion.due"), actions.count("review.opinion.overdue")) == (2, 1)


async def test_while_a_clock_stands_nobody_is_told_and_afterwards_anew(hall: Hall) -> None:
    await hall.set_rule("review_remind_working_days", "2")
    review = await submitted(hall)
    assert await remind(hall, begins(7, 3)) == Told(2, 0)
    question = await asked(hall, review)
    assert isinstance(await give(hall, review, "industry"), UUID)
    assert await remind(hall, begins(7, 20)) == Told(0, 0)
    huaming = hall.actor("officer@huaming")
    answered = await answer_supplement(hall.service, huaming, question, 1, "见附件。", evidence=None)
    assert answered == question
    # It had 3, 6 and 7 July left: 21, 22 and 23 July.
    assert await remind(hall, begins(7, 21) - INSTANT) == Told(0, 0)
    assert await remind(hall, begins(7, 21)) == Told(1, 0)
    assert await remind(hall, begins(7, 24)) == Told(0, 1)


async def test_over_national_day_and_by_the_districts_own_days(hall: Hall) -> None:
    hall.clock.at = begins(9, 28)
    await published(hall, effective_on=date(2026, 9, 28))
    review = await submit(hall, await negotiating(hall))
    assert isinstance(await give(hall, review, "industry"), UUID)
    # Five working days: 29 and 30 September, 8, 9 and, a worked Saturday, 10 October.
    assert await remind(hall, begins(10, 9) - INSTANT) == Told(0, 0)
    await hall.set_day(date(2026, 10, 9), worked=False)
    # Friday the 9th is closed meanwhile: from the 8th on, Saturday is the next working day.
    assert await remind(hall, begins(10, 8)) == Told(1, 0)
    assert await remind(hall, begins(10, 11)) == Told(0, 1)


async def test_conditions_are_told_of_until_they_are_reported_and_not_when_their_round_came_to_nothing(
    hall: Hall,
) -> None:
    review = await submitted(hall)
    condition = await conditioned(hall, review, "industry", date(2026, 7, 31))
    assert (await remind(hall, begins(7, 30))).reminded == 1
    assert {kind for kind, _ in await told(hall)} == {"review.condition.due", "review.opinion.overdue"}
    assert await remind(hall, begins(8, 1)) == Told(0, 1)
    await hall.owner.execute("UPDATE app.review_condition SET reminded_at = NULL, overdue_told_at = NULL")
    assert await reported(hall, condition["id"]) == condition["id"]
    assert await remind(hall, begins(8, 2)) == Told(0, 0)
    await hall.owner.execute("UPDATE app.review_condition SET state = 'OPEN'")
    assert isinstance(await veto(hall, review), UUID)
    assert await remind(hall, begins(8, 3)) == Told(0, 0)
