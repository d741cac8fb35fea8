"""A seeded database of the command line's own: its commands write."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import URL

from tests.support.templates import Filled, a_demo
from zhaoshang.database.embedded import EmbeddedServer


@pytest.fixture(scope="session")
async def seeded_url(
    server: EmbeddedServer, seeded: Filled, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[URL]:
    async with a_demo(server, seeded, tmp_path_factory.mktemp("files")) as (url, _):
        yield url
