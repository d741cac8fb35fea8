"""How big a document may be, decided in linear time before anything expensive looks at it.

Everything is memoised per fragment: a fragment's own type condition fixes what it costs wherever it is spread, so a
document of doubling fragments is measured once per fragment although it would expand to 2ⁿ fields.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    Lexer,
    OperationDefinitionNode,
    SelectionNode,
    Source,
    TokenKind,
)

from zhaoshang.gateway.errors import GatewayError
from zhaoshang.settings import Limits

MAX_NESTING: Final = 60
"""Open brackets in the source, far over any honest document and far under the parser's recursion limit."""

MAX_REPEATS: Final = 25
"""How often one response key may be selected for one place: merging such fields is quadratic in this number."""

MAX_FRAGMENTS: Final = 150
"""Fragment definitions in a document: checking that they overlap well is quadratic in this number."""

MAX_FRAMES: Final = 200
"""Selection sets and fragments inside each other, kept far under Python's own recursion limit."""

_OPENING = frozenset({TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L})
_CLOSING = frozenset({TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R})


def refuse_source(text: str, limits: Limits) -> None:
    """Refuse a text the parser should not see: too long, too many tokens, too deeply bracketed.

    Refuses (``GatewayError``): DOCUMENT_TOO_LONG, TOO_MANY_TOKENS, DEPTH_EXCEEDED. A syntax error raises
    ``GraphQLSyntaxError`` as parsing would.
    """
    if len(text) > limits.document_characters:
        raise GatewayError("DOCUMENT_TOO_LONG", facts={"limit": limits.document_characters})
    lexer = Lexer(Source(text))
    tokens = nesting = 0
    while (token := lexer.advance()).kind is not TokenKind.EOF:
        tokens += 1
        if tokens > limits.document_tokens:
            raise GatewayError("TOO_MANY_TOKENS", facts={"limit": limits.document_tokens})
        if token.kind in _OPENING:
            nesting += 1
            if nesting > MAX_NESTING:
                raise GatewayError("DEPTH_EXCEEDED", facts={"limit": limits.document_depth})
        elif token.kind in _CLOSING:
            nesting -= 1


class Shape(NamedTuple):
    """What a selection set amounts to when every fragment in it is spread. ``fields`` counts spreads as well."""

    fields: int = 0
    aliases: int = 0
    depth: int = 0


def measure(document: DocumentNode, limits: Limits) -> Mapping[str, FragmentDefinitionNode]:
    """The document's fragments, unless its fields, aliases or depth exceed the limits once they are spread.

    Refuses (``GatewayError``): GRAPHQL_VALIDATION_FAILED for fragments that spread themselves (they have no size),
    TOO_MANY_FIELDS, TOO_MANY_ALIASES, TOO_MANY_ROOT_FIELDS, DEPTH_EXCEEDED.
    """
    definitions = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    if len(definitions) > MAX_FRAGMENTS:
        raise GatewayError("TOO_MANY_FIELDS", facts={"limit": limits.document_fields})
    measuring = _Measuring(definitions, limits, {}, set())
    for name in definitions:
        measuring.fragment(name)
    total = 0
    for each in document.definitions:
        if isinstance(each, OperationDefinitionNode):
            shape = measuring.selections(each.selection_set.selections)
            _refuse_shape(shape, limits)
            if _root_fields(each.selection_set.selections, definitions, {}) > limits.root_fields:
                raise GatewayError("TOO_MANY_ROOT_FIELDS", facts={"limit": limits.root_fields})
        elif isinstance(each, FragmentDefinitionNode):
            shape = measuring.shapes[each.name.value]
            _refuse_shape(shape, limits)
        else:
            continue  # a type definition: validation refuses it
        total += shape.fields
    # Validation walks every definition, not only the operation that will run.
    if total > 4 * limits.document_fields:
        raise GatewayError("TOO_MANY_FIELDS", facts={"limit": limits.document_fields})
    for each in document.definitions:
        if isinstance(each, OperationDefinitionNode | FragmentDefinitionNode):
            _refuse_repeats(each.selection_set.selections, definitions, limits)
    return definitions


def _refuse_shape(shape: Shape, limits: Limits) -> None:
    if shape.depth > limits.document_depth:
        raise GatewayError("DEPTH_EXCEEDED", facts={"limit": limits.document_depth})
    if shape.fields > limits.document_fields:
        raise GatewayError("TOO_MANY_FIELDS", facts={"limit": limits.document_fields})
    if shape.aliases > limits.document_aliases:
        raise GatewayError("TOO_MANY_ALIASES", facts={"limit": limits.document_aliases})


