"""The shape of an operation's variables: what of their values changes the text of the statement."""

from collections.abc import Hashable, Mapping
from typing import Any

from graphql import (
    FieldNode,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLID,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLString,
    GraphQLType,
    OperationDefinitionNode,
    type_from_ast,
)

from zhaoshang.readmodel.page import name_of
from zhaoshang.readmodel.registry import Registry
from zhaoshang.values.ids import parse_global_id

Types = Mapping[str, Any]
ABSENT, NULL, GIVEN = "-", "0", "1"


def variable_types(registry: Registry, operation: OperationDefinitionNode) -> Types:
    """The type of each variable of an operation, as far as its value matters: an id's does to ``node`` only."""
    types = {
        each.variable.name.value: type_from_ast(registry.schema, each.type)
        for each in operation.variable_definitions or ()
    }
    if _may_ask_for_nodes(registry, operation):
        return types
    return {name: GraphQLString if _is_id(each) else each for name, each in types.items()}


def _is_id(type_: GraphQLType | None) -> bool:
    return (type_.of_type if isinstance(type_, GraphQLNonNull) else type_) is GraphQLID


def _may_ask_for_nodes(registry: Registry, operation: OperationDefinitionNode) -> bool:
    """Whether ``node`` is asked for, or might be in a fragment."""
    node = registry.node_root
    return node is not None and any(
        not isinstance(each, FieldNode) or each.name.value == node.field for each in operation.selection_set.selections
    )


def shape_of(registry: Registry, types: Types, values: Mapping[str, Any]) -> Hashable:
    """Absent, null or given for every variable, and the few values that matter: booleans, orders, an id's type."""
    return tuple(_shape(registry, type_, values.get(name, ...)) for name, type_ in types.items())


def _shape(registry: Registry, type_: GraphQLInputType, value: Any) -> Hashable:
    if value is ...:
        return ABSENT
    if value is None:
        return NULL
    if isinstance(type_, GraphQLNonNull):
        type_ = type_.of_type
    if isinstance(type_, GraphQLList):
        return _list_shape(registry, type_, value)
    if isinstance(type_, GraphQLInputObjectType):
        return tuple(
            _shape(registry, part.type, value.get(part.out_name or name, ...)) for name, part in type_.fields.items()
        )
    if isinstance(type_, GraphQLEnumType):
        return name_of(value) if type_.name in registry.structural_enums else GIVEN
    if type_ is GraphQLBoolean:
        return bool(value)
    if type_ is GraphQLID:
        # Read as the compiler reads it: an id it finds malformed must not share the statement of a good one.
        asked = parse_global_id(str(value))
        return asked[0] if asked is not None and asked[0] in registry.views else GIVEN
    return GIVEN


def _list_shape(registry: Registry, type_: GraphQLList[Any], value: Any) -> Hashable:
    inner = type_.of_type.of_type if isinstance(type_.of_type, GraphQLNonNull) else type_.of_type
    if isinstance(inner, GraphQLEnumType) and inner.name in registry.structural_enums:
        return tuple(name_of(each) for each in value)
    return GIVEN
