"""GraphQL over HTTP, the asking half: from an HTTP request to the four parameters, or a coded refusal."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import orjson
from starlette.datastructures import Headers
from starlette.requests import Request

from zhaoshang.api.messages import Language
from zhaoshang.gateway.body import bounded
from zhaoshang.gateway.errors import GatewayError
from zhaoshang.gateway.uploads import read_upload
from zhaoshang.settings import Limits

JSON: Final = "application/json"
GRAPHQL_JSON: Final = "application/graphql-response+json"
UTF8_BOM: Final = b"\xef\xbb\xbf"

_IDEMPOTENCY_KEY = re.compile(r"[\x21-\x7e]{1,200}")


@dataclass(frozen=True, slots=True)
class GraphqlParameters:
    """The parameters of a well-formed GraphQL request."""

    query: str | None
    operation_name: str | None = None
    variables: Mapping[str, Any] = field(default_factory=dict)
    extensions: Mapping[str, Any] = field(default_factory=dict)


def weighted(header: str) -> list[tuple[str, float]]:
    """The members of an ``Accept``-like header in the client's order of preference, equals as listed."""
    members: list[tuple[str, float]] = []
    for part in header.split(",")[:50]:
        name, *parameters = (each.strip() for each in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip().lower() == "q":
                try:
                    quality = min(1.0, max(0.0, float(value)))
                except ValueError:
                    quality = 0.0
        if name:
            members.append((name.lower(), quality))
    return sorted(members, key=lambda member: -member[1])


def negotiate(accept: str | None) -> str:
    """The media type to answer in.

    JSON is what a client without a preference gets. An event stream listed beside JSON, as urql does on every request,
    does not turn an answer into a stream. Refuses (``GatewayError``): NOT_ACCEPTABLE.
    """
    if accept is None or not accept.strip():
        return JSON
    for name, quality in weighted(accept):
        if quality <= 0:
            continue
        if name in {JSON, GRAPHQL_JSON}:
            return name
        if name in {"*/*", "application/*"}:
            return JSON
    raise GatewayError("NOT_ACCEPTABLE")


def language_of(header: str | None) -> Language:
    """Chinese, unless the client prefers English."""
    for name, quality in weighted(header or ""):
        if quality > 0 and name.split("-")[0] in {"zh", "en", "*"}:
            return "en" if name.startswith("en") else "zh"
    return "zh"


def idempotency_key(headers: Headers) -> str | None:
    """The client's ``Idempotency-Key``. Refuses (``GatewayError``): IDEMPOTENCY_KEY_INVALID."""
    key = headers.get("idempotency-key")
    if key is not None and not _IDEMPOTENCY_KEY.fullmatch(key):
        raise GatewayError("IDEMPOTENCY_KEY_INVALID")
    return key


async def read_parameters(request: Request, limits: Limits) -> GraphqlParameters:
    """The GraphQL parameters of a GET or POST request.

    Refuses (``GatewayError``): METHOD_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, INVALID_JSON,
    BATCHING_UNSUPPORTED, INVALID_REQUEST, and for uploads PREFLIGHT_REQUIRED and INVALID_UPLOAD.
    """
    if request.method == "GET":
        return _from_query_string(request)
    if request.method != "POST":
        raise GatewayError("METHOD_NOT_ALLOWED", headers={"Allow": "GET, POST"})
    media_type, _, parameters = request.headers.get("content-type", "").partition(";")
    media_type = media_type.strip().lower()
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise GatewayError("UNSUPPORTED_MEDIA_TYPE")
    if media_type == "multipart/form-data":
        return _parameters(await read_upload(request, limits))
    if media_type != JSON or not _is_utf8(parameters):
        raise GatewayError("UNSUPPORTED_MEDIA_TYPE")
    return _parameters(_json(await read_body(request, limits.body_bytes)))


async def read_body(request: Request, limit: int) -> bytes:
    """The whole body, never more than ``limit`` bytes of it. Refuses (``GatewayError``): BODY_TOO_LARGE."""
    return b"".join([chunk async for chunk in bounded(request, limit)])


def _is_utf8(parameters: str) -> bool:
    for parameter in parameters.split(";"):
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset" and value.strip().strip('"').lower() not in {"utf-8", "utf8"}:
            return False
    return True


def _json(body: bytes) -> Any:
    try:
        return orjson.loads(body.removeprefix(UTF8_BOM))
    except orjson.JSONDecodeError:
        raise GatewayError("INVALID_JSON") from None


def _from_query_string(request: Request) -> GraphqlParameters:
    given: dict[str, Any] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if given.get(name):
            try:
                given[name] = orjson.loads(given[name])
            except (orjson.JSONDecodeError, UnicodeError):
                raise GatewayError("INVALID_REQUEST", facts={"parameter": name}) from None
        else:
            given.pop(name, None)
    return _parameters({name: value for name, value in given.items() if value != ""})


def _parameters(given: Any) -> GraphqlParameters:
    if isinstance(given, list):
        raise GatewayError("BATCHING_UNSUPPORTED")
    if not isinstance(given, dict):
        raise GatewayError("INVALID_REQUEST", facts={"parameter": "query"})
    extensions = _mapping(given, "extensions")
    query = _text(given, "query")
    if query is None and "persistedQuery" not in extensions:
        raise GatewayError("INVALID_REQUEST", facts={"parameter": "query"})
    return GraphqlParameters(query, _text(given, "operationName"), _mapping(given, "variables"), extensions)


def _text(given: Mapping[str, Any], name: str) -> str | None:
    value = given.get(name)
    if value is not None and not isinstance(value, str):
        raise GatewayError("INVALID_REQUEST", facts={"parameter": name})
    return value


def _mapping(given: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = given.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise GatewayError("INVALID_REQUEST", facts={"parameter": name})
    return value
