"""Evaluations over GraphQL, on the real database."""

import asyncpg
import pytest

from tests.support.desk import Desk
from tests.support.pipeline import a_client
from tests.support.projects import Hall, open_hall
from zhaoshang.database.unit_of_work import Database


@pytest.fixture
async def hall(database: Database, owner: asyncpg.Connection) -> Hall:
    """A small district on the last day of June, in which nothing has landed."""
    return await open_hall(database, owner)


@pytest.fixture
def desk(hall: Hall) -> Desk:
    """Everybody in the district at a browser of their own."""
    return Desk(hall, a_client(hall))
