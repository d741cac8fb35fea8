import asyncpg
import pytest

from tests.support.projects import Hall, open_hall
from zhaoshang.database.unit_of_work import Database


@pytest.fixture
async def hall(database: Database, owner: asyncpg.Connection) -> Hall:
    """A district with two hosts and its departments, empty pipelines."""
    return await open_hall(database, owner)
