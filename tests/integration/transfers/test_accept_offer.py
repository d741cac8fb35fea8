"""A candidate accepts."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from tests.support.projects import Hall, codes
from tests.support.transfers import pooled
from zhaoshang.transfers.operations.accept_offer import accept_offer

NEVER = UUID("01990000-0000-7000-8000-000000000000")


async def test_an_acceptance_is_kept_and_counted_for_the_origin(hall: Hall) -> None:
    started = await pooled(hall)
    await started.offer("linkong", "kfq")
    hall.clock.pass_by(timedelta(days=1))

    offer = await started.offer_of("linkong")
    director = hall.actor("director@linkong")
    assert await accept_offer(hall.service, director, offer["id"], 1, " 有现成厂房 ") == offer["id"]

    answered = await started.offer_of("linkong")
    assert (answered["state"], answered["answer_reason"]) == ("ACCEPTED", "有现成厂房")
    assert answered["answered_at"] == hall.clock.now()
    row = await started.row()
    assert (row["state"], row["open_offers"], row["accepted_offers"]) == ("OFFERED", 1, 1)


@pytest.mark.parametrize("persona", ["director@kfq", "director@huaming", "officer@linkong", "officer@hezuo"])
async def test_nobody_else_accepts(hall: Hall, persona: str) -> None:
    started = await pooled(hall)
    await started.offer("linkong")
    offer = await started.offer_of("linkong")

    refused = await accept_offer(hall.service, hall.actor(persona), offer["id"], 1)

    sees = persona in {"officer@linkong", "officer@hezuo"}
    assert codes(refused) == ["FORBIDDEN" if sees else "NOT_FOUND"]
    assert (await started.offer_of("linkong"))["state"] == "OPEN"


async def test_what_cannot_be_accepted_is_refused(hall: Hall) -> None:
    director, started = hall.actor("director@linkong"), await pooled(hall)
    await started.offer("linkong")
    offer = await started.offer_of("linkong")

    assert codes(await accept_offer(hall.service, director, NEVER, 1)) == ["NOT_FOUND"]
    assert codes(await accept_offer(hall.service, director, offer["id"], 2)) == ["CONFLICT"]
    assert codes(await accept_offer(hall.service, director, offer["id"], 1, "\x07")) == ["TEXT_INVALID"]
    hall.clock.pass_by(timedelta(days=7, hours=14))  # Tuesday, 7 July, is over: the fifth working day
    assert codes(await accept_offer(hall.service, director, offer["id"], 1)) == ["OFFER_OVERDUE"]
    assert (await started.offer_of("linkong"))["state"] == "OPEN"


async def test_of_a_hundred_acceptances_of_one_offer_one_is_taken(hall: Hall) -> None:
    started = await pooled(hall)
    await started.offer("linkong")
    offer = await started.offer_of("linkong")
    director = hall.actor("director@linkong")
    seen = len(await hall.rows("outbox_event"))

    outcomes = await asyncio.gather(*(accept_offer(hall.service, director, offer["id"], 1) for _ in range(100)))

    assert [each for each in outcomes if isinstance(each, UUID)] == [offer["id"]]
    assert [codes(each) for each in outcomes if not isinstance(each, UUID)] == [["CONFLICT"]] * 99
    assert len(await hall.rows("outbox_event")) == seen + 1
    assert (await started.row())["accepted_offers"] == 1
