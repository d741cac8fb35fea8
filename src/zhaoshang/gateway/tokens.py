"""Bearer tokens: who the caller is according to an issuer this deployment trusts."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import jwt
from jwt.exceptions import (
    ExpiredSignatureError,
    ImmatureSignatureError,
    InvalidAudienceError,
    InvalidKeyError,
    InvalidSignatureError,
    PyJWTError,
)

from zhaoshang.gateway.errors import GatewayError
from zhaoshang.gateway.keys import KeySource, KeysUnavailableError
from zhaoshang.values.clock import Clock

MAX_TOKEN_CHARACTERS: Final = 8_192
MAX_SUBJECT_CHARACTERS: Final = 255
"""OpenID Connect Core, section 2."""

REMEMBERED_TOKENS: Final = 10_000
REMEMBERED_SECONDS: Final = 300
"""A checked token is believed this long at most, so a key withdrawn by its issuer stops working soon."""

ASYMMETRIC: Final = frozenset({"RS256", "ES256", "EdDSA"})
"""Whatever a deployment configures, nothing outside this set is ever accepted: no ``none``, no shared secrets."""


@dataclass(frozen=True, slots=True)
class Principal:
    """The two claims that name a person, and until when the token vouches for them."""

    issuer: str
    subject: str
    expires_at: float


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer this deployment trusts."""

    name: str
    audience: str
    keys: KeySource
    algorithms: frozenset[str] = ASYMMETRIC
    leeway_seconds: int = 30

    def __post_init__(self) -> None:
        if not self.algorithms or not self.algorithms <= ASYMMETRIC:
            raise ValueError("an issuer's algorithms are a non-empty part of RS256, ES256, EdDSA")


class Tokens:
    """Checks tokens, and remembers the ones that passed until they expire."""

    def __init__(self, issuers: Iterable[Issuer], clock: Clock) -> None:
        """Only tokens of ``issuers`` are accepted; none at all when it is empty."""
        self._issuers = {issuer.name: issuer for issuer in issuers}
        self._clock = clock
        self._known: OrderedDict[bytes, tuple[Principal, float]] = OrderedDict()

    async def principal(self, authorization: str | None) -> Principal | None:
        """Who an ``Authorization`` header speaks for; ``None`` without one.

        Refuses (``GatewayError``): UNAUTHENTICATED with a ``reason`` in its extensions, AUTHENTICATION_UNAVAILABLE.
        """
        if authorization is None:
            return None
        now = self._clock.now().timestamp()
        fingerprint = sha256(authorization.encode()).digest()
        if (known := self._known.get(fingerprint)) is not None:
            if now < known[1]:
                self._known.move_to_end(fingerprint)
                return known[0]
            del self._known[fingerprint]
        scheme, _, token = authorization.partition(" ")
        token = token.strip()
        if scheme.lower() != "bearer" or not token.isascii() or not 0 < len(token) <= MAX_TOKEN_CHARACTERS:
            raise unauthenticated("TOKEN_MALFORMED")
        principal, leeway = await self._checked(token)
        self._known[fingerprint] = (principal, min(principal.expires_at + leeway, now + REMEMBERED_SECONDS))
        if len(self._known) > REMEMBERED_TOKENS:
            self._known.popitem(last=False)
        return principal

    async def _checked(self, token: str) -> tuple[Principal, int]:
        try:
            header = jwt.get_unverified_header(token)
            # Only to choose the issuer whose keys will check it; nothing else is read before the signature holds.
            named = jwt.decode(token, options={"verify_signature": False}).get("iss")
        except (PyJWTError, ValueError, RecursionError):
            raise unauthenticated("TOKEN_MALFORMED") from None
        issuer = self._issuers.get(named) if isinstance(named, str) else None
        if issuer is None:
            raise unauthenticated("ISSUER_UNKNOWN")
        if (algorithm := header.get("alg")) not in issuer.algorithms:
            raise unauthenticated("ALGORITHM_REFUSED")
        try:
            key = await issuer.keys.key(header.get("kid"))
        except KeysUnavailableError:
            raise GatewayError("AUTHENTICATION_UNAVAILABLE", headers={"Retry-After": "30"}) from None
        if key is None or key.algorithm_name != algorithm:
            raise unauthenticated("KEY_UNKNOWN")
        claims = _claims(token, key, algorithm, issuer)
        subject = claims["sub"]
        if not isinstance(subject, str) or not 0 < len(subject) <= MAX_SUBJECT_CHARACTERS or "\0" in subject:
            raise unauthenticated("TOKEN_MALFORMED")
        return Principal(issuer.name, subject, float(claims["exp"])), issuer.leeway_seconds


def _claims(token: str, key: jwt.PyJWK, algorithm: str, issuer: Issuer) -> dict[str, Any]:
    try:
        return jwt.decode(
            token,
            key,
            algorithms=[algorithm],
            issuer=issuer.name,
            audience=issuer.audience,
            leeway=issuer.leeway_seconds,
            options={"require": ["exp", "iss", "sub", "aud"]},
        )
    except ExpiredSignatureError:
        raise unauthenticated("TOKEN_EXPIRED") from None
    except ImmatureSignatureError:
        raise unauthenticated("TOKEN_NOT_YET_VALID") from None
    except InvalidAudienceError:
        raise unauthenticated("AUDIENCE_MISMATCH") from None
    except (InvalidSignatureError, InvalidKeyError):
        raise unauthenticated("SIGNATURE_INVALID") from None
    except (PyJWTError, ValueError, OverflowError):
        raise unauthenticated("TOKEN_MALFORMED") from None


def unauthenticated(reason: str) -> GatewayError:
    """401 with the reason, for the client's developers and for ``WWW-Authenticate`` (RFC 6750)."""
    challenge = "Bearer" if reason == "TOKEN_MISSING" else f'Bearer error="invalid_token", error_description="{reason}"'
    return GatewayError("UNAUTHENTICATED", headers={"WWW-Authenticate": challenge}, reason=reason)
