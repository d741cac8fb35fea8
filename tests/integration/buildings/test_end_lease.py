"""提前退租: once, within the term, and not behind a closed month's back."""

from datetime import date

from tests.support.buildings import WHOLE, close, end, let, only, other, refused, registered, rented, reported
from tests.support.projects import Hall


async def test_an_early_end_frees_the_space_from_the_next_day_on(hall: Hall) -> None:
    building = await registered(hall)
    lease = await rented(hall, building, area=WHOLE // 2)
    await refused(hall, let, building, "BUILDING_AREA_EXCEEDED", **other(area=WHOLE // 2, starts_on=date(2026, 8, 1)))
    assert await end(hall, lease) == lease
    row = await hall.row("lease", lease)
    assert (row["ended_on"], row["until"], row["end_reason"], row["version"]) == (
        *(date(2026, 7, 31), date(2026, 7, 31)),
        *("企业外迁。", 2),
    )
    await rented(hall, building, **other(area=WHOLE // 2, starts_on=date(2026, 8, 1)))


async def test_refusals(hall: Hall) -> None:
    building = await registered(hall)
    lease = await rented(hall, building)
    await only(hall, end, lease, "officer@huaming", "director@huaming")
    await refused(hall, end, lease, "CONFLICT", version=7)
    await refused(hall, end, lease, "TEXT_REQUIRED", reason=" ")
    for day in (date(2025, 12, 31), date(2027, 12, 31)):
        await refused(hall, end, lease, "LEASE_TERM_INVALID", day=day)
    await reported(hall, building, period="2026-05")
    await close(hall, "2026-05")
    await refused(hall, end, lease, "LEASE_FROZEN", day=date(2026, 5, 30))
    assert await end(hall, lease, day=date(2026, 5, 31)) == lease
    await refused(hall, end, lease, "LEASE_ENDED")
