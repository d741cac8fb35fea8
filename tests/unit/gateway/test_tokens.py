"""The token cache honours expiry and its own bound; issuers cannot be configured dangerously."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from tests.support.gateway import AUDIENCE, ISSUER, Signer
from zhaoshang.gateway import tokens as module
from zhaoshang.gateway.errors import GatewayError
from zhaoshang.gateway.keys import FixedKeys, KeysUnavailableError
from zhaoshang.gateway.tokens import Issuer, Tokens
from zhaoshang.values.clock import SystemClock


@dataclass
class Shifted:
    """A clock some time ahead of the machine's."""

    ahead: timedelta = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass
class Counting(FixedKeys):
    """Fixed keys that count how often a signature had to be checked."""

    asked: int = 0

    def __init__(self, signer: Signer) -> None:
        super().__init__({signer.kid: jwt.PyJWK.from_dict(signer.published)})

    async def key(self, kid: str | None) -> jwt.PyJWK | None:
        self.asked += 1
        return await super().key(kid)


async def test_a_checked_token_is_remembered_but_not_beyond_its_expiry() -> None:
    signer, clock = Signer(), Shifted()
    keys = Counting(signer)
    tokens = Tokens([Issuer(ISSUER, AUDIENCE, keys, leeway_seconds=0)], clock)
    header = "Bearer " + signer.token("a", exp=datetime.now(UTC) + timedelta(seconds=60))
    for _ in range(3):
        assert (await tokens.principal(header)) is not None
    assert keys.asked == 1
    clock.ahead = timedelta(seconds=61)
    await tokens.principal(header)
    assert keys.asked == 2


async def test_a_long_lived_token_is_checked_again_every_few_minutes() -> None:
    signer, clock = Signer(), Shifted()
    keys = Counting(signer)
    tokens = Tokens([Issuer(ISSUER, AUDIENCE, keys)], clock)
    header = "Bearer " + signer.token("a", exp=datetime.now(UTC) + timedelta(days=30))
    await tokens.principal(header)
    clock.ahead = timedelta(seconds=module.REMEMBERED_SECONDS + 1)
    await tokens.principal(header)
    assert keys.asked == 2


async def test_the_token_cache_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REMEMBERED_TOKENS", 5)
    signer = Signer()
    tokens = Tokens([signer.trusted()], SystemClock())
    for n in range(20):
        await tokens.principal("Bearer " + signer.token(f"person {n}"))
    assert len(tokens._known) == 5


@pytest.mark.parametrize("algorithms", [frozenset(), frozenset({"HS256"}), frozenset({"EdDSA", "none"})])
def test_an_issuer_cannot_be_given_a_symmetric_algorithm(algorithms: frozenset[str]) -> None:
    with pytest.raises(ValueError, match="RS256, ES256, EdDSA"):
        Issuer(ISSUER, AUDIENCE, FixedKeys({}), algorithms)


async def test_rsa_and_elliptic_curve_keys_are_accepted() -> None:
    rsa_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    ec_key = ec.generate_private_key(ec.SECP256R1())
    published = {
        "RS256": jwt.PyJWK.from_dict({**jwt.algorithms.RSAAlgorithm.to_jwk(rsa_key.public_key(), as_dict=True)}),
        "ES256": jwt.PyJWK.from_dict({**jwt.algorithms.ECAlgorithm.to_jwk(ec_key.public_key(), as_dict=True)}),
    }
    tokens = Tokens([Issuer(ISSUER, AUDIENCE, FixedKeys(published))], SystemClock())
    claims = {"iss": ISSUER, "aud": AUDIENCE, "sub": "a", "exp": datetime.now(UTC) + timedelta(minutes=1)}
    for algorithm, key in (("RS256", rsa_key), ("ES256", ec_key)):
        token = jwt.encode(claims, key, algorithm=algorithm, headers={"kid": algorithm})
        principal = await tokens.principal(f"Bearer {token}")
        assert principal is not None
        assert principal.subject == "a"


async def test_a_provider_that_is_down_is_not_the_callers_fault() -> None:
    class Down:
        async def key(self, kid: str | None) -> jwt.PyJWK | None:
            raise KeysUnavailableError(kid)

    tokens = Tokens([Issuer(ISSUER, AUDIENCE, Down())], SystemClock())
    with pytest.raises(GatewayError, match="AUTHENTICATION_UNAVAILABLE"):
        await tokens.principal("Bearer " + Signer().token("a"))
