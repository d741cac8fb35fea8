"""Statements past the session: what they find are the session's own objects, and what it knows is not overwritten."""

from datetime import UTC, datetime
from typing import Any

import asyncpg
import pytest
from sqlalchemy import inspect, select

from tests.support.builders import DISTRICT, a_project, a_tenant
from zhaoshang.database import direct, rows
from zhaoshang.database.base import Base
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database
from zhaoshang.projects.model import Project
from zhaoshang.values.ids import DistrictId, TenantId

AT = datetime(2026, 6, 30, tzinfo=UTC)


@pytest.fixture
async def unit(owner: asyncpg.Connection) -> TenantId:
    return TenantId(await a_tenant(owner, "huaming"))


@pytest.fixture
def fence(unit: TenantId) -> Fence:
    return Fence(DistrictId(DISTRICT), unit, None, Reach.OWN, Reach.OWN)


async def test_a_row_is_the_object_the_session_would_have_made(
    database: Database, owner: asyncpg.Connection, unit: TenantId, fence: Fence
) -> None:
    key = await a_project(owner, unit)
    async with database.unit_of_work(fence, at=AT) as work:
        found = await rows.load(work, Project, key)
        assert found is not None
        state = inspect(found)
        assert state.persistent
        assert not state.modified
        assert await work.session.scalar(select(Project).where(Project.id == key)) is found
    async with database.unit_of_work(fence, at=AT) as work:
        usual = await work.session.scalar(select(Project).where(Project.id == key))
        assert usual is not None
        for column in direct.columns_of(Project):
            assert getattr(usual, column.key) == getattr(found, column.key)
        assert await rows.load(work, Project, key) is usual


async def test_loading_again_keeps_what_was_changed_and_locking_takes_what_is_there(
    database: Database, owner: asyncpg.Connection, unit: TenantId, fence: Fence
) -> None:
    key = await a_project(owner, unit)
    async with database.unit_of_work(fence, at=AT) as work:
        found = await rows.load(work, Project, key)
        assert found is not None
        name = found.name
        found.name = "改"
        assert await rows.load(work, Project, key) is found
        assert found.name == "改"
        await owner.execute("UPDATE app.project SET description = 'newer' WHERE id = $1", key)
        assert await rows.hold(work, found)
        assert (found.name, found.description) == (name, "newer")
        assert not work.session.sync_session.is_modified(found)
        found.name = "再改"
        await work.commit()
    (written,) = await owner.fetch("SELECT name, description FROM app.project WHERE id = $1", key)
    assert tuple(written) == ("再改", "newer")


async def test_what_expired_is_filled_in(
    database: Database, owner: asyncpg.Connection, unit: TenantId, fence: Fence
) -> None:
    key = await a_project(owner, unit)
    async with database.unit_of_work(fence, at=AT) as work:
        found = await rows.load(work, Project, key)
        work.session.expire(found)
        assert await rows.load(work, Project, key) is found
        assert found is not None
        assert found.tenant_id == unit


async def test_a_row_outside_the_fence_is_not_found_and_not_held(
    database: Database, owner: asyncpg.Connection, fence: Fence
) -> None:
    other = await a_tenant(owner, "xinli")
    key = await a_project(owner, other)
    async with database.unit_of_work(fence, at=AT) as work:
        assert await rows.load(work, Project, key) is None
    wide = Fence(fence.district, fence.tenant, None, Reach.DISTRICT, Reach.OWN)
    async with database.unit_of_work(wide, at=AT) as work:
        seen = await rows.load(work, Project, key)
        assert seen is not None
        assert not await rows.hold(work, seen)


def test_every_mapped_class_names_its_attributes_as_its_columns() -> None:
    for mapper in Base.registry.mappers:
        kind: Any = mapper.class_
        kept = {each.name for each in mapper.local_table.columns if getattr(each, "computed", None) is None}
        assert set(direct._columns(kind)) == kept
