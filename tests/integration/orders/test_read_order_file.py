"""调阅: 督查室 reads what a feedback came with, on record."""

from typing import Any
from uuid import UUID

from tests.support.evidence import a_pdf
from tests.support.orders import NOT_THE_OFFICE, OFFICE, UNIT, acknowledged, answer, refused
from tests.support.projects import Hall
from tests.support.reviews import file_of
from zhaoshang.evidence.operations.hand_out import HandedOut
from zhaoshang.orders.operations.read_order_file import read_order_file
from zhaoshang.values.ids import new_id


async def read(hall: Hall, step: UUID, persona: str = OFFICE, purpose: str = "审核反馈") -> Any:
    return await read_order_file(hall.service, hall.actor(persona), step, purpose)


async def test_the_office_reads_it_and_nobody_else_does(hall: Hall) -> None:
    order, proof = await acknowledged(hall), await file_of(hall, UNIT, "现场照片")
    assert await answer(hall, order, evidence=proof) == order
    bare, step = [
        (await hall.rows("order_step", order_id=order, action=each))[0]["id"] for each in ("OPENED", "ANSWERED")
    ]
    for persona, code in NOT_THE_OFFICE.items():
        await refused(hall, read, step, code, persona=persona)
    for purpose, code in ((" ", "TEXT_REQUIRED"), ("长" * 3000, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID")):
        await refused(hall, read, step, code, purpose=purpose)
    await refused(hall, read, bare, "NOT_FOUND")
    await refused(hall, read, new_id(), "NOT_FOUND")

    found = await read(hall, step)
    assert isinstance(found, HandedOut)
    assert found.content == a_pdf("现场照片")
    (record,) = await hall.rows("evidence_disclosure")
    assert (record["evidence_id"], record["purpose"]) == (proof, "审核反馈")
