"""The district's units and people over GraphQL, on the real database."""

from collections.abc import Sequence

import asyncpg
import pytest

from tests.support.exchange import identify
from tests.support.gateway import ISSUER
from tests.support.graphql import Graphql
from tests.support.pipeline import a_client
from tests.support.projects import Hall
from tests.support.tenancy import ISSUER as REGISTERED
from tests.support.tenancy import Office, open_office
from zhaoshang.database.unit_of_work import Database
from zhaoshang.gateway.identity import HeldMembership


@pytest.fixture
async def office(database: Database, owner: asyncpg.Connection) -> Office:
    """A small district and its three administrators."""
    return await open_office(database, owner)


@pytest.fixture
def hall(office: Office) -> Hall:
    """The same district, for its pipeline."""
    return office.hall


@pytest.fixture
def client(office: Office) -> Graphql:
    """A client of the whole service, for the hall's personas and whoever was really granted a membership."""

    async def anybody(issuer: str, subject: str) -> Sequence[HeldMembership]:
        assert issuer == ISSUER
        granted = await office.service.database.identify(REGISTERED, subject)
        return [HeldMembership.of(row) for row in granted] or await identify(issuer, subject)

    return a_client(office.hall, anybody)
