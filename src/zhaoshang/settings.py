"""What a deployment may choose: read once from the environment, frozen, handed to the composition roots."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from ipaddress import ip_network
from pathlib import Path
from typing import Final, Self
from urllib.parse import urlsplit

from zhaoshang.database.fence import Binding
from zhaoshang.values.email import read_address


class SettingsError(ValueError):
    """An environment variable holds something the service cannot run with; the text names it."""


class Environment(StrEnum):
    """What kind of deployment this is. Anything not said to be one of the first two is production."""

    DEMO = "demo"
    """The demo district with tokens signed on this machine; never a place for real data."""
    DEVELOPMENT = "development"
    """A developer's machine with real tokens: the explorer page and suggestions are on."""
    PRODUCTION = "production"


@dataclass(frozen=True, slots=True)
class Limits:
    """The caps on one request and one tenant; every one answers with its own code (``docs/errors.md``)."""

    body_bytes: int = 1_000_000
    upload_bytes: int = 20_000_000
    upload_files: int = 5
    document_characters: int = 100_000
    document_tokens: int = 4_000
    document_depth: int = 15
    document_fields: int = 2_000
    """Fields after spreading every fragment: what validation, compiling and execution pay for."""
    document_aliases: int = 60
    root_fields: int = 20
    variable_depth: int = 10
    variable_values: int = 20_000
    operation_cost: int = 5_000
    budget_capacity: int = 100_000
    """A tenant's token bucket: so much cost at once …"""
    budget_per_second: int = 2_000
    """… refilled at this rate."""
    anonymous_capacity: int = 2_000
    anonymous_per_second: int = 20
    deadline_seconds: float = 15.0


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket that speaks S3. Credentials come from AWS's usual variables, never from here."""

    name: str
    endpoint: str | None = None
    """Where it is, for anything but AWS itself: ``https://minio.example:9000``."""
    region: str = "us-east-1"


class Encryption(StrEnum):
    """How the way to the mail server is closed to others; a server that cannot do so gets nothing."""

    STARTTLS = "starttls"
    IMPLICIT = "implicit"
    NONE = "none"
    """Not at all: for a relay on this machine."""


