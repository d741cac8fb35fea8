"""Buildings over GraphQL: a walk as each of its people sees it, lists and filters, and what is added up."""

from datetime import date, timedelta
from typing import Any

from tests.support.buildings import (
    CHECKER,
    OFFICER,
    STATISTICIAN,
    WHOLE,
    other,
    registered,
    rented,
    reported,
    verify,
    watch,
)
from tests.support.desk import Desk, unit
from tests.support.projects import Hall
from tests.support.statistics import landed, proof
from zhaoshang.values.ids import global_id

RATES = "occupancyRate lettingRate localRate"
AREAS = "rentableArea selfUsedArea letArea vacantArea"
REPORT = f"""period number state tax {AREAS} {RATES} firms localFirms remark evidence {{ fileName }}
    submittedBy {{ name }} verifiedAt verifiedBy {{ name }} returnedAt returnedBy {{ name }} returnReason"""
ONE = f"""query($id: ID!) {{ building(id: $id) {{ name tenant {{ code }} kind state {AREAS} {RATES} askingRent firms
    localFirms taxLastTwelveMonths taxPerSquareMetre latestReport {{ period tax }}
    years {{ year months verifiedMonths tax waitingTax taxPerSquareMetre threshold isBillion }}
    industries {{ industry firms area }} alerts {{ kind rule threshold period occupancyRate lease {{ firm }} }}
    leases {{ nodes {{ firm isCurrent until project {{ name }} }} }} reports {{ nodes {{ {REPORT} }} }} }} }}"""
LIST = """query($filter: BuildingFilter) { buildings(filter: $filter) { totalCount nodes { name } }
    buildingOverview(filter: $filter) { count rentableArea letArea occupancyRate firms withAlerts } }"""
SUMMARY = f"""query($by: [BuildingSummaryGroup!], $filter: BuildingReportFilter) {{
    buildingSummary(groupBy: $by, filter: $filter) {{ tenant {{ code }} building {{ name }} period reports verified
      buildings billionBuildings {AREAS} {RATES} firms localFirms tax waitingTax taxPerSquareMetre }} }}"""
ALL = ("director@hezuo", "viewer@ducha", "viewer@qld")
"""They read all of it."""


async def one(desk: Desk, persona: str, key: Any) -> Any:
    return (await desk.ask(persona, ONE, id=global_id("Building", key)))["building"]


async def listed(desk: Desk, persona: str = CHECKER, **filters: Any) -> list[str]:
    found = await desk.ask(persona, LIST, filter=filters)
    (overview,) = found["buildingOverview"]
    assert found["buildings"]["totalCount"] == overview["count"] == len(found["buildings"]["nodes"])
    return sorted(each["name"] for each in found["buildings"]["nodes"])


async def test_a_walk_as_each_sees_it(hall: Hall, desk: Desk) -> None:
    given = {
        "name": "创新大厦",
        "address": "津滨大道 1 号",
        "kind": "OFFICE",
        "askingRent": "45.5",
        "rentableArea": "10000",
        "selfUsedArea": "1000.5",
        "completedOn": "2015-03-01",
    }
    answer = await desk.done(OFFICER, "buildingRegister", given, "building { id version askingRent vacantArea }")
    assert answer == {**answer, "version": 1, "askingRent": "45.50", "vacantArea": "8999.50"}
    key = answer["id"]
    project = await hall.create()
    await landed(hall, project)
    lease = {
        "building": key,
        "floor": "3 层",
        "unit": "301",
        "area": "2500.25",
        "firm": "天津云帆智能装备有限公司",
        "creditCode": "91120110MANT1YGTN0",
        "industry": "SMART_MANUFACTURING",
        "rent": "40",
        "startsOn": "2026-01-01",
        "endsOn": "2035-12-31",
        "registeredOn": "2026-02-01",
        "project": global_id("Project", project),
    }
    assert await desk.done(OFFICER, "leaseRecord", lease, "lease { area rent until isCurrent project { name } }") == {
        "area": "2500.25",
        "rent": "40.00",
        "until": "2035-12-31",
        "isCurrent": True,
        "project": {"name": "高端装备生产基地项目"},
    }
    report = {
        "building": key,
        "period": "2026-06",
        "tax": "100000000",
        "remark": "无",
        "evidence": global_id("Evidence", await proof(hall, "huaming")),
    }
    told = await desk.done(STATISTICIAN, "buildingReportSubmit", report, f"buildingReport {{ id version {REPORT} }}")
    assert told == {
        "id": told["id"],
        "version": 1,
        "period": "2026-06",
        "number": 1,
        "state": "SUBMITTED",
        "tax": "100000000.00",
        "rentableArea": "10000.00",
        "selfUsedArea": "1000.50",
        "letArea": "2500.25",
        "vacantArea": "6499.25",
        "occupancyRate": "35.01",
        "lettingRate": "27.78",
        "localRate": "100.00",
        "firms": 1,
        "localFirms": 1,
        "remark": "无",
        "evidence": {"fileName": "凭证.pdf"},
        "submittedBy": told["submittedBy"],
        "verifiedAt": None,
        "verifiedBy": None,
        "returnedAt": None,
        "returnedBy": None,
        "returnReason": None,
    }
    before = (await desk.ask(CHECKER, ONE, id=key))["building"]
    assert before["years"] == [
        {
            "year": 2026,
            "months": 1,
            "verifiedMonths": 0,
            "tax": "0.00",
            "waitingTax": "100000000.00",
            "taxPerSquareMetre": "0.00",
            "threshold": "100000000.00",
            "isBillion": False,
        }
    ]
    seen = {"id": told["id"], "expectedVersion": 1}
    await desk.done(CHECKER, "buildingReportVerify", seen, "buildingReport { state }")
    for persona in (*ALL, "viewer@huaming"):
        seen = (await desk.ask(persona, ONE, id=key))["building"]
        assert (seen["firms"], seen["localFirms"], seen["occupancyRate"]) == (1, 1, "35.01"), persona
        (year,) = seen["years"]
        # The number itself is enough.
        assert (year["tax"], year["isBillion"], year["taxPerSquareMetre"]) == ("100000000.00", True, "10000.00")
        assert (seen["taxLastTwelveMonths"], seen["taxPerSquareMetre"]) == ("100000000.00", "10000.00")
        assert seen["industries"] == [{"industry": "SMART_MANUFACTURING", "firms": 1, "area": "2500.25"}]
        assert seen["latestReport"] == {"period": "2026-06", "tax": "100000000.00"}
        evidence = seen["reports"]["nodes"][0]["evidence"]
        assert evidence == {"fileName": "凭证.pdf"}, persona
    for persona in ("director@xinli", "director@linkong"):
        assert (await desk.ask(persona, ONE, id=key))["building"] is None
        assert await listed(desk, persona) == []
    for persona in ("director@gxj", "director@fgw"):
        assert (await desk.client.as_(persona).run(ONE, {"id": key})).codes == ["FORBIDDEN"]


