"""What the endpoint hands to whatever runs operations, and what it gets back."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

import orjson
from graphql import GraphQLError, GraphQLSchema, Undefined, execute
from graphql.execution import ExecutionResult, VariableValues
from graphql.execution.values import VariableValueSource, get_variable_values

from zhaoshang.api.messages import Language
from zhaoshang.authorization.actor import Actor
from zhaoshang.gateway.documents import Definition, Document, Leaf
from zhaoshang.gateway.errors import GatewayError, document_problems

MAX_COERCION_ERRORS = 20


class Operation(NamedTuple):
    """One operation of a valid document with its variables, ready to run."""

    document: Document
    definition: Definition
    variables: Mapping[str, Any]
    """As the client sent them."""
    coerced: VariableValues
    """Coerced by the schema, each with where it came from: given, absent, or the default."""


class Answer(NamedTuple):
    """What came of an operation: the JSON text of ``data`` and what went wrong on the way."""

    data: bytes
    errors: tuple[GraphQLError, ...] = ()


class Caller(NamedTuple):
    """Who asks and how, from which the composition root makes the context that resolvers see."""

    actor: Actor | None
    language: Language
    request_id: str
    address: str = ""
    idempotency_key: str | None = None


class Executor(Protocol):
    """Runs operations. May raise ``GatewayError`` to refuse one as a whole; anything else it raises is a bug."""

    async def execute(self, operation: Operation, caller: Caller) -> Answer:
        """The answer to one operation."""
        ...


def coerce(
    schema: GraphQLSchema, document: Document, name: str | None, variables: Mapping[str, Any], *, suggest: bool
) -> Operation:
    """The named operation of a document with its variables coerced.

    Refuses (``GatewayError``): OPERATION_NOT_FOUND, BAD_USER_INPUT for every variable that does not fit its type.
    """
    definition = document.operation(name)
    coerced: VariableValues | list[GraphQLError] | None = _of_leaves(definition.leaves, variables)
    if coerced is None:
        coerced = get_variable_values(
            schema,
            definition.node.variable_definitions or (),
            dict(variables),
            max_errors=MAX_COERCION_ERRORS,
            hide_suggestions=not suggest,
        )
    if isinstance(coerced, list):
        raise GatewayError.of(document_problems("BAD_USER_INPUT", coerced))
    return Operation(document, definition, variables, coerced)


def _of_leaves(leaves: Sequence[Leaf] | None, variables: Mapping[str, Any]) -> VariableValues | None:
    """Scalars and enumerations that are given and fit; ``None`` where there is more to it.

    What graphql-core does for them with each variable's type looked up anew, which takes four times as long.
    """
    if leaves is None:
        return None
    sources: dict[str, VariableValueSource] = {}
    coerced: dict[str, Any] = {}
    for name, signature, coerce_leaf, required in leaves:
        value = variables.get(name, Undefined)
        if value is Undefined:
            if required or signature.default is not None:
                return None
            sources[name] = VariableValueSource(signature)
            continue
        if value is None:
            if required:
                return None
            fitting = None
        else:
            try:
                fitting = coerce_leaf(value)
            except Exception:  # noqa: BLE001  whatever it is, graphql-core says it to the client
                return None
            if fitting is Undefined:
                return None
        sources[name] = VariableValueSource(signature, value)
        coerced[name] = fitting
    return VariableValues(sources, coerced)


class SchemaExecutor:
    """Runs operations field by field through graphql-core: introspection, and schemas without a read model."""

    def __init__(self, schema: GraphQLSchema) -> None:
        """``schema`` as graphql-core knows it; its resolvers get the ``Caller`` as their context."""
        self._schema = schema

    async def execute(self, operation: Operation, caller: Caller) -> Answer:
        """The answer to one operation."""
        result = execute(
            self._schema,
            operation.document.ast,
            context_value=caller,
            variable_values=dict(operation.variables),
            operation_name=operation.definition.name,
            hide_suggestions=True,
        )
        if not isinstance(result, ExecutionResult):
            result = await result
        return Answer(orjson.dumps(result.data), tuple(result.errors or ()))
