"""The web application around the endpoint: addresses, request ids, cross-origin rules, coded 404s."""

from collections.abc import Sequence
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from zhaoshang.gateway.errors import GatewayError
from zhaoshang.gateway.health import Readiness, healthz
from zhaoshang.gateway.http import Endpoint, refusal
from zhaoshang.gateway.request import language_of
from zhaoshang.gateway.request_id import HEADER, AccessLog, RequestIds, logged
from zhaoshang.gateway.uploads import PREFLIGHT_HEADERS

GRAPHQL_PATH = "/graphql"

_ASKED_WITH = (
    "Accept",
    "Accept-Language",
    "Authorization",
    "Content-Type",
    "Idempotency-Key",
    "X-Tenant",
    HEADER,
    *PREFLIGHT_HEADERS,
)


class Application(Starlette):
    """Starlette for all addresses but one: GraphQL goes straight to its endpoint, which answers whatever happens.

    Looking for a route, and being ready for an error that the endpoint never raises, cost a point read a twentieth.
    """

    graphql: ASGIApp
    """The endpoint, inside the middleware that other addresses have, too."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        straight = scope["type"] == "http" and scope["path"] == GRAPHQL_PATH and not scope.get("root_path")
        await (self.graphql if straight else super().__call__)(scope, receive, send)


def application(
    endpoint: Endpoint,
    readiness: Readiness,
    *,
    cors_origins: Sequence[str] = (),
    routes: Sequence[BaseRoute] = (),
    access_log: AccessLog = logged,
) -> Application:
    """The ASGI application that serves one endpoint; ``routes`` adds addresses of a special deployment."""
    middleware = [Middleware(RequestIds, access_log)]
    if cors_origins:
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(cors_origins),
                allow_methods=["GET", "POST"],
                allow_headers=list(_ASKED_WITH),
                expose_headers=[HEADER, "Retry-After"],
                max_age=600,
            )
        )
    addresses: list[BaseRoute] = [
        Route(GRAPHQL_PATH, endpoint),  # mounted below another address, it is found as the others are
        Route("/healthz", healthz),
        Route("/readyz", readiness.__call__),
        *routes,
    ]
    if endpoint.explorer is not None:
        addresses.append(Route("/", _to_explorer))
    app = Application(
        routes=addresses,
        middleware=middleware,
        exception_handlers={HTTPException: _refused, Exception: _failed},
    )
    # An address with a slash too many is none: a redirect would name whatever host the request named.
    app.router.redirect_slashes = False
    app.graphql = endpoint
    for each in reversed(middleware):
        app.graphql = each.cls(app.graphql, *each.args, **each.kwargs)
    return app


async def _to_explorer(_request: Request) -> Response:
    return RedirectResponse(GRAPHQL_PATH, status_code=HTTPStatus.FOUND)


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND
    headers = error.headers if isinstance(error, HTTPException) else None
    code = "METHOD_NOT_ALLOWED" if status == HTTPStatus.METHOD_NOT_ALLOWED else "PATH_NOT_FOUND"
    return _written(request, GatewayError(code, headers=headers))


async def _failed(request: Request, _error: Exception) -> Response:
    return _written(request, GatewayError("INTERNAL"))


def _written(request: Request, error: GatewayError) -> Response:
    language = language_of(request.headers.get("accept-language"))
    return refusal(error, language, request.state.request_id)
