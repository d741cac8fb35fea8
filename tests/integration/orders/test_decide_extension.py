"""审批延期: 督查室's director moves the deadline, or leaves it."""

import asyncio

import pytest

from tests.support.orders import (
    NOT_THE_OFFICE,
    OFFICE,
    answer,
    asked,
    begins,
    decide,
    escalate,
    only,
    refused,
    standing,
    steps,
    withdraw,
)
from tests.support.projects import NOW, Hall, codes


async def test_granted_the_deadline_moves_and_the_colour_stays(hall: Hall) -> None:
    order, extension = await asked(hall)

    assert await decide(hall, extension, reason=" 同意。 ") == extension

    row = await hall.row("order_extension", extension)
    assert (row["state"], row["decided_at"], row["decision_reason"], row["version"]) == ("GRANTED", NOW, "同意。", 2)
    assert await standing(hall, order) == ("ACKNOWLEDGED", "BLUE", begins(7, 25), False)
    assert (await steps(hall, order))[-1] == "EXTENSION_GRANTED"
    assert len(await hall.rows("outbox_event", kind="order.extension_decided")) == 1
    assert (await escalate(hall, begins(7, 11))).raised == 0
    await refused(hall, decide, extension, "ORDER_EXTENSION_DECIDED")


async def test_refused_with_a_reason_the_deadline_stays(hall: Hall) -> None:
    order, extension = await asked(hall)
    await refused(hall, decide, extension, "TEXT_REQUIRED", granted=False)

    assert await decide(hall, extension, granted=False, reason="理由不充分。") == extension

    assert (await hall.row("order_extension", extension))["state"] == "REFUSED"
    assert await standing(hall, order) == ("ACKNOWLEDGED", "BLUE", begins(7, 11), False)
    (step,) = await hall.rows("order_step", action="EXTENSION_REFUSED")
    assert step["reason"] == "理由不充分。"


@pytest.mark.parametrize(("text", "code"), [("长" * 2001, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID")])
async def test_what_no_reason_is(hall: Hall, text: str, code: str) -> None:
    _, extension = await asked(hall)
    await refused(hall, decide, extension, code, reason=text)


async def test_what_has_lapsed_is_not_decided(hall: Hall) -> None:
    for act in (answer, withdraw):
        order, extension = await asked(hall)
        assert await act(hall, order) == order
        await refused(hall, decide, extension, "ORDER_EXTENSION_DECIDED")
    _, extension = await asked(hall)
    assert (await escalate(hall, begins(7, 11))).raised == 1
    await refused(hall, decide, extension, "ORDER_EXTENSION_DECIDED")


async def test_only_the_director_decides(hall: Hall) -> None:
    _, extension = await asked(hall)
    await only(hall, decide, extension, {**NOT_THE_OFFICE, OFFICE: "FORBIDDEN"})


async def test_two_at_once_decide_once(hall: Hall) -> None:
    order, extension = await asked(hall)
    at_once = await asyncio.gather(*(decide(hall, extension, version=1) for _ in range(3)))
    assert sorted(codes(each)[0] for each in at_once if each != extension) == ["CONFLICT", "CONFLICT"]
    assert (await steps(hall, order)).count("EXTENSION_GRANTED") == 1
