"""Codes, their words and their page in the documentation stay together."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from graphql import GraphQLError

import zhaoshang
from zhaoshang.api.messages import registered_codes
from zhaoshang.gateway import errors
from zhaoshang.gateway.errors import GatewayError, Problem, execution_problems

PAGE = Path(zhaoshang.__file__).parents[2] / "docs" / "errors.md"


def _import_every_room() -> None:
    for module in pkgutil.walk_packages(zhaoshang.__path__, "zhaoshang."):
        if module.name.rpartition(".")[2] in {"errors", "conditions", "messages"}:
            importlib.import_module(module.name)


def test_the_page_lists_exactly_the_codes_that_can_be_raised() -> None:
    _import_every_room()
    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    reasons = {"TOKEN_MISSING", "TOKEN_MALFORMED", "ISSUER_UNKNOWN", "AUDIENCE_MISMATCH", "ALGORITHM_REFUSED"}
    reasons |= {"KEY_UNKNOWN", "SIGNATURE_INVALID"}
    assert listed - reasons == registered_codes()


def test_every_code_with_a_status_has_words() -> None:
    assert set(errors._STATUS) | errors.WELL_FORMED <= registered_codes()


@pytest.mark.parametrize("code", ["INVALID_JSON", "RATE_LIMITED", "UNAUTHENTICATED", "TIMEOUT", "BODY_TOO_LARGE"])
def test_a_refusal_of_the_request_keeps_its_status_in_either_format(code: str) -> None:
    assert GatewayError(code).status(json=True) == GatewayError(code).status(json=False) >= 400


def test_a_coded_refusal_of_a_field_keeps_its_code_and_speaks_the_language() -> None:
    (problem,) = execution_problems([GraphQLError("x", path=["a", 0], extensions={"code": "FORBIDDEN"})], "r-1")
    assert problem == Problem("FORBIDDEN", facts={"detail": "x"}, path=("a", 0))
    assert problem.written("zh", "r-1")["message"] == "您的职责不允许此操作"
    assert problem.written("en", "r-1")["path"] == ["a", 0]


@pytest.mark.parametrize(
    "extensions",
    [{}, {"code": "NOBODY_REGISTERED_THIS"}, {"code": 7}, {"code": "TEXT_TOO_LONG"}],  # the last lacks its {limit}
)
def test_anything_else_is_internal_and_says_nothing(extensions: dict[str, object]) -> None:
    (problem,) = execution_problems([GraphQLError("relation app.project", extensions=extensions)], "r-1")
    written = problem.written("en", "r-1")
    assert written["extensions"] == {"code": "INTERNAL", "requestId": "r-1"}
    assert "app.project" not in written["message"]
