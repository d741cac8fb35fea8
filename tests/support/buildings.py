"""Buildings in the hall, 华明's unless told: entered, let, reported, by who answers for each."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from tests.support.actors import DONGLI, person_id
from tests.support.builders import insert
from tests.support.projects import CREDIT_CODE, NOW, OTHER_CREDIT_CODE, Hall, codes
from tests.support.statistics import proof
from tests.support.tenancy import nothing_happens
from zhaoshang.buildings.model import BuildingKind
from zhaoshang.buildings.operations.end_lease import end_lease
from zhaoshang.buildings.operations.record_lease import record_lease
from zhaoshang.buildings.operations.register_building import register_building
from zhaoshang.buildings.operations.retire_building import retire_building
from zhaoshang.buildings.operations.return_building_report import return_building_report
from zhaoshang.buildings.operations.submit_building_report import submit_building_report
from zhaoshang.buildings.operations.update_building import update_building
from zhaoshang.buildings.operations.update_lease import update_lease
from zhaoshang.buildings.operations.verify_building_report import verify_building_report
from zhaoshang.buildings.operations.watch_buildings import Watched, watch_buildings
from zhaoshang.buildings.rules.ledger import BuildingEntry, LeaseEntry
from zhaoshang.buildings.rules.reports import NewReport
from zhaoshang.values.ids import DistrictId, new_id
from zhaoshang.values.industry import Industry

OFFICER, DIRECTOR, STATISTICIAN, CHECKER = (
    *("officer@huaming", "director@huaming", "statistician@huaming"),
    "officer@hezuo",
)
WHOLE: Final = 1_000_000
"""Ten thousand square metres, in hundredths."""
JUNE: Final = "2026-06"


def entry(**changes: Any) -> BuildingEntry:
    """A building as a host would enter it: a tenth of it used by the owner."""
    given: dict[str, Any] = {
        "name": "东丽创新大厦",
        "address": "津滨大道 1 号",
        "kind": BuildingKind.OFFICE,
        "rentable": WHOLE,
        "self_used": WHOLE // 10,
        "asking_rent": 4_500,
        "completed_on": date(2015, 3, 1),
    }
    return BuildingEntry(**{**given, **changes})


def lease_entry(**changes: Any) -> LeaseEntry:
    """A lease of a tenth of it, through this year and the next."""
    given: dict[str, Any] = {
        "floor": "3 层",
        "unit": "301",
        "area": WHOLE // 10,
        "firm": "天津云帆智能装备有限公司",
        "credit_code": CREDIT_CODE,
        "industry": Industry.SMART_MANUFACTURING,
        "rent": 4_000,
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2027, 12, 31),
    }
    return LeaseEntry(**{**given, **changes})


def other(**changes: Any) -> dict[str, Any]:
    """What another firm has next door."""
    return {"unit": "302", "firm": "天津凤凰动力有限公司", "credit_code": OTHER_CREDIT_CODE, **changes}


async def _version(hall: Hall, table: str, key: UUID, given: dict[str, Any]) -> int:
    if "version" in given:
        told: int = given.pop("version")
        return told
    found = await hall.rows(table, id=key)
    return found[0]["version"] if found else 1


async def register(hall: Hall, persona: str = OFFICER, **given: Any) -> Any:
    """What registering comes to."""
    return await register_building(hall.service, hall.actor(persona), entry(**given))


async def update(hall: Hall, building: UUID, persona: str = OFFICER, **given: Any) -> Any:
    """What saying anew what is known of a building comes to."""
    version = await _version(hall, "building", building, given)
    return await update_building(hall.service, hall.actor(persona), building, version, entry(**given))


async def retire(hall: Hall, building: UUID, persona: str = DIRECTOR, **given: Any) -> Any:
    """What retiring comes to."""
    version = await _version(hall, "building", building, given)
    return await retire_building(hall.service, hall.actor(persona), building, version, given.get("reason", "拆除。"))


async def let(hall: Hall, building: UUID, persona: str = OFFICER, **given: Any) -> Any:
    """What entering a lease comes to."""
    return await record_lease(hall.service, hall.actor(persona), building, lease_entry(**given))


async def correct(hall: Hall, lease: UUID, persona: str = OFFICER, **given: Any) -> Any:
    """What correcting a lease comes to: as it was entered, but for these."""
    version = await _version(hall, "lease", lease, given)
    return await update_lease(hall.service, hall.actor(persona), lease, version, lease_entry(**given))


async def end(hall: Hall, lease: UUID, persona: str = OFFICER, **given: Any) -> Any:
    """What an early end comes to: at the end of July unless told."""
    version = await _version(hall, "lease", lease, given)
    day, reason = given.get("day", date(2026, 7, 31)), given.get("reason", "企业外迁。")
    return await end_lease(hall.service, hall.actor(persona), lease, version, day, reason)


async def submit(hall: Hall, building: UUID, persona: str = STATISTICIAN, **given: Any) -> Any:
    """What reporting a month comes to: June, a million yuan unless told."""
    said: dict[str, Any] = {"period": JUNE, "tax": 100_000_000, "zero": False, **given}
    if "evidence" not in said:
        said["evidence"] = await proof(hall, "huaming")
    return await submit_building_report(hall.service, hall.actor(persona), building, NewReport(**said))


async def verify(hall: Hall, report: UUID, persona: str = CHECKER, **given: Any) -> Any:
    """What verifying comes to."""
    version = await _version(hall, "building_report", report, given)
    return await verify_building_report(hall.service, hall.actor(persona), report, version)


async def give_back(hall: Hall, report: UUID, persona: str = CHECKER, **given: Any) -> Any:
    """What returning comes to."""
    version = await _version(hall, "building_report", report, given)
    reason = given.get("reason", "税收请按纳税证明核对。")
    return await return_building_report(hall.service, hall.actor(persona), report, version, reason)


async def registered(hall: Hall, persona: str = OFFICER, **given: Any) -> UUID:
    """A building that is there."""
    key = await register(hall, persona, **given)
    assert isinstance(key, UUID), key
    return key


async def rented(hall: Hall, building: UUID, **given: Any) -> UUID:
    """A lease that runs."""
    key = await let(hall, building, **given)
    assert isinstance(key, UUID), key
    return key


async def reported(hall: Hall, building: UUID, **given: Any) -> UUID:
    """A report that waits."""
    key = await submit(hall, building, **given)
    assert isinstance(key, UUID), key
    return key


async def watch(hall: Hall) -> Watched:
    """What the clock does."""
    return await watch_buildings(hall.service.database, DistrictId(DONGLI), hall.clock.at)


async def close(hall: Hall, period: str) -> None:
    """A month takes no more entries."""
    await insert(
        hall.owner,
        "closed_period",
        district_id=DONGLI,
        id=new_id(),
        period=period,
        closed_at=NOW,
        closed_by=person_id("director@hezuo"),
    )


async def noticed(hall: Hall, state: str = "OPEN") -> list[tuple[str, str]]:
    """What is noticed, and about what."""
    return sorted((each["kind"], each["about"]) for each in await hall.rows("building_alert", state=state))


async def refused(hall: Hall, act: Any, key: UUID, *expected: str, **given: Any) -> None:
    """It is refused by these codes, and nothing at all happened."""
    if act is submit and "evidence" not in given:
        given["evidence"] = await proof(hall, "huaming")
    async with nothing_happens(hall.owner):
        assert codes(await act(hall, key, **given)) == list(expected), given


async def only(hall: Hall, act: Any, key: UUID, *but: str) -> None:
    """Whoever is not among those who may act is told so if they may see it, and nothing otherwise."""
    seeing = ("director@ducha", "director@qld", "viewer@hezuo", "viewer@huaming", "officer@huaming", "director@huaming")
    more = ("statistician@huaming", "officer@hezuo")
    for persona in (*seeing, *more):
        if persona not in but:
            await refused(hall, act, key, "FORBIDDEN", persona=persona)
    for persona in ("director@xinli", "director@gxj", "director@fgw"):
        await refused(hall, act, key, "NOT_FOUND", persona=persona)
    await refused(hall, act, new_id(), "NOT_FOUND")


async def a_secret_building(hall: Hall, name: str) -> None:
    """A building of 华明's, a lease of it that ends soon, and its June."""
    building = await registered(hall, name=name, operator="秘密的运营公司")
    await rented(hall, building, firm="秘密的企业", ends_on=date(2026, 7, 31))
    await reported(hall, building, remark="秘密的税收")
