"""The demo district's own token issuer: a key in the data directory that signs for any persona.

It exists only where the composition root builds it, which is in demo mode. Outside of it no issuer of this name is
trusted, no address answers about it and the command that prints tokens refuses.
"""

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Self
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from zhaoshang.gateway.keys import FixedKeys
from zhaoshang.gateway.tokens import Issuer
from zhaoshang.settings import Settings
from zhaoshang.values.clock import SystemClock

ISSUER: Final = "https://demo.zhaoshang.invalid"
"""A name that can never be somebody's real provider (RFC 2606)."""

KEY_ID: Final = "demo"
KEY_FILE: Final = "demo-issuer.pem"
LIFETIME: Final = timedelta(days=7)


class DemoOnlyError(RuntimeError):
    """Demo tokens were asked for outside demo mode."""


class DemoIssuer:
    """Signs tokens for personas such as ``director@huaming`` with a key of its own, made on first use."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        """Use ``DemoIssuer.of(settings)``, which checks that this is a demo."""
        self._key = key

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The issuer of this data directory. Raises ``DemoOnlyError`` outside demo mode."""
        if not settings.demo:
            raise DemoOnlyError("demo tokens exist only with ZHAOSHANG_ENV=demo")
        return cls(_kept_key(settings.data_directory))

    def token(self, persona: str, *, audience: str, lifetime: timedelta = LIFETIME, now: datetime | None = None) -> str:
        """A token whose subject is the persona; whether that person exists is asked when it is used."""
        issued = SystemClock().now() if now is None else now
        claims = {
            "iss": ISSUER,
            "sub": persona,
            "aud": audience,
            "iat": issued,
            "exp": issued + lifetime,
            "jti": uuid4().hex,
        }
        return jwt.encode(claims, self._key, algorithm="EdDSA", headers={"kid": KEY_ID})

    def trusted(self, settings: Settings) -> Issuer:
        """This issuer as the token check sees it."""
        public = jwt.PyJWK.from_dict(
            {**jwt.algorithms.OKPAlgorithm.to_jwk(self._key.public_key(), as_dict=True), "alg": "EdDSA"}
        )
        return Issuer(ISSUER, settings.oidc_audience, FixedKeys({KEY_ID: public}), frozenset({"EdDSA"}))


def demo_token(settings: Settings, persona: str) -> str:
    """What ``zhaoshang demo-token director@huaming`` prints. Raises ``DemoOnlyError`` outside demo mode."""
    return DemoIssuer.of(settings).token(persona, audience=settings.oidc_audience)


def _kept_key(directory: Path) -> Ed25519PrivateKey:
    path = directory / KEY_FILE
    if not path.exists():
        _write_new_key(path)
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError(f"{path} does not hold an Ed25519 key")
    return key


def _write_new_key(path: Path) -> None:
    """Written whole under another name and then linked, so that two processes starting together agree on one key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    draft = path.with_name(f"{path.name}.{uuid4().hex}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(written)
        try:
            os.link(draft, path)
        except FileExistsError:
            return  # another process was first; its key is the one
    finally:
        draft.unlink()
