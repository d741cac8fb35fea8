"""退回承诺变更: it stays readable and never counts."""

from tests.integration.evaluation.test_confirm_promise import changed
from tests.support.evaluation import DIRECTOR, give_back, only, others, refused
from tests.support.projects import Hall


async def test_a_returned_change_says_why(hall: Hall) -> None:
    key = await changed(hall)
    assert await give_back(hall, key, reason=" 协议未变 ") == key
    row = await hall.row("evaluation_promise", key)
    assert (row["state"], row["return_reason"], row["version"]) == ("RETURNED", "协议未变", 2)


async def test_what_is_refused_changes_nothing(hall: Hall) -> None:
    key = await changed(hall)
    await refused(hall, give_back, key, "TEXT_REQUIRED", reason=" ")
    await refused(hall, give_back, key, "TEXT_TOO_LONG", reason="长" * 1001)
    await refused(hall, give_back, key, "TEXT_INVALID", reason="\x00")
    await refused(hall, give_back, key, "CONFLICT", version=9)
    assert await give_back(hall, key) == key
    await refused(hall, give_back, key, "PROMISE_DECIDED", version=2)


async def test_nobody_but_the_department_s_director_returns(hall: Hall) -> None:
    key = await changed(hall)
    await only(hall, give_back, key, others(DIRECTOR))
