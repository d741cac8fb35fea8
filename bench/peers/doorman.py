"""Who asks, for peers written in Python: the same work for a token as the service does, with the same memory.

A signature is checked once and believed for five minutes; the memberships behind it are asked for every five seconds,
and for each write.
"""

import json
import os
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from time import monotonic, time
from typing import Any, Final, TypeVar

import asyncpg
import jwt

BELIEVED_SECONDS: Final = 300
HELD_SECONDS: Final = 5
REMEMBERED: Final = 10_000

K = TypeVar("K")
V = TypeVar("V")


class Refused(Exception):  # noqa: N818  what the door says
    """Nobody who may come in."""


@dataclass(frozen=True, slots=True)
class Caller:
    """What row-level security has to know."""

    district: int
    tenant: Any
    person: Any
    reads: str


class Doorman:
    """Turns an ``Authorization`` header into a caller."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        """The pool asks for memberships."""
        self._pool = pool
        self._key = jwt.PyJWK.from_dict({**json.loads(os.environ["BENCH_KEY"]), "alg": "EdDSA"})
        self._issuer, self._audience = os.environ["BENCH_ISSUER"], os.environ["BENCH_AUDIENCE"]
        self._tokens: OrderedDict[bytes, tuple[str, float]] = OrderedDict()
        self._held: OrderedDict[str, tuple[Caller, float]] = OrderedDict()

    async def caller(self, authorization: str | None, *, writes: bool = False) -> Caller:
        """Who asks. Raises ``Refused``."""
        subject = self._subject(authorization)
        known = self._held.get(subject)
        if known is not None and not writes and monotonic() < known[1]:
            return known[0]
        rows = await self._pool.fetch("SELECT * FROM app.identify($1, $2)", self._issuer, subject)
        if len(rows) != 1:
            raise Refused("NO_MEMBERSHIP")
        row = rows[0]
        reads = "DISTRICT" if row["tenant_kind"] == "DEPARTMENT" else "OWN"
        caller = Caller(row["district_id"], row["tenant_id"], row["person_id"], reads)
        _remember(self._held, subject, (caller, monotonic() + HELD_SECONDS))
        return caller

    def _subject(self, authorization: str | None) -> str:
        scheme, _, token = (authorization or "").partition(" ")
        if scheme != "Bearer":
            raise Refused("UNAUTHENTICATED")
        fingerprint, now = sha256(token.encode()).digest(), time()
        known = self._tokens.get(fingerprint)
        if known is not None and now < known[1]:
            return known[0]
        try:
            claims = jwt.decode(token, self._key, ["EdDSA"], issuer=self._issuer, audience=self._audience)
        except jwt.PyJWTError as error:
            raise Refused("UNAUTHENTICATED") from error
        subject = str(claims["sub"])
        _remember(self._tokens, fingerprint, (subject, min(claims["exp"], now + BELIEVED_SECONDS)))
        return subject


def _remember(known: OrderedDict[K, V], key: K, value: V) -> None:
    known[key] = value
    known.move_to_end(key)
    if len(known) > REMEMBERED:
        known.popitem(last=False)
