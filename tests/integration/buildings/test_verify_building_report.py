"""核定楼宇月报: by 合作交流办, while the month is open."""

from tests.support.buildings import close, only, refused, registered, reported, verify
from tests.support.projects import Hall


async def test_a_verified_report_says_who_and_when(hall: Hall) -> None:
    report = await reported(hall, await registered(hall))
    assert await verify(hall, report) == report
    row = await hall.row("building_report", report)
    assert (row["state"], row["verified_at"], row["version"]) == ("VERIFIED", hall.clock.at, 2)


async def test_refusals(hall: Hall) -> None:
    report = await reported(hall, await registered(hall))
    await only(hall, verify, report, "officer@hezuo")
    await refused(hall, verify, report, "CONFLICT", version=7)
    assert await verify(hall, report) == report
    await refused(hall, verify, report, "BUILDING_REPORT_STATE")
    await close(hall, "2026-06")
    await refused(hall, verify, report, "PERIOD_CLOSED")
