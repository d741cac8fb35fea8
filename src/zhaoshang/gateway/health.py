"""Whether the process lives, and whether it is fit to be asked: for supervisors and load balancers."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import Response

from zhaoshang.gateway.http import Draining

logger = logging.getLogger(__name__)

SECONDS_FOR_A_CHECK: Final = 2.0

Check = Callable[[], Awaitable[bool]]
"""Answers whether something the service needs is in order; raising means it is not."""


async def healthz(_request: Request) -> Response:
    """200 as long as the event loop turns: says nothing about the database, or it would be restarted for nothing."""
    return _written({"status": "ok"}, ready=True)


@dataclass(frozen=True, slots=True)
class Readiness:
    """200 when every check holds, 503 otherwise, each named; the reasons go to the log, not to the caller."""

    checks: Mapping[str, Check]
    draining: Draining

    async def __call__(self, _request: Request) -> Response:
        """Run all checks at once."""
        if self.draining.begun:
            return _written({"status": "draining"}, ready=False)
        outcomes = await asyncio.gather(*(self._holds(name, check) for name, check in self.checks.items()))
        found = {name: "ok" if holds else "failed" for name, holds in zip(self.checks, outcomes, strict=True)}
        ready = all(outcomes)
        return _written({"status": "ready" if ready else "unready", "checks": found}, ready=ready)

    async def _holds(self, name: str, check: Check) -> bool:
        try:
            async with asyncio.timeout(SECONDS_FOR_A_CHECK):
                return await check()
        except Exception:
            # Whatever a broken dependency raises, the answer is the same: not ready.
            logger.exception("readiness check %s failed", name)
            return False


def _written(body: Mapping[str, object], *, ready: bool) -> Response:
    return Response(
        orjson.dumps(body),
        status_code=200 if ready else 503,
        media_type="application/json",
        headers={"Cache-Control": "no-store"},
    )
