"""The rules that remember find what the specification's own find, and all of them are there."""

import pytest
from graphql import build_schema, parse, validate
from graphql.validation import specified_rules

from zhaoshang.gateway.validation import RULES

SCHEMA = build_schema("""
    type Query { unit(code: String!): Unit, units(first: Int = 5): [Unit!]! }
    type Unit { code: String!, name(upper: Boolean): String! }
""")


def test_every_rule_is_there_in_its_order() -> None:
    assert [rule.__name__ for rule in RULES] == [rule.__name__ for rule in specified_rules]
    assert all(issubclass(ours, theirs) for ours, theirs in zip(RULES, specified_rules, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        '{ unit(code: "a") { code name } }',
        "{ unit { code nope } ...Absent }",
        "query A { units { code } } query A { units { code } }",
        'query Q($x: Int, $y: Nope) { unit(code: $x, code: "b") { name(upper: 3) @skip } }',
        "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
        '{ a: unit(code: "x") { code } a: unit(code: "y") { name } units(first: "many") }',
        "mutation { nothing } subscription { units { code } }",
        "fragment Unused on Unit { code } { unit(code: {a: 1, a: 2}) { ... on Query { units { code } } } } ",
    ],
)
def test_they_find_the_same_in_one_document_after_another(text: str) -> None:
    document = parse(text)
    for _ in range(2):
        ours = [(error.message, error.locations) for error in validate(SCHEMA, document, RULES)]
        assert ours == [(error.message, error.locations) for error in validate(SCHEMA, document)]
