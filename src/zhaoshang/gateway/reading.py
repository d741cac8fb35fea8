"""Running operations over the read model: queries as one statement, mutations field by field."""

import hashlib
from copy import copy
from typing import Any, Self

import orjson
from graphql import GraphQLField, GraphQLResolveInfo, default_field_resolver, default_type_resolver
from graphql.execution import ExecutionResult, Executor
from graphql.execution.collect_fields import FragmentDetails

from zhaoshang.authorization.service import Service
from zhaoshang.database.idempotency import Once, once_for
from zhaoshang.gateway.execution import Answer, Caller, Operation, SchemaExecutor
from zhaoshang.gateway.tokens import unauthenticated
from zhaoshang.readmodel.context import RequestContext
from zhaoshang.readmodel.reader import Asked, Reader


class ReadingExecutor:
    """Answers with the bytes PostgreSQL wrote, wherever no field needs Python."""

    def __init__(self, reader: Reader, service: Service) -> None:
        """``reader`` knows the schema; ``service`` is what resolvers and operations run on."""
        self._reader = reader
        self._service = service
        self._about_schema = SchemaExecutor(reader.registry.schema)
        mutations = reader.registry.schema.mutation_type
        for field in mutations.fields.values() if mutations else ():
            field.resolve = _answering_repeats(field)

    def over(self, service: Service) -> Self:
        """The same, with all that it has compiled, over another database: statements know none."""
        other = copy(self)
        other._service = service  # noqa: SLF001  one of its own kind
        return other

    async def execute(self, operation: Operation, caller: Caller) -> Answer:
        """The answer to one operation. Raises ``ReadRefused`` for a query refused as a whole, before any SQL."""
        if operation.definition.is_about_schema_only:
            return await self._about_schema.execute(operation, caller)
        if caller.actor is None:
            raise unauthenticated("TOKEN_MISSING")
        context = RequestContext(
            caller.actor,
            self._service,
            self._reader,
            caller.language,
            caller.idempotency_key,
            "" if caller.idempotency_key is None else _hash_of(operation),
            operation.document.sha256,
        )
        if operation.definition.writes:
            return await self._written(operation, context)
        asked = Asked(
            operation.document.ast,
            operation.document.sha256,
            operation.definition.node,
            operation.coerced,
            dict(operation.variables),
        )
        # The statement knows nothing of the schema's own description; graphql-core adds it to what was read.
        mixed = not operation.definition.root_fields.isdisjoint({"__schema", "__type"})
        answer = await self._reader.answer(asked, context, through_executor=mixed)
        return Answer(answer.data, answer.errors)

    async def _written(self, operation: Operation, context: RequestContext) -> Answer:
        # ``execute`` would look through the document for the operation, and coerce its variables a second time.
        document = operation.document
        result: Any = Executor(
            self._reader.registry.schema,
            dict(document.fragments),
            {name: FragmentDetails(each) for name, each in document.fragments.items()},
            None,
            context,
            operation.definition.node,
            operation.coerced,
            default_field_resolver,
            default_type_resolver,
            default_field_resolver,
            hide_suggestions=True,
        ).execute_operation()
        if not isinstance(result, ExecutionResult):
            result = await result
        return Answer(orjson.dumps(result.data), tuple(result.errors or ()))


def _hash_of(operation: Operation) -> str:
    name = operation.definition.name or ""
    variables = orjson.dumps(operation.variables, option=orjson.OPT_SORT_KEYS, default=str)
    return hashlib.sha256(operation.document.sha256.encode() + name.encode() + variables).hexdigest()


def _answering_repeats(field: GraphQLField) -> Any:
    """A mutation field's resolver, each of whose units of work knows which repeatable request it belongs to."""
    resolve: Any = field.resolve

    async def answered(source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
        context: RequestContext = info.context
        key = context.idempotency_key
        path = ".".join(map(str, info.path.as_list()))
        with once_for(None if key is None else Once(key, path, context.request_hash)):
            return await resolve(source, info, **arguments)

    return answered
