"""What changes a project in itself only moves it in the lists by its last change, and waits for nobody it need not."""

import asyncio
from datetime import date
from typing import Any, cast

import asyncpg
import pytest
from sqlalchemy import URL, text

from tests.integration.projects.test_tallies import attempted
from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from tests.support.tallies import WIDE
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.projects.model import DayPrecision, SiteBasis
from zhaoshang.projects.operations.update_project import update_project
from zhaoshang.projects.rules.entries import ProjectChanges
from zhaoshang.projects.store import SHARING_NOTHING
from zhaoshang.values.channel import Channel
from zhaoshang.values.ids import DistrictId, ProjectId

CHANGES: dict[str, Any] = {
    "name": "另一个名称的项目",
    "description": "一期用地 50 亩",
    "channel": Channel.AGENCY,
    "investment_approximate": True,
    "first_contact_on": date(2026, 3, 2),
    "first_contact_precision": DayPrecision.MONTH,
    "registered_on": date(2026, 4, 1),
    "registration_number": "91120110MA05XQ2B1C",
    "site_basis": SiteBasis.LEASE,
    "site_document": "租字〔2026〕8号",
}
FOLLOWING = {"name_normal", "updated_at", "version"}
"""What changes with others only."""


async def change(hall: Hall, key: ProjectId, persona: str = "officer@huaming", **changes: Any) -> object:
    version = await hall.owner.fetchval("SELECT version FROM app.project WHERE id = $1", key)
    return await update_project(hall.service, hall.actor(persona), key, version, cast("ProjectChanges", changes))


async def everything(owner: asyncpg.Connection) -> dict[str, list[str]]:
    """Every row of every table."""
    tables = await owner.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'app' ORDER BY 1")
    return {
        table: [row["whole"] for row in await owner.fetch(f"SELECT x::text AS whole FROM app.{table} AS x ORDER BY 1")]
        for (table,) in tables
    }


def test_every_such_fact_is_tried() -> None:
    assert CHANGES.keys() | FOLLOWING == SHARING_NOTHING


@pytest.mark.parametrize("name", CHANGES)
async def test_sharing_finds_nothing_to_follow_it(hall: Hall, name: str) -> None:
    key = await hall.create(investment_fen=9_000_000_000)
    assert await change(hall, key, **{name: CHANGES[name]}) == key
    changed = await hall.owner.fetchval("SELECT updated_at FROM app.project WHERE id = $1", key)
    assert {row["updated_at"] for row in await hall.rows("participation")} == {changed}
    assert len(await hall.rows("participation")) > 1  # a major project is others' business, too

    before = await everything(hall.owner)
    async with hall.service.database.unit_of_work(WIDE, at=hall.clock.now()) as work:
        await work.session.execute(text("SELECT app.reshare(:key)"), {"key": key})
        await work.commit()
    assert await everything(hall.owner) == before


async def test_only_who_may_change_a_project_moves_it(hall: Hall) -> None:
    key = await hall.create()
    stranger = Fence(DistrictId(120110), tenant_id("xinli"), None, Reach.OWN, Reach.OWN)
    assert await attempted(hall, stranger, f"SELECT app.resort('{key}')") == ["this fence may not change that project"]


async def test_who_may_not_change_a_project_waits_for_nobody_who_does(hall: Hall, database_url: URL) -> None:
    key = await hall.create()
    other = await asyncpg.connect(**asyncpg_arguments(database_url))
    try:
        async with other.transaction():
            await other.execute("SELECT 1 FROM app.project WHERE id = $1 FOR UPDATE", key)
            async with asyncio.timeout(5):
                assert codes(await change(hall, key, "viewer@huaming", description="x")) == ["FORBIDDEN"]
                assert codes(await change(hall, key, "officer@hezuo", description="x")) == ["FORBIDDEN"]
                assert codes(await change(hall, key, "officer@xinli", description="x")) == ["NOT_FOUND"]
            changing = asyncio.create_task(change(hall, key, description="等到了"))
            done, _ = await asyncio.wait([changing], timeout=0.3)
            assert not done
            await other.execute("UPDATE app.project SET version = version + 1 WHERE id = $1", key)
        assert codes(await changing) == ["CONFLICT"]  # what it waited for is what it looks at
    finally:
        await other.close()
