"""The GraphQL endpoint: one HTTP request in, one coded answer out."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final, NamedTuple

import orjson
from graphql import GraphQLSchema, OperationType
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from zhaoshang.api.messages import Language
from zhaoshang.authorization.actor import Actor, Trace
from zhaoshang.database.engine import DatabaseBusyError
from zhaoshang.database.unit_of_work import POOL_SIZE, WAIT_SECONDS
from zhaoshang.gateway.budget import Budget
from zhaoshang.gateway.cost import Prices
from zhaoshang.gateway.deadlines import Deadlines
from zhaoshang.gateway.documents import Definition, Document, Documents, PersistedQueries, TrustedDocuments
from zhaoshang.gateway.door import Door
from zhaoshang.gateway.errors import GatewayError, Problem, execution_problems
from zhaoshang.gateway.execution import Answer, Caller, Executor, Operation, coerce
from zhaoshang.gateway.identity import Identity
from zhaoshang.gateway.limits import refuse_variables
from zhaoshang.gateway.remembered import Remembered
from zhaoshang.gateway.request import (
    GRAPHQL_JSON,
    JSON,
    GraphqlParameters,
    Incoming,
    idempotency_key,
    language_of,
    negotiate,
    read_parameters,
    read_request,
    weighted,
)
from zhaoshang.gateway.tokens import Principal, Tokens, unauthenticated
from zhaoshang.readmodel.errors import ReadRefused
from zhaoshang.settings import Limits

logger = logging.getLogger(__name__)

SECONDS_TO_SEND_A_BODY: Final = 60.0
"""A client that takes longer to send what it asks is holding a connection, not asking."""


@dataclass(slots=True)
class Draining:
    """Whether the process is on its way out: what is running finishes, nothing new begins."""

    begun: bool = False


class Spending(NamedTuple):
    """What an operation was priced at and what the caller's budget holds afterwards."""

    asked: int
    spent: int
    left: int

    def written(self) -> dict[str, int]:
        """As ``extensions.cost`` shows it."""
        return {"asked": self.asked, "spent": self.spent, "left": self.left}


