"""Whoever an event concerns is told, once, whatever crashes and however many machines run the job."""

import asyncio
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.notifications import delivered, staffed, told
from tests.support.projects import Hall
from tests.support.transfers import pooled, push
from zhaoshang.notifications import store
from zhaoshang.notifications.operations.set_preference import set_preference
from zhaoshang.transfers.operations.return_transfer import return_transfer

COORDINATORS = {("director@hezuo", "TRANSFER_PROPOSED"), ("officer@hezuo", "TRANSFER_PROPOSED")}


async def test_people_are_told_of_what_they_may_act_on_and_nobody_else(hall: Hall) -> None:
    await staffed(hall)
    started = await push(hall, await hall.create())

    assert await delivered(hall) == 2
    assert await told(hall) == COORDINATORS

    actor = hall.actor("officer@hezuo")
    assert await return_transfer(hall.service, actor, started.transfer, 1, "请先自行对接") == started.transfer
    assert await delivered(hall) == 1
    assert await told(hall) == COORDINATORS | {("director@huaming", "TRANSFER_RETURNED")}
    (notice,) = await hall.rows("notice", kind="TRANSFER_RETURNED")
    assert (notice["subject"], notice["subject_id"], notice["tenant_id"], notice["read_at"]) == (
        "Transfer",
        started.transfer,
        tenant_id("huaming"),
        None,
    )


async def test_candidates_and_departments_are_told_by_their_own_rows(hall: Hall) -> None:
    await staffed(hall)
    started = await pooled(hall)
    await started.land("linkong")

    await delivered(hall)

    assert await told(hall) >= {
        ("director@gxj", "TRANSFER_ADVICE_ASKED"),
        ("officer@gxj", "TRANSFER_ADVICE_ASKED"),
        ("director@linkong", "TRANSFER_OFFERED"),
        ("officer@hezuo", "TRANSFER_ACCEPTED"),
        ("director@huaming", "TRANSFER_ASSIGNED"),
        ("viewer@linkong", "TRANSFER_RECEIVED"),
    }
    assert {persona for persona, kind in await told(hall) if kind == "TRANSFER_OFFERED"} == {"director@linkong"}
    assert not any(persona.endswith(("@xinli", "@ducha")) for persona, _ in await told(hall))


async def test_running_it_again_or_at_once_tells_nothing_twice(hall: Hall) -> None:
    await staffed(hall)
    await push(hall, await hall.create())

    at_once = await asyncio.gather(*(delivered(hall) for _ in range(3)))

    assert sum(at_once) == 2
    assert await delivered(hall) == 0
    assert await told(hall) == COORDINATORS


async def test_a_crash_tells_nobody_and_the_next_round_everybody(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    await staffed(hall)
    await push(hall, await hall.create())

    async def crash(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(store, "keep_taken", crash)
        with pytest.raises(RuntimeError):
            await delivered(hall)
    assert await hall.rows("notice") == []

    assert await delivered(hall) == 2


async def test_more_than_one_reading_holds_are_told_in_order(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    await staffed(hall)
    monkeypatch.setattr(store, "MOST", 1)
    for name in ("一号项目", "二号项目", "三号项目"):
        await push(hall, await hall.create(name=name, company_name=f"天津{name}有限公司"))

    assert await delivered(hall) == 6
    assert await delivered(hall) == 0


async def test_an_event_committed_late_is_not_missed(hall: Hall) -> None:
    await staffed(hall)
    started = await push(hall, await hall.create())
    first = (await hall.rows("outbox_event", kind="transfer.proposed"))[0]
    await hall.owner.execute("DELETE FROM app.outbox_event WHERE id = $1", first["id"])
    assert await delivered(hall) == 0
    await push(hall, await hall.create(name="二号项目", company_name="天津二号有限公司"))
    assert await delivered(hall) == 2

    columns = ", ".join(first.keys())
    places = ", ".join(f"${at}" for at in range(1, len(first) + 1))
    await hall.owner.execute(f"INSERT INTO app.outbox_event ({columns}) VALUES ({places})", *first.values())

    assert await delivered(hall) == 2
    assert {row["subject_id"] for row in await hall.rows("notice")} >= {started.transfer}


async def test_who_does_not_want_to_be_told_is_not(hall: Hall) -> None:
    await staffed(hall)
    said = await set_preference(hall.service, hall.actor("officer@hezuo"), "TRANSFER_PROPOSED", None, in_app=False)
    assert isinstance(said, UUID)
    await push(hall, await hall.create())

    await delivered(hall)

    assert await told(hall) == {("director@hezuo", "TRANSFER_PROPOSED")}


async def test_nothing_happens_in_a_district_where_nothing_happened(hall: Hall) -> None:
    assert await delivered(hall) == 0
