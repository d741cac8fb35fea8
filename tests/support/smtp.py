"""A mail server on this machine that really takes letters, or does what mail servers do instead."""

import asyncio
import base64
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from zhaoshang.settings import Encryption, MailServer

HOST = "127.0.0.1"
SENDER = "noreply@zhaoshang.example.cn"


@dataclass
class PostOffice:
    """What the server took, and how it behaves."""

    port: int = 0
    raw: list[bytes] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)
    """What it answers a command instead of yes, by the command; ``letter`` is the letter itself."""
    hangs_after_letter: bool = False
    leaves_after_letter: bool = False
    tls: ssl.SSLContext | None = None
    _closing: asyncio.Event = field(default_factory=asyncio.Event)
    _talks: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def letters(self) -> list[EmailMessage]:
        """The letters it took, parsed."""
        return [_parsed(each) for each in self.raw]

    def settings(self, **changes: Any) -> MailServer:
        """The way to it."""
        given: dict[str, Any] = {"encryption": Encryption.NONE, "port": self.port} | changes
        return MailServer(HOST, SENDER, **given)

    def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Begin one conversation."""
        talk = asyncio.ensure_future(self._serve(reader, writer))
        self._talks.add(talk)

    async def close(self) -> None:
        """End all of them."""
        self._closing.set()
        await asyncio.wait_for(asyncio.gather(*self._talks), 5)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.ensure_future(self._converse(reader, writer))
        over = asyncio.ensure_future(self._closing.wait())
        await asyncio.wait({talk, over}, return_when=asyncio.FIRST_COMPLETED)
        over.cancel()
        talk.cancel()
        try:
            await talk
        except (asyncio.CancelledError, ConnectionError, ssl.SSLError):
            pass  # the client left, or the test is over
        finally:
            writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _say(writer, "220 here")
        while line := (await reader.readline()).decode().strip():
            verb = line.split(":", maxsplit=1)[0].split(" ", maxsplit=1)[0].upper()
            self.commands.append(line)
            if verb in self.refuses:
                await _say(writer, self.refuses[verb])
            elif verb == "EHLO":
                await _say(writer, "250-here", "250-AUTH PLAIN", *["250-STARTTLS"] * (self.tls is not None), "250 OK")
            elif verb == "STARTTLS" and self.tls is not None:
                await _say(writer, "220 go on")
                await writer.start_tls(self.tls)
            elif verb == "AUTH":
                _, user, password = base64.b64decode(line.split(" ")[2]).decode().split("\0")
                self.logins.append((user, password))
                await _say(writer, "235 welcome")
            elif verb == "DATA":
                await _say(writer, "354 go on")
                if not await self._take(reader, writer):
                    return
            elif verb == "QUIT":
                await _say(writer, "221 bye")
                return
            else:
                await _say(writer, "250 OK")

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        lines = []
        while (line := await reader.readline()) not in {b".\r\n", b""}:
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        if "letter" in self.refuses:
            await _say(writer, self.refuses["letter"])
            return True
        self.raw.append(b"".join(lines))
        if self.hangs_after_letter:
            await self._closing.wait()
        if self.leaves_after_letter:
            return False
        await _say(writer, "250 taken")
        return True


@asynccontextmanager
async def post_office(**behaviour: Any) -> AsyncIterator[PostOffice]:
    """A mail server, for as long as it is needed."""
    office = PostOffice(**behaviour)
    server = await asyncio.start_server(office.take, HOST, 0)
    office.port = server.sockets[0].getsockname()[1]
    try:
        yield office
    finally:
        server.close()
        await office.close()


def certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """A server's context for this machine's address, and the file by which a client may trust it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail server of a test")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    trusted, private = folder / "trusted.pem", folder / "private.pem"
    trusted.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(trusted, private)
    return context, trusted


async def _say(writer: asyncio.StreamWriter, *lines: str) -> None:
    writer.write("".join(f"{line}\r\n" for line in lines).encode())
    await writer.drain()


def _parsed(raw: bytes) -> EmailMessage:
    parsed = message_from_bytes(raw, policy=default)
    assert isinstance(parsed, EmailMessage)
    return parsed
