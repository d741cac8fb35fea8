"""Where the keys that check tokens come from: an OpenID provider's published key set, kept for a while."""

import asyncio
import logging
from collections.abc import Mapping
from time import monotonic
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

import httpx
from jwt import PyJWK, PyJWKSet
from jwt.exceptions import PyJWKError, PyJWKSetError

logger = logging.getLogger(__name__)

FRESH_SECONDS: Final = 600.0
"""How long a fetched key set is used without asking again."""

STALE_SECONDS: Final = 86_400.0
"""How long it is still used while the provider does not answer: sign-in there is down then anyway."""

REFETCH_SECONDS: Final = 30.0
"""Unknown key ids cause at most one fetch in this time, so rubbish tokens cannot hammer the provider."""

MAX_DOCUMENT_BYTES: Final = 262_144


class KeysUnavailableError(Exception):
    """The provider's keys could not be had, and none are kept."""


class KeySource(Protocol):
    """Keys of one issuer by key id."""

    async def key(self, kid: str | None) -> PyJWK | None:
        """The key of an id; without an id, the only key there is; ``None`` when there is none such."""
        ...


class FixedKeys:
    """Keys that are simply given: the demo issuer's, and tests'."""

    def __init__(self, keys: Mapping[str, PyJWK]) -> None:
        """``keys`` by key id."""
        self._keys = dict(keys)

    async def key(self, kid: str | None) -> PyJWK | None:
        """The key of an id."""
        return _pick(self._keys, kid)


class OidcKeys:
    """The keys an OpenID provider publishes, found through its discovery document.

    Raises ``KeysUnavailableError`` when the provider has never answered or not for a day.
    """

    def __init__(self, issuer: str, client: httpx.AsyncClient) -> None:
        """``issuer`` exactly as it stands in the tokens' ``iss``."""
        self._issuer = issuer
        self._client = client
        self._keys: dict[str, PyJWK] = {}
        self._fetched_at: float | None = None
        self._tried_at: float | None = None
        self._lock = asyncio.Lock()

    async def key(self, kid: str | None) -> PyJWK | None:
        """The key of an id; an unknown id fetches the set once more, at most every half minute (key rotation)."""
        if self._older_than(FRESH_SECONDS):
            await self._refresh()
        found = _pick(self._keys, kid)
        if found is None and self._older_than(REFETCH_SECONDS):
            await self._refresh()
            found = _pick(self._keys, kid)
        return found

    def _older_than(self, seconds: float) -> bool:
        return self._fetched_at is None or monotonic() - self._fetched_at > seconds

    async def _refresh(self) -> None:
        asked_at = monotonic()
        async with self._lock:
            if self._fetched_at is not None and self._fetched_at >= asked_at:
                return  # somebody else fetched it while this request waited
            if self._tried_at is None or monotonic() - self._tried_at > REFETCH_SECONDS:
                self._tried_at = monotonic()
                try:
                    self._keys = await self._fetch()
                    self._fetched_at = monotonic()
                    self._tried_at = None
                except (httpx.HTTPError, httpx.InvalidURL, ValueError, PyJWKError, PyJWKSetError) as error:
                    logger.warning("the key set of %s could not be fetched: %s", self._issuer, error)
            if self._older_than(STALE_SECONDS):
                raise KeysUnavailableError

    async def _fetch(self) -> dict[str, PyJWK]:
        configuration = await self._document(f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
        if configuration.get("issuer") != self._issuer:
            raise ValueError("its discovery document speaks of another issuer")
        address = configuration.get("jwks_uri")
        if not isinstance(address, str) or not _is_safe(address):
            raise ValueError("its discovery document names no usable jwks_uri")
        published = PyJWKSet.from_dict(await self._document(address)).keys
        return {key.key_id or "": key for key in published if key.public_key_use in (None, "sig")}

    async def _document(self, address: str) -> dict[str, Any]:
        async with self._client.stream("GET", address) as response:
            response.raise_for_status()
            body = b""
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > MAX_DOCUMENT_BYTES:
                    raise ValueError("its answer is too long")
        parsed = httpx.Response(200, content=body).json()
        if not isinstance(parsed, dict):
            raise ValueError("its answer is no JSON object")  # noqa: TRY004  one kind of failure for the caller
        return parsed


def _is_safe(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in {"127.0.0.1", "::1", "localhost"})


def _pick(keys: Mapping[str, PyJWK], kid: str | None) -> PyJWK | None:
    if kid is not None:
        return keys.get(kid)
    return next(iter(keys.values())) if len(keys) == 1 else None
