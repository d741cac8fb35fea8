"""The composition root of the service: opens what it needs, checks that it may serve, wires the endpoint."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import asyncpg
import httpx
from graphql import GraphQLSchema
from starlette.applications import Starlette
from starlette.routing import BaseRoute
from strawberry.utils.str_converters import to_camel_case

from zhaoshang.authorization.policy import Authorizer
from zhaoshang.authorization.service import Service
from zhaoshang.authorization.startup import refuse_to_serve
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.fence import Fence
from zhaoshang.database.migrate import newest_revision, upgrade
from zhaoshang.database.unit_of_work import Database
from zhaoshang.evidence.storage import BucketStore, FolderStore
from zhaoshang.gateway.application import application
from zhaoshang.gateway.documents import TrustedDocuments
from zhaoshang.gateway.execution import Executor
from zhaoshang.gateway.explorer import Example, explorer_page
from zhaoshang.gateway.health import Check, Readiness
from zhaoshang.gateway.http import Endpoint
from zhaoshang.gateway.identity import HeldMembership, Identity
from zhaoshang.gateway.keys import OidcKeys
from zhaoshang.gateway.reading import ReadingExecutor
from zhaoshang.gateway.request_id import AccessLog, logged
from zhaoshang.gateway.schema import ROOTS, VIEWS, registry, strawberry_schema
from zhaoshang.gateway.tokens import Issuer, Tokens
from zhaoshang.notifications.smtp import SmtpMailer
from zhaoshang.readmodel.declare import AggregateRoot
from zhaoshang.readmodel.reader import Reader
from zhaoshang.settings import Settings, SettingsError
from zhaoshang.values.files import FileStore
from zhaoshang.values.mail import Mailer

SECONDS_FOR_A_PROVIDER: Final = 5.0
"""How long the identity provider may take to give its keys; requests wait for it at most once in a while."""


AGGREGATE_COST: Final = 50
"""An aggregate reads every row under its filter, however little it answers."""


class StartupError(RuntimeError):
    """The service must not serve like this; ``problems`` says everything that is wrong at once."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Demo:
    """What only the demo district has: its issuer, and addresses and choices for people exploring."""

    issuers: Sequence[Issuer] = ()
    routes: Sequence[BaseRoute] = ()
    personas: Sequence[str] = ()
    examples: Sequence[Example] = ()
    token_path: str | None = None


@dataclass(frozen=True, slots=True)
class Contract:
    """What is served: the schema, what each of its types is to the policy, and what runs its operations."""

    schema: GraphQLSchema
    executor: Executor
    resources: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)


@asynccontextmanager
async def open_database(settings: Settings) -> AsyncIterator[Database]:
    """The database as the application's login: ``DATABASE_URL``, else a private server that is kept migrated.

    A given database is never migrated here: that takes another login and a person's decision.
    """
    if settings.database_url is not None:
        async with Database.connect(settings.database_url, binding=settings.read_binding) as database:
            yield database
        return
    with EmbeddedServer(settings.data_directory / "postgres") as server:
        await upgrade(server.url())
        async with Database.connect(server.url(user="app_login"), binding=settings.read_binding) as database:
            yield database


async def gather_statistics(settings: Settings) -> None:
    """Tell the planner of a private server what was just written: until autovacuum comes it takes tables for empty."""
    if settings.database_url is None:
        with EmbeddedServer(settings.data_directory / "postgres") as server:
            owner = await asyncpg.connect(**asyncpg_arguments(server.url()))
            try:
                await owner.execute("ANALYZE")
            finally:
                await owner.close()


def file_store(settings: Settings) -> FileStore:
    """Where uploaded files are kept: in the configured bucket or folder, else beside the private database."""
    if settings.evidence_bucket is not None:
        return BucketStore(settings.evidence_bucket)
    return FolderStore(settings.evidence_folder)


def mailer(settings: Settings) -> Mailer | None:
    """Where letters are handed in: nowhere, unless a mail server is named."""
    return None if settings.mail is None else SmtpMailer(settings.mail)


