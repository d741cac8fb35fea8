"""楼宇预警: the clock notices each thing once, clears what no longer holds, and people are told."""

import asyncio
from datetime import date, timedelta

from tests.support.buildings import WHOLE, end, noticed, other, registered, rented, reported, retire, watch
from tests.support.notifications import delivered, staffed, told
from tests.support.projects import Hall
from zhaoshang.buildings.operations.watch_buildings import Watched


async def test_each_thing_is_noticed_once_and_told(hall: Hall) -> None:
    await staffed(hall)
    hall.clock.at = hall.clock.at.replace(month=5)
    building = await registered(hall)
    ending = await rented(hall, building, ends_on=date(2026, 9, 29))
    leaving = await rented(hall, building, **other(area=WHOLE // 20))
    await reported(hall, building, period="2026-04")
    hall.clock.at = hall.clock.at.replace(month=6)
    assert await end(hall, leaving, day=date(2026, 5, 30)) == leaving
    # Of the other lease there are ninety-one days left; and June is over, as far as anybody is to report it.
    assert await noticed(hall) == [("REPORT_DUE", "2026-06")]
    hall.clock.pass_by(timedelta(days=1))
    done = await asyncio.gather(watch(hall), watch(hall))
    assert sorted(each.raised for each in done) == [0, 1]
    await reported(hall, building, period="2026-05")
    expected = [("LEASE_ENDING", str(ending)), ("OCCUPANCY_FALLEN", "2026-05/2026-04"), ("REPORT_DUE", "2026-06")]
    assert await noticed(hall) == expected
    (fallen,) = await hall.rows("building_alert", kind="OCCUPANCY_FALLEN")
    assert (fallen["rule"], fallen["threshold"], fallen["occupancy"], fallen["compared_occupancy"]) == (
        *("building_fall_month_points", 5),
        *(2000, 2500),
    )
    assert await watch(hall) == Watched(0, 0)
    await delivered(hall)
    kinds = {kind for who, kind in await told(hall) if who == "officer@huaming"}
    assert kinds == {"LEASE_ENDING", "OCCUPANCY_FALLEN", "BUILDING_REPORT_DUE"}

    # A renewal, and a building given up, end what was noticed.
    await rented(hall, building, starts_on=date(2026, 9, 30))
    assert ("LEASE_ENDING", str(ending)) not in await noticed(hall)


async def test_a_district_says_itself_what_it_wants_to_notice(hall: Hall) -> None:
    await hall.set_rule("building_lease_ending_days", "10")
    hall.clock.pass_by(timedelta(days=-1))
    building = await registered(hall)
    await rented(hall, building, ends_on=date(2026, 7, 10))
    soon = await rented(hall, building, **other(ends_on=date(2026, 7, 9)))
    assert await noticed(hall) == [("LEASE_ENDING", str(soon))]
    assert await end(hall, soon, day=date(2026, 6, 28)) == soon
    assert await noticed(hall) == []


async def test_what_is_retired_is_watched_no_more(hall: Hall) -> None:
    hall.clock.at = hall.clock.at.replace(month=5)
    building = await registered(hall)
    hall.clock.at = hall.clock.at.replace(month=6)
    assert await watch(hall) == Watched(1, 0)
    assert await retire(hall, building) == building
    assert await noticed(hall) == []
    assert await watch(hall) == Watched(0, 0)
