"""The whole schema over HTTP, on the pipeline's small district, asked as any persona of the hall."""

from tests.support.exchange import identify
from tests.support.gateway import Signer
from tests.support.graphql import Graphql
from tests.support.projects import Hall
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


def a_client(hall: Hall, identify: Identify = identify) -> Graphql:
    """A client of the whole service, for the hall's personas unless told otherwise."""
    signer = Signer()
    endpoint = Endpoint(
        schema=REGISTRY.schema,
        executor=ReadingExecutor(READER, hall.service),
        tokens=Tokens([signer.trusted()], SystemClock()),
        identity=Identity(identify, hall.service.authorizer),
        limits=Limits(operation_cost=20_000, budget_capacity=10_000_000),
    )
    return Graphql(application(endpoint, Readiness({}, endpoint.draining)), signer.token)
