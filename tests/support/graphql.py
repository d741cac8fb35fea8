"""A GraphQL client over ASGI: the whole application in process, asked as any persona."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

import httpx
from starlette.applications import Starlette
from starlette.types import ASGIApp

JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"


@dataclass(frozen=True, slots=True)
class Result:
    """One answer, taken apart."""

    response: httpx.Response

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def body(self) -> dict[str, Any]:
        parsed = self.response.json()
        assert isinstance(parsed, dict), parsed
        return parsed

    @property
    def data(self) -> dict[str, Any]:
        """The data of an answer that is expected to have no errors."""
        assert "errors" not in self.body, self.body["errors"]
        data = self.body["data"]
        assert isinstance(data, dict), data
        return data

    @property
    def errors(self) -> list[dict[str, Any]]:
        errors = self.body.get("errors", [])
        assert isinstance(errors, list)
        return errors

    @property
    def codes(self) -> list[str]:
        """The codes of the top-level errors, in order."""
        return [error["extensions"]["code"] for error in self.errors]

    @property
    def extensions(self) -> dict[str, Any]:
        extensions = self.body["extensions"]
        assert isinstance(extensions, dict)
        return extensions


def _demo_token(app: ASGIApp) -> Callable[[str], str]:
    from zhaoshang.demo.issuer import demo_token  # noqa: PLC0415  only whole applications in demo mode have one

    assert isinstance(app, Starlette)
    settings = app.state.settings
    return lambda persona: demo_token(settings, persona)


@dataclass(frozen=True, slots=True)
class Graphql:
    """``await Graphql(app).as_("director@huaming").run("{ projects { totalCount } }")``."""

    app: ASGIApp
    token_for: Callable[[str], str] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def as_(self, persona: str, *, tenant: str | None = None) -> Self:
        """The same client, signed in; ``tenant`` is the acting one, as ``120110/huaming``."""
        token = (self.token_for or _demo_token(self.app))(persona)
        acting = {} if tenant is None else {"X-Tenant": tenant}
        return self.with_(Authorization=f"Bearer {token}", **acting)

    def with_(self, **headers: str) -> Self:
        """The same client with more headers; underscores stand for dashes."""
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return replace(self, headers={**self.headers, **more})

    async def run(self, query: str | None, variables: Mapping[str, Any] | None = None, **parameters: Any) -> Result:
        """POST one operation."""
        body: dict[str, Any] = {**parameters}
        if query is not None:
            body["query"] = query
        if variables is not None:
            body["variables"] = variables
        return await self.send("POST", json=body)

    async def send(self, method: str = "POST", path: str = "/graphql", **request: Any) -> Result:
        """Any HTTP request at all, for what a decent client would never send."""
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        headers = {**self.headers, **request.pop("headers", {})}
        async with httpx.AsyncClient(transport=transport, base_url="http://zhaoshang.test") as client:
            return Result(await client.request(method, path, headers=headers, **request))
