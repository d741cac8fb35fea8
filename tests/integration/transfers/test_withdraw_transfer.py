"""A host takes its push back."""

from uuid import UUID

from tests.support.projects import Hall, codes
from tests.support.transfers import pooled, push
from zhaoshang.transfers.operations.withdraw_transfer import withdraw_transfer

NEVER = UUID("01990000-0000-7000-8000-000000000000")


async def test_a_proposal_is_taken_back(hall: Hall) -> None:
    started = await push(hall, await hall.create())

    done = await withdraw_transfer(hall.service, hall.actor("director@huaming"), started.transfer, 1, "已自行解决")

    assert done == started.transfer
    assert (await started.row())["state"] == "WITHDRAWN"
    assert (await hall.row("project", started.project))["version"] == 1


async def test_out_of_the_pool_the_project_is_where_it_was_and_every_offer_is_closed(hall: Hall) -> None:
    started = await pooled(hall)
    await started.offer("linkong", "kfq")
    director, version = hall.actor("director@huaming"), await started.version()

    assert await withdraw_transfer(hall.service, director, started.transfer, version, "已自行解决") == started.transfer

    project = await hall.row("project", started.project)
    assert (project["stage"], project["resume_stage"]) == ("LEAD", None)
    assert {offer["state"] for offer in await hall.rows("transfer_offer")} == {"CLOSED"}
    row = await started.row()
    assert (row["state"], row["open_offers"], row["accepted_offers"]) == ("WITHDRAWN", 0, 0)
    assert codes(await started.accept("kfq")) == ["OFFER_ANSWERED"]


async def test_what_cannot_be_taken_back_is_refused(hall: Hall) -> None:
    director, started = hall.actor("director@huaming"), await pooled(hall)
    await started.offer("linkong")

    assert codes(await withdraw_transfer(hall.service, director, NEVER, 1, "算了")) == ["NOT_FOUND"]
    officer = hall.actor("officer@huaming")
    assert codes(await withdraw_transfer(hall.service, officer, started.transfer, 1, "算了")) == ["FORBIDDEN"]
    assert codes(await withdraw_transfer(hall.service, director, started.transfer, 1, " ")) == ["TEXT_REQUIRED"]
    assert codes(await withdraw_transfer(hall.service, director, started.transfer, 1, "算了")) == ["CONFLICT"]
    await started.accept("linkong")
    late = await withdraw_transfer(hall.service, director, started.transfer, await started.version(), "算了")
    assert codes(late) == ["OFFER_ACCEPTED_ALREADY"]
    await started.assign("linkong")
    gone = await withdraw_transfer(hall.service, director, started.transfer, await started.version(), "算了")
    assert codes(gone) == ["TRANSFER_STATE"]
