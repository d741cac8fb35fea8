"""The whole schema over HTTP, on the pipeline's small district, asked as any persona of the hall."""

from typing import Any

from tests.support.app import share_documents
from tests.support.exchange import identify
from tests.support.gateway import Signer
from tests.support.graphql import Graphql
from tests.support.projects import Hall
from zhaoshang.authorization.service import Service
from zhaoshang.gateway.application import application
from zhaoshang.gateway.health import Readiness
from zhaoshang.gateway.http import Endpoint
from zhaoshang.gateway.identity import Identify, Identity
from zhaoshang.gateway.reading import ReadingExecutor
from zhaoshang.gateway.schema import registry, strawberry_schema
from zhaoshang.gateway.tokens import Tokens
from zhaoshang.readmodel.reader import Reader
from zhaoshang.settings import Limits
from zhaoshang.values.clock import SystemClock

SCHEMA = strawberry_schema()
REGISTRY = registry(SCHEMA)
READER = Reader(REGISTRY, signing_key="test")
AMPLE = Limits(operation_cost=20_000, budget_capacity=10_000_000)
_EXECUTORS: list[ReadingExecutor] = []


def a_client(hall: Hall, identify: Identify = identify, *, limits: Limits = AMPLE, **choices: Any) -> Graphql:
    """A client of the whole service, for the hall's personas unless told otherwise."""
    endpoint, signer = an_endpoint(hall, identify, limits=limits, **choices)
    return Graphql(application(endpoint, Readiness({}, endpoint.draining)), signer.token)


def an_endpoint(
    hall: Hall, identify: Identify = identify, *, limits: Limits = AMPLE, **choices: Any
) -> tuple[Endpoint, Signer]:
    """The endpoint of the whole service, and who signs for its personas."""
    signer = Signer()
    endpoint = Endpoint(
        schema=REGISTRY.schema,
        executor=_executor(hall.service),
        tokens=Tokens([signer.trusted()], SystemClock()),
        identity=Identity(identify, hall.service.authorizer),
        limits=limits,
        **choices,
    )
    share_documents(endpoint)
    return endpoint, signer


def _executor(service: Service) -> ReadingExecutor:
    """The one executor of a process, over a service: each that is made puts itself around all mutations."""
    if not _EXECUTORS:
        _EXECUTORS.append(ReadingExecutor(READER, service))
    return _EXECUTORS[0].over(service)
