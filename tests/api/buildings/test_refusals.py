"""Every refusal of every mutation of buildings: its code, its words in both languages, and nothing written."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.support.buildings import (
    CHECKER,
    DIRECTOR,
    OFFICER,
    STATISTICIAN,
    close,
    end,
    registered,
    rented,
    reported,
    retire,
    verify,
)
from tests.support.desk import Desk, ids
from tests.support.projects import CREDIT_CODE, OTHER_CREDIT_CODE, Hall
from tests.support.statistics import proof
from zhaoshang.values.ids import global_id

TEXTS = ((" ", "TEXT_REQUIRED"), ("长" * 5_000, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID"))
READERS = ("director@qld", "director@ducha")
"""They read all of it and change none."""
BUILDING: dict[str, Any] = {
    "name": "二号楼",
    "address": "津滨大道 2 号",
    "kind": "OFFICE",
    "rentableArea": "1000.00",
    "selfUsedArea": "0",
    "askingRent": "45.00",
    "completedOn": "2015-03-01",
}
LEASE: dict[str, Any] = {
    "floor": "3 层",
    "unit": "301",
    "area": "100.00",
    "firm": "天津云帆智能装备有限公司",
    "creditCode": CREDIT_CODE,
    "industry": "SMART_MANUFACTURING",
    "rent": "40.00",
    "startsOn": "2026-01-01",
    "endsOn": "2027-12-31",
}


async def seen(hall: Hall, what: str, key: UUID, /, **more: Any) -> dict[str, Any]:
    table = {"Building": "building", "Lease": "lease", "BuildingReport": "building_report"}[what]
    return {"id": global_id(what, key), "expectedVersion": (await hall.row(table, key))["version"], **more}


async def usual(  # noqa: PLR0913  whose the thing is, and what it is
    desk: Desk, name: str, persona: str, given: dict[str, Any], *forbidden: str, entry: str = "id", kind: str
) -> None:
    """What every mutation of one thing refuses."""
    for nobody in ids(kind):
        await desk.refused(persona, name, given | {entry: nobody}, "NOT_FOUND")
    await desk.refused("director@xinli", name, given, "NOT_FOUND")
    for other in (*READERS, *forbidden):
        await desk.refused(other, name, given, "FORBIDDEN")
    if "expectedVersion" in given:
        await desk.refused(persona, name, given | {"expectedVersion": 99}, "CONFLICT", "expectedVersion")
    await desk.key_reused(persona, name, given | {entry: "nonsense"}, **{entry: "other"})


async def of_building(desk: Desk, name: str, given: dict[str, Any]) -> None:
    """What a building is refused for by itself."""
    for text, code in TEXTS:
        await desk.refused(OFFICER, name, given | {"name": text}, code, "name")
    await desk.refused(OFFICER, name, given | {"rentableArea": "0"}, "BUILDING_AREA_INVALID", "rentableArea")
    await desk.refused(OFFICER, name, given | {"selfUsedArea": "10000.01"}, "BUILDING_AREA_INVALID", "selfUsedArea")
    await desk.refused(OFFICER, name, given | {"askingRent": "-0.01"}, "BUILDING_RENT_INVALID", "askingRent")
    await desk.refused(OFFICER, name, given | {"completedOn": "2026-07-01"}, "BUILDING_DAY_INVALID", "completedOn")
    for area in ("-1", "1.234", "一", 5):
        await desk.invalid(OFFICER, name, given | {"rentableArea": area})


async def of_lease(desk: Desk, name: str, given: dict[str, Any]) -> None:
    """What a lease is refused for by itself."""
    for text, code in TEXTS:
        await desk.refused(OFFICER, name, given | {"firm": text}, code, "firm")
    for entry, value, code in (
        ("area", "0", "BUILDING_AREA_INVALID"),
        ("creditCode", "91120110MANT1YGTN1", "INVALID_CREDIT_CODE"),
        ("rent", "-1", "BUILDING_RENT_INVALID"),
        ("startsOn", "1900-01-01", "BUILDING_DAY_INVALID"),
        ("endsOn", "2025-12-31", "LEASE_TERM_INVALID"),
        ("project", "nonsense", "LEASE_PROJECT_INVALID"),
    ):
        await desk.refused(OFFICER, name, given | {entry: value}, code, entry)


async def test_registering(desk: Desk) -> None:
    name = "buildingRegister"
    await of_building(desk, name, BUILDING)
    for nobody in (*READERS, "viewer@huaming", "statistician@huaming", "director@hezuo", "director@gxj"):
        await desk.refused(nobody, name, BUILDING, "FORBIDDEN")
    await desk.done(OFFICER, name, BUILDING, "building { id }")
    await desk.refused(OFFICER, name, BUILDING, "BUILDING_NAME_TAKEN", "name")
    await desk.key_reused(OFFICER, name, BUILDING, address="津滨大道 3 号")
    assert not desk.unmet(name)


async def test_updating(hall: Hall, desk: Desk) -> None:
    name, key = "buildingUpdate", await registered(hall)
    await registered(hall, name="三号楼")
    given = await seen(hall, "Building", key, **BUILDING)
    await usual(desk, name, OFFICER, given, "viewer@huaming", "director@hezuo", kind="Building")
    await of_building(desk, name, given)
    await desk.refused(OFFICER, name, given | {"name": "三号 楼"}, "BUILDING_NAME_TAKEN", "name")
    await rented(hall, key, ends_on=date(2026, 6, 29))
    await desk.refused(OFFICER, name, given | {"selfUsedArea": "1"}, "BUILDING_AREA_EXCEEDED")
    assert await retire(hall, key) == key
    await desk.refused(OFFICER, name, await seen(hall, "Building", key, **BUILDING), "BUILDING_RETIRED")
    assert not desk.unmet(name)


async def test_retiring(hall: Hall, desk: Desk) -> None:
    name, key = "buildingRetire", await registered(hall)
    given = await seen(hall, "Building", key, reason="拆除。")
    await usual(desk, name, DIRECTOR, given, "officer@huaming", "director@hezuo", kind="Building")
    for text, code in TEXTS:
        await desk.refused(DIRECTOR, name, given | {"reason": text}, code, "reason")
    lease = await rented(hall, key)
    await desk.refused(DIRECTOR, name, given, "BUILDING_LET")
    assert await end(hall, lease, day=date(2026, 6, 29)) == lease
    await desk.done(DIRECTOR, name, given, "building { state }")
    await desk.refused(DIRECTOR, name, given | {"expectedVersion": 2}, "BUILDING_RETIRED")
    assert not desk.unmet(name)


async def test_letting(hall: Hall, desk: Desk) -> None:
    name, key = "leaseRecord", await registered(hall)
    given = {"building": global_id("Building", key), **LEASE}
    await usual(desk, name, OFFICER, given, "viewer@huaming", "director@hezuo", entry="building", kind="Building")
    await of_lease(desk, name, given)
    await desk.refused(OFFICER, name, given | {"area": "9000.01"}, "BUILDING_AREA_EXCEEDED")
    await rented(hall, key, ends_on=date(2026, 6, 29))
    await desk.refused(OFFICER, name, given, "LEASE_OVERLAPS", "startsOn")
    assert await retire(hall, key) == key
    await desk.refused(OFFICER, name, given, "BUILDING_RETIRED")
    assert not desk.unmet(name)


async def test_correcting(hall: Hall, desk: Desk) -> None:
    name, building = "leaseUpdate", await registered(hall)
    key = await rented(hall, building, ends_on=date(2026, 6, 29))
    await rented(hall, building, unit="303", ends_on=date(2026, 6, 29))
    given = await seen(hall, "Lease", key, **LEASE)
    await usual(desk, name, OFFICER, given, "viewer@huaming", "director@hezuo", kind="Lease")
    await of_lease(desk, name, given)
    await desk.refused(OFFICER, name, given | {"unit": "303"}, "LEASE_OVERLAPS", "startsOn")
    await desk.refused(OFFICER, name, given | {"area": "9000"}, "BUILDING_AREA_EXCEEDED")
    report = await reported(hall, building, period="2026-05")
    assert await verify(hall, report) == report
    await close(hall, "2026-05")
    await desk.refused(OFFICER, name, given | {"creditCode": OTHER_CREDIT_CODE}, "LEASE_FROZEN")
    assert await retire(hall, building) == building
    await desk.refused(OFFICER, name, given, "BUILDING_RETIRED")
    assert not desk.unmet(name)


async def test_ending(hall: Hall, desk: Desk) -> None:
    name, building = "leaseEnd", await registered(hall)
    key = await rented(hall, building)
    given = await seen(hall, "Lease", key, endedOn="2026-06-30", reason="外迁。")
    await usual(desk, name, OFFICER, given, "viewer@huaming", "director@hezuo", kind="Lease")
    for text, code in TEXTS:
        await desk.refused(OFFICER, name, given | {"reason": text}, code, "reason")
    await desk.refused(OFFICER, name, given | {"endedOn": "2027-12-31"}, "LEASE_TERM_INVALID", "endedOn")
    await reported(hall, building, period="2026-05")
    await close(hall, "2026-05")
    await desk.refused(OFFICER, name, given | {"endedOn": "2026-05-30"}, "LEASE_FROZEN")
    await desk.done(OFFICER, name, given, "lease { endedOn }")
    await desk.refused(OFFICER, name, given | {"expectedVersion": 2}, "LEASE_ENDED")
    assert not desk.unmet(name)


async def test_reporting(hall: Hall, desk: Desk) -> None:
    name, key = "buildingReportSubmit", await registered(hall)
    file = global_id("Evidence", await proof(hall, "huaming"))
    given = {"building": global_id("Building", key), "period": "2026-06", "tax": "1.00", "evidence": file}
    forbidden = ("viewer@huaming", "statistician@hezuo")
    await usual(desk, name, STATISTICIAN, given, *forbidden, entry="building", kind="Building")
    await desk.refused(STATISTICIAN, name, given | {"period": "2026-13"}, "PERIOD_INVALID", "period")
    await desk.refused(STATISTICIAN, name, given | {"period": "2026-07"}, "BUILDING_MONTH_NOT_OVER", "period")
    await desk.refused(STATISTICIAN, name, given | {"period": "2015-02"}, "BUILDING_MONTH_EARLIER", "period")
    await desk.refused(STATISTICIAN, name, given | {"tax": "-1"}, "BUILDING_TAX_INVALID", "tax")
    await desk.refused(STATISTICIAN, name, given | {"tax": "0"}, "BUILDING_ZERO_MISSING", "zero")
    for text, code in TEXTS[1:]:
        await desk.refused(STATISTICIAN, name, given | {"remark": text}, code, "remark")
    for nobody in ids("Evidence"):
        await desk.refused(STATISTICIAN, name, given | {"evidence": nobody}, "EVIDENCE_NOT_FOUND", "evidence")
    await desk.done(STATISTICIAN, name, given, "buildingReport { id }")
    await desk.refused(STATISTICIAN, name, given, "BUILDING_REPORT_KNOWN", "period")
    await desk.refused(STATISTICIAN, name, given | {"period": "2026-04"}, "EVIDENCE_USED", "evidence")
    await close(hall, "2026-05")
    await desk.refused(STATISTICIAN, name, given | {"period": "2026-05"}, "PERIOD_CLOSED")
    assert await retire(hall, key) == key
    await desk.refused(STATISTICIAN, name, given, "BUILDING_RETIRED")
    assert not desk.unmet(name)


async def test_deciding(hall: Hall, desk: Desk) -> None:
    key = await reported(hall, await registered(hall))
    given = await seen(hall, "BuildingReport", key)
    forbidden = ("director@huaming", "statistician@huaming", "viewer@hezuo")
    for name, more in (("buildingReportVerify", {}), ("buildingReportReturn", {"reason": "请核对。"})):
        await usual(desk, name, CHECKER, given | more, *forbidden, kind="BuildingReport")
    name = "buildingReportReturn"
    for text, code in TEXTS:
        await desk.refused(CHECKER, name, given | {"reason": text}, code, "reason")
    await desk.done(CHECKER, name, given | {"reason": "请核对。"}, "buildingReport { state }")
    given |= {"expectedVersion": 2}
    await desk.refused(CHECKER, name, given | {"reason": "请核对。"}, "BUILDING_REPORT_STATE")
    await desk.refused(CHECKER, "buildingReportVerify", given, "BUILDING_REPORT_STATE")
    await close(hall, "2026-06")
    await desk.refused(CHECKER, name, given | {"reason": "请核对。"}, "PERIOD_CLOSED")
    await desk.refused(CHECKER, "buildingReportVerify", given, "PERIOD_CLOSED")
    assert not desk.unmet(name)
    assert not desk.unmet("buildingReportVerify")
