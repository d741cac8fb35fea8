"""Targets over GraphQL, on the real database."""

import asyncpg
import pytest

from tests.support.graphql import Graphql
from tests.support.pipeline import a_client
from tests.support.projects import Hall, open_hall
from zhaoshang.database.unit_of_work import Database


@pytest.fixture
async def hall(database: Database, owner: asyncpg.Connection) -> Hall:
    """A small district with nothing in its pipeline."""
    return await open_hall(database, owner)


@pytest.fixture
def client(hall: Hall) -> Graphql:
    """A client of the whole service."""
    return a_client(hall)
