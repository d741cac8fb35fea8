"""Reads through the compiler on the real schema: as any persona of a seeded district, every statement counted."""

import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import Any

import asyncpg
from graphql import DocumentNode, OperationDefinitionNode, OperationType, parse, validate
from graphql.execution.values import get_variable_values
from sqlalchemy import URL

from tests.support.database import as_login
from tests.support.pipeline import REGISTRY
from zhaoshang.authorization.actor import Actor, Trace
from zhaoshang.authorization.policy import load_authorizer
from zhaoshang.authorization.service import Service
from zhaoshang.database.engine import FencedConnection
from zhaoshang.database.fence import Binding
from zhaoshang.database.readers import open_readers
from zhaoshang.database.unit_of_work import Database
from zhaoshang.database.writers import open_writers
from zhaoshang.demo.issuer import ISSUER
from zhaoshang.gateway.identity import HeldMembership, Identity
from zhaoshang.gateway.tokens import Principal
from zhaoshang.readmodel.compiler import Compiled
from zhaoshang.readmodel.context import RequestContext
from zhaoshang.readmodel.errors import ReadRefused
from zhaoshang.readmodel.parameters import Run
from zhaoshang.readmodel.reader import Asked, Reader
from zhaoshang.values.clock import SystemClock

KEY = "test"
AUTHORIZER = load_authorizer()


def ordered(text: bytes | str) -> Any:
    """JSON with the order of its members and the text of its numbers kept, which no string is equal to."""
    return json.loads(text, object_pairs_hook=list, parse_int=_number, parse_float=_number)


def _number(text: str) -> tuple[str, str]:
    return ("number", text)


@lru_cache(maxsize=8)
def valid(text: str) -> DocumentNode:
    """A document of the schema, kept for when it is asked for on the other path."""
    document = parse(text)
    errors = validate(REGISTRY.schema, document)
    assert not errors, errors
    return document


def asked(text: str, variables: Mapping[str, Any] | None = None, name: str | None = None) -> Asked:
    """One operation of a document as the gateway hands it to the reader; the document must be valid."""
    document = valid(text)
    operation = next(
        each
        for each in document.definitions
        if isinstance(each, OperationDefinitionNode) and (name is None or (each.name and each.name.value == name))
    )
    assert operation.operation is OperationType.QUERY
    coerced = get_variable_values(REGISTRY.schema, operation.variable_definitions or (), dict(variables or {}))
    assert not isinstance(coerced, list), coerced
    key = sha256(text.encode()).hexdigest()
    return Asked(document, key, operation, coerced, dict(variables or {}))


@dataclass
class Reading:
    """A database, a reader over it, and what was sent to PostgreSQL."""

    database: Database
    url: URL
    sent: list[str] = field(default_factory=list)
    """Every message of a read connection, in order."""
    reader: Reader = field(default_factory=lambda: Reader(REGISTRY, signing_key=KEY))
    _actors: dict[str, Actor] = field(default_factory=dict)

    async def actor(self, persona: str) -> Actor:
        """The actor of a persona, from the memberships in the database."""
        if persona not in self._actors:

            async def identify(issuer: str, subject: str) -> list[HeldMembership]:
                return [HeldMembership.of(row) for row in await self.database.identify(issuer, subject)]

            identity = Identity(identify, lambda: AUTHORIZER)
            self._actors[persona] = await identity.actor(
                Principal(ISSUER, persona, float("inf")), None, Trace(request_id="test"), fresh=True
            )
        self.sent.clear()
        return self._actors[persona]

    def context(self, actor: Actor) -> RequestContext:
        service = Service(clock=SystemClock(), database=self.database, authorizer=lambda: AUTHORIZER)
        return RequestContext(actor, service, self.reader, "zh")

    async def text(
        self,
        who: str | Actor,
        query: str,
        variables: Mapping[str, Any] | None = None,
        *,
        through_executor: bool = False,
    ) -> bytes:
        """The bytes of ``data``. Fails on any error of the answer."""
        actor = await self.actor(who) if isinstance(who, str) else who
        self.sent.clear()
        answer = await self.reader.answer(
            asked(query, variables), self.context(actor), through_executor=through_executor
        )
        assert not answer.errors, [(error.message, error.path) for error in answer.errors]
        return answer.data

    async def ask(self, who: str | Actor, query: str, variables: Mapping[str, Any] | None = None, **how: bool) -> Any:
        """The parsed ``data``."""
        return json.loads(await self.text(who, query, variables, **how))

    async def refused(self, who: str | Actor, query: str, variables: Mapping[str, Any] | None = None) -> ReadRefused:
        """Why an operation was refused; asserts that nothing was read."""
        try:
            answer = await self.text(who, query, variables)
        except ReadRefused as refusal:
            assert self.sent == []
            return refusal
        raise AssertionError(answer)

    def compiled(
        self, actor: Actor, query: str, variables: Mapping[str, Any] | None = None
    ) -> tuple[Compiled, list[Any]]:
        """The statement of an operation and its values for one run."""
        operation = asked(query, variables)
        compiled = self.reader.compiled(operation, actor, for_executor=False)
        run = Run(operation.variables, actor.fence(), KEY)
        return compiled, compiled.values.of(run)


@asynccontextmanager
async def watched(url: URL) -> AsyncIterator[tuple[Database, list[str]]]:
    """The application's database over a pool that keeps what is sent; both pools as the application logs in."""
    sent: list[str] = []

    class Watched(FencedConnection):
        async def execute(self, query: str, *args: Any, **more: Any) -> Any:
            sent.append(query)
            return await super().execute(query, *args, **more)

        async def fetchval(self, query: str, *args: Any, **more: Any) -> Any:
            sent.append(query)
            return await super().fetchval(query, *args, **more)

        async def fetch(self, query: str, *args: Any, **more: Any) -> Any:
            sent.append(query)
            return await super().fetch(query, *args, **more)

    login = as_login(url)
    async with (
        open_writers(login, size=5, wait_seconds=5) as writes,
        open_readers(login, size=4, wait_seconds=5, binding=Binding.STATEMENT, connections=Watched) as reads,
    ):
        yield Database(writes, reads), sent


async def plan_of(
    owner: asyncpg.Connection, actor: Actor, sql: str, values: Sequence[Any], *, measured: bool = False
) -> dict[str, Any]:
    """PostgreSQL's plan of a statement inside an actor's fence, as the role that reads."""
    await owner.execute(actor.fence().binding(read_only=True))
    try:
        options = "ANALYZE, BUFFERS, FORMAT JSON" if measured else "FORMAT JSON"
        text = await owner.fetchval(f"EXPLAIN ({options}) {sql}", *values)
    finally:
        await owner.execute("ROLLBACK")
    plan: dict[str, Any] = json.loads(text)[0]
    return plan


def nodes_of(plan: Mapping[str, Any], keep: Callable[[Mapping[str, Any]], bool] = lambda _: True) -> list[Any]:
    """All nodes of a plan that ``keep`` takes, outermost first."""
    found = [plan] if keep(plan) else []
    for below in plan.get("Plans", ()):
        found += nodes_of(below, keep)
    return found
