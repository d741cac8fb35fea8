"""反馈: the unit says what it did, with a file that supports just that."""

import asyncio
from typing import Any

import pytest

from tests.support.actors import person_id
from tests.support.orders import (
    NOT_THE_UNIT,
    UNIT,
    acknowledged,
    answer,
    asked,
    begins,
    escalate,
    give_back,
    only,
    opened,
    refused,
    standing,
    steps,
)
from tests.support.projects import NOW, Hall, codes
from tests.support.reviews import file_of
from zhaoshang.orders.operations.escalate_orders import Raised
from zhaoshang.values.ids import new_id


async def test_the_office_decides_next_by_the_district_s_rule(hall: Hall) -> None:
    order, proof = await acknowledged(hall), await file_of(hall, UNIT, "现场照片")

    assert await answer(hall, order, feedback=" 已腾清。 ", evidence=proof) == order

    assert await standing(hall, order) == ("ANSWERED", "BLUE", begins(7, 11), False)
    assert (await hall.row("supervision_order", order))["lapses"] == 0
    row = await hall.row("supervision_order", order)
    assert (row["feedback"], row["feedback_evidence_id"], row["answered_at"]) == ("已腾清。", proof, NOW)
    # Tuesday 30 June: three working days.
    assert (row["answered_by"], row["decide_by"], row["version"]) == (person_id(UNIT), begins(7, 4), 3)
    (step,) = await hall.rows("order_step", action="ANSWERED")
    assert (step["reason"], step["evidence_id"]) == ("已腾清。", proof)
    file = await hall.row("evidence", proof)
    assert (file["claim_kind"], file["claim_id"]) == ("OrderStep", step["id"])
    assert len(await hall.rows("outbox_event", kind="order.answered")) == 1
    await refused(hall, answer, order, "ORDER_STATE")


async def test_each_feedback_brings_a_file_of_its_own(hall: Hall) -> None:
    order, proof = await acknowledged(hall), await file_of(hall, UNIT, "现场照片")
    assert await answer(hall, order, evidence=proof) == order
    assert await give_back(hall, order) == order
    await refused(hall, answer, order, "EVIDENCE_USED", evidence=proof)
    await refused(hall, answer, order, "EVIDENCE_NOT_FOUND", evidence=new_id())
    foreign = await file_of(hall, "officer@xinli", "别人的照片")
    await refused(hall, answer, order, "EVIDENCE_NOT_FOUND", evidence=foreign)
    assert await answer(hall, order, evidence=await file_of(hall, UNIT, "补充照片")) == order
    assert await steps(hall, order) == ["OPENED", "ACKNOWLEDGED", "ANSWERED", "RETURNED", "ANSWERED"]


@pytest.mark.parametrize(
    ("text", "code"), [(" ", "TEXT_REQUIRED"), ("长" * 4001, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID")]
)
async def test_what_no_feedback_is(hall: Hall, text: str, code: str) -> None:
    await refused(hall, answer, await acknowledged(hall), code, feedback=text)


async def test_it_is_acknowledged_first(hall: Hall) -> None:
    await refused(hall, answer, await opened(hall), "ORDER_STATE")


async def test_late_feedback_is_taken_and_what_was_asked_for_lapses(hall: Hall) -> None:
    order, extension = await asked(hall)
    hall.clock.at = begins(7, 12)
    assert await answer(hall, order) == order
    assert (await hall.row("order_extension", extension))["state"] == "LAPSED"
    # Late is late, though the clock has not come by.
    assert (await hall.row("supervision_order", order))["lapses"] == 1
    assert await escalate(hall, begins(7, 12)) == Raised(0, 0)


async def test_nobody_else_gives_it(hall: Hall) -> None:
    await only(hall, answer, await acknowledged(hall), NOT_THE_UNIT)


async def test_two_at_once_and_the_clock_leave_one(hall: Hall) -> None:
    order = await acknowledged(hall)
    at_once: list[Any] = await asyncio.gather(*(answer(hall, order, version=2) for _ in range(3)))
    assert sorted(codes(each)[0] for each in at_once if each != order) == ["CONFLICT", "CONFLICT"]
    assert (await steps(hall, order)).count("ANSWERED") == 1
    assert await escalate(hall, begins(7, 11)) == Raised(0, 0)
