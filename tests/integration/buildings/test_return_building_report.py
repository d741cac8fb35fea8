"""退回楼宇月报: by 合作交流办, with a reason, while the month is open."""

from datetime import timedelta

from tests.support.buildings import close, give_back, noticed, only, refused, registered, reported, verify
from tests.support.projects import Hall


async def test_a_verified_report_comes_back_and_is_due_again(hall: Hall) -> None:
    report = await reported(hall, await registered(hall))
    assert await verify(hall, report) == report
    hall.clock.pass_by(timedelta(days=1))
    assert await give_back(hall, report) == report
    row = await hall.row("building_report", report)
    assert (row["state"], row["return_reason"], row["version"]) == ("RETURNED", "税收请按纳税证明核对。", 3)
    # Who had verified it stays known.
    assert row["verified_at"] < row["returned_at"] == hall.clock.at
    assert await noticed(hall) == [("REPORT_DUE", "2026-06")]


async def test_refusals(hall: Hall) -> None:
    report = await reported(hall, await registered(hall))
    await only(hall, give_back, report, "officer@hezuo")
    await refused(hall, give_back, report, "CONFLICT", version=7)
    await refused(hall, give_back, report, "TEXT_REQUIRED", reason=" ")
    assert await give_back(hall, report) == report
    await refused(hall, give_back, report, "BUILDING_REPORT_STATE")
    await close(hall, "2026-06")
    await refused(hall, give_back, report, "PERIOD_CLOSED")
