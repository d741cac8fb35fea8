"""Documents: parsed, measured and validated once, found again by the hash of their text."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    VariableDefinitionNode,
    get_nullable_type,
    is_leaf_type,
    is_non_null_type,
    parse,
    validate,
)
from graphql.execution.get_variable_signature import GraphQLVariableSignature, get_variable_signature

from zhaoshang.gateway.errors import GatewayError, document_problems
from zhaoshang.gateway.limits import measure, refuse_source
from zhaoshang.gateway.validation import RULES
from zhaoshang.settings import Limits

MAX_VALIDATION_ERRORS: Final = 20
REMEMBERED_DOCUMENTS: Final = 2_000
REMEMBERED_DOCUMENT_CHARACTERS: Final = 500_000
"""A parsed document takes some 120 bytes of memory for each character of its text."""

REMEMBERED_PERSISTED: Final = 2_000
REMEMBERED_PERSISTED_CHARACTERS: Final = 5_000_000
META_FIELDS: Final = frozenset({"__typename", "__schema", "__type"})
PROBE: Final = "{__typename}"
"""The health probe every client library sends; it is answered even where only trusted documents run."""


@dataclass(slots=True, eq=False)
class Definition:
    """One operation of a document, and what is known of it, however often it is asked."""

    node: OperationDefinitionNode
    name: str | None
    root_fields: frozenset[str]
    """The names of the root fields it selects, through its fragments."""
    writes: bool
    """Whether it is a mutation."""
    is_about_schema_only: bool
    """Whether it asks for nothing but type names and introspection, for which nobody has to be known."""
    leaves: "tuple[Leaf, ...] | None"
    """Its variables, where all are scalars or enumerations; ``None`` where some are more than that."""
    sizing: tuple[str, ...] | None = None
    """The variables that say how long its lists are; ``None`` until it is priced."""
    prices: dict[tuple[int | None, ...], int] = field(default_factory=dict)
    """What it costs, by the values of those."""


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A valid document within the limits."""

    text: str
    sha256: str
    ast: DocumentNode
    operations: Mapping[str | None, Definition]
    fragments: Mapping[str, FragmentDefinitionNode]

    def operation(self, name: str | None) -> Definition:
        """The operation to run. Refuses (``GatewayError``): OPERATION_NOT_FOUND, also for an ambiguous omission."""
        if name is None and len(self.operations) == 1:
            return next(iter(self.operations.values()))
        if name is None or name not in self.operations:
            raise GatewayError("OPERATION_NOT_FOUND")
        return self.operations[name]


