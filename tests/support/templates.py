"""Databases that take long to fill, filled once and cloned; ``seeded`` is the demo districts.

Each is named by a digest of all that decides what is in it. Workers and runs that would fill it alike share one, behind
a lock; what no run uses any more is dropped by the next that fills one of its kind.
"""

import fcntl
import hashlib
import shutil
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import asyncpg
import pytest
from sqlalchemy import URL

from tests.support.database import a_database, as_login
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.unit_of_work import Database
from zhaoshang.demo.issuer import ISSUER
from zhaoshang.demo.seed import seed
from zhaoshang.evidence.storage import FolderStore

ROOT: Final = Path(__file__).parents[2]
PRODUCT: Final = ("src", "migrations", "policies", "requirements.lock")
"""What decides what the application writes."""


def digest_of(*paths: str) -> str:
    """A digest of all files below some of the repository's folders, and of what runs them."""
    found = hashlib.sha256(sys.version.encode())
    for each in _files(ROOT / path for path in paths):
        content = each.read_bytes()
        found.update(f"{each.relative_to(ROOT)}\0{len(content)}\0".encode() + content)
    return found.hexdigest()[:12]


def _files(paths: Iterable[Path]) -> list[Path]:
    every = [below for path in paths for below in ([path] if path.is_file() else path.rglob("*"))]
    return sorted(each for each in every if each.is_file() and "__pycache__" not in each.parts)


@dataclass(frozen=True, slots=True)
class Filled:
    """A database that nobody is connected to, to be cloned; and the files beside it, to be copied."""

    url: URL
    files: Path


@asynccontextmanager
async def filled(
    server: EmbeddedServer, kind: str, digest: str, fill: Callable[[Filled], Awaitable[None]]
) -> AsyncIterator[Filled]:
    """What ``fill`` made of a migrated, empty database, once for each digest; there until it is left."""
    name = f"{kind}_{digest}"
    made = Filled(server.url(name), server.base / name)
    with (server.base / f"{kind}.lock").open("a") as gate:
        # A blocking lock: the workers are processes, and only one of them has to fill it.
        fcntl.flock(gate, fcntl.LOCK_EX)
        with (server.base / f"{name}.users").open("a") as using:
            fcntl.flock(using, fcntl.LOCK_SH)
            connection = await asyncpg.connect(**asyncpg_arguments(server.url()))
            try:
                if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
                    await _drop_unused(server, connection, kind)
                    shutil.rmtree(made.files, ignore_errors=True)
                    async with a_database(server) as url:
                        await fill(Filled(url, made.files))
                        # Only what was filled to its end gets the name.
                        await connection.execute(f"ALTER DATABASE {url.database} RENAME TO {name}")
            finally:
                await connection.close()
            fcntl.flock(gate, fcntl.LOCK_UN)
            yield made


async def _drop_unused(server: EmbeddedServer, connection: asyncpg.Connection, kind: str) -> None:
    for users in server.base.glob(f"{kind}_*.users"):
        with users.open("a") as using:
            try:
                fcntl.flock(using, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            await connection.execute(f"DROP DATABASE IF EXISTS {users.stem}")
            shutil.rmtree(users.with_suffix(""), ignore_errors=True)
            users.unlink()


@pytest.fixture(scope="session")
async def seeded(server: EmbeddedServer) -> AsyncIterator[Filled]:
    """The demo districts as ``seed`` writes them, to be cloned."""

    async def fill(made: Filled) -> None:
        async with Database.connect(as_login(made.url)) as database:
            assert await seed(database, ISSUER, FolderStore(made.files))
        # As the server of a district does by itself: nothing else is planned as if all tables were empty.
        owner = await asyncpg.connect(**asyncpg_arguments(made.url))
        await owner.execute("VACUUM ANALYZE")
        await owner.close()

    async with filled(server, "seeded", digest_of(*PRODUCT, "tests/support/templates.py"), fill) as made:
        yield made


@asynccontextmanager
async def a_demo(server: EmbeddedServer, seeded: Filled, folder: Path) -> AsyncIterator[tuple[URL, FolderStore]]:
    """A database of one's own with the demo districts; ``folder`` gets the files beside it."""
    shutil.copytree(seeded.files, folder, dirs_exist_ok=True)
    async with a_database(server, seeded.url) as url:
        yield url, FolderStore(folder)
