"""The seeded demo districts, once for each worker; tests only read them or roll back."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import asyncpg
import pytest
from sqlalchemy import URL
from starlette.applications import Starlette

from tests.support.app import served
from tests.support.database import a_database, as_login
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.unit_of_work import Database
from zhaoshang.demo.issuer import ISSUER
from zhaoshang.demo.seed import seed
from zhaoshang.evidence.storage import FolderStore


@dataclass(frozen=True, slots=True)
class Demo:
    """A seeded database as the application sees it, where the superuser finds it, and the files beside it."""

    database: Database
    url: URL
    files: FolderStore


@pytest.fixture(scope="session")
async def demo(server: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    async with a_database(server) as url, Database.connect(as_login(url)) as database:
        files = FolderStore(tmp_path_factory.mktemp("files"))
        assert await seed(database, ISSUER, files)
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
