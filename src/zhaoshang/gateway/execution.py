"""What the endpoint hands to whatever runs operations, and what it gets back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import orjson
from graphql import GraphQLError, GraphQLSchema, OperationDefinitionNode, OperationType, execute
from graphql.execution import ExecutionResult, VariableValues
from graphql.execution.values import get_variable_values

from zhaoshang.api.messages import Language
from zhaoshang.authorization.actor import Actor
from zhaoshang.gateway.documents import META_FIELDS, Document
from zhaoshang.gateway.errors import GatewayError, document_problems

MAX_COERCION_ERRORS = 20


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of a valid document with its variables, ready to run."""

    document: Document
    node: OperationDefinitionNode
    variables: Mapping[str, Any]
    """As the client sent them."""
    coerced: VariableValues
    """Coerced by the schema, each with where it came from: given, absent, or the default."""
    root_fields: frozenset[str]

    @property
    def values(self) -> Mapping[str, Any]:
        """The coerced values by variable, defaults included."""
        return self.coerced.coerced

    @property
    def name(self) -> str | None:
        """Its name in the document, if it has one."""
        return self.node.name.value if self.node.name else None

    @property
    def writes(self) -> bool:
        """Whether it is a mutation."""
        return self.node.operation is OperationType.MUTATION

    @property
    def is_about_schema_only(self) -> bool:
        """Whether it asks for nothing but type names and introspection, for which nobody has to be known."""
        return self.root_fields <= META_FIELDS


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an operation: the JSON text of ``data`` and what went wrong on the way."""

    data: bytes
    errors: tuple[GraphQLError, ...] = ()


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks and how, from which the composition root makes the context that resolvers see."""

    actor: Actor | None
    language: Language
    request_id: str
    address: str = ""
    idempotency_key: str | None = field(default=None, kw_only=True)


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
    node = document.operation(name)
    coerced = get_variable_values(
        schema,
        node.variable_definitions or (),
        dict(variables),
        max_errors=MAX_COERCION_ERRORS,
        hide_suggestions=not suggest,
    )
    if isinstance(coerced, list):
        raise GatewayError.of(document_problems("BAD_USER_INPUT", coerced))
    return Operation(document, node, variables, coerced, document.root_fields(node))


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
            operation_name=operation.name,
            hide_suggestions=True,
        )
        if not isinstance(result, ExecutionResult):
            result = await result
        return Answer(orjson.dumps(result.data), tuple(result.errors or ()))
