"""All views and roots of a schema, found by the names GraphQL uses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from graphql import GraphQLEnumType, GraphQLField, GraphQLInputObjectType, GraphQLSchema, get_named_type

from zhaoshang.api.permission import Requires
from zhaoshang.readmodel.declare import NodeRoot, Root, View

STRUCTURAL_ARGUMENTS: Final = ("orderBy", "groupBy")
"""Arguments whose enum members change the text of the statement, not only its values."""


@dataclass(frozen=True, slots=True)
class Registry:
    """What the compiler knows of a schema. Raises ``ValueError`` for a declaration the schema does not have."""

    schema: GraphQLSchema
    views: Mapping[str, View]
    roots: Mapping[str, Root]
    """By Python name of the root field."""
    structural_enums: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, schema: GraphQLSchema, views: Iterable[View], roots: Iterable[Root]) -> "Registry":
        """The registry of a schema's declarations."""
        by_type = {view.type_name: view for view in views}
        by_field = {root.field: root for root in roots}
        unknown = sorted(name for name in by_type if schema.get_type(name) is None)
        if unknown:
            raise ValueError(f"views of types the schema does not have: {', '.join(unknown)}")
        return cls(schema, by_type, by_field, frozenset(_structural_enums(schema)))

    def root(self, name: str) -> Root | None:
        """The declared root of a field, or ``None`` for one that resolves in Python."""
        return self.roots.get(name)

    @property
    def node_root(self) -> NodeRoot | None:
        """The root of ``node(id:)``, if there is one."""
        return next((root for root in self.roots.values() if isinstance(root, NodeRoot)), None)


def permission_of(definition: GraphQLField | None) -> str | None:
    """The permission a field asks for by ``@requires``, as ``resource:action``."""
    if definition is None:
        return None
    declared = definition.extensions.get("strawberry-definition")
    for directive in getattr(declared, "directives", ()):
        if isinstance(directive, Requires):
            return directive.permission
    return None


def _structural_enums(schema: GraphQLSchema) -> Iterable[str]:
    for named in schema.type_map.values():
        for each in getattr(named, "fields", {}).values() if not isinstance(named, GraphQLInputObjectType) else ():
            for argument, definition in getattr(each, "args", {}).items():
                if argument in STRUCTURAL_ARGUMENTS:
                    inner = get_named_type(definition.type)
                    if isinstance(inner, GraphQLEnumType):
                        yield inner.name
                    elif isinstance(inner, GraphQLInputObjectType):
                        for part in inner.fields.values():
                            leaf = get_named_type(part.type)
                            if isinstance(leaf, GraphQLEnumType):
                                yield leaf.name
