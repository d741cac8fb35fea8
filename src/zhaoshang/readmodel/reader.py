"""Running reads: compile once for each kind of actor and shape of variables, then only bind and run."""

from collections.abc import Callable, Hashable
from typing import Any, Final, NamedTuple

import orjson
from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLResolveInfo,
    OperationDefinitionNode,
    execute,
)
from graphql.execution import ExecutionResult, VariableValues

from zhaoshang.authorization.actor import Actor
from zhaoshang.readmodel.cache import Bounded
from zhaoshang.readmodel.compiler import Compiled, Compiler
from zhaoshang.readmodel.context import RequestContext
from zhaoshang.readmodel.executor import read_from_json
from zhaoshang.readmodel.parameters import Run
from zhaoshang.readmodel.registry import Registry
from zhaoshang.readmodel.selection import Selection
from zhaoshang.readmodel.shape import Types, shape_of, variable_types

STATEMENTS: Final = 4_000
"""How many compiled statements are kept; one takes some 20 KB."""


class Asked(NamedTuple):
    """One operation of a valid document with its coerced variables."""

    document: DocumentNode
    document_key: str
    """The hash of the document's text; statements are kept by it."""
    operation: OperationDefinitionNode
    variables: VariableValues
    raw_variables: dict[str, Any]
    """As the client sent them, for the executor."""

    @property
    def name(self) -> str | None:
        """The operation's name."""
        return self.operation.name.value if self.operation.name else None


class ReadAnswer(NamedTuple):
    """The JSON text of ``data``, and what went wrong on the way."""

    data: bytes
    errors: tuple[GraphQLError, ...] = ()


class Reader:
    """Answers query operations with one statement each."""

    def __init__(self, registry: Registry, *, signing_key: str, statements: int = STATEMENTS) -> None:
        """``signing_key`` signs cursors; the same on every process that serves the same clients."""
        self.registry: Final = registry
        self._signing_key: Final = signing_key
        self._compiled: Final[Bounded[Hashable, Compiled]] = Bounded(statements)
        self._types: Final[Bounded[Hashable, Types]] = Bounded(statements)
        read_from_json(registry)

    async def answer(self, asked: Asked, context: RequestContext, *, through_executor: bool = False) -> ReadAnswer:
        """The answer to a query. Refuses (``ReadRefused``) before any SQL runs.

        ``through_executor`` takes the executor's path even where PostgreSQL's JSON is the whole answer.
        """
        compiled = self.compiled(asked, context.actor, for_executor=through_executor)
        if compiled.computed and not through_executor:
            through_executor = True
            compiled = self.compiled(asked, context.actor, for_executor=True)
        text = await self._run(compiled, asked.variables, context)
        if not through_executor:
            return ReadAnswer(text)
        result = execute(
            self.registry.schema,
            asked.document,
            root_value=orjson.loads(text),
            context_value=context,
            variable_values=asked.raw_variables,
            operation_name=asked.name,
            hide_suggestions=True,
        )
        if not isinstance(result, ExecutionResult):
            result = await result
        return ReadAnswer(orjson.dumps(result.data), tuple(result.errors or ()))

    def compiled(self, asked: Asked, actor: Actor, *, for_executor: bool) -> Compiled:
        """The statement of an operation, from the cache where this kind of actor asked it before."""
        key = (asked.document_key, asked.name, for_executor)
        types = self._types_of(asked.document_key, asked.operation)

        def compiler() -> Compiled:
            selection = Selection(self.registry.schema, fragments_of(asked.document), asked.variables)
            return Compiler(self.registry, selection, actor, for_executor).operation(asked.operation)

        return self._kept(key, types, actor, asked.variables, compiler)

    def _types_of(self, document_key: str, operation: OperationDefinitionNode) -> Types:
        key = (document_key, operation.name.value if operation.name else None)
        known = self._types.get(key)
        return known if known is not None else self._types.put(key, variable_types(self.registry, operation))

    def _kept(
        self, key: Hashable, types: Types, actor: Actor, variables: VariableValues, compiler: Callable[[], Compiled]
    ) -> Compiled:
        """A statement by what it depends on: its place in a document, the kind of actor, the shape of variables."""
        whole = (key, actor.fingerprint, shape_of(self.registry, types, variables.coerced))
        known = self._compiled.get(whole)
        return known if known is not None else self._compiled.put(whole, compiler())

    async def _run(
        self, compiled: Compiled, variables: VariableValues, context: RequestContext, key: Any = None
    ) -> bytes:
        fence = context.actor.fence()
        run = Run(variables, fence, self._signing_key, key)
        return await context.service.database.read(fence, compiled.sql, compiled.values.of(run)) or b"null"

    async def one(self, info: GraphQLResolveInfo[Any], type_name: str, key: Any) -> Any:
        """Read anew what the current field selects of one object; ``None`` when it is out of sight."""
        context: RequestContext = info.context

        def compiler() -> Compiled:
            below = [node.selection_set for node in info.field_nodes if node.selection_set]
            selection = Selection(self.registry.schema, info.fragments, info.variable_values)
            return Compiler(self.registry, selection, context.actor, for_executor=True).one(
                type_name, lambda run: run.key, below
            )

        if context.document_key:
            # The same place in the same document selects the same; of a list, whichever item.
            path = tuple(step for step in info.path.as_list() if isinstance(step, str))
            name = info.operation.name.value if info.operation.name else None
            types = self._types_of(context.document_key, info.operation)
            place = (context.document_key, name, path, type_name)
            compiled = self._kept(place, types, context.actor, info.variable_values, compiler)
        else:
            compiled = compiler()
        return orjson.loads(await self._run(compiled, info.variable_values, context, key))


def fragments_of(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    """The fragments of a document by name."""
    return {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}


async def reread(info: Any, type_name: str, key: Any) -> Any:
    """Read a mutation payload's object after the commit, under today's permissions.

    Used as ``await reread(info, "Project", id)`` with Strawberry's ``info``. Answers ``None`` for no key and for what
    the actor may not see.
    """
    if key is None:
        return None
    raw: GraphQLResolveInfo[Any] = info._raw_info  # noqa: SLF001  Strawberry offers no other way to the selection
    context: RequestContext = raw.context
    return await context.reader.one(raw, type_name, key)
