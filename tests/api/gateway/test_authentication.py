"""Tokens and acting tenants: who gets in, and what everybody else is told."""

from datetime import UTC, datetime, timedelta

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.support.gateway import AUDIENCE, ISSUER, Gateway, Signer, a_gateway
from tests.support.graphql import Graphql

WHO = "{ who }"


@pytest.fixture
def gateway() -> Gateway:
    return a_gateway()


def bearing(gateway: Gateway, token: str) -> Graphql:
    return gateway.client.with_(Authorization=f"Bearer {token}")


async def test_a_person_acts_for_their_only_tenant_without_naming_it(gateway: Gateway) -> None:
    result = await gateway.client.as_("director@huaming").run(WHO)
    assert result.data == {"who": "120110/huaming host.director"}


async def test_without_a_token_nothing_but_the_schema_is_answered(gateway: Gateway) -> None:
    result = await gateway.client.run(WHO)
    assert (result.status, result.codes) == (401, ["UNAUTHENTICATED"])
    assert result.errors[0]["extensions"]["reason"] == "TOKEN_MISSING"
    assert result.response.headers["www-authenticate"] == "Bearer"
    assert gateway.asked == []


def _refused_tokens(signer: Signer) -> dict[str, str]:
    now = datetime.now(UTC)
    stranger = Signer(key=Ed25519PrivateKey.generate())
    payload = {"iss": ISSUER, "aud": AUDIENCE, "sub": "director@huaming", "exp": now + timedelta(hours=1)}
    public = signer.key.public_key().public_bytes_raw()
    return {
        "TOKEN_EXPIRED": signer.token("director@huaming", exp=now - timedelta(minutes=2)),
        "TOKEN_NOT_YET_VALID": signer.token("director@huaming", nbf=now + timedelta(minutes=2)),
        "AUDIENCE_MISMATCH": signer.token("director@huaming", aud="another-service"),
        "ISSUER_UNKNOWN": signer.token("director@huaming", iss="https://elsewhere.example"),
        "ISSUER_UNKNOWN missing": signer.token("director@huaming", iss=None),
        "SIGNATURE_INVALID": stranger.token("director@huaming"),
        "KEY_UNKNOWN": Signer(kid="second", key=signer.key).token("director@huaming"),
        "ALGORITHM_REFUSED none": jwt.encode(payload, "", algorithm="none", headers={"kid": "first"}),
        # The classic confusion: the public key used as if it were a shared secret.
        "ALGORITHM_REFUSED shared": jwt.encode(payload, public, algorithm="HS256", headers={"kid": "first"}),
        "TOKEN_MALFORMED subject": signer.token("x" * 256),
        "TOKEN_MALFORMED no subject": signer.token("", sub=None),
        "TOKEN_MALFORMED number": signer.token("", sub=None, exp=None),
        "TOKEN_MALFORMED rubbish": "a.b.c",
        "TOKEN_MALFORMED long": "a" * 8_193,
        "TOKEN_MALFORMED empty": "",
    }


@pytest.mark.parametrize("case", list(_refused_tokens(Signer())))
async def test_a_token_that_is_not_good_is_refused_with_the_reason(gateway: Gateway, case: str) -> None:
    result = await bearing(gateway, _refused_tokens(gateway.signer)[case]).run(WHO)
    assert (result.status, result.codes) == (401, ["UNAUTHENTICATED"])
    assert result.errors[0]["extensions"]["reason"] == case.split(maxsplit=1)[0]
    assert "invalid_token" in result.response.headers["www-authenticate"]
    assert gateway.asked == []


async def test_a_bad_token_is_refused_even_where_none_is_needed(gateway: Gateway) -> None:
    assert (await bearing(gateway, "a.b.c").run("{__typename}")).codes == ["UNAUTHENTICATED"]
    assert (await gateway.client.with_(Authorization="Basic abc").run("{__typename}")).codes == ["UNAUTHENTICATED"]


async def test_a_little_clock_skew_is_forgiven(gateway: Gateway) -> None:
    token = gateway.signer.token("director@huaming", exp=datetime.now(UTC) - timedelta(seconds=10))
    assert (await bearing(gateway, token).run(WHO)).status == 200


async def test_someone_without_a_membership_is_told_so(gateway: Gateway) -> None:
    result = await gateway.client.as_("nobody").run(WHO)
    assert (result.status, result.codes) == (403, ["NO_MEMBERSHIP"])
    assert (await gateway.client.as_("nobody").run("{__typename}")).status == 200


async def test_several_memberships_ask_for_a_choice(gateway: Gateway) -> None:
    result = await gateway.client.as_("both").run(WHO)
    assert (result.status, result.codes) == (400, ["TENANT_REQUIRED"])
    assert result.errors[0]["extensions"]["tenants"] == ["120110/hezuo", "120110/huaming"]
    chosen = await gateway.client.as_("both", tenant="120110/hezuo").run(WHO)
    assert chosen.data == {"who": "120110/hezuo coordination.officer"}


async def test_a_foreign_tenant_answers_exactly_like_one_that_never_existed(gateway: Gateway) -> None:
    answers = {
        (await gateway.client.as_("director@huaming", tenant=tenant).with_(X_Request_ID="same").run(WHO)).response.text
        for tenant in ("120110/hezuo", "120110/never", "120111/huaming", "huaming", "", "120110/../x", "1" * 2_000)
    }
    assert len(answers) == 1
    assert "TENANT_NOT_YOURS" in answers.pop()


async def test_an_administrator_is_one_whatever_the_tenant_answers_for(gateway: Gateway) -> None:
    assert (await gateway.client.as_("administrator").run(WHO)).data == {"who": "120110/huaming system_admin"}


async def test_reads_remember_memberships_for_a_moment_and_writes_never_do(gateway: Gateway) -> None:
    client = gateway.client.as_("director@huaming")
    for _ in range(3):
        await client.run(WHO)
    assert len(gateway.asked) == 1
    for _ in range(2):
        await client.run('mutation { rename(name: "x") }')
    assert len(gateway.asked) == 3
