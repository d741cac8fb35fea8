"""Sharing is what participations say, and a difference anywhere is found."""

import asyncpg
import pytest

from tests.support.builders import AT, DISTRICT, a_project, a_tenant
from zhaoshang.database.unit_of_work import Database
from zhaoshang.projects.model import Part
from zhaoshang.projects.operations.verify_sharing import SharingReport, verify_sharing
from zhaoshang.values.ids import DistrictId


async def report(database: Database) -> SharingReport:
    return await verify_sharing(database, DistrictId(DISTRICT), AT)


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        ("SELECT 1", SharingReport(0, 0, 0, 0)),
        ("UPDATE app.project SET shared_with = '{}'", SharingReport(1, 0, 0, 0)),
        ("UPDATE app.company SET shared_with = '{}'", SharingReport(0, 1, 0, 0)),
        (
            "DELETE FROM app.company_participation WHERE tenant_id NOT IN (SELECT tenant_id FROM app.company)",
            SharingReport(0, 1, 0, 0),
        ),
        (
            "DELETE FROM app.company_participation WHERE tenant_id IN (SELECT tenant_id FROM app.company)",
            SharingReport(0, 1, 0, 0),
        ),
        ("UPDATE app.company_participation SET created_at = now()", SharingReport(0, 1, 0, 0)),
        ("UPDATE app.participation SET parts = 4 WHERE parts & 1 = 1", SharingReport(0, 0, 1, 0)),
        ("UPDATE app.participation SET updated_at = now() WHERE parts & 1 = 1", SharingReport(0, 0, 0, 1)),
    ],
)
async def test_a_difference_is_found(
    database: Database, owner: asyncpg.Connection, damage: str, expected: SharingReport
) -> None:
    host, reviewer = await a_tenant(owner, "huaming"), await a_tenant(owner, "sthj", "ENVIRONMENT_REVIEW")
    await a_project(owner, host, parts={reviewer: int(Part.REVIEWER)})
    await owner.execute(damage)
    assert await report(database) == expected
