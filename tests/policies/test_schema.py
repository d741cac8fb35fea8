"""Proof 5, the schema's side: every root field is marked, every named permission exists, no promise is masked away."""

import pytest
import strawberry
from graphql import GraphQLSchema

from zhaoshang.api.permission import requires
from zhaoshang.authorization.policy import load_authorizer
from zhaoshang.authorization.startup import mask_problems, policy_problems, schema_problems
from zhaoshang.gateway.schema import VIEWS, graphql_schema, strawberry_schema

RESOURCES = {view.type_name: view.permission.resource for view in VIEWS if view.permission is not None}


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return graphql_schema(strawberry_schema())


def test_the_schema_and_the_policy_agree(schema: GraphQLSchema) -> None:
    authorizer = load_authorizer()
    assert schema_problems(schema) == []
    assert mask_problems(schema, authorizer, RESOURCES) == []
    assert policy_problems(authorizer) == []


def test_every_resource_shown_is_one_the_policy_knows() -> None:
    assert set(RESOURCES.values()) <= set(load_authorizer().text.resources)


def test_a_field_with_a_misspelt_permission_is_found() -> None:
    @strawberry.type
    class Query:
        projects: int = strawberry.field(directives=[requires("projects:view")], default=0)

    problems = schema_problems(graphql_schema(strawberry.Schema(Query)))
    assert problems == ["Query.projects requires 'projects:view', which no room registers"]
