"""What the operations of evaluations run in: the real database, as the application."""

import asyncpg
import pytest

from tests.support.projects import Hall, open_hall
from zhaoshang.database.unit_of_work import Database


@pytest.fixture
async def hall(database: Database, owner: asyncpg.Connection) -> Hall:
    """A small district on the last day of June, in which nothing has landed."""
    return await open_hall(database, owner)
