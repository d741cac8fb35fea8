"""What a guide tells people to send fits the contract."""

import re
from pathlib import Path

import pytest
from graphql import GraphQLSchema, build_schema, parse, validate

ROOT = Path(__file__).parents[2]
REQUEST = re.compile(r"^```graphql\n(.*?)^```", re.MULTILINE | re.DOTALL)
GUIDES = sorted((ROOT / "docs" / "guide").glob("*.md"))


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema((ROOT / "schema" / "schema.graphql").read_text(encoding="utf-8"))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_request_of_a_guide_is_valid(guide: Path, schema: GraphQLSchema) -> None:
    for request in REQUEST.findall(guide.read_text(encoding="utf-8")):
        assert validate(schema, parse(request)) == [], request


@pytest.mark.parametrize("guide", [each for each in GUIDES if ".zh-CN" not in each.name], ids=lambda guide: guide.name)
def test_both_languages_show_the_same_requests(guide: Path) -> None:
    chinese = guide.with_suffix(".zh-CN.md")
    assert len(REQUEST.findall(guide.read_text(encoding="utf-8"))) == len(
        REQUEST.findall(chinese.read_text(encoding="utf-8"))
    )
