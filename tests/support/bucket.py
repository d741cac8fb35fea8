"""A bucket that speaks S3, as far as one is needed here: an HTTP server of this machine that checks every signature."""

import hashlib
import hmac
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Final

SECRET: Final = "secret"
_AUTHORIZATION: Final = re.compile(
    r"AWS4-HMAC-SHA256 Credential=somebody/(?P<scope>(?P<day>\d{8})/(?P<region>[a-z0-9-]+)/s3/aws4_request), ?"
    r"SignedHeaders=(?P<names>[a-z0-9;-]+), ?Signature=(?P<signature>[0-9a-f]{64})"
)


@dataclass
class FakeBucket:
    """What the server holds, what it was asked, and how often it is to fail first."""

    name: str
    region: str
    address: str = ""
    objects: dict[str, bytes] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    failures: int = 0


def _keyed(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def _signature(request: BaseHTTPRequestHandler, given: re.Match[str]) -> str:
    """The signature (AWS Signature Version 4) that somebody who knows the secret gives this request."""
    headers, names = request.headers, given["names"].split(";")
    signed = "".join(f"{name}:{' '.join((headers[name] or '').split())}\n" for name in names)
    path, _, query = request.path.partition("?")
    asked = "\n".join((request.command, path, query, signed, given["names"], headers["x-amz-content-sha256"] or ""))
    hashed = hashlib.sha256(asked.encode()).hexdigest()
    key = f"AWS4{SECRET}".encode()
    for part in (given["day"], given["region"], "s3", "aws4_request"):
        key = _keyed(key, part)
    return _keyed(key, f"AWS4-HMAC-SHA256\n{headers['x-amz-date']}\n{given['scope']}\n{hashed}").hex()


@contextmanager
def a_bucket(name: str, region: str) -> Iterator[FakeBucket]:
    """A server with one empty bucket, for the credentials ``somebody`` and ``SECRET``; it stops on leaving."""
    bucket = FakeBucket(name, region)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self, status: int, content: bytes = b"", code: str = "") -> None:
            body = f"<Error><Code>{code}</Code></Error>".encode() if code else content
            self.send_response(status)
            for header, value in (
                ("Content-Length", len(body)),
                ("ETag", f'"{hashlib.sha256(body).hexdigest()}"'),
                ("Last-Modified", "Tue, 30 Jun 2026 02:00:00 GMT"),
            ):
                self.send_header(header, str(value))
            self.end_headers()
            self.wfile.write(body)

        def _serve(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"] or 0))
            bucket.requests.append(f"{self.command} {self.path}")
            given = _AUTHORIZATION.fullmatch(self.headers["Authorization"] or "")
            digest = hashlib.sha256(content).hexdigest()
            if (
                given is None
                or given["region"] != bucket.region
                or not hmac.compare_digest(_signature(self, given), given["signature"])
                or self.headers["x-amz-content-sha256"] not in (digest, "UNSIGNED-PAYLOAD")
            ):
                return self._answer(403, code="SignatureDoesNotMatch")
            if bucket.failures:
                bucket.failures -= 1
                return self._answer(503, code="SlowDown")
            folder, _, key = self.path.removeprefix("/").partition("/")
            if folder != bucket.name:
                return self._answer(404, code="NoSuchBucket")
            if self.command == "PUT":
                bucket.objects[key] = content
                return self._answer(200)
            if key not in bucket.objects:
                return self._answer(404, code="NoSuchKey")
            return self._answer(200, bucket.objects[key])

        do_GET = do_PUT = _serve  # noqa: N815  the names that the server looks for

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        bucket.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield bucket
        finally:
            server.shutdown()
            thread.join()
