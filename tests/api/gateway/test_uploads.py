"""Files by the GraphQL multipart request format."""

import json
from typing import Any

import pytest

from tests.support.gateway import a_gateway
from tests.support.graphql import Graphql
from zhaoshang.settings import Limits

TAKE = "mutation ($file: Upload!) { take(file: $file) }"


@pytest.fixture(scope="module")
def client() -> Graphql:
    limits = Limits(upload_bytes=10_000)
    return a_gateway(limits=limits).client.as_("director@huaming").with_(GraphQL_Require_Preflight="1")


def form(
    operations: Any = None, places: Any = None, *, content: bytes = b"abc", name: str = "招商台账.xlsx"
) -> dict[str, tuple[str | None, str | bytes]]:
    usual = {"query": TAKE, "variables": {"file": None}}
    return {
        "operations": (None, json.dumps(usual if operations is None else operations)),
        "map": (None, json.dumps({"0": ["variables.file"]} if places is None else places)),
        "0": (name, content),
    }


async def test_a_file_arrives_whole_with_its_name(client: Graphql) -> None:
    assert (await client.send(files=form())).data == {"take": "招商台账.xlsx 3"}


async def test_a_form_without_a_preflight_header_is_refused(client: Graphql) -> None:
    bare = Graphql(client.app, client.token_for, {"Authorization": client.headers["Authorization"]})
    result = await bare.send(files=form())
    assert (result.status, result.codes) == (400, ["PREFLIGHT_REQUIRED"])
    assert (await bare.with_(Apollo_Require_Preflight="1").send(files=form())).status == 200


async def test_a_file_beyond_the_limit_is_refused(client: Graphql) -> None:
    result = await client.send(files=form(content=b"x" * 10_001))
    assert (result.status, result.codes) == (413, ["BODY_TOO_LARGE"])


@pytest.mark.parametrize(
    ("operations", "places"),
    [
        ("text", None),
        (None, "text"),
        (None, {"1": ["variables.file"]}),
        (None, {"0": ["variables.file", "variables.file"]}),
        (None, {"0": "variables.file"}),
        (None, {"0": ["query"]}),
        (None, {"0": ["variables.other"]}),
        (None, {"0": ["variables.file.deeper"]}),
        (None, {"0": ["variables" + ".file" * 11]}),
        ({"query": TAKE, "variables": {"file": "taken"}}, None),
        ({"query": TAKE, "variables": {"file": [None]}}, {"0": ["variables.file.9999999"]}),
    ],
)
async def test_a_form_that_does_not_follow_the_format_is_refused(client: Graphql, operations: Any, places: Any) -> None:
    result = await client.send(files=form(operations, places))
    assert (result.status, result.codes) == (400, ["INVALID_UPLOAD"])


async def test_a_form_without_its_parts_is_refused(client: Graphql) -> None:
    whole = form()
    for missing in ("operations", "map", "0"):
        result = await client.send(files={name: part for name, part in whole.items() if name != missing})
        assert (result.status, result.codes) == (400, ["INVALID_UPLOAD"])
    broken = await client.send(content=b"--x\r\nbroken", headers={"Content-Type": "multipart/form-data"})
    assert broken.codes == ["INVALID_UPLOAD"]
    notjson = await client.send(files={**whole, "map": (None, "{")})
    assert notjson.codes == ["INVALID_UPLOAD"]


async def test_a_batch_of_uploads_is_refused_by_name(client: Graphql) -> None:
    assert (await client.send(files=form([{"query": TAKE}]))).codes == ["BATCHING_UNSUPPORTED"]
