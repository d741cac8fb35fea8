"""A clone of the seeded demo districts for each worker; tests only read them or roll back."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import asyncpg
import pytest
from sqlalchemy import URL
from starlette.applications import Starlette

from tests.support.app import served
from tests.support.database import as_login
from tests.support.templates import Filled, a_demo
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.unit_of_work import Database
from zhaoshang.evidence.storage import FolderStore


@dataclass(frozen=True, slots=True)
class Demo:
    """A seeded database as the application sees it, where the superuser finds it, and the files beside it."""

    database: Database
    url: URL
    files: FolderStore


@pytest.fixture(scope="session")
async def demo(server: EmbeddedServer, seeded: Filled, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    async with (
        a_demo(server, seeded, tmp_path_factory.mktemp("files")) as (url, files),
        Database.connect(as_login(url)) as database,
    ):
        yield Demo(database, url, files)


@pytest.fixture
async def superuser(demo: Demo) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(**asyncpg_arguments(demo.url))
    yield connection
    await connection.close()


@pytest.fixture(scope="session")
async def app(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Starlette]:
    """The service over the seeded districts."""
    async with served(demo.database, tmp_path_factory.mktemp("issuer")) as running:
        yield running
