"""The exported contract: described in both languages, and every entrance says which permission it needs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from graphql import (
    DirectiveNode,
    GraphQLSchema,
    StringValueNode,
    build_schema,
    is_enum_type,
    is_input_object_type,
    is_interface_type,
    is_introspection_type,
    is_object_type,
    is_specified_scalar_type,
)

from zhaoshang.authorization.rooms import all_permissions

SDL = Path(__file__).parents[2] / "schema" / "schema.graphql"


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema(SDL.read_text("utf-8"))


def described(schema: GraphQLSchema) -> Iterator[tuple[str, str | None]]:
    """Every element that a reader of the schema meets, with what it says of itself."""
    for name, kind in schema.type_map.items():
        if is_introspection_type(kind) or is_specified_scalar_type(kind):
            continue
        yield name, kind.description
        if is_object_type(kind) or is_interface_type(kind):
            for field_name, field in kind.fields.items():
                yield f"{name}.{field_name}", field.description
                yield from ((f"{name}.{field_name}({arg}:)", each.description) for arg, each in field.args.items())
        elif is_input_object_type(kind):
            yield from ((f"{name}.{field_name}", each.description) for field_name, each in kind.fields.items())
        elif is_enum_type(kind):
            yield from ((f"{name}.{value}", each.description) for value, each in kind.values.items())


def test_everything_is_described(schema: GraphQLSchema) -> None:
    assert [element for element, text in described(schema) if not text] == []


def test_descriptions_begin_with_the_chinese_term(schema: GraphQLSchema) -> None:
    plain = [
        element
        for element, text in described(schema)
        if text and not any("\u4e00" <= character <= "\u9fff" for character in text)
    ]
    assert plain == []


def marks(directives: tuple[DirectiveNode, ...]) -> list[str]:
    return [each.name.value for each in directives if each.name.value in {"requires", "public"}]


def test_every_root_field_says_what_it_requires(schema: GraphQLSchema) -> None:
    roots = [root for root in (schema.query_type, schema.mutation_type, schema.subscription_type) if root]
    unmarked = [
        f"{root.name}.{name}"
        for root in roots
        for name, field in root.fields.items()
        if field.ast_node is None or len(marks(tuple(field.ast_node.directives or ()))) != 1
    ]
    assert unmarked == []


def test_every_required_permission_is_registered(schema: GraphQLSchema) -> None:
    named = {
        argument.value.value
        for kind in schema.type_map.values()
        if is_object_type(kind)
        for field in kind.fields.values()
        if field.ast_node
        for each in field.ast_node.directives or ()
        if each.name.value == "requires"
        for argument in each.arguments or ()
        if isinstance(argument.value, StringValueNode)
    }
    assert named
    assert named <= {str(permission) for permission in all_permissions()}
