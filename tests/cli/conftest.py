"""A seeded database of the command line's own: its commands write."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import URL

from tests.support.database import a_database, as_login
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.unit_of_work import Database
from zhaoshang.demo.issuer import ISSUER
from zhaoshang.demo.seed import seed
from zhaoshang.evidence.storage import FolderStore


@pytest.fixture(scope="session")
async def seeded_url(server: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[URL]:
    async with a_database(server) as url:
        async with Database.connect(as_login(url)) as database:
            await seed(database, ISSUER, FolderStore(tmp_path_factory.mktemp("files")))
        yield url