_PORTS: Final[Mapping[Encryption, int]] = {Encryption.STARTTLS: 587, Encryption.IMPLICIT: 465, Encryption.NONE: 25}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Whom letters are handed to, and in whose name."""

    host: str
    sender: str
    """The address that letters come from."""
    port: int = _PORTS[Encryption.STARTTLS]
    encryption: Encryption = Encryption.STARTTLS
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    link: str | None = None
    """Where readers open the application: put into letters, if given."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One deployment's choices. ``from_environment`` documents each variable's name."""

    environment: Environment = Environment.PRODUCTION
    host: str = "127.0.0.1"
    port: int = 8000
    trusted_proxies: tuple[str, ...] = ("127.0.0.1",)
    """Addresses and networks whose ``X-Forwarded-For`` says where a request comes from; nobody else's is read."""
    database_url: str | None = None
    """Where the application logs in; without it the embedded server in ``data_directory`` is used."""
    read_binding: Binding = Binding.STATEMENT
    """How reads get their fence; behind PgBouncer and on Citus, in a transaction around each."""
    migration_database_url: str | None = None
    data_directory: Path = Path(".data")
    evidence_directory: Path | None = None
    """Where uploaded files are kept; on several machines, a folder that they share."""
    evidence_bucket: Bucket | None = None
    """Where they are kept instead."""
    mail: MailServer | None = None
    """Whom letters are handed to; without one, nothing is mailed."""
    oidc_issuer: str | None = None
    oidc_audience: str = "zhaoshang"
    token_algorithms: tuple[str, ...] = ("RS256", "ES256", "EdDSA")
    token_leeway_seconds: int = 30
    cursor_key: str | None = None
    trusted_documents: bool = False
    """Only documents of ``operations_directory`` are run."""
    operations_directory: Path | None = None
    introspection: bool = True
    cors_origins: tuple[str, ...] = ()
    shutdown_seconds: int = 20
    limits: Limits = field(default_factory=Limits)

    @property
    def signing_key(self) -> str:
        """What signs page cursors: the same on every process of a deployment, and steady in the demo.

        Without ``CURSOR_KEY`` it follows from ``DATABASE_URL``, which all processes share and nobody else knows. A
        cursor is no credential: a forged one is answered inside the same fence.
        """
        if self.cursor_key is not None:
            return self.cursor_key
        return sha256(f"cursors of {self.database_url or 'the private database'}".encode()).hexdigest()

    @property
    def evidence_folder(self) -> Path:
        """Where uploaded files are kept: without ``EVIDENCE_DIRECTORY``, below the data directory."""
        return self.evidence_directory or self.data_directory / "evidence"

    @property
    def demo(self) -> bool:
        """Whether this is the demo district: the only place where the demo issuer exists."""
        return self.environment is Environment.DEMO

    @property
    def explorable(self) -> bool:
        """Whether people explore the schema here: the explorer page and "did you mean" are for them only."""
        return self.environment is not Environment.PRODUCTION

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Self:
        """Read every setting from environment variables; an empty one counts as absent.

        Refuses (``SettingsError``): an unknown environment or binding, a number that is none, a trusted proxy that is
        neither an address nor a network, a token algorithm that is symmetric or ``none``, two places for files, a mail
        server without a sender or without a closed way to it.
        """
        given = {name: value for name, value in (os.environ if environ is None else environ).items() if value}
        algorithms = tuple(_listed(given.get("TOKEN_ALGORITHMS", "RS256,ES256,EdDSA")))
        if refused := [name for name in algorithms if name not in {"RS256", "ES256", "EdDSA"}]:
            raise SettingsError(f"TOKEN_ALGORITHMS: {refused[0]} is not allowed; choose from RS256, ES256, EdDSA")
        evidence, operations = given.get("EVIDENCE_DIRECTORY"), given.get("OPERATIONS_DIRECTORY")
        return cls(
            environment=_environment(given.get("ZHAOSHANG_ENV", "production")),
            host=given.get("HOST", "127.0.0.1"),
            port=_number(given, "PORT", 8000, most=65535),
            trusted_proxies=_proxies(given.get("TRUSTED_PROXIES", "127.0.0.1")),
            database_url=given.get("DATABASE_URL"),
            read_binding=_binding(given.get("READ_BINDING", Binding.STATEMENT)),
            migration_database_url=given.get("MIGRATION_DATABASE_URL"),
            data_directory=Path(given.get("ZHAOSHANG_DATA", ".data")),
            evidence_directory=Path(evidence) if evidence else None,
            evidence_bucket=_bucket(given),
            mail=_mail(given),
            oidc_issuer=given.get("OIDC_ISSUER"),
            oidc_audience=given.get("OIDC_AUDIENCE", "zhaoshang"),
            token_algorithms=algorithms,
            token_leeway_seconds=_number(given, "TOKEN_LEEWAY_SECONDS", 30, most=300),
            cursor_key=given.get("CURSOR_KEY"),
            trusted_documents=_switch(given, "TRUSTED_DOCUMENTS", default=False),
            operations_directory=Path(operations) if operations else None,
            introspection=_switch(given, "INTROSPECTION", default=True),
            cors_origins=tuple(_listed(given.get("CORS_ORIGINS", ""))),
            shutdown_seconds=_number(given, "SHUTDOWN_SECONDS", 20, most=3600),
            limits=_limits(given),
        )


def _proxies(text: str) -> tuple[str, ...]:
    """``none`` for a service that clients speak to themselves."""
    proxies = () if text.strip().lower() == "none" else tuple(_listed(text))
    for each in proxies:
        try:
            ip_network(each)
        except ValueError:
            raise SettingsError(f"TRUSTED_PROXIES: {each!r} is neither an address nor a network") from None
    return proxies


def _bucket(given: Mapping[str, str]) -> Bucket | None:
    name, endpoint, region = (given.get(f"EVIDENCE_S3_{each}") for each in ("BUCKET", "ENDPOINT", "REGION"))
    if name is None:
        if endpoint or region:
            raise SettingsError("EVIDENCE_S3_BUCKET: an endpoint or a region is given, but no bucket")
        return None
    if "EVIDENCE_DIRECTORY" in given:
        raise SettingsError("EVIDENCE_S3_BUCKET: EVIDENCE_DIRECTORY is given, too; files are kept in one place")
    if endpoint is not None and not endpoint.startswith(("https://", "http://")):
        raise SettingsError(f"EVIDENCE_S3_ENDPOINT: {endpoint!r} is no http address")
    return Bucket(name, endpoint, region) if region else Bucket(name, endpoint)


