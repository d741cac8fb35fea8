"""Statements past the session: what they find are the session's own objects, and what it knows is not overwritten."""

from datetime import UTC, datetime
from typing import Any

import asyncpg
import pytest
from sqlalchemy import inspect, select
from sqlalchemy.orm.exc import StaleDataError

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
        assert not state.modified
        assert work.session  # some units of work never ask for it
        assert state.persistent
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


async def test_what_was_changed_is_written_though_nobody_asked_for_the_session(
    database: Database, owner: asyncpg.Connection, unit: TenantId, fence: Fence
) -> None:
    keys = [await a_project(owner, unit) for _ in range(2)]
    async with database.unit_of_work(fence, at=AT) as work:
        for key in keys:
            found = await rows.load(work, Project, key)
            assert found is not None
            assert await rows.load(work, Project, key) is found
            found.name = "改"
        await work.commit()
    assert [row["name"] for row in await owner.fetch("SELECT name FROM app.project")] == ["改", "改"]
    async with database.unit_of_work(fence, at=AT) as work:
        first, second = [await rows.load(work, Project, key) for key in keys]
        assert first is not None
        assert second is not None
        first.name = second.name = "再改"
        assert work.only_changes(first) is None  # the other one is to be written, too
        await work.update(first)
        assert not inspect(second).modified
        first.name = "只改一个"
        assert work.only_changes(first) == frozenset({"name"})
        await work.update(first)
        await work.commit()
    assert {row["name"] for row in await owner.fetch("SELECT name FROM app.project")} == {"再改", "只改一个"}


async def test_a_session_that_is_asked_for_late_goes_on_with_what_was_changed(
    database: Database, owner: asyncpg.Connection, unit: TenantId, fence: Fence
) -> None:
    key = await a_project(owner, unit)
    async with database.unit_of_work(fence, at=AT) as work:
        found = await rows.load(work, Project, key)
        assert found is not None
        found.name = "改"
        assert found in work.session.sync_session.dirty
        assert await work.session.scalar(select(Project).where(Project.id == key)) is found
        assert found.name == "改"
        await work.flush()
        assert await work.session.scalar(select(Project.name).where(Project.id == key)) == "改"
    assert await owner.fetchval("SELECT name FROM app.project") != "改"


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


async def test_a_change_is_written_as_a_flush_would(
    database: Database, owner: asyncpg.Connection, unit: TenantId, fence: Fence
) -> None:
    key = await a_project(owner, unit)
    async with database.unit_of_work(fence, at=AT) as work:
        found = await rows.load(work, Project, key)
        assert found is not None
        found.name, found.description, found.occupies_land = "改", "述", True
        found.touch(AT)
        await work.update(found)
        session = work.session.sync_session
        assert not session.dirty
        assert not inspect(found).modified
        assert await work.session.scalar(select(Project.name).where(Project.id == key)) == "改"
        found.name = "再改"
        assert session.dirty
        await work.commit()
    columns = "name, description, occupies_land, version"
    (written,) = await owner.fetch(f"SELECT {columns} FROM app.project WHERE id = $1", key)
    assert tuple(written) == ("再改", "述", True, 2)


async def test_what_else_is_to_be_written_goes_with_it(
    database: Database, owner: asyncpg.Connection, unit: TenantId, fence: Fence
) -> None:
    keys = [await a_project(owner, unit) for _ in range(2)]
    async with database.unit_of_work(fence, at=AT) as work:
        one, other = [await rows.load(work, Project, key) for key in keys]
        assert one is not None
        assert other is not None
        one.name = other.name = "改"
        await work.update(one)
        await work.commit()
    names = await owner.fetch("SELECT name FROM app.project WHERE id = ANY ($1)", keys)
    assert [row["name"] for row in names] == ["改", "改"]


async def test_a_row_that_may_not_be_written_is_missed(
    database: Database, owner: asyncpg.Connection, unit: TenantId, fence: Fence
) -> None:
    key = await a_project(owner, unit)
    narrow = Fence(fence.district, fence.tenant, None, Reach.OWN, Reach.NONE)
    async with database.unit_of_work(narrow, at=AT) as work:
        found = await rows.load(work, Project, key)
        assert found is not None
        found.name = "改"
        with pytest.raises((StaleDataError, asyncpg.InsufficientPrivilegeError)):
            await work.update(found)


async def test_nothing_changed_writes_nothing(
    database: Database, owner: asyncpg.Connection, unit: TenantId, fence: Fence
) -> None:
    key = await a_project(owner, unit)
    async with database.unit_of_work(fence, at=AT) as work:
        found = await rows.load(work, Project, key)
        assert found is not None
        found.name = found.name
        await work.update(found)
        await work.commit()
    assert await owner.fetchval("SELECT version FROM app.project WHERE id = $1", key) == 1
