"""An identity provider for as long as a run takes: its two documents over HTTP, and tokens that it signed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Final
from uuid import uuid4

import jwt
import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jwt.algorithms import OKPAlgorithm

KEY_ID: Final = "bench"
LIFETIME: Final = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Issuer:
    """Where it is, and what it signs with."""

    address: str
    key: Ed25519PrivateKey

    def token(self, subject: str, audience: str) -> str:
        """A token of somebody."""
        now = datetime.now(UTC)
        claims = {"iss": self.address, "sub": subject, "aud": audience, "iat": now, "exp": now + LIFETIME}
        return jwt.encode(claims | {"jti": uuid4().hex}, self.key, algorithm="EdDSA", headers={"kid": KEY_ID})


@contextmanager
def an_issuer() -> Iterator[Issuer]:
    """A provider that answers until left."""
    key = Ed25519PrivateKey.generate()
    public = {**OKPAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": KEY_ID, "alg": "EdDSA", "use": "sig"}
    documents: dict[str, dict[str, Any]] = {"/keys": {"keys": [public]}}

    class Documents(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = documents.get(self.path)
            body = orjson.dumps(found)
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the parent's name
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Documents) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}"
        documents["/.well-known/openid-configuration"] = {"issuer": address, "jwks_uri": f"{address}/keys"}
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield Issuer(address, key)
        finally:
            server.shutdown()
