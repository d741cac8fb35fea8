"""A named industry department advises."""

from uuid import UUID

from tests.support.actors import person_id
from tests.support.projects import Hall, codes
from tests.support.transfers import pooled
from zhaoshang.transfers.operations.advise_transfer import advise_transfer

NEVER = UUID("01990000-0000-7000-8000-000000000000")


async def test_advice_is_given_once(hall: Hall) -> None:
    await pooled(hall)
    (row,) = await hall.rows("transfer_advice")
    officer = hall.actor("officer@gxj")

    assert await advise_transfer(hall.service, officer, row["id"], 1, " 宜落临空 ") == row["id"]

    (row,) = await hall.rows("transfer_advice")
    assert (row["advice"], row["advised_by"]) == ("宜落临空", person_id("officer@gxj"))
    assert codes(await advise_transfer(hall.service, officer, row["id"], 2, "再说")) == ["ALREADY_ADVISED"]


async def test_what_cannot_be_advised_is_refused(hall: Hall) -> None:
    await pooled(hall)
    (row,) = await hall.rows("transfer_advice")
    officer = hall.actor("officer@gxj")

    assert codes(await advise_transfer(hall.service, officer, NEVER, 1, "宜")) == ["NOT_FOUND"]
    for persona, code in (
        ("viewer@gxj", "FORBIDDEN"),
        ("officer@hezuo", "FORBIDDEN"),
        ("officer@sthj", "NOT_FOUND"),
        ("director@huaming", "NOT_FOUND"),
    ):
        assert codes(await advise_transfer(hall.service, hall.actor(persona), row["id"], 1, "宜")) == [code], persona
    assert codes(await advise_transfer(hall.service, officer, row["id"], 1, "")) == ["TEXT_REQUIRED"]
    assert codes(await advise_transfer(hall.service, officer, row["id"], 2, "宜")) == ["CONFLICT"]
    (row,) = await hall.rows("transfer_advice")
    assert row["advice"] is None
