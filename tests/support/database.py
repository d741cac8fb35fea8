"""Fixtures over a real PostgreSQL: ``server``, ``database`` (as the application's login), ``owner`` (past every fence).

One embedded server serves all workers of a run and stays warm between runs of one user. Each worker clones its own
database from a template that holds the newest migrations. A test that used ``database`` or ``owner`` leaves its tables
empty, which costs a hundredth of a clone.

A test that needs a database of its own, say to keep the demo district over a module, asks ``a_database(server)``.
"""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy import URL, make_url

from zhaoshang.database.embedded import DISPOSABLE, EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.migrate import migrations_folder, upgrade
from zhaoshang.database.unit_of_work import Database

TRUNCATE_EVERY = 200
_EMPTIED = count(1)

SETTINGS = {
    **DISPOSABLE,
    "max_connections": "300",
    "shared_buffers": "256MB",
    # Over tables of some rows, starting a parallel worker takes a hundred times as long as the rows.
    "max_parallel_workers_per_gather": "0",
    # A table that a long transaction fills is analysed as empty, at moments of chance: a plan then walks all of it.
    # Tests that need statistics make them, the worst ones too.
    "autovacuum": "off",
}


def server_folder() -> Path:
    """Where this user's test server lives; root's must be reachable for the user it drops to."""
    return Path(tempfile.gettempdir()) / f"zhaoshang-test-{os.geteuid()}"


@pytest.fixture(scope="session")
def server() -> Iterator[EmbeddedServer]:
    """The running server, shared with every other worker and run."""
    with EmbeddedServer(server_folder(), SETTINGS) as running:
        yield running


async def template(server: EmbeddedServer) -> str:
    """The name of a database at the newest migration, made once for each text of the migrations."""
    folder = migrations_folder()
    sources = [*sorted(folder.rglob("*.py")), *sorted((folder.parent / "src").rglob("row_security.py"))]
    digest = hashlib.sha256(b"".join(each.read_bytes() for each in sources)).hexdigest()[:12]
    name = f"template_{digest}"
    with (server.base / f"{name}.lock").open("a") as gate:
        # A blocking lock: the workers are processes, and only one of them has to migrate.
        fcntl.flock(gate, fcntl.LOCK_EX)
        connection = await asyncpg.connect(**asyncpg_arguments(server.url()))
        try:
            if await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate", name):
                return name
            await connection.execute(f"DROP DATABASE IF EXISTS {name}")
            await connection.execute(f"CREATE DATABASE {name}")
            await upgrade(server.url(name))
            await connection.execute(f"ALTER DATABASE {name} IS_TEMPLATE true")
        finally:
            await connection.close()
    return name


@asynccontextmanager
async def a_database(server: EmbeddedServer, like: URL | None = None) -> AsyncIterator[URL]:
    """A migrated, empty database of one's own; its URL as the superuser. Dropped on leaving.

    ``like`` is a database to have the rows of, to which nobody is connected.
    """
    source = await template(server) if like is None else like.database
    name = f"test_{uuid4().hex}"
    connection = await asyncpg.connect(**asyncpg_arguments(server.url()))
    try:
        # Copied file by file: through the log, as is usual, takes three times as long.
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {source} STRATEGY file_copy")
        yield server.url(name)
        # It may have been given another name, to be kept.
        await connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    finally:
        await connection.close()


def as_login(url: URL) -> URL:
    """The same database as the application logs in."""
    return make_url(url).set(username="app_login")


@pytest.fixture(scope="session")
async def _worker_url(server: EmbeddedServer) -> AsyncIterator[URL]:
    async with a_database(server) as url:
        yield url


@pytest.fixture(scope="session")
async def _worker_database(_worker_url: URL) -> AsyncIterator[Database]:
    async with Database.connect(as_login(_worker_url), size=12) as connected:
        yield connected


@pytest.fixture(scope="session")
async def _worker_owner(_worker_url: URL) -> AsyncIterator[asyncpg.Connection]:
    # What looks at every table is long, and asked often: planned anew each time it took longer than all else.
    connection = await asyncpg.connect(**asyncpg_arguments(_worker_url), max_cacheable_statement_size=0)
    yield connection
    await connection.close()


@pytest.fixture(scope="session")
async def _worker_sweeper(_worker_url: URL) -> AsyncIterator[asyncpg.Connection]:
    # Without foreign keys for good: to say so each time forgets every plan, and planning took longer than all else.
    connection = await asyncpg.connect(
        **asyncpg_arguments(_worker_url),
        max_cacheable_statement_size=0,
        server_settings={"session_replication_role": "replica"},
    )
    yield connection
    await connection.close()


@pytest.fixture
async def owner(
    _worker_owner: asyncpg.Connection, _worker_sweeper: asyncpg.Connection
) -> AsyncIterator[asyncpg.Connection]:
    """A superuser's connection: for arranging rows and for looking at what was really written."""
    yield _worker_owner
    if _worker_owner.is_in_transaction():
        # A test that failed inside of one: its locks would keep the sweeper waiting.
        await _worker_owner.execute("ROLLBACK")
    await empty(_worker_sweeper)


@pytest.fixture
async def database(owner: asyncpg.Connection, _worker_database: Database) -> Database:
    """The application's own database, as its login role; empty before each test."""
    assert not await owner.fetchval("SELECT count(*) FROM app.district")
    return _worker_database


@pytest.fixture
def database_url(_worker_url: URL) -> URL:
    """Where ``database`` is, as the superuser."""
    return _worker_url


async def empty(sweeper: asyncpg.Connection) -> None:
    """Leave every table empty, as somebody whom no foreign key stops.

    A test fills a dozen tables with some rows: deleting them takes 5 ms, where truncating all tables takes 200. Done
    now and then, that clears away what deleting leaves behind.
    """
    found = await sweeper.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'app' ORDER BY 1")
    tables = [f"app.{name}" for (name,) in found]
    if next(_EMPTIED) % TRUNCATE_EVERY == 0:
        await sweeper.execute(f"TRUNCATE {', '.join(tables)}")
        return
    parts = [f"SELECT '{each}' AS name WHERE EXISTS (SELECT FROM {each})" for each in tables]
    filled = [name for (name,) in await sweeper.fetch(" UNION ALL ".join(parts))]
    if filled:
        # One message is one transaction.
        await sweeper.execute("; ".join(f"DELETE FROM {each}" for each in filled))