@dataclass(slots=True)
class Endpoint:
    """An ASGI application that answers GraphQL over HTTP."""

    schema: GraphQLSchema
    executor: Executor
    tokens: Tokens
    identity: Identity
    limits: Limits
    suggest: bool = False
    """Whether refusals say "did you mean": for people exploring, not for production."""
    introspection: bool = True
    trusted: TrustedDocuments | None = None
    """The only documents that are run, or ``None`` where every document may be."""
    weights: Mapping[str, int] = field(default_factory=dict)
    explorer: bytes | None = None
    """The page a browser gets, where there is one."""
    draining: Draining = field(default_factory=Draining)
    door: Door = field(default_factory=lambda: Door(POOL_SIZE, WAIT_SECONDS))
    deadlines: Deadlines = field(init=False, default_factory=Deadlines)
    documents: Documents = field(init=False)
    persisted: PersistedQueries = field(init=False, default_factory=PersistedQueries)
    remembered: Remembered = field(init=False, default_factory=Remembered)
    prices: Prices = field(init=False)
    budget: Budget = field(init=False)
    strangers: Budget = field(init=False)

    def __post_init__(self) -> None:
        self.documents = Documents(self.schema, self.limits, suggest=self.suggest)
        self.prices = Prices(self.schema, self.weights)
        self.budget = Budget(self.limits.budget_capacity, self.limits.budget_per_second)
        self.strangers = Budget(self.limits.anonymous_capacity, self.limits.anonymous_per_second)
        # A deployment whose trusted documents do not fit its schema must not start.
        for text in self.trusted.texts.values() if self.trusted else ():
            self.documents.prepare(text)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Incoming(scope, receive)
        try:
            response = await self._response(request)
        except ClientDisconnect:
            return  # nobody is there to be answered
        await response(scope, receive, send)

    async def _response(self, request: Incoming) -> ASGIApp:
        request_id = request.request_id
        language = language_of(request.header(b"accept-language"))
        media_type = JSON
        try:
            self._refuse_when_draining(request)
            if self.explorer is not None and _is_browser(request):
                return Response(self.explorer, media_type="text/html; charset=utf-8", headers=_PAGE_HEADERS)
            media_type = negotiate(request.header(b"accept"))
            return await self._answer(request, language, media_type)
        except ClientDisconnect:
            raise
        except GatewayError as error:
            refused = error
        except ReadRefused as error:
            refused = GatewayError.of([Problem(error.code, facts=error.facts, path=error.path or None)])
        except DatabaseBusyError:
            refused = GatewayError("BUSY", headers={"Retry-After": "1"})
        except TimeoutError:
            refused = GatewayError("TIMEOUT")
        except Exception:
            # The one place that turns a bug into an answer: the caller gets the request id, the log the traceback.
            logger.exception("request %s failed", request_id)
            refused = GatewayError("INTERNAL")
        return refusal(refused, language, request_id, media_type)

    def _refuse_when_draining(self, request: Incoming) -> None:
        # What waited to be read was there before.
        if self.draining.begun and request.waited is None:
            raise GatewayError("SHUTTING_DOWN", headers={"Retry-After": "5", "Connection": "close"})

    async def _answer(self, request: Incoming, language: Language, media_type: str) -> ASGIApp:
        async with asyncio.timeout(None) as limit:
            self.deadlines.set(limit, SECONDS_TO_SEND_A_BODY)
            try:
                asked = await read_request(request, self.limits)
                self.deadlines.set(limit, self.limits.deadline_seconds - (request.waited or 0.0))
                answer, spending = await self._run(request, asked, language)
            finally:
                self.deadlines.forget(limit)
        parts = [b'{"data":', answer.data]
        if answer.errors:
            problems = execution_problems(answer.errors, request.request_id)
            parts += [b',"errors":', orjson.dumps([each.written(language, request.request_id) for each in problems])]
        extensions = {"cost": spending.written(), "requestId": request.request_id}
        parts += [b',"extensions":', orjson.dumps(extensions), b"}"]
        return Written(b"".join(parts), media_type)

    async def _run(
        self, request: Incoming, sent: GraphqlParameters | bytes, language: Language
    ) -> tuple[Answer, Spending]:
        principal = await self.tokens.principal(request.header(b"authorization"))
        address = request.address
        if principal is None:
            # Before parsing, or strangers could have rubbish parsed for nothing.
            self.strangers.charge(address, 1)
        with self.door.place() or await self.door.place_in_turn(request.waited or 0.0) as place:
            operation = self._operation(sent)
            self._refuse_kind(operation.definition, request.method)
            trace = Trace(request.request_id, address, (request.header(b"user-agent") or "")[:200])
            actor = await self._actor(operation.definition, principal, request.header(b"x-tenant"), trace)
            spending = self._charge(operation, actor, address)
            caller = Caller(actor, language, request.request_id, address, idempotency_key(request))
            if operation.definition.writes:
                place.leave()  # it may wait for somebody else's lock
            return await self.executor.execute(operation, caller), spending

    def _operation(self, sent: GraphqlParameters | bytes) -> Operation:
        if isinstance(sent, bytes):
            if (known := self.remembered.get(sent)) is not None:
                return known
            asked = read_parameters(sent)
        else:
            asked = sent
        document = self._document(asked)
        refuse_variables(asked.variables, self.limits)
        operation = coerce(self.schema, document, asked.operation_name, asked.variables, suggest=self.suggest)
        # What a registered hash stands for may be forgotten, or never have been known to this process.
        if isinstance(sent, bytes) and (self.trusted is not None or "persistedQuery" not in asked.extensions):
            self.remembered.keep(sent, operation)
        return operation

    def _document(self, asked: GraphqlParameters) -> Document:
        if self.trusted is not None:
            return self.documents.prepare(self.trusted.resolve(asked.query, asked.extensions))
        text, keep = self.persisted.resolve(asked.query, asked.extensions)
        document = self.documents.prepare(text)
        if keep is not None:
            self.persisted.keep(keep, text)
        return document

    def _refuse_kind(self, operation: Definition, method: str) -> None:
        if operation.node.operation is OperationType.SUBSCRIPTION:
            raise GatewayError("SUBSCRIPTION_UNSUPPORTED")
        if operation.writes and method == "GET":
            raise GatewayError("METHOD_NOT_ALLOWED", headers={"Allow": "POST"})
        if not self.introspection and operation.root_fields & {"__schema", "__type"}:
            raise GatewayError("INTROSPECTION_DISABLED")

    async def _actor(
        self, operation: Definition, principal: Principal | None, tenant_header: str | None, trace: Trace
    ) -> Actor | None:
        """Who acts. What needs nobody is answered to strangers and to people without a tenant alike."""
        if operation.is_about_schema_only:
            return None
        if principal is None:
            raise unauthenticated("TOKEN_MISSING")
        return await self.identity.actor(principal, tenant_header, trace, fresh=operation.writes)

    def _charge(self, operation: Operation, actor: Actor | None, address: str) -> Spending:
        cost = self.prices.of(operation.document, operation.definition, operation.coerced.coerced)
        if cost > self.limits.operation_cost:
            raise GatewayError(
                "COST_EXCEEDED",
                facts={"asked": cost, "limit": self.limits.operation_cost},
                cost={"asked": cost, "spent": 0, "limit": self.limits.operation_cost},
            )
        if actor is None:
            left = self.strangers.charge(address, cost)
        else:
            left = self.budget.charge((actor.district, actor.tenant), cost)
        return Spending(cost, cost, left)


_ANSWER_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Vary": "Accept, Accept-Language, Authorization, X-Tenant",
    "X-Content-Type-Options": "nosniff",
}
_RAW_HEADERS: Final = tuple((name.lower().encode(), value.encode()) for name, value in _ANSWER_HEADERS.items())
_PAGE_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self';"
        " form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
}


class Written:
    """An answer that is written: an ASGI application that sends it."""

    __slots__ = ("_body", "_media_type")

    def __init__(self, body: bytes, media_type: str) -> None:
        """``body`` in the negotiated ``media_type``."""
        self._body = body
        self._media_type = media_type

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Send it."""
        headers = [
            *_RAW_HEADERS,
            (b"content-type", _CONTENT_TYPES[self._media_type]),
            (b"content-length", b"%d" % len(self._body)),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self._body})


def refusal(error: GatewayError, language: Language, request_id: str, media_type: str = JSON) -> Response:
    """A request refused as a whole: ``errors`` and no ``data``."""
    body: dict[str, Any] = {
        "errors": [each.written(language, request_id) for each in error.problems],
        "extensions": {"requestId": request_id},
    }
    status: HTTPStatus = error.status(json=media_type == JSON)
    headers = {**_ANSWER_HEADERS, **error.headers, "Content-Type": f"{media_type}; charset=utf-8"}
    return Response(orjson.dumps(body), status_code=status, headers=headers)


_CONTENT_TYPES: Final = {each: f"{each}; charset=utf-8".encode() for each in (JSON, GRAPHQL_JSON)}


def _is_browser(request: Incoming) -> bool:
    """A person opening the address, who prefers a page and sends no query."""
    if request.method != "GET" or "query" in request.query_params or "extensions" in request.query_params:
        return False
    preferred = weighted(request.header(b"accept") or "")
    return bool(preferred) and preferred[0][0] == "text/html"