def contract(service: Service, settings: Settings) -> Contract:
    """The house's own contract: every room's schema, read by compiled statements."""
    known = registry(strawberry_schema())
    aggregates = [to_camel_case(root.field) for root in ROOTS if isinstance(root, AggregateRoot)]
    return Contract(
        known.schema,
        ReadingExecutor(Reader(known, signing_key=settings.signing_key), service),
        resources={view.type_name: view.permission.resource for view in VIEWS if view.permission is not None},
        weights={f"Query.{name}": AGGREGATE_COST for name in aggregates},
    )


@asynccontextmanager
async def serving(
    settings: Settings,
    service: Service,
    contract: Contract,
    *,
    demo: Demo | None = None,
    access_log: AccessLog = logged,
) -> AsyncIterator[Starlette]:
    """The application, ready for requests, with ``endpoint`` and ``settings`` in its state.

    ``access_log`` writes each request down.

    Raises ``StartupError`` when the database's floor, the policy or the schema is not as it must be, and
    ``SettingsError`` when nobody could sign in.
    """
    problems = await refuse_to_serve(service.database, service.authorizer(), contract.schema, contract.resources)
    if problems:
        raise StartupError(problems)
    async with httpx.AsyncClient(timeout=SECONDS_FOR_A_PROVIDER, follow_redirects=False) as client:
        endpoint = Endpoint(
            schema=contract.schema,
            executor=contract.executor,
            tokens=Tokens(issuers(settings, client, demo), service.clock),
            identity=identity(service.database, service.authorizer),
            limits=settings.limits,
            suggest=settings.explorable,
            introspection=settings.introspection,
            trusted=TrustedDocuments.read(operations_directory(settings)) if settings.trusted_documents else None,
            weights=contract.weights,
            explorer=_explorer(settings, demo or Demo()),
        )
        app = application(
            endpoint,
            Readiness(readiness_checks(service.database), endpoint.draining),
            cors_origins=settings.cors_origins,
            routes=demo.routes if demo else (),
            access_log=access_log,
        )
        app.state.endpoint = endpoint
        app.state.settings = settings
        yield app


def issuers(settings: Settings, client: httpx.AsyncClient, demo: Demo | None) -> list[Issuer]:
    """Whose tokens are accepted. Raises ``SettingsError`` when it would be nobody's."""
    trusted = list(demo.issuers) if demo is not None and settings.demo else []
    if settings.oidc_issuer is not None:
        trusted.append(
            Issuer(
                settings.oidc_issuer,
                settings.oidc_audience,
                OidcKeys(settings.oidc_issuer, client),
                frozenset(settings.token_algorithms),
                settings.token_leeway_seconds,
            )
        )
    if not trusted:
        raise SettingsError("OIDC_ISSUER: nobody could sign in; name the identity provider, or run the demo")
    return trusted


def identity(database: Database, authorizer: Callable[[], Authorizer]) -> Identity:
    """People as the database knows them."""

    async def identify(issuer: str, subject: str) -> list[HeldMembership]:
        return [HeldMembership.of(row) for row in await database.identify(issuer, subject)]

    return Identity(identify, authorizer)


def readiness_checks(database: Database) -> Mapping[str, Check]:
    """What ``/readyz`` asks each time; the startup checks held, or the process would not be here."""
    wanted = newest_revision()

    async def reachable() -> bool:
        return await database.read(Fence(), "SELECT 'yes'", ()) == b"yes"

    async def migrated() -> bool:
        return await database.read(Fence(), "SELECT app.revision()", ()) == wanted.encode()

    return {"database": reachable, "migrations": migrated}


def operations_directory(settings: Settings) -> Path:
    """Where trusted documents are: as configured, else in the package, else at the root of the source tree."""
    if settings.operations_directory is not None:
        return settings.operations_directory
    package = Path(__file__).resolve().parent
    installed = package / "_assets" / "schema" / "operations"
    return installed if installed.is_dir() else package.parents[1] / "schema" / "operations"


def _explorer(settings: Settings, demo: Demo) -> bytes | None:
    if not settings.explorable:
        return None
    return explorer_page(examples=demo.examples, personas=demo.personas, token_path=demo.token_path)
