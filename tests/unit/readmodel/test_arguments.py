"""Arguments are what graphql-core makes of them, in each case it knows: literals, variables, both, and defaults."""

from collections.abc import Callable
from typing import Any

import pytest
from graphql import GraphQLError, build_schema, parse
from graphql.execution.values import VariableValues, get_argument_values, get_variable_values

from zhaoshang.readmodel.selection import Selected

SCHEMA = build_schema(
    """
    enum Kind { ONE TWO }
    input Inner { deep: Int = 3 }
    type Query {
      one(id: ID!): String
      many(first: Int, after: String, kinds: [Kind!], inner: Inner): String
      usual(first: Int = 5, kind: Kind): String
      sure(first: Int! = 5): String
      bare: String
    }
    """
)
CASES: list[tuple[str, dict[str, Any]]] = [
    ("query ($id: ID!) { one(id: $id) }", {"id": "a"}),
    ("query ($id: ID) { one(id: $id) }", {"id": "a"}),
    ("query ($id: ID) { one(id: $id) }", {"id": None}),
    ("query ($id: ID) { one(id: $id) }", {}),
    ('query ($id: ID = "b") { one(id: $id) }', {}),
    ('query { one(id: "a") }', {}),
    ("query ($n: Int) { many(first: $n) }", {"n": 3}),
    ("query ($n: Int) { many(first: $n) }", {"n": None}),
    ("query ($n: Int) { many(first: $n) }", {}),
    ("query ($n: Int, $a: String) { many(first: $n, after: $a) }", {"a": "x"}),
    ("query ($n: Int) { many(first: $n, after: null) }", {"n": 1}),
    ("query ($n: Int) { many(first: $n, kinds: ONE) }", {"n": 1}),
    ("query ($k: [Kind!]) { many(kinds: $k) }", {"k": ["ONE", "TWO"]}),
    ("query ($k: [Kind!]) { many(kinds: $k) }", {"k": "ONE"}),
    ("query ($k: Kind!) { many(kinds: [$k]) }", {"k": "ONE"}),
    ("query ($i: Inner) { many(inner: $i) }", {"i": {}}),
    ("query ($d: Int) { many(inner: {deep: $d}) }", {"d": 4}),
    ("query ($n: Int) { usual(first: $n) }", {}),
    ("query ($n: Int) { usual(first: $n) }", {"n": 2}),
    ("query ($k: Kind) { usual(kind: $k) }", {"k": "TWO"}),
    ("query ($n: Int) { usual(first: $n) }", {"n": None}),
    ("query ($n: Int) { usual(first: $n, kind: ONE) }", {}),
    ("query ($n: Int = 7) { usual(first: $n, kind: ONE) }", {}),
    ("{ usual(first: 9) }", {}),
    ("{ usual(first: null, kind: TWO) }", {}),
    ("{ usual }", {}),
    ("query ($n: Int) { sure(first: $n) }", {}),
    ("query ($n: Int) { sure(first: $n) }", {"n": None}),
    ("query ($n: Int) { sure(first: $n) }", {"n": 8}),
    ("{ sure(first: null) }", {}),
    ('query ($d: Int!, $n: Int) { many(first: $n, after: "x", inner: {deep: $d}) }', {"d": 4, "n": 2}),
    ("query ($k: Kind) { many(kinds: [$k, TWO]) }", {"k": None}),
    ("query ($k: Kind) { many(kinds: [ONE, $k]) }", {"k": "ONE"}),
    ("{ many(inner: {}) }", {}),
    ('{ many(first: "no number") }', {}),
    ("{ one }", {}),
    ("{ bare }", {}),
    ("{ many }", {}),
]


def _outcome(coerce: Callable[[], Any]) -> Any:
    try:
        return coerce()
    except GraphQLError as error:
        return error.message


@pytest.mark.parametrize(("text", "given"), CASES)
def test_they_are_the_same(text: str, given: dict[str, Any]) -> None:
    operation: Any = parse(text).definitions[0]
    node = operation.selection_set.selections[0]
    definition = SCHEMA.query_type.fields[node.name.value]  # type: ignore[union-attr]  # it has one
    variables = get_variable_values(SCHEMA, operation.variable_definitions or (), given)
    assert isinstance(variables, VariableValues)
    selected = Selected("key", definition, [node])
    theirs = _outcome(lambda: get_argument_values(definition, node, variables))
    for _ in range(2):
        assert _outcome(lambda: selected.arguments(variables)) == theirs


def test_what_is_the_same_each_time_is_nobodys_to_change() -> None:
    operation: Any = parse("{ usual(kind: ONE) }").definitions[0]
    node = operation.selection_set.selections[0]
    selected = Selected("key", SCHEMA.query_type.fields["usual"], [node])  # type: ignore[union-attr]  # it has one
    nothing = VariableValues({}, {})
    first: Any = selected.arguments(nothing)
    first["first"] = 99
    assert selected.arguments(nothing) == {"first": 5, "kind": "ONE"}
