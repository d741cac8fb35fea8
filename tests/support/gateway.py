"""The gateway around a small schema of its own: for what is true whatever the rooms offer."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import jwt
import strawberry
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from graphql import GraphQLSchema
from starlette.applications import Starlette
from strawberry.file_uploads import Upload, UploadDefinition
from strawberry.schema.config import StrawberryConfig

from tests.support.actors import person_id, tenant_id
from tests.support.graphql import Graphql
from zhaoshang.authorization.policy import load_authorizer
from zhaoshang.gateway.application import application
from zhaoshang.gateway.execution import Caller, SchemaExecutor
from zhaoshang.gateway.health import Check, Readiness
from zhaoshang.gateway.http import Endpoint
from zhaoshang.gateway.identity import HeldMembership, Identity
from zhaoshang.gateway.keys import FixedKeys
from zhaoshang.gateway.tokens import Issuer, Tokens
from zhaoshang.settings import Limits
from zhaoshang.values.clock import SystemClock

ISSUER = "https://id.example"
AUDIENCE = "zhaoshang"


@strawberry.type
class Item:
    name: str

    @strawberry.field
    def children(self) -> list["Item"]:
        return []

    @strawberry.field
    def parent(self) -> "Item | None":
        return None


@strawberry.type
class Items:
    nodes: list[Item]
    total_count: int


@strawberry.type
class Query:
    @strawberry.field
    def who(self, info: strawberry.Info[Caller, None]) -> str:
        actor = info.context.actor
        assert actor is not None
        return f"{actor.district_code}/{actor.tenant_code} {','.join(sorted(actor.subjects))}"

    @strawberry.field
    def language(self, info: strawberry.Info[Caller, None]) -> str:
        return info.context.language

    @strawberry.field
    def idempotency_key(self, info: strawberry.Info[Caller, None]) -> str | None:
        return info.context.idempotency_key

    @strawberry.field
    def items(self, first: int = 20) -> Items:
        return Items(nodes=[], total_count=first)

    @strawberry.field
    def item(self) -> Item | None:
        return None

    @strawberry.field
    def broken(self) -> str | None:
        secret = "app.project at /srv/zhaoshang"
        raise RuntimeError(secret)

    @strawberry.field
    async def brief(self) -> str:
        await asyncio.sleep(1)
        return "done"

    @strawberry.field
    async def slow(self) -> str:
        await asyncio.sleep(30)
        return "never"


@strawberry.type
class Mutation:
    @strawberry.mutation
    def rename(self, name: str) -> str:
        return name

    @strawberry.mutation
    def take(self, file: Upload) -> str:
        return f"{file.name} {len(file.content)}"  # type: ignore[attr-defined]  # the gateway's UploadedFile


def small_schema() -> GraphQLSchema:
    config = StrawberryConfig(scalar_map={Upload: UploadDefinition})
    return strawberry.Schema(Query, Mutation, config=config)._schema


def held(
    tenant: str = "huaming", role: str = "DIRECTOR", responsibilities: Sequence[str] = ("HOST",)
) -> HeldMembership:
    """A membership as the database would answer it."""
    return HeldMembership(
        district_id=120110,
        district_code="120110",
        tenant_id=tenant_id(tenant),
        tenant_code=tenant,
        tenant_kind="STREET",
        person_id=person_id("王"),
        person_name="王",
        membership_id=UUID(int=3),
        role=role,
        responsibilities=responsibilities,
    )


PEOPLE: dict[str, Sequence[HeldMembership]] = {
    "director@huaming": [held()],
    "both": [held(), held("hezuo", "OFFICER", ("COORDINATION",))],
    "administrator": [held(role="SYSTEM_ADMIN")],
}


@dataclass
class Signer:
    """An identity provider with one key."""

    kid: str = "first"
    issuer: str = ISSUER
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    @property
    def published(self) -> dict[str, Any]:
        public: dict[str, Any] = jwt.algorithms.OKPAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {**public, "kid": self.kid, "alg": "EdDSA", "use": "sig"}

    def token(self, subject: str, **changes: Any) -> str:
        now = datetime.now(UTC)
        claims = {"iss": self.issuer, "aud": AUDIENCE, "sub": subject, "iat": now, "exp": now + timedelta(hours=1)}
        claims = {name: value for name, value in {**claims, **changes}.items() if value is not None}
        return jwt.encode(claims, self.key, algorithm="EdDSA", headers={"kid": self.kid})

    def trusted(self) -> Issuer:
        return Issuer(self.issuer, AUDIENCE, FixedKeys({self.kid: jwt.PyJWK.from_dict(self.published)}))


@dataclass
class Gateway:
    """A running gateway, its parts within reach."""

    app: Starlette
    endpoint: Endpoint
    signer: Signer
    asked: list[str]
    """Whose memberships were looked up, in order."""

    @property
    def client(self) -> Graphql:
        return Graphql(self.app, self.signer.token)


def a_gateway(
    *, limits: Limits | None = None, checks: Mapping[str, Check] | None = None, cors: Sequence[str] = (), **choices: Any
) -> Gateway:
    signer = Signer()
    asked: list[str] = []

    async def identify(issuer: str, subject: str) -> Sequence[HeldMembership]:
        assert issuer == ISSUER
        asked.append(subject)
        return PEOPLE.get(subject, [])

    schema = small_schema()
    endpoint = Endpoint(
        schema=schema,
        executor=SchemaExecutor(schema),
        tokens=Tokens([signer.trusted()], SystemClock()),
        identity=Identity(identify, load_authorizer),
        limits=limits or Limits(),
        **choices,
    )
    app = application(endpoint, Readiness(checks or {}, endpoint.draining), cors_origins=cors)
    return Gateway(app, endpoint, signer, asked)
