"""Whoever a step of coordination concerns is told of it, and nobody else."""

from datetime import timedelta

from tests.support.actors import DONGLI
from tests.support.coordination import agree, applied, ask, give, revise, withdraw
from tests.support.notifications import delivered, staffed, told
from tests.support.projects import Hall
from tests.support.reviews import advanced
from tests.support.services import add, answer, confirm, in_approval, landed, reopen, task_of, with_list
from zhaoshang.coordination.operations.remind_departments import remind_departments
from zhaoshang.projects.model import Stage
from zhaoshang.values.ids import DistrictId


async def news(hall: Hall) -> set[tuple[str, str]]:
    """Who was told of what by one round of the job."""
    before = await told(hall)
    await delivered(hall)
    return await told(hall) - before


def both(unit: str, kind: str) -> set[tuple[str, str]]:
    """Its director and its officer; neither who only reads nor who only counts."""
    return {(f"director@{unit}", kind), (f"officer@{unit}", kind)}


async def test_each_step_of_a_consultation_is_told_to_whose_turn_it_is(hall: Hall) -> None:
    await staffed(hall)
    consultation = await applied(hall)
    assert await news(hall) == both("ghzy", "PLANNING_APPLIED")

    assert await ask(hall, consultation, "sthj", "xfjy") == consultation
    assert await news(hall) == both("sthj", "PLANNING_OPINION_ASKED") | both("xfjy", "PLANNING_OPINION_ASKED")

    await give(hall, consultation, "sthj")
    await give(hall, consultation, "xfjy", "SUPPORT_WITH_CHANGES")
    assert await news(hall) == both("huaming", "PLANNING_TO_REVISE")

    await revise(hall, consultation)
    assert await news(hall) == both("xfjy", "PLANNING_OPINION_ASKED_ANEW")
    await give(hall, consultation, "xfjy")
    assert await news(hall) == {("director@ghzy", "PLANNING_TO_CLOSE")}
    await agree(hall, consultation)
    assert await news(hall) == both("huaming", "PLANNING_CLOSED")

    await withdraw(hall, await applied(hall))
    assert await news(hall) == both("ghzy", "PLANNING_WITHDRAWN")


async def test_what_is_due_or_overdue_is_told_to_whom_it_waits_for(hall: Hall) -> None:
    await staffed(hall)
    await applied(hall)
    asking = await applied(hall)
    await ask(hall, asking, "sthj")
    revising = await applied(hall)
    await ask(hall, revising, "xfjy")
    await give(hall, revising, "xfjy", "OBJECT")
    await add(hall, await in_approval(hall), "gxj")
    await news(hall)

    kinds = set()
    for _ in range(30):
        hall.clock.pass_by(timedelta(days=1))
        await remind_departments(hall.service.database, DistrictId(DONGLI), hall.clock.now())
        kinds |= await news(hall)

    assert kinds >= {
        *(each for late in ("DUE", "OVERDUE") for each in both("ghzy", f"PLANNING_STEP_{late}")),
        *(each for late in ("DUE", "OVERDUE") for each in both("sthj", f"PLANNING_OPINION_{late}")),
        *(each for late in ("DUE", "OVERDUE") for each in both("huaming", f"PLANNING_REVISION_{late}")),
        *(each for late in ("DUE", "OVERDUE") for each in both("gxj", f"SERVICE_TASK_{late}")),
    }
    assert {persona.partition("@")[2] for persona, _ in kinds} == {"ghzy", "sthj", "huaming", "gxj"}


async def test_a_task_is_told_to_its_department_and_what_was_done_to_the_host(hall: Hall) -> None:
    await staffed(hall)
    project = await in_approval(hall)
    assert await news(hall) == both("ghzy", "SERVICE_TASK_OPENED") | both("sthj", "SERVICE_TASK_OPENED")
    await add(hall, project, "gxj")
    assert await news(hall) == both("gxj", "SERVICE_TASK_ADDED")

    task = (await task_of(hall, project, "gxj"))["id"]
    await answer(hall, task, "officer@gxj")
    assert await news(hall) == both("huaming", "SERVICE_TASK_ANSWERED")
    await reopen(hall, task)
    assert await news(hall) == both("gxj", "SERVICE_TASK_REOPENED")
    await answer(hall, task, "officer@gxj")
    await confirm(hall, task)
    assert await news(hall) == both("gxj", "SERVICE_TASK_CONFIRMED")


async def test_a_line_of_the_list_that_nobody_answers_for_is_told_to_who_publishes_it(hall: Hall) -> None:
    await staffed(hall)
    await with_list(hall)
    await hall.owner.execute("UPDATE app.tenant SET closed_at = now() WHERE code = 'sthj'")
    project = await landed(hall)
    assert await advanced(hall, project, Stage.APPROVING) == project
    assert await news(hall) == both("ghzy", "SERVICE_TASK_OPENED") | {("director@hezuo", "SERVICE_UNANSWERED")}