def _definition(
    schema: GraphQLSchema, node: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> Definition:
    root_fields = frozenset(_names(node.selection_set.selections, fragments, set()))
    return Definition(
        node,
        node.name.value if node.name else None,
        root_fields,
        writes=node.operation is OperationType.MUTATION,
        is_about_schema_only=root_fields <= META_FIELDS,
        leaves=_leaves(schema, node.variable_definitions or ()),
    )


class Leaf(NamedTuple):
    """A variable that holds a scalar or a member of an enumeration."""

    name: str
    signature: GraphQLVariableSignature
    coerce: Callable[[Any], Any]
    """May raise whatever it likes for a value that does not fit."""
    required: bool


def _leaves(schema: GraphQLSchema, variables: Iterable[VariableDefinitionNode]) -> tuple[Leaf, ...] | None:
    found = []
    for each in variables:
        signature = get_variable_signature(schema, each)
        if not isinstance(signature, GraphQLVariableSignature):
            return None
        kind = get_nullable_type(signature.type)
        if not is_leaf_type(kind):
            return None
        found.append(Leaf(signature.name, signature, kind.coerce_input_value, is_non_null_type(signature.type)))
    return tuple(found)


def _names(
    selections: Iterable[SelectionNode], fragments: Mapping[str, FragmentDefinitionNode], seen: set[str]
) -> Iterable[str]:
    for each in selections:
        if isinstance(each, FieldNode):
            yield each.name.value
        elif isinstance(each, InlineFragmentNode):
            yield from _names(each.selection_set.selections, fragments, seen)
        elif isinstance(each, FragmentSpreadNode) and each.name.value not in seen:
            seen.add(each.name.value)
            yield from _names(fragments[each.name.value].selection_set.selections, fragments, seen)


def digest(text: str) -> str:
    """The name of a document: SHA-256 of its UTF-8 text in lower-case hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Documents:
    """The documents seen lately, refusals included, so that neither is worked out twice."""

    def __init__(self, schema: GraphQLSchema, limits: Limits, *, suggest: bool) -> None:
        """``suggest`` adds "did you mean" to validation errors: for people exploring, not for production."""
        self._schema = schema
        self._limits = limits
        self._suggest = suggest
        self._known: OrderedDict[str, Document | GatewayError] = OrderedDict()
        self._characters = 0

    def prepare(self, text: str) -> Document:
        """The document of a text.

        Refuses (``GatewayError``): what ``limits`` refuses, GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED.
        """
        if len(text) > self._limits.document_characters:  # before hashing, and never remembered
            raise GatewayError("DOCUMENT_TOO_LONG", facts={"limit": self._limits.document_characters})
        key = digest(text)
        known = self._known.get(key)
        if known is None:
            try:
                known = self._prepared(text, key)
            except GatewayError as error:
                known = error
            self._remember(key, known)
        else:
            self._known.move_to_end(key)
        if isinstance(known, GatewayError):
            # A fresh one each time: raising a kept exception again would grow its traceback for ever.
            raise GatewayError.of(known.problems)
        return known

    def _remember(self, key: str, document: Document | GatewayError) -> None:
        self._known[key] = document
        self._characters += _characters(document)
        while len(self._known) > REMEMBERED_DOCUMENTS or self._characters > REMEMBERED_DOCUMENT_CHARACTERS:
            self._characters -= _characters(self._known.popitem(last=False)[1])

    def _prepared(self, text: str, key: str) -> Document:
        try:
            refuse_source(text, self._limits)
            ast = parse(text)
        except GraphQLError as error:
            raise GatewayError.of(document_problems("GRAPHQL_PARSE_FAILED", [error])) from None
        fragments = measure(ast, self._limits)
        errors = validate(
            self._schema, ast, RULES, max_errors=MAX_VALIDATION_ERRORS, hide_suggestions=not self._suggest
        )
        if errors:
            raise GatewayError.of(document_problems("GRAPHQL_VALIDATION_FAILED", errors))
        defined = [
            _definition(self._schema, each, fragments)
            for each in ast.definitions
            if isinstance(each, OperationDefinitionNode)
        ]
        return Document(text, key, ast, {each.name: each for each in defined}, fragments)


def _characters(document: Document | GatewayError) -> int:
    return len(document.text) if isinstance(document, Document) else 0


class PersistedQueries:
    """Automatic persisted queries (Apollo's protocol): texts registered by clients, found by SHA-256, bounded."""

    def __init__(self) -> None:
        """Start empty: the store is this process's memory and clients register again after a miss."""
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._characters = 0

    def resolve(self, query: str | None, extensions: Mapping[str, Any]) -> tuple[str, str | None]:
        """The text to run, and the hash to ``keep`` it under once it proved valid.

        Refuses (``GatewayError``): PERSISTED_QUERY_NOT_FOUND, PERSISTED_QUERY_HASH_MISMATCH, INVALID_REQUEST.
        """
        asked = extensions.get("persistedQuery")
        if asked is None:
            if query is None:
                raise GatewayError("INVALID_REQUEST", facts={"parameter": "query"})
            return query, None
        wanted = asked.get("sha256Hash") if isinstance(asked, dict) and asked.get("version") == 1 else None
        if not isinstance(wanted, str):
            raise GatewayError("INVALID_REQUEST", facts={"parameter": "extensions.persistedQuery"})
        if query is None:
            if (text := self._texts.get(wanted)) is None:
                raise GatewayError("PERSISTED_QUERY_NOT_FOUND")
            self._texts.move_to_end(wanted)
            return text, None
        if digest(query) != wanted:
            raise GatewayError("PERSISTED_QUERY_HASH_MISMATCH")
        return query, wanted

    def keep(self, key: str, text: str) -> None:
        """Remember a valid text. Invalid ones never get here, so nobody fills the store with rubbish."""
        if key in self._texts:
            self._texts.move_to_end(key)
            return
        self._texts[key] = text
        self._characters += len(text)
        while len(self._texts) > REMEMBERED_PERSISTED or self._characters > REMEMBERED_PERSISTED_CHARACTERS:
            self._characters -= len(self._texts.popitem(last=False)[1])


@dataclass(frozen=True, slots=True)
class TrustedDocuments:
    """The only documents a locked-down deployment runs: the files the dashboards were built with."""

    texts: Mapping[str, str]

    @classmethod
    def read(cls, directory: Path) -> "TrustedDocuments":
        """Every ``**/*.graphql`` file under a directory, by the hash of its text with and without the last newline.

        Refuses (``FileNotFoundError``): a directory that is not there, since nothing at all would be served.
        """
        if not directory.is_dir():
            raise FileNotFoundError(f"no directory of trusted documents at {directory}")
        texts = {digest(PROBE): PROBE, digest("{ __typename }"): "{ __typename }"}
        for path in sorted(directory.rglob("*.graphql")):
            text = path.read_text(encoding="utf-8")
            for form in (text, text.rstrip("\n")):
                texts[digest(form)] = form
        return cls(texts)

    def resolve(self, query: str | None, extensions: Mapping[str, Any]) -> str:
        """The trusted text that was asked for, by hash or by its full text.

        Refuses (``GatewayError``): DOCUMENT_NOT_TRUSTED.
        """
        asked = extensions.get("persistedQuery")
        key = asked.get("sha256Hash") if isinstance(asked, dict) else None
        if query is not None:
            key = digest(query)
        text = self.texts.get(key) if isinstance(key, str) else None
        if text is None:
            raise GatewayError("DOCUMENT_NOT_TRUSTED")
        return text
