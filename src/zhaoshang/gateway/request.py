"""GraphQL over HTTP, the asking half: from an HTTP request to the four parameters, or a coded refusal."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import orjson
from starlette.datastructures import Headers, QueryParams
from starlette.types import Receive, Scope

from zhaoshang.api.messages import Language
from zhaoshang.gateway.arrival import waited
from zhaoshang.gateway.body import read_body
from zhaoshang.gateway.errors import GatewayError
from zhaoshang.gateway.uploads import read_upload
from zhaoshang.settings import Limits

JSON: Final = "application/json"
GRAPHQL_JSON: Final = "application/graphql-response+json"
UTF8_BOM: Final = b"\xef\xbb\xbf"

MULTIPART: Final = "multipart/form-data"
REMEMBERED_HEADERS: Final = 1_000
LONGEST_REMEMBERED: Final = 500
"""Headers say the same thing over and over; a longer one is read anew, so that what is kept stays small."""

LONGEST_ADDRESS: Final = 100
"""Where a request comes from may be what somebody before the service said, and is written into the audit trail."""

_IDEMPOTENCY_KEY = re.compile(r"[\x21-\x7e]{1,200}")


class Incoming:
    """One HTTP request as the server hands it over, its headers found by name."""

    __slots__ = ("_headers", "_scope", "address", "method", "receive", "request_id", "waited")

    def __init__(self, scope: Scope, receive: Receive) -> None:
        """Of an ASGI ``http`` scope."""
        self._scope: Final = scope
        # Of a header that is sent twice, the first counts.
        self._headers: Final[dict[bytes, bytes]] = dict(reversed(scope["headers"]))
        self.method: Final[str] = scope["method"]
        self.receive: Final = receive
        self.request_id: Final[str] = scope["state"]["request_id"]
        """Its name; see ``RequestIds``."""
        self.waited: Final = waited(scope["state"])
        """For how many seconds it waited to be read, where it had to."""
        client = scope.get("client")
        self.address: Final[str] = client[0][:LONGEST_ADDRESS] if client else ""
        """Where it came from."""

    def header(self, name: bytes) -> str | None:
        """A header's value; ``name`` in lower case."""
        value = self._headers.get(name)
        return None if value is None else value.decode("latin-1")

    @property
    def headers(self) -> Headers:
        """All headers, for who needs more than their values."""
        return Headers(scope=self._scope)

    @property
    def query_params(self) -> QueryParams:
        """What stands behind the question mark of its address."""
        return QueryParams(self._scope["query_string"])


class GraphqlParameters(NamedTuple):
    """The parameters of a well-formed GraphQL request."""

    query: str | None
    operation_name: str | None = None
    variables: Mapping[str, Any] = MappingProxyType({})
    extensions: Mapping[str, Any] = MappingProxyType({})


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
    accept = accept or ""
    found = _acceptable(accept) if len(accept) <= LONGEST_REMEMBERED else _acceptable.__wrapped__(accept)
    if found is None:
        raise GatewayError("NOT_ACCEPTABLE")
    return found


@lru_cache(REMEMBERED_HEADERS)
def _acceptable(accept: str) -> str | None:
    if not accept.strip():
        return JSON
    for name, quality in weighted(accept):
        if quality <= 0:
            continue
        if name in {JSON, GRAPHQL_JSON}:
            return name
        if name in {"*/*", "application/*"}:
            return JSON
    return None


def language_of(header: str | None) -> Language:
    """Chinese, unless the client prefers English."""
    header = header or ""
    return _preferred(header) if len(header) <= LONGEST_REMEMBERED else _preferred.__wrapped__(header)


@lru_cache(REMEMBERED_HEADERS)
def _preferred(header: str) -> Language:
    for name, quality in weighted(header):
        if quality > 0 and name.split("-")[0] in {"zh", "en", "*"}:
            return "en" if name.startswith("en") else "zh"
    return "zh"


def idempotency_key(request: Incoming) -> str | None:
    """The client's ``Idempotency-Key``. Refuses (``GatewayError``): IDEMPOTENCY_KEY_INVALID."""
    key = request.header(b"idempotency-key")
    if key is not None and not _IDEMPOTENCY_KEY.fullmatch(key):
        raise GatewayError("IDEMPOTENCY_KEY_INVALID")
    return key


async def read_request(request: Incoming, limits: Limits) -> GraphqlParameters | bytes:
    """The GraphQL parameters of a GET or POST request; of one in JSON the body they are in, for ``read_parameters``.

    Refuses (``GatewayError``): METHOD_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE; what is wrong in a query
    string as INVALID_REQUEST, and for uploads PREFLIGHT_REQUIRED, INVALID_UPLOAD and what ``read_parameters`` refuses.
    """
    if request.method == "GET":
        return _from_query_string(request.query_params)
    if request.method != "POST":
        raise GatewayError("METHOD_NOT_ALLOWED", headers={"Allow": "GET, POST"})
    kind = (request.header(b"content-type") or "")[:LONGEST_REMEMBERED]
    encoding = request.header(b"content-encoding")
    if encoding is not None and encoding.lower() != "identity":
        raise GatewayError("UNSUPPORTED_MEDIA_TYPE")
    media_type = _media_type(kind)
    if media_type == MULTIPART:
        return _parameters(await read_upload(request.headers, request.receive, limits))
    if media_type is None:
        raise GatewayError("UNSUPPORTED_MEDIA_TYPE")
    announced = request.header(b"content-length") or ""
    return await read_body(request.receive, announced, limits.body_bytes)


def read_parameters(body: bytes) -> GraphqlParameters:
    """The GraphQL parameters in a body in JSON.

    Refuses (``GatewayError``): INVALID_JSON, BATCHING_UNSUPPORTED, INVALID_REQUEST.
    """
    return _parameters(_json(body))


@lru_cache(REMEMBERED_HEADERS)
def _media_type(content_type: str) -> str | None:
    """JSON, where it is in UTF-8, or ``multipart/form-data``; ``None`` for what is not read here."""
    media_type, _, parameters = content_type.partition(";")
    media_type = media_type.strip().lower()
    if media_type == MULTIPART or (media_type == JSON and _is_utf8(parameters)):
        return media_type
    return None


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


def _from_query_string(query_params: QueryParams) -> GraphqlParameters:
    given: dict[str, Any] = dict(query_params)
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
