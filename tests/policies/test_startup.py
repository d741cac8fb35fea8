"""Proof 5: the application refuses to serve over a floor that would not hold; each weakness is planted and found."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy import URL

from tests.support.database import a_database, as_login
from zhaoshang.authorization.startup import database_problems, refuse_to_serve
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.fence import Binding
from zhaoshang.database.unit_of_work import Database


@dataclass(frozen=True)
class Site:
    url: URL
    superuser: asyncpg.Connection
    database: Database


@pytest.fixture
async def site(server: EmbeddedServer) -> AsyncIterator[Site]:
    async with a_database(server) as url, Database.connect(as_login(url), size=1) as database:
        superuser = await asyncpg.connect(**asyncpg_arguments(url))
        yield Site(url, superuser, database)
        await superuser.close()


@asynccontextmanager
async def a_login(site: Site, options: str, *grants: str) -> AsyncIterator[Database]:
    """A second login role of this database, made as loosely as a hurried operator might."""
    role = f"loose_{uuid4().hex[:8]}"
    await site.superuser.execute(f"CREATE ROLE {role} LOGIN {options}")
    try:
        await site.superuser.execute(
            f"GRANT USAGE ON SCHEMA app TO {role}; GRANT EXECUTE ON FUNCTION app.begin TO {role}"
        )
        for grant in grants:
            await site.superuser.execute(f"GRANT app_rw, app_ro TO {role} {grant}")
        async with Database.connect(site.url.set(username=role), size=1) as database:
            yield database
    finally:
        await site.superuser.execute(f"DROP OWNED BY {role}; DROP ROLE {role}")


async def test_a_migrated_database_is_fit_to_serve(site: Site) -> None:
    assert await refuse_to_serve(site.database) == []


@pytest.mark.parametrize(
    ("planted", "problem"),
    [
        ("ALTER TABLE app.project NO FORCE ROW LEVEL SECURITY", "table app.project lacks FORCE ROW LEVEL SECURITY"),
        ("ALTER TABLE app.contact DISABLE ROW LEVEL SECURITY", "table app.contact lacks row-level security"),
        (
            "CREATE TABLE app.draft (id int); GRANT SELECT (id) ON app.draft TO app_ro",
            "table app.draft lacks row-level security",
        ),
        (
            "CREATE TABLE public.scratch (id int); GRANT INSERT ON public.scratch TO PUBLIC",
            "table public.scratch lacks row-level security",
        ),
        (
            "CREATE VIEW app.pipeline AS SELECT * FROM app.project; GRANT SELECT ON app.pipeline TO app_ro",
            "view app.pipeline lacks security_invoker",
        ),
        (
            "CREATE MATERIALIZED VIEW app.totals AS SELECT 1; GRANT SELECT ON app.totals TO app_ro",
            "app.totals is a materialized view or a foreign table, which row-level security cannot guard",
        ),
        (
            "ALTER TABLE app.note OWNER TO app_rw",
            "app.note belongs to role app_rw, which the application is or can become",
        ),
    ],
)
async def test_a_hole_in_the_floor_is_found(site: Site, planted: str, problem: str) -> None:
    await site.superuser.execute(planted)
    assert await database_problems(site.database) == [problem]


async def test_a_view_that_runs_as_its_reader_is_fit(site: Site) -> None:
    await site.superuser.execute(
        "CREATE VIEW app.pipeline WITH (security_invoker = true) AS SELECT * FROM app.project;"
        "GRANT SELECT ON app.pipeline TO app_ro"
    )
    assert await database_problems(site.database) == []


async def test_a_table_the_application_cannot_touch_is_nobodys_business(site: Site) -> None:
    await site.superuser.execute("CREATE TABLE public.operators_own (id int)")
    assert await database_problems(site.database) == []


async def test_on_citus_a_read_has_to_bind_its_fence_in_a_transaction(site: Site) -> None:
    await site.superuser.execute(
        "INSERT INTO pg_extension SELECT 4242, 'citus', extowner, extnamespace, false, extversion FROM pg_extension"
        " WHERE extname = 'plpgsql'"
    )
    (problem,) = await database_problems(site.database)
    assert "READ_BINDING=transaction" in problem
    async with Database.connect(as_login(site.url), size=1, binding=Binding.TRANSACTION) as database:
        assert await database_problems(database) == []


async def test_a_superuser_is_refused(site: Site) -> None:
    async with Database.connect(site.url, size=1) as database:
        problems = await database_problems(database)
    assert "role postgres is a superuser: row-level security does not bind it" in problems


async def test_a_role_that_bypasses_row_level_security_is_refused(site: Site) -> None:
    async with a_login(site, "NOINHERIT BYPASSRLS", "WITH INHERIT FALSE, SET TRUE") as database:
        problems = await database_problems(database)
    assert [problem.split()[-2:] for problem in problems] == [["has", "BYPASSRLS"]]


async def test_a_role_that_inherits_is_refused(site: Site) -> None:
    async with a_login(site, "INHERIT", "WITH INHERIT FALSE, SET TRUE") as database:
        problems = await database_problems(database)
    assert len(problems) == 1
    assert "is INHERIT" in problems[0]


async def test_a_grant_that_inherits_is_refused(site: Site) -> None:
    """Since PostgreSQL 16 inheritance belongs to the grant: a NOINHERIT role can still be given one that inherits."""
    async with a_login(site, "NOINHERIT", "WITH INHERIT TRUE, SET TRUE") as database:
        problems = await database_problems(database)
    assert problems == ["role app_ro is granted WITH INHERIT TRUE", "role app_rw is granted WITH INHERIT TRUE"]
