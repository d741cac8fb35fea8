"""The other path to the same answer: graphql-core completes what the statement read, for fields only Python can answer.

There is no second set of resolvers: every field of a type that has a view reads the statement's JSON by response key.
"""

from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    get_named_type,
)

from zhaoshang.readmodel.declare import ActorRoot, Computed
from zhaoshang.readmodel.registry import Registry
from zhaoshang.readmodel.rows import TYPE_KEY, need_of
from zhaoshang.readmodel.selection import column_of


def read_from_json(registry: Registry) -> None:
    """Let every declared field of a schema resolve from the statement's JSON. Done once, when the schema is built."""
    query = registry.schema.query_type
    declared_roots = [field for field in query.fields.values() if _name(field) in registry.roots] if query else []
    for field in declared_roots:
        field.resolve = _from_json(field)
    for object_type in _types_read(registry, declared_roots):
        fields = _declared_fields(registry, object_type.name)
        # Strawberry would ask whether the value is an instance of its class; ours are JSON objects.
        object_type.is_type_of = None
        for field in object_type.fields.values():
            declared = fields.get(_name(field))
            field.resolve = _computed(declared) if isinstance(declared, Computed) else _from_json(field)
        for interface in object_type.interfaces:
            interface.resolve_type = lambda value, _info, _type: value[TYPE_KEY]


def _from_json(field: GraphQLField) -> Any:
    named = get_named_type(field.type)
    if isinstance(named, GraphQLEnumType):
        members = {name: member.value for name, member in named.values.items()}

        def of_enum(source: Any, info: GraphQLResolveInfo[Any], **_: Any) -> Any:
            return _members(source[column_of(str(info.path.key))], members)

        return of_enum

    def of_any(source: Any, info: GraphQLResolveInfo[Any], **_: Any) -> Any:
        return source[column_of(str(info.path.key))]

    return of_any


def _members(value: Any, members: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return [_members(each, members) for each in value]
    return None if value is None else members[value]


def _computed(declared: Computed) -> Any:
    def resolve(source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
        column = column_of(str(info.path.key))
        values = {name: source[need_of(column, name)] for name in declared.needs}
        return declared.compute(values, info.context, **arguments)

    return resolve


def _types_read(registry: Registry, roots: list[GraphQLField]) -> Iterator[GraphQLObjectType]:
    """The object types that the statement answers: those of views and all between, but none behind a computed field."""
    known = registry.schema.type_map
    waiting = [known[name] for name in registry.views] + [get_named_type(root.type) for root in roots]
    seen: set[str] = set()
    while waiting:
        named = waiting.pop()
        if not isinstance(named, GraphQLObjectType | GraphQLInterfaceType) or named.name in seen:
            continue
        seen.add(named.name)
        fields = _declared_fields(registry, named.name)
        waiting += [
            get_named_type(field.type)
            for field in named.fields.values()
            if not isinstance(fields.get(_name(field)), Computed)
        ]
        if isinstance(named, GraphQLObjectType):
            yield named


def _declared_fields(registry: Registry, type_name: str) -> Any:
    view = registry.views.get(type_name)
    if view is not None:
        return view.fields
    actor_roots = (root for root in registry.roots.values() if isinstance(root, ActorRoot))
    return next((root.fields for root in actor_roots if root.type_name == type_name), {})


def _name(field: GraphQLField) -> str:
    return getattr(field.extensions.get("strawberry-definition"), "python_name", "")