@dataclass(slots=True)
class _Measuring:
    definitions: Mapping[str, FragmentDefinitionNode]
    limits: Limits
    shapes: dict[str, Shape]
    open: set[str]
    frames: int = 0

    def fragment(self, name: str) -> Shape:
        if (known := self.shapes.get(name)) is not None:
            return known
        if (definition := self.definitions.get(name)) is None:
            return Shape()  # an unknown fragment: validation names it
        if name in self.open:
            raise GatewayError(
                "GRAPHQL_VALIDATION_FAILED", facts={"detail": f"Cannot spread fragment '{name}' within itself."}
            )
        self.open.add(name)
        shape = self.shapes[name] = self.selections(definition.selection_set.selections)
        self.open.remove(name)
        return shape

    def selections(self, nodes: Iterable[SelectionNode]) -> Shape:
        self.frames += 1
        if self.frames > MAX_FRAMES:
            raise GatewayError("DEPTH_EXCEEDED", facts={"limit": self.limits.document_depth})
        fields = aliases = depth = 0
        for node in nodes:
            inner, level = Shape(), 0
            if isinstance(node, FieldNode):
                aliases += node.alias is not None
                level = 1
                if node.selection_set is not None:
                    inner = self.selections(node.selection_set.selections)
            elif isinstance(node, InlineFragmentNode):
                inner = self.selections(node.selection_set.selections)
            else:
                inner = self.fragment(_spread(node))
            fields += 1 + inner.fields
            aliases += inner.aliases
            depth = max(depth, inner.depth + level)
        self.frames -= 1
        return Shape(fields, aliases, depth)


def _root_fields(
    selections: Iterable[SelectionNode], definitions: Mapping[str, FragmentDefinitionNode], known: dict[str, int]
) -> int:
    count = 0
    for selection in selections:
        if isinstance(selection, FieldNode):
            count += 1
        elif isinstance(selection, InlineFragmentNode):
            count += _root_fields(selection.selection_set.selections, definitions, known)
        elif (definition := definitions.get(name := _spread(selection))) is not None:
            if name not in known:
                known[name] = _root_fields(definition.selection_set.selections, definitions, known)
            count += known[name]
    return count


def _refuse_repeats(
    selections: Iterable[SelectionNode], definitions: Mapping[str, FragmentDefinitionNode], limits: Limits
) -> None:
    """Walk the merged response keys, as execution would; the number of fields to walk is already bounded."""
    levels: list[list[SelectionNode]] = [list(selections)]
    while levels:
        grouped: dict[str, list[FieldNode]] = {}
        for field in _spread_out(levels.pop(), definitions):
            key = field.alias.value if field.alias else field.name.value
            grouped.setdefault(key, []).append(field)
        for fields in grouped.values():
            if len(fields) > MAX_REPEATS:
                raise GatewayError("TOO_MANY_FIELDS", facts={"limit": limits.document_fields})
            if children := [each for field in fields if field.selection_set for each in field.selection_set.selections]:
                levels.append(children)


def _spread_out(
    selections: Iterable[SelectionNode], definitions: Mapping[str, FragmentDefinitionNode]
) -> Iterable[FieldNode]:
    for selection in selections:
        if isinstance(selection, FieldNode):
            yield selection
        elif isinstance(selection, InlineFragmentNode):
            yield from _spread_out(selection.selection_set.selections, definitions)
        elif (definition := definitions.get(_spread(selection))) is not None:
            yield from _spread_out(definition.selection_set.selections, definitions)


def _spread(selection: SelectionNode) -> str:
    assert isinstance(selection, FragmentSpreadNode)  # noqa: S101  the third and last kind of selection
    return selection.name.value


def refuse_variables(variables: Mapping[str, Any], limits: Limits) -> None:
    """Refuse variables nested too deeply or holding too many values; without recursion.

    Refuses (``GatewayError``): VARIABLES_TOO_DEEP, TOO_MANY_VALUES.
    """
    level: list[Any] = list(variables.values())
    depth = values = 0
    while level:
        depth += 1
        values += len(level)
        if values > limits.variable_values:
            raise GatewayError("TOO_MANY_VALUES", facts={"limit": limits.variable_values})
        below: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                below.extend(value.values())
            elif isinstance(value, list):
                below.extend(value)
        if below and depth >= limits.variable_depth:
            raise GatewayError("VARIABLES_TOO_DEEP", facts={"limit": limits.variable_depth})
        level = below
