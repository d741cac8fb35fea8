"""What the operations of monthly reports run in: the real database, as the application."""

import asyncpg
import pytest

from tests.support.projects import Hall, open_hall
from tests.support.reporting import reporting
from zhaoshang.database.unit_of_work import Database


@pytest.fixture
async def hall(database: Database, owner: asyncpg.Connection) -> Hall:
    """A small district on the last day of June, whose hosts report from that month on; nothing is entered."""
    opened = await open_hall(database, owner)
    await reporting(opened)
    return opened
