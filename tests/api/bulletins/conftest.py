"""Bulletins over GraphQL, on the real database."""

from dataclasses import dataclass
from typing import Any

import asyncpg
import pytest

from tests.support.desk import Desk
from tests.support.pipeline import a_client
from tests.support.projects import Hall, open_hall
from zhaoshang.bulletins.api import codes
from zhaoshang.database.unit_of_work import Database


@dataclass
class BulletinsDesk(Desk):
    """Everybody who has to do with a bulletin."""

    def unmet(self, name: str) -> set[str]:
        """The codes of a mutation that it has not refused with here."""
        kind: Any = getattr(codes, f"{name[0].upper()}{name[1:]}ErrorCode")
        return {member.name for member in kind} - self.met[name]


@pytest.fixture
async def hall(database: Database, owner: asyncpg.Connection) -> Hall:
    """A small district with nothing in its pipeline."""
    return await open_hall(database, owner)


@pytest.fixture
def desk(hall: Hall) -> BulletinsDesk:
    """Everybody in the district at a browser of their own."""
    return BulletinsDesk(hall, a_client(hall))
