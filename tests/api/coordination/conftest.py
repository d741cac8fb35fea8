"""Coordination over GraphQL, on the real database and a folder."""

from pathlib import Path

import asyncpg
import pytest

from tests.support.desk import Desk
from tests.support.evidence import keep_files
from tests.support.pipeline import a_client
from tests.support.projects import Hall, open_hall
from zhaoshang.database.unit_of_work import Database


@pytest.fixture
async def hall(database: Database, owner: asyncpg.Connection, tmp_path: Path) -> Hall:
    """A small district with nothing in its pipeline; its files are below ``tmp_path``."""
    opened = await open_hall(database, owner)
    keep_files(opened, tmp_path)
    return opened


@pytest.fixture
def counter(hall: Hall) -> Desk:
    """Everybody in the district at a browser of their own."""
    return Desk(hall, a_client(hall))
