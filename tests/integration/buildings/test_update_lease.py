"""更正租约: what closed months counted of a lease stays as they counted it."""

from datetime import date
from typing import Any

from tests.support.buildings import (
    WHOLE,
    close,
    correct,
    end,
    only,
    other,
    refused,
    registered,
    rented,
    reported,
    retire,
    verify,
)
from tests.support.projects import CREDIT_CODE, Hall


async def test_a_correction_leaves_a_submitted_month_alone(hall: Hall) -> None:
    building = await registered(hall)
    lease = await rented(hall, building)
    report = await reported(hall, building)
    before = dict(await hall.row("building_report", report))
    assert (before["let"], before["vacant"], before["firms"]) == (100_000, 800_000, 1)
    assert await correct(hall, lease, area=WHOLE // 5, registered_on=date(2026, 1, 1)) == lease
    assert dict(await hall.row("building_report", report)) == before
    row = await hall.row("lease", lease)
    assert (row["area"], row["version"]) == (200_000, 2)


async def test_what_a_closed_month_counted_is_corrected_no_more(hall: Hall) -> None:
    building = await registered(hall)
    lease = await rented(hall, building)
    report = await reported(hall, building, period="2026-05")
    assert await verify(hall, report) == report
    await close(hall, "2026-05")
    for given in (
        {"area": 1},
        {"firm": "别的公司"},
        {"starts_on": date(2026, 2, 1)},
        {"ends_on": date(2026, 5, 1)},
        {"registered_on": date(2026, 5, 31)},
    ):
        await refused(hall, correct, lease, "LEASE_FROZEN", **given)
    # What the month could not know, it did not count.
    later: dict[str, Any] = {"ends_on": date(2026, 12, 31), "registered_on": date(2026, 6, 1), "rent": 1, "unit": "305"}
    assert await correct(hall, lease, **later) == lease
    # Entered since, a lease was counted by nobody.
    late = await rented(hall, building, **other())
    hall.clock.at = (await hall.row("building_report", report))["submitted_at"]
    await hall.owner.execute("UPDATE app.lease SET recorded_at = recorded_at + interval '1 hour' WHERE id = $1", late)
    assert await correct(hall, late, **other(area=1)) == late


async def test_refusals(hall: Hall) -> None:
    building = await registered(hall)
    lease = await rented(hall, building)
    await only(hall, correct, lease, "officer@huaming", "director@huaming")
    await refused(hall, correct, lease, "CONFLICT", version=7)
    await refused(hall, correct, lease, "LEASE_TERM_INVALID", ends_on=date(2025, 12, 31))
    await refused(hall, correct, lease, "BUILDING_AREA_EXCEEDED", area=WHOLE)
    await refused(hall, correct, lease, "LEASE_PROJECT_INVALID", project=building)
    await rented(hall, building, **other(credit_code=CREDIT_CODE))
    await refused(hall, correct, lease, "LEASE_OVERLAPS", unit="302")
    assert await end(hall, lease) == lease
    await refused(hall, correct, lease, "LEASE_TERM_INVALID", ends_on=date(2026, 7, 31))
    assert await correct(hall, lease, ends_on=date(2026, 8, 31)) == lease
    assert (await hall.row("lease", lease))["until"] == date(2026, 7, 31)


async def test_of_a_retired_building_no_lease_is_corrected(hall: Hall) -> None:
    building = await registered(hall)
    lease = await rented(hall, building, ends_on=date(2026, 6, 29))
    assert await retire(hall, building) == building
    await refused(hall, correct, lease, "BUILDING_RETIRED")
