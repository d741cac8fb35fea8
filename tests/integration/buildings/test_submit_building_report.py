"""报送楼宇月报: what is let is counted as of the month's last day, and no tax is without evidence."""

from datetime import date

from tests.support.buildings import (
    WHOLE,
    close,
    end,
    give_back,
    noticed,
    only,
    other,
    refused,
    registered,
    rented,
    reported,
    submit,
    watch,
)
from tests.support.projects import Hall
from tests.support.statistics import proof
from zhaoshang.values.ids import new_id


async def test_a_month_is_counted_as_of_its_last_day(hall: Hall) -> None:
    building = await registered(hall)
    await rented(hall, building, registered_on=date(2026, 6, 1))
    await rented(hall, building, unit="303")
    await rented(hall, building, **other(starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 30)))
    ended = await rented(hall, building, **other(unit="304"))
    assert await end(hall, ended, day=date(2026, 5, 31)) == ended
    told = {}
    for period in ("2026-05", "2026-06"):
        row = await hall.row("building_report", await reported(hall, building, period=period, remark=" 无 "))
        told[period] = tuple(row[name] for name in ("rentable", "self_used", "let", "vacant", "firms", "local_firms"))
        assert (row["number"], row["state"], row["remark"], row["tax"]) == (1, "SUBMITTED", "无", 100_000_000)
    tenth = WHOLE // 10
    assert told == {
        # Of May the first firm was not local yet, and the other had a unit until that very day.
        "2026-05": (WHOLE, tenth, 3 * tenth, 6 * tenth, 2, 0),
        "2026-06": (WHOLE, tenth, 3 * tenth, 6 * tenth, 2, 1),
    }


async def test_a_returned_month_is_reported_anew_with_another_file(hall: Hall) -> None:
    building = await registered(hall)
    report = await reported(hall, building)
    await refused(hall, submit, building, "BUILDING_REPORT_KNOWN")
    assert await give_back(hall, report) == report
    used = (await hall.row("building_report", report))["evidence_id"]
    await refused(hall, submit, building, "EVIDENCE_USED", evidence=used)
    again = await reported(hall, building, tax=0, zero=True)
    assert [
        (row["number"], row["state"], row["tax"])
        for row in sorted(await hall.rows("building_report"), key=lambda row: row["number"])
    ] == [(1, "RETURNED", 100_000_000), (2, "SUBMITTED", 0)]
    assert again != report


async def test_what_is_due_is_due_until_it_is_reported(hall: Hall) -> None:
    hall.clock.at = hall.clock.at.replace(month=5)
    building = await registered(hall)
    hall.clock.at = hall.clock.at.replace(month=6)
    await watch(hall)
    assert await noticed(hall) == [("REPORT_DUE", "2026-06")]
    await reported(hall, building)
    assert await noticed(hall) == []
    assert await noticed(hall, "CLEARED") == [("REPORT_DUE", "2026-06")]


async def test_refusals(hall: Hall) -> None:
    building = await registered(hall)
    await only(hall, submit, building, "officer@huaming", "director@huaming", "statistician@huaming")
    await refused(hall, submit, building, "PERIOD_INVALID", period="2026-13")
    await refused(hall, submit, building, "BUILDING_MONTH_NOT_OVER", period="2026-07")
    await refused(hall, submit, building, "BUILDING_TAX_INVALID", tax=-1)
    await refused(hall, submit, building, "BUILDING_ZERO_MISSING", tax=0)
    await refused(hall, submit, building, "BUILDING_ZERO_MISSING", zero=True)
    await refused(hall, submit, building, "TEXT_TOO_LONG", remark="长" * 1001)
    await refused(hall, submit, building, "BUILDING_MONTH_EARLIER", period="2015-02")
    for evidence in (new_id(), await proof(hall, "xinli")):
        await refused(hall, submit, building, "EVIDENCE_NOT_FOUND", evidence=evidence)
    await close(hall, "2026-05")
    await refused(hall, submit, building, "PERIOD_CLOSED", period="2026-05")
