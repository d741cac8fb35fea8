"""合作交流办 gives a push back."""

from uuid import UUID

from tests.support.projects import Hall, codes
from tests.support.transfers import pooled, push
from zhaoshang.transfers.operations.return_transfer import return_transfer

NEVER = UUID("01990000-0000-7000-8000-000000000000")


async def test_a_returned_push_leaves_the_project_with_its_host_who_may_push_again(hall: Hall) -> None:
    started = await push(hall, await hall.create())

    done = await return_transfer(hall.service, hall.actor("officer@hezuo"), started.transfer, 1, "请先自行协调")

    assert done == started.transfer
    row = await started.row()
    assert (row["state"], row["close_reason"]) == ("RETURNED", "请先自行协调")
    assert (await hall.row("project", started.project))["stage"] == "LEAD"
    assert (await push(hall, started.project)).transfer != started.transfer


async def test_what_cannot_be_returned_is_refused(hall: Hall) -> None:
    officer, started = hall.actor("officer@hezuo"), await pooled(hall)
    version = await started.version()

    assert codes(await return_transfer(hall.service, officer, NEVER, 1, "不收")) == ["NOT_FOUND"]
    director = hall.actor("director@huaming")
    assert codes(await return_transfer(hall.service, director, started.transfer, version, "不收")) == ["FORBIDDEN"]
    assert codes(await return_transfer(hall.service, officer, started.transfer, version, "")) == ["TEXT_REQUIRED"]
    assert codes(await return_transfer(hall.service, officer, started.transfer, 1, "不收")) == ["CONFLICT"]
    assert codes(await return_transfer(hall.service, officer, started.transfer, version, "不收")) == ["TRANSFER_STATE"]
    assert (await started.row())["state"] == "IN_POOL"
