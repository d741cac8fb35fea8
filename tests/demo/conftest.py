"""The seeded demo districts, once for each worker; tests only read them or roll back."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from sqlalchemy import URL

from tests.support.database import a_database, as_login
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.unit_of_work import Database
from zhaoshang.demo.issuer import ISSUER
from zhaoshang.demo.seed import seed


@dataclass(frozen=True, slots=True)
class Demo:
    """A seeded database, as the application sees it and where the superuser finds it."""

    database: Database
    url: URL


@pytest.fixture(scope="session")
async def demo(server: EmbeddedServer) -> AsyncIterator[Demo]:
    async with a_database(server) as url, Database.connect(as_login(url)) as database:
        assert await seed(database, ISSUER)
        yield Demo(database, url)
