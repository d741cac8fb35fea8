"""What the operations of supervision orders run in: the real database, as the application, and a folder of files."""

from pathlib import Path

import asyncpg
import pytest

from tests.support.evidence import keep_files
from tests.support.projects import Hall, open_hall
from zhaoshang.database.unit_of_work import Database


@pytest.fixture
async def hall(database: Database, owner: asyncpg.Connection, tmp_path: Path) -> Hall:
    """A small district with nothing in its pipeline; its files are below ``tmp_path``."""
    opened = await open_hall(database, owner)
    keep_files(opened, tmp_path)
    return opened
