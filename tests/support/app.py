"""The whole service in process, over a real database: ``app``, and ``graphql`` to ask it as any persona."""

from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from tests.support.graphql import Graphql
from zhaoshang.app import Contract, Demo, contract, file_store, serving
from zhaoshang.authorization.policy import load_authorizer
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import Database
from zhaoshang.demo.issuer import DemoIssuer
from zhaoshang.gateway.documents import Documents
from zhaoshang.gateway.http import Endpoint
from zhaoshang.gateway.reading import ReadingExecutor
from zhaoshang.settings import Environment, Settings
from zhaoshang.values.clock import SystemClock


@asynccontextmanager
async def served(database: Database, folder: Path, **choices: Any) -> AsyncIterator[Starlette]:
    """The service in demo mode over a database; ``folder`` keeps the issuer's key, ``choices`` are settings."""
    settings = Settings(environment=Environment.DEMO, data_directory=folder, **choices)
    authorizer = load_authorizer()
    service = Service(clock=SystemClock(), database=database, authorizer=lambda: authorizer, files=file_store(settings))
    demo = Demo([DemoIssuer.of(settings).trusted(settings)])
    async with serving(settings, service, _contract(service, settings), demo=demo) as running:
        share_documents(running.state.endpoint)
        yield running


_DOCUMENTS: dict[Hashable, Documents] = {}


def share_documents(endpoint: Endpoint) -> None:
    """Let an endpoint know the documents of every other over the same schema with the same limits, as in one process.

    Parsed and found valid, a document is the same for all: it knows neither a database nor who asks.
    """
    key = (endpoint.schema, endpoint.limits, endpoint.suggest)
    endpoint.documents = _DOCUMENTS.setdefault(key, endpoint.documents)


_CONTRACTS: dict[str, Contract] = {}


def _contract(service: Service, settings: Settings) -> Contract:
    """The house's contract, made once a process: what it compiled for one test it need not compile for the next.

    Statements are kept by document and by what somebody may do, as in a served process; they know no database.
    """
    if settings.signing_key not in _CONTRACTS:
        _CONTRACTS[settings.signing_key] = contract(service, settings)
    made = _CONTRACTS[settings.signing_key]
    assert isinstance(made.executor, ReadingExecutor)
    return replace(made, executor=made.executor.over(service))


@pytest.fixture
async def app(database: Database, tmp_path: Path) -> AsyncIterator[Starlette]:
    """The service over the empty database of this test. People's issuer is ``zhaoshang.demo.issuer.ISSUER``."""
    async with served(database, tmp_path) as running:
        yield running


@pytest.fixture
def graphql(app: Starlette) -> Graphql:
    """A client: ``await graphql.as_("director@huaming").run("{ projects { totalCount } }")``."""
    return Graphql(app)
