"""A clone of the seeded demo districts for each worker, only read."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from tests.support.database import a_database
from tests.support.reading import Reading, watched
from tests.support.templates import Filled
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments


@pytest.fixture(scope="session")
async def reading(server: EmbeddedServer, seeded: Filled) -> AsyncIterator[Reading]:
    async with a_database(server, seeded.url) as url, watched(url) as (database, sent):
        yield Reading(database, url, sent)


@pytest.fixture(scope="session")
async def keeper(reading: Reading) -> AsyncIterator[asyncpg.Connection]:
    """A superuser's connection to the seeded districts: the truth that answers are held against."""
    connection = await asyncpg.connect(**asyncpg_arguments(reading.url))
    yield connection
    await connection.close()
