"""Monthly reports over GraphQL, on the real database."""

from collections.abc import Sequence

import asyncpg
import pytest

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.desk import Desk
from tests.support.exchange import identify
from tests.support.pipeline import a_client
from tests.support.projects import Hall, open_hall
from tests.support.reporting import reporting
from zhaoshang.database.unit_of_work import Database
from zhaoshang.gateway.identity import HeldMembership
from zhaoshang.values.ids import new_id


async def with_bureau(issuer: str, subject: str) -> Sequence[HeldMembership]:
    """The hall's personas, and 统计局's."""
    role, _, code = subject.partition("@")
    if code != "tjj":
        return await identify(issuer, subject)
    return [
        HeldMembership(
            district_id=DONGLI,
            district_code=str(DONGLI),
            tenant_id=tenant_id(code),
            tenant_code=code,
            tenant_kind="DEPARTMENT",
            person_id=person_id(subject),
            person_name=subject,
            membership_id=new_id(),
            role=role.upper(),
            responsibilities=["STATISTICS"],
        )
    ]


@pytest.fixture
async def hall(database: Database, owner: asyncpg.Connection) -> Hall:
    """A small district on the last day of June, whose hosts report from that month on."""
    opened = await open_hall(database, owner)
    await reporting(opened)
    return opened


@pytest.fixture
def desk(hall: Hall) -> Desk:
    """Everybody in the district at a browser of their own."""
    return Desk(hall, a_client(hall, with_bureau))
