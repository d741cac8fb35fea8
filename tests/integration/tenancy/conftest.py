"""What the administrators' operations run in: the real database, as the application's own role."""

import asyncpg
import pytest

from tests.support.tenancy import Office, open_office
from zhaoshang.database.unit_of_work import Database


@pytest.fixture
async def office(database: Database, owner: asyncpg.Connection) -> Office:
    """A small district and its three administrators."""
    return await open_office(database, owner)