async def test_lists_are_filtered_and_counted_alike(hall: Hall, desk: Desk) -> None:
    hall.clock.at -= timedelta(days=31)
    first = await registered(hall)
    await registered(hall, "officer@xinli", name="新立商务中心", kind="COMMERCIAL")
    hall.clock.at += timedelta(days=31)
    await watch(hall)
    report = await reported(hall, first, tax=10_000_000_000)
    assert await listed(desk) == ["东丽创新大厦", "新立商务中心"]
    assert await listed(desk, tenant=[unit("xinli")]) == ["新立商务中心"]
    assert await listed(desk, kind=["OFFICE"], state=["OPEN"], text=" 创新") == ["东丽创新大厦"]
    assert await listed(desk, text="%") == []
    assert await listed(desk, alert=["REPORT_DUE"]) == ["新立商务中心"]
    assert await listed(desk, alert=["LEASE_ENDING", "OCCUPANCY_FALLEN"]) == []
    assert await listed(desk, billionTaxYear=2026) == []
    assert await verify(hall, report) == report
    assert await listed(desk, billionTaxYear=2026) == ["东丽创新大厦"]
    assert await listed(desk, billionTaxYear=2025) == []
    leases = "query($filter: LeaseFilter) { leases(filter: $filter) { totalCount nodes { firm unit } } }"
    await rented(hall, first, ends_on=date(2040, 1, 1))
    await rented(hall, first, **other(starts_on=date(2024, 1, 1), ends_on=date(2025, 1, 1)))
    for given, units in (
        ({}, ["301", "302"]),
        ({"current": True}, ["301"]),
        ({"endsFrom": "2025-01-01", "endsTo": "2025-01-01"}, ["302"]),
        ({"building": global_id("Building", first), "industry": ["BIOMEDICINE"]}, []),
        ({"building": "nonsense"}, []),
    ):
        found = (await desk.ask(CHECKER, leases, filter=given))["leases"]
        assert sorted(each["unit"] for each in found["nodes"]) == units, given
        assert found["totalCount"] == len(units)
    told = (await desk.client.as_(CHECKER).run(SUMMARY, {"by": [], "filter": {"periodFrom": "2026-6"}})).codes
    assert told == ["PERIOD_INVALID"]


async def test_months_are_added_up_for_whoever_may_see_them(hall: Hall, desk: Desk) -> None:
    first, second = await registered(hall), await registered(hall, "officer@xinli", self_used=0)
    await rented(hall, first, area=WHOLE // 2, registered_on=date(2026, 6, 1))
    for period in ("2026-05", "2026-06"):
        report = await reported(hall, first, period=period, tax=5_000_000_000)
        assert await verify(hall, report) == report
    theirs = {"persona": "statistician@xinli", "evidence": await proof(hall, "xinli")}
    await reported(hall, second, **theirs, tax=7)

    async def added(persona: str = CHECKER, *by: str, **filters: Any) -> list[Any]:
        found: list[Any] = (await desk.ask(persona, SUMMARY, by=by, filter=filters))["buildingSummary"]
        return found

    (june,) = await added(periodFrom="2026-06")
    assert june == {
        "tenant": None,
        "building": None,
        "period": None,
        "reports": 2,
        "verified": 1,
        "buildings": 2,
        "billionBuildings": 1,
        "rentableArea": "20000.00",
        "selfUsedArea": "1000.00",
        "letArea": "5000.00",
        "vacantArea": "14000.00",
        "occupancyRate": "30.00",
        "lettingRate": "26.32",
        "localRate": "100.00",
        "firms": 1,
        "localFirms": 1,
        "tax": "50000000.00",
        "waitingTax": "0.07",
        "taxPerSquareMetre": "5000.00",
    }
    by_month = {each["period"]: each for each in await added(CHECKER, "PERIOD")}
    assert {period: (each["localRate"], each["buildings"]) for period, each in by_month.items()} == {
        "2026-05": ("0.00", 1),
        "2026-06": ("100.00", 2),
    }
    assert [each["tenant"]["code"] for each in await added("viewer@xinli", "TENANT")] == ["xinli"]
    assert [each["building"]["name"] for each in await added("viewer@huaming", "BUILDING")] == ["东丽创新大厦"]
    (nothing,) = await added("viewer@linkong")
    assert (nothing["reports"], nothing["tax"], nothing["occupancyRate"]) == (0, "0.00", None)
    for persona in ALL:
        assert await added(persona, "TENANT", "PERIOD") == await added(CHECKER, "TENANT", "PERIOD")
