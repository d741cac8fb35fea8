"""Who is told of a report: 合作交流办 when it is submitted, its unit when it is decided on."""

from tests.support.notifications import delivered, staffed, told
from tests.support.projects import Hall
from tests.support.reporting import give_back, submit, submitted, verify


async def test_the_office_and_the_unit_in_turn(hall: Hall) -> None:
    await staffed(hall)
    report = await submitted(hall)
    await delivered(hall)
    office = {(f"{role}@hezuo", "MONTHLY_REPORT_SUBMITTED") for role in ("director", "officer")}
    assert await told(hall) == office

    assert await give_back(hall, report) == report
    assert await submit(hall, report) == report
    assert await verify(hall, report) == report
    await delivered(hall)
    unit = {("statistician@huaming", f"MONTHLY_REPORT_{what}") for what in ("RETURNED", "VERIFIED")}
    assert await told(hall) == office | unit
