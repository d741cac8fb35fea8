"""The demo districts, seeded once for each worker and only read."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from tests.support.database import a_database, as_login
from tests.support.reading import Reading, watched
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.unit_of_work import Database
from zhaoshang.demo.issuer import ISSUER
from zhaoshang.demo.seed import seed
from zhaoshang.evidence.storage import FolderStore


@pytest.fixture(scope="session")
async def reading(server: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Reading]:
    async with a_database(server) as url:
        async with Database.connect(as_login(url)) as database:
            assert await seed(database, ISSUER, FolderStore(tmp_path_factory.mktemp("files")))
        async with watched(url) as (database, sent):
            yield Reading(database, url, sent)


@pytest.fixture(scope="session")
async def keeper(reading: Reading) -> AsyncIterator[asyncpg.Connection]:
    """A superuser's connection to the seeded districts: the truth that answers are held against."""
    connection = await asyncpg.connect(**asyncpg_arguments(reading.url))
    yield connection
    await connection.close()
