"""Where the explorer page fetches a persona's token: an address that exists in demo mode only."""

from http import HTTPStatus
from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from zhaoshang.demo.districts import is_persona
from zhaoshang.demo.issuer import DemoIssuer
from zhaoshang.settings import Settings

PATH: Final = "/demo/token"


def token_route(issuer: DemoIssuer, settings: Settings) -> Route:
    """``POST {"persona": "director@huaming"}`` → ``{"token": …}``.

    JSON only, so that a foreign page's form cannot post here, and no cross-origin header is ever sent with it.
    """

    async def answer(request: Request) -> Response:
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return Response(status_code=HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        body = await request.body()
        try:
            persona = orjson.loads(body)["persona"]
        except (orjson.JSONDecodeError, KeyError, TypeError):
            persona = None
        if not isinstance(persona, str) or not is_persona(persona):
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        token = issuer.token(persona, audience=settings.oidc_audience)
        return Response(
            orjson.dumps({"token": token}), media_type="application/json", headers={"Cache-Control": "no-store"}
        )

    return Route(PATH, answer, methods=["POST"])
