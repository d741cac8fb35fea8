"""Keys of an identity provider: found by discovery, kept, rotated, and never fetched more often than needed."""

import asyncio
from typing import Any

import httpx
import pytest

from tests.support.gateway import ISSUER, Signer
from zhaoshang.gateway import keys as module
from zhaoshang.gateway.keys import KeysUnavailableError, OidcKeys


class Provider:
    """An identity provider as seen over HTTP."""

    def __init__(self) -> None:
        self.published = [Signer("first").published]
        self.fetches = 0
        self.down = False
        self.discovery: dict[str, Any] = {"issuer": ISSUER, "jwks_uri": f"{ISSUER}/keys"}

    def answer(self, request: httpx.Request) -> httpx.Response:
        if self.down:
            raise httpx.ConnectError("refused")
        if request.url.path == "/.well-known/openid-configuration":
            return httpx.Response(200, json=self.discovery)
        assert request.url.path == "/keys"
        self.fetches += 1
        return httpx.Response(200, json={"keys": self.published})

    def keys(self) -> OidcKeys:
        return OidcKeys(ISSUER, httpx.AsyncClient(transport=httpx.MockTransport(self.answer)))


class Hands:
    """A monotonic clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Hands:
    hands = Hands()
    monkeypatch.setattr(module, "monotonic", hands)
    return hands


@pytest.fixture
def provider() -> Provider:
    return Provider()


async def test_a_key_set_is_fetched_once_and_kept(provider: Provider, clock: Hands) -> None:
    keys = provider.keys()
    assert await keys.key("first") is not None
    assert await keys.key(None) is not None
    clock.now += module.FRESH_SECONDS - 1
    assert await keys.key("first") is not None
    assert provider.fetches == 1
    clock.now += 2
    await keys.key("first")
    assert provider.fetches == 2


async def test_a_rotated_key_is_found_by_one_more_fetch(provider: Provider, clock: Hands) -> None:
    keys = provider.keys()
    await keys.key("first")
    provider.published = [Signer("second").published]
    clock.now += module.REFETCH_SECONDS + 1
    assert await keys.key("second") is not None
    assert await keys.key("first") is None
    assert provider.fetches == 2


async def test_rubbish_key_ids_do_not_hammer_the_provider(provider: Provider, clock: Hands) -> None:
    keys = provider.keys()
    await keys.key("first")
    clock.now += module.REFETCH_SECONDS + 1
    found = await asyncio.gather(*(keys.key(f"rubbish {n}") for n in range(50)))
    assert set(found) == {None}
    assert provider.fetches == 2


async def test_kept_keys_outlive_a_provider_that_is_down_for_a_day(provider: Provider, clock: Hands) -> None:
    keys = provider.keys()
    await keys.key("first")
    provider.down = True
    clock.now += module.FRESH_SECONDS + 1
    assert await keys.key("first") is not None
    clock.now += module.STALE_SECONDS
    with pytest.raises(KeysUnavailableError):
        await keys.key("first")


async def test_a_provider_that_never_answered_is_not_asked_on_every_request(provider: Provider, clock: Hands) -> None:
    provider.down = True
    keys = provider.keys()
    for _ in range(3):
        with pytest.raises(KeysUnavailableError):
            await keys.key("first")
    provider.down = False
    with pytest.raises(KeysUnavailableError):
        await keys.key("first")
    clock.now += module.REFETCH_SECONDS + 1
    assert await keys.key("first") is not None


@pytest.mark.parametrize(
    "discovery",
    [
        {"issuer": "https://elsewhere.example", "jwks_uri": f"{ISSUER}/keys"},
        {"issuer": ISSUER, "jwks_uri": "http://id.example/keys"},
        {"issuer": ISSUER, "jwks_uri": "file:///etc/passwd"},
        {"issuer": ISSUER},
        {"issuer": ISSUER, "jwks_uri": f"{ISSUER}/keys", "padding": "x" * 300_000},
    ],
)
async def test_a_discovery_document_that_cannot_be_trusted_gives_no_keys(
    provider: Provider, clock: Hands, discovery: dict[str, Any]
) -> None:
    assert clock.now
    provider.discovery = discovery
    with pytest.raises(KeysUnavailableError):
        await provider.keys().key("first")


async def test_a_key_for_encryption_is_no_key_for_signatures(provider: Provider) -> None:
    provider.published = [{**Signer("first").published, "use": "enc"}, Signer("second").published]
    keys = provider.keys()
    assert await keys.key("first") is None
    assert await keys.key("second") is not None
