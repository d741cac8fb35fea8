"""The explorer page and the demo's token address: there for people, gone in production."""

import json
import re
from pathlib import Path

import pytest
from starlette.applications import Starlette

from tests.support.gateway import a_gateway
from tests.support.graphql import Graphql
from zhaoshang.demo.issuer import DemoIssuer
from zhaoshang.demo.tokens import token_route
from zhaoshang.gateway.explorer import Example, explorer_page
from zhaoshang.gateway.tokens import Tokens
from zhaoshang.settings import Environment, Settings
from zhaoshang.values.clock import SystemClock

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def choices_of(page: str) -> object:
    found = re.search(r'<script id="choices" type="application/json">(.*?)</script>', page)
    assert found is not None
    return json.loads(found[1])


async def test_a_browser_gets_the_page_and_a_program_gets_json() -> None:
    client = a_gateway(explorer=explorer_page()).client
    page = await client.send("GET", headers={"Accept": BROWSER})
    assert page.response.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in page.response.headers["content-security-policy"]
    asked = await client.send("GET", params={"query": "{__typename}"}, headers={"Accept": BROWSER})
    assert asked.data == {"__typename": "Query"}
    assert (await client.send("GET", "/")).response.headers["location"] == "/graphql"


async def test_production_has_no_page() -> None:
    client = a_gateway().client
    assert (await client.send("GET", headers={"Accept": BROWSER})).codes == ["INVALID_REQUEST"]
    assert (await client.send("GET", "/")).status == 404


def test_the_page_needs_no_other_address() -> None:
    page = explorer_page().decode()
    assert re.findall(r"https?://|src=|@import|url\(", page) == []


def test_what_the_page_is_given_cannot_break_out_of_it() -> None:
    page = explorer_page(examples=[Example("</script><b>", "{ a }")], personas=["director@huaming"], token_path="/t")
    assert choices_of(page.decode()) == {
        "examples": [{"name": "</script><b>", "query": "{ a }", "persona": "", "variables": {}}],
        "personas": ["director@huaming"],
        "tokens": "/t",
    }


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(environment=Environment.DEMO, data_directory=tmp_path)


async def test_the_demo_hands_out_a_token_for_a_persona(settings: Settings) -> None:
    issuer = DemoIssuer.of(settings)
    client = Graphql(Starlette(routes=[token_route(issuer, settings)]))
    given = await client.send("POST", "/demo/token", json={"persona": "director@huaming"})
    principal = await Tokens([issuer.trusted(settings)], SystemClock()).principal(f"Bearer {given.body['token']}")
    assert principal is not None
    assert principal.subject == "director@huaming"


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b'{"persona": "a"}', "text/plain", 415),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"persona": 7}', "application/json", 400),
        (b'{"persona": ""}', "application/json", 400),
        (b'{"persona": "' + b"x" * 101 + b'"}', "application/json", 400),
    ],
)
async def test_a_form_or_rubbish_gets_no_token(settings: Settings, body: bytes, content_type: str, status: int) -> None:
    client = Graphql(Starlette(routes=[token_route(DemoIssuer.of(settings), settings)]))
    given = await client.send("POST", "/demo/token", content=body, headers={"Content-Type": content_type})
    assert given.status == status


async def test_outside_the_demo_there_is_no_such_address() -> None:
    assert (await a_gateway().client.send("POST", "/demo/token", json={"persona": "a"})).codes == ["PATH_NOT_FOUND"]
