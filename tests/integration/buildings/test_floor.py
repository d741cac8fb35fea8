"""The floor under buildings: any SQL as the application's own role, in the fence that each of them acts in."""

from dataclasses import replace

from tests.support.buildings import registered, rented, reported, verify
from tests.support.floor import own, tried, wide
from tests.support.projects import Hall
from zhaoshang.database.fence import Fence, Reach

REPORT = """INSERT INTO app.building_report (district_id, id, tenant_id, building_id, period, number, state, tax,
    rentable, self_used, let, vacant, firms, local_firms, evidence_id, submitted_at, submitted_by, verify_by, version)
    SELECT district_id, gen_random_uuid(), tenant_id, building_id, '2026-01', 1, '{state}', 9, rentable, self_used, let,
    vacant, firms, local_firms, evidence_id, submitted_at, submitted_by, verify_by, 1 FROM app.building_report"""


def reading(unit: str) -> Fence:
    """A department's operation on its own rows."""
    return replace(own(unit), reads=Reach.DISTRICT)


async def test_a_ledger_is_written_by_its_own_unit_alone(hall: Hall) -> None:
    building = await registered(hall)
    lease = await rented(hall, building)
    for unit in ("xinli", "hezuo", "ducha", "qld"):
        for fence in (own(unit), reading(unit), wide(unit)):
            for table, key in (("building", building), ("lease", lease)):
                sql = f"UPDATE app.{table} SET version = version + 1 WHERE id = :key"
                assert await tried(hall, unit, sql, fence=fence, key=key) == 0, (unit, table)
    for fence in (own("huaming"), wide("hezuo")):
        for column in ("tenant_id = tenant_id", "created_at = now()", "id = id"):
            assert await tried(hall, "huaming", f"UPDATE app.building SET {column}", fence=fence) == "refused", column
        for column in ("building_id = building_id", "recorded_at = now()"):
            assert await tried(hall, "huaming", f"UPDATE app.lease SET {column}", fence=fence) == "refused", column
        for table in ("building", "lease", "building_report", "building_alert"):
            assert await tried(hall, "huaming", f"DELETE FROM app.{table}", fence=fence) == "refused", table
    assert await tried(hall, "xinli", "SELECT id FROM app.building", fence=own("xinli")) == 0


async def test_what_was_reported_nobody_changes_and_no_unit_decides_on_its_own(hall: Hall) -> None:
    report = await reported(hall, await registered(hall))
    assert await tried(hall, "huaming", "UPDATE app.building_report SET state = 'VERIFIED'", fence=own("huaming")) == 0
    for unit in ("ducha", "qld", "hezuo"):
        sql = "UPDATE app.building_report SET version = version + 1"
        assert await tried(hall, unit, sql, fence=reading(unit)) == 0
    assert await verify(hall, report) == report
    for column in ("tax", "rentable", "self_used", "let", "vacant", "firms", "local_firms", "period", "evidence_id"):
        for fence in (own("huaming"), wide("hezuo")):
            sql = f"UPDATE app.building_report SET {column} = {column}"
            assert await tried(hall, "huaming", sql, fence=fence) == "refused", column
    # Said by nobody in another's name, and never verified as it is said.
    for fence in (own("xinli"), wide("hezuo"), reading("ducha")):
        assert await tried(hall, "hezuo", REPORT.format(state="SUBMITTED"), fence=fence) in {0, "refused"}
    assert await tried(hall, "huaming", REPORT.format(state="VERIFIED"), fence=own("huaming")) == "refused"
    assert len(await hall.rows("building_report")) == 1


async def test_nobody_else_notices_anything_about_a_unit(hall: Hall) -> None:
    building = await registered(hall)
    await rented(hall, building, ends_on=hall.clock.at.date().replace(month=9))
    for unit in ("xinli", "ducha"):
        sql = "UPDATE app.building_alert SET state = 'CLEARED', cleared_at = now()"
        assert await tried(hall, unit, sql, fence=reading(unit)) == 0
    for column in ("kind = kind", "due_at = now()", "tenant_id = tenant_id"):
        assert await tried(hall, "huaming", f"UPDATE app.building_alert SET {column}", fence=wide("hezuo")) == "refused"
