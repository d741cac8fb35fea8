"""Who has the next word or step in a consultation is told before it is due, once, and when it is overdue, once."""

import asyncio
from datetime import datetime

from tests.support.actors import DONGLI, tenant_id
from tests.support.coordination import answered, applied, asked, give
from tests.support.projects import Hall
from tests.support.services import answer, in_approval, task_of
from zhaoshang.coordination.operations.remind_departments import Urged, remind_departments
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.ids import DistrictId


async def remind(hall: Hall, month: int, day: int) -> Urged:
    at = datetime(2026, month, day, tzinfo=SHANGHAI)
    return await remind_departments(hall.service.database, DistrictId(DONGLI), at)


async def told(hall: Hall) -> list[tuple[str, str]]:
    """The events of the reminders, and whether they are for 消防, 规划 or 华明."""
    ends = (".due", ".overdue")
    return [(each["kind"], each["payload"]) for each in await hall.rows("outbox_event") if each["kind"].endswith(ends)]


async def test_a_department_is_told_ahead_and_when_overdue_once_each(hall: Hall) -> None:
    consultation = await asked(hall)
    await give(hall, consultation, "sthj")
    # Due with Tuesday 7 July.
    assert await remind(hall, 7, 5) == Urged(0, 0)
    at_once = await asyncio.gather(*(remind(hall, 7, 6) for _ in range(3)))
    assert sum(each.reminded for each in at_once) == 1
    assert await remind(hall, 7, 8) == Urged(0, 1)
    assert await remind(hall, 7, 9) == Urged(0, 0)
    events = await told(hall)
    assert [kind for kind, _ in events] == ["planning.opinion.due", "planning.opinion.overdue"]
    assert all(str(tenant_id("xfjy")) in payload for _, payload in events)


async def test_so_are_a_runner_and_a_host_whose_turn_it_is(hall: Hall) -> None:
    await applied(hall)
    await answered(hall, objecting=["xfjy"])
    # The runner of the first should ask by Friday 3 July, the host of the second adjust its plan by Tuesday the 14th.
    assert await remind(hall, 7, 2) == Urged(1, 0)
    assert await remind(hall, 7, 4) == Urged(0, 1)
    assert await remind(hall, 7, 15) == Urged(0, 1)
    events = await told(hall)
    assert [kind for kind, _ in events] == ["planning.due", "planning.overdue", "planning.overdue"]
    assert [
        str(tenant_id(unit)) in payload for unit, (_, payload) in zip(("ghzy", "ghzy", "huaming"), events, strict=True)
    ]


async def test_so_is_a_department_that_serves(hall: Hall) -> None:
    project = await in_approval(hall)
    await answer(hall, (await task_of(hall, project, "ghzy"))["id"], "officer@ghzy")
    # Environment's task is due with Tuesday 7 July; the other is answered, and nobody's to be told of.
    assert await remind(hall, 7, 6) == Urged(1, 0)
    assert await remind(hall, 7, 8) == Urged(0, 1)
    assert await remind(hall, 7, 20) == Urged(0, 0)
    events = await told(hall)
    assert [kind for kind, _ in events] == ["service_task.due", "service_task.overdue"]
    assert all(str(tenant_id("sthj")) in payload for _, payload in events)