def _mail(given: Mapping[str, str]) -> MailServer | None:
    host = given.get("SMTP_HOST")
    if host is None:
        if stray := [name for name in ("SMTP_PORT", "SMTP_TLS", "SMTP_USER", "SMTP_PASSWORD") if name in given]:
            raise SettingsError(f"SMTP_HOST: {stray[0]} is given, but no mail server")
        return None
    try:
        encryption = Encryption(given.get("SMTP_TLS", Encryption.STARTTLS).lower())
    except ValueError:
        raise SettingsError(f"SMTP_TLS: {given['SMTP_TLS']!r} is none of starttls, implicit, none") from None
    user, password = given.get("SMTP_USER"), given.get("SMTP_PASSWORD")
    if (user is None) != (password is None):
        raise SettingsError("SMTP_USER: a user has a password, and a password a user; give SMTP_PASSWORD, too, or none")
    if password is not None and encryption is Encryption.NONE:
        raise SettingsError("SMTP_TLS: a password is not sent in the clear; take starttls or implicit")
    sender = read_address(given.get("MAIL_SENDER", ""))
    if sender is None:
        raise SettingsError("MAIL_SENDER: name the address that letters come from")
    port = _number(given, "SMTP_PORT", _PORTS[encryption], most=65535)
    return MailServer(host, sender, port, encryption, user, password, _link(given.get("MAIL_LINK")))


def _link(text: str | None) -> str | None:
    if text is None:
        return None
    # It is printed into letters as it is: one word, and one that a reader can open.
    if (
        not text.isprintable()
        or " " in text
        or not text.startswith(("https://", "http://"))
        or not urlsplit(text).netloc
    ):
        raise SettingsError(f"MAIL_LINK: {text!r} is no http address")
    return text


def _limits(given: Mapping[str, str]) -> Limits:
    usual = Limits()
    return Limits(
        body_bytes=_number(given, "MAX_BODY_BYTES", usual.body_bytes),
        upload_bytes=_number(given, "MAX_UPLOAD_BYTES", usual.upload_bytes),
        operation_cost=_number(given, "MAX_OPERATION_COST", usual.operation_cost),
        budget_capacity=_number(given, "BUDGET_CAPACITY", usual.budget_capacity),
        budget_per_second=_number(given, "BUDGET_PER_SECOND", usual.budget_per_second),
        anonymous_capacity=_number(given, "ANONYMOUS_CAPACITY", usual.anonymous_capacity),
        anonymous_per_second=_number(given, "ANONYMOUS_PER_SECOND", usual.anonymous_per_second),
        deadline_seconds=float(_number(given, "DEADLINE_SECONDS", int(usual.deadline_seconds), most=600)),
    )


def _environment(text: str) -> Environment:
    try:
        return Environment(text.strip().lower())
    except ValueError:
        raise SettingsError(f"ZHAOSHANG_ENV: {text!r} is none of demo, development, production") from None


def _binding(text: str) -> Binding:
    try:
        return Binding(text.strip().lower())
    except ValueError:
        raise SettingsError(f"READ_BINDING: {text!r} is none of statement, transaction") from None


def _number(given: Mapping[str, str], name: str, default: int, *, most: int = 2**40) -> int:
    text = given.get(name)
    if text is None:
        return default
    # ASCII digits only: int() also takes full-width ones, signs and underscores, which nobody means in a unit file.
    if not (text.isascii() and text.isdigit()) or not 0 < int(text) <= most:
        raise SettingsError(f"{name}: {text!r} is not a whole number from 1 to {most}")
    return int(text)


def _switch(given: Mapping[str, str], name: str, *, default: bool) -> bool:
    text = given.get(name)
    if text is None:
        return default
    if text.lower() in {"1", "true", "yes", "on"}:
        return True
    if text.lower() in {"0", "false", "no", "off"}:
        return False
    raise SettingsError(f"{name}: {text!r} is neither on nor off")


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
