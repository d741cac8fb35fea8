"""What an operation selects: fields by response key, fragments spread, ``@skip`` and ``@include`` decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from graphql import (
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLIncludeDirective,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLSkipDirective,
    InlineFragmentNode,
    SelectionSetNode,
)
from graphql.execution import VariableValues, get_argument_values

from zhaoshang.readmodel.arguments import Arguments

TYPENAME: Final = "__typename"
INNER: Final = "$"
"""Begins the columns that are not response keys, in which GraphQL has no dollar: only the executor reads them."""
LONGEST_IDENTIFIER: Final = 63
"""PostgreSQL cuts longer names, so two long response keys could become one."""


@dataclass(slots=True)
class Selected:
    """One field of the response: everything that was asked for under one key."""

    key: str
    definition: GraphQLField | None
    """``None`` for ``__typename``."""
    nodes: list[FieldNode] = field(default_factory=list)
    _arguments: Arguments | None = None
    _looked: bool = False

    @property
    def name(self) -> str:
        """The field's name in the Python type; the GraphQL name where there is no Strawberry definition."""
        if self.definition is None:
            return TYPENAME
        strawberry_field = self.definition.extensions.get("strawberry-definition")
        return getattr(strawberry_field, "python_name", None) or self.nodes[0].name.value

    @property
    def column(self) -> str:
        """The name of this field's column inside the statement."""
        return column_of(self.key)

    @property
    def below(self) -> list[SelectionSetNode]:
        """What is selected of the object this field leads to."""
        return [node.selection_set for node in self.nodes if node.selection_set]

    def arguments(self, variables: VariableValues) -> Mapping[str, Any]:
        """The field's coerced arguments; validation has made them the same for all its nodes."""
        if self.definition is None or not self.definition.args:
            return {}
        if not self._looked:
            self._arguments, self._looked = Arguments.at(self.definition, self.nodes[0]), True
        found = None if self._arguments is None else self._arguments.of(variables)
        return get_argument_values(self.definition, self.nodes[0], variables) if found is None else found


def column_of(key: str) -> str:
    """The column of a response key: itself, or an inner name of a key that PostgreSQL would cut."""
    if len(key) <= LONGEST_IDENTIFIER:
        return key
    return f"{INNER}long_{sha256(key.encode()).hexdigest()[:48]}"


@dataclass(frozen=True, slots=True)
class Selection:
    """Collects the fields of one operation against one schema."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: VariableValues

    def collect(self, object_type: GraphQLObjectType, sets: Iterable[SelectionSetNode]) -> list[Selected]:
        """The fields of an object of this very type, in the order of the response; each fragment is spread once."""
        found: dict[str, Selected] = {}
        spread: set[str] = set()
        for each in sets:
            self._collect(object_type, each, found, spread)
        return list(found.values())

    def _collect(
        self, object_type: GraphQLObjectType, selections: SelectionSetNode, found: dict[str, Selected], spread: set[str]
    ) -> None:
        for node in selections.selections:
            if not self._included(node.directives or ()):
                continue
            if isinstance(node, FieldNode):
                key = node.alias.value if node.alias else node.name.value
                if key not in found:
                    found[key] = Selected(key, object_type.fields.get(node.name.value))
                found[key].nodes.append(node)
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                if condition is None or self._applies(condition.name.value, object_type):
                    self._collect(object_type, node.selection_set, found, spread)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in spread:
                spread.add(node.name.value)
                fragment = self.fragments[node.name.value]
                if self._applies(fragment.type_condition.name.value, object_type):
                    self._collect(object_type, fragment.selection_set, found, spread)

    def _applies(self, condition: str, object_type: GraphQLObjectType) -> bool:
        if condition == object_type.name:
            return True
        named = self.schema.get_type(condition)
        return isinstance(named, GraphQLInterfaceType) and self.schema.is_sub_type(named, object_type)

    def _included(self, directives: Sequence[DirectiveNode]) -> bool:
        for directive in directives:
            if directive.name.value == GraphQLSkipDirective.name:
                if get_argument_values(GraphQLSkipDirective, directive, self.variables)["if"]:
                    return False
            elif (
                directive.name.value == GraphQLIncludeDirective.name
                and not get_argument_values(GraphQLIncludeDirective, directive, self.variables)["if"]
            ):
                return False
        return True


def inside(value: Any, path: Iterable[str]) -> Any:
    """The value at a path of nested input objects, or ``None`` where the path ends early."""
    for name in path:
        if value is None:
            return None
        value = value.get(name)
    return value
