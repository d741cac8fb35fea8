"""What an operation costs: one for each object it may return, lists multiplied by their page size."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    VariableNode,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

from zhaoshang.gateway.documents import Definition, Document
from zhaoshang.readmodel.page import MOST, USUAL

USUAL_LIST: Final = 10
"""What a list without page arguments counts as: the rooms bound such lists tightly."""

INTROSPECTION_COST: Final = 100
"""Walking the schema is Python work of a size that does not depend on any data."""

TOTAL_COUNT_COST: Final = 20
"""A total counts every row under the filter, however small the page."""

MUTATION_COST: Final = 10
REMEMBERED_SIZES: Final = 100

MAX_DIGITS: Final = 10
"""Integers in a document longer than this are not read as numbers here: coercion refuses them anyway."""

CEILING: Final = 10**9
"""Costs are cut off here so that absurd documents do not compute absurd numbers."""


@dataclass(slots=True)
class _Pricing:
    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, Any]
    weights: Mapping[str, int]
    known: dict[tuple[str, int | None], int] = field(default_factory=dict)
    sizing: set[str] = field(default_factory=set)

    def total(self, operation: OperationDefinitionNode) -> int:
        """The whole operation. A mutation field counts ten more: it holds locks."""
        root = self.schema.get_root_type(operation.operation)
        cost = self.selections(operation.selection_set.selections, root, None)
        if operation.operation is OperationType.MUTATION:
            cost += MUTATION_COST * len(operation.selection_set.selections)
        return max(1, min(cost, CEILING))

    def selections(self, nodes: Iterable[SelectionNode], parent: GraphQLNamedType | None, page: int | None) -> int:
        total = 0
        for node in nodes:
            if isinstance(node, FieldNode):
                total += self.field(node, parent, page)
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                inner = self.schema.get_type(condition.name.value) if condition else parent
                total += self.selections(node.selection_set.selections, inner, page)
            elif isinstance(node, FragmentSpreadNode):
                total += self.fragment(node.name.value, page)
        return min(total, CEILING)

    def fragment(self, name: str, page: int | None) -> int:
        """A fragment's cost depends on where it is spread only by the page size its parent connection asked for."""
        if (name, page) not in self.known:
            definition = self.fragments.get(name)
            self.known[name, page] = 0
            if definition is not None:
                parent = self.schema.get_type(definition.type_condition.name.value)
                self.known[name, page] = self.selections(definition.selection_set.selections, parent, page)
        return self.known[name, page]

    def field(self, node: FieldNode, parent: GraphQLNamedType | None, page: int | None) -> int:
        name = node.name.value
        if name in {"__schema", "__type"}:
            return INTROSPECTION_COST
        definition = self.definition(parent, name)
        if definition is None or parent is None:
            return 0 if name == "__typename" else 1
        weight = TOTAL_COUNT_COST if name == "totalCount" else self.weights.get(f"{parent.name}.{name}", 0)
        target = get_named_type(definition.type)
        if is_leaf_type(target) or node.selection_set is None:
            return weight
        inner_page = self.page_size(node, definition)
        each = 1 + self.selections(node.selection_set.selections, target, inner_page)
        return min(weight + each * self.times(definition, page), CEILING)

    def times(self, definition: GraphQLField, page: int | None) -> int:
        kind = definition.type
        kind = kind.of_type if is_non_null_type(kind) else kind
        if not is_list_type(kind):
            return 1
        return USUAL_LIST if page is None else page

    def definition(self, parent: GraphQLNamedType | None, name: str) -> GraphQLField | None:
        return parent.fields.get(name) if isinstance(parent, GraphQLObjectType | GraphQLInterfaceType) else None

    def page_size(self, node: FieldNode, definition: GraphQLField) -> int | None:
        """The size ``first`` or ``last`` gives, or ``None`` for a field that takes neither."""
        offered = [name for name in ("first", "last") if name in definition.args]
        if not offered:
            return None
        for argument in node.arguments or ():
            if argument.name.value in offered:
                # A page larger than MOST is refused when it is read: that must not read like a problem of cost.
                value: Any = None
                if isinstance(argument.value, IntValueNode):
                    value = int(argument.value.value) if len(argument.value.value) < MAX_DIGITS else MOST
                elif isinstance(argument.value, VariableNode):
                    self.sizing.add(argument.value.name.value)
                    value = self.variables.get(argument.value.name.value)
                if isinstance(value, int) and not isinstance(value, bool):
                    return max(1, min(value, MOST))
        for name in offered:
            default = definition.args[name].default_value
            if isinstance(default, int):
                return max(1, min(default, MOST))
        return USUAL


class Prices:
    """What operations cost, worked out once for each and the page sizes it is asked with."""

    def __init__(self, schema: GraphQLSchema, weights: Mapping[str, int]) -> None:
        """``weights`` adds to fields, named ``Type.field``, dearer than the objects they return, such as aggregates."""
        self._schema = schema
        self._weights = weights

    def of(self, document: Document, operation: Definition, variables: Mapping[str, Any]) -> int:
        """The cost of an operation of a document with its coerced variables, at least 1."""
        sizing = operation.sizing
        if sizing is not None:
            cost = operation.prices.get(_sizes(sizing, variables))
            if cost is not None:
                return cost
        pricing = _Pricing(self._schema, document.fragments, variables, self._weights)
        cost = pricing.total(operation.node)
        if sizing is None:
            sizing = operation.sizing = tuple(sorted(pricing.sizing))
        if len(operation.prices) < REMEMBERED_SIZES:
            operation.prices[_sizes(sizing, variables)] = cost
        return cost


def _sizes(sizing: Iterable[str], variables: Mapping[str, Any]) -> tuple[int | None, ...]:
    return tuple([value if isinstance(value := variables.get(name), int) else None for name in sizing])
