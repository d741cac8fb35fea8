"""Variables are coerced as graphql-core coerces them, also where it is not asked."""

from typing import Any

import pytest
from graphql import build_schema
from graphql.execution import VariableValues
from graphql.execution.values import get_variable_values

from zhaoshang.gateway.documents import Documents
from zhaoshang.gateway.errors import GatewayError
from zhaoshang.gateway.execution import coerce
from zhaoshang.settings import Limits

SCHEMA = build_schema(
    """
    enum Kind { ONE TWO }
    input Inner { deep: [Int!] }
    type Query {
      echo(id: ID, whole: Int, part: Float, text: String, kind: Kind, flag: Boolean, list: [ID!], inner: Inner): String
    }
    """
)
DOCUMENTS = Documents(SCHEMA, Limits(), suggest=False)
LEAVES = (
    "query ($id: ID!, $whole: Int, $part: Float, $text: String, $kind: Kind, $flag: Boolean)"
    " { echo(id: $id, whole: $whole, part: $part, text: $text, kind: $kind, flag: $flag) }"
)
DEFAULTS = "query ($id: ID = 3, $kind: Kind! = TWO) { echo(id: $id, kind: $kind) }"
MORE = "query ($id: ID!, $list: [ID!], $inner: Inner) { echo(id: $id, list: $list, inner: $inner) }"


def _told(values: VariableValues) -> dict[str, Any]:
    """Where each value came from; wrapped types are the same only by their names."""
    return {
        name: (source.value, str(source.signature.type), source.signature.default is None)
        for name, source in values.sources.items()
    }


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        (LEAVES, {"id": "a"}),
        (LEAVES, {"id": 7, "whole": 1, "part": 1, "text": "招商", "kind": "ONE", "flag": False}),
        (LEAVES, {"id": "a", "whole": None, "kind": None, "unknown": 1}),
        (LEAVES, {"id": "a", "whole": 1.0}),
        (DEFAULTS, {}),
        (DEFAULTS, {"id": None}),
        (DEFAULTS, {"id": "b", "kind": "ONE"}),
        (MORE, {"id": "a", "list": "b"}),
        (MORE, {"id": "a", "list": ["b"], "inner": {"deep": [1]}}),
    ],
)
def test_what_fits_becomes_the_same(text: str, variables: dict[str, Any]) -> None:
    document = DOCUMENTS.prepare(text)
    operation = coerce(SCHEMA, document, None, variables, suggest=False)
    theirs = get_variable_values(SCHEMA, operation.definition.node.variable_definitions or (), variables)
    assert not isinstance(theirs, list)
    assert operation.coerced.coerced == theirs.coerced
    assert _told(operation.coerced) == _told(theirs)


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        (LEAVES, {}),
        (LEAVES, {"id": None}),
        (LEAVES, {"id": "a", "whole": "1"}),
        (LEAVES, {"id": "a", "whole": 2**31}),
        (LEAVES, {"id": "a", "kind": "THREE", "flag": 0}),
        (DEFAULTS, {"kind": None}),
        (MORE, {"id": "a", "inner": {"deep": ["x"]}}),
    ],
)
def test_what_does_not_fit_is_told_for_each_variable(text: str, variables: dict[str, Any]) -> None:
    document = DOCUMENTS.prepare(text)
    theirs = get_variable_values(SCHEMA, document.operation(None).node.variable_definitions or (), variables)
    assert isinstance(theirs, list)
    with pytest.raises(GatewayError) as refused:
        coerce(SCHEMA, document, None, variables, suggest=False)
    assert [each.code for each in refused.value.problems] == ["BAD_USER_INPUT"] * len(theirs)
