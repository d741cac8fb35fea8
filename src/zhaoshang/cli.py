"""The command line: each command wires one thing that the rooms do; nothing is decided here."""

import logging
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from typing import Any, Final, TypeVar
from uuid import uuid4

import click
import orjson
import uvloop

from zhaoshang import worker
from zhaoshang.api.messages import message
from zhaoshang.app import Demo, StartupError, contract, identity, open_database, serving
from zhaoshang.audit.operations.seal_trail import seal_trail
from zhaoshang.audit.operations.verify_trail import verify_trail
from zhaoshang.authorization.actor import Actor, Trace
from zhaoshang.authorization.matrix import render_diff, render_matrix
from zhaoshang.authorization.policy import load_authorizer, policies_directory
from zhaoshang.authorization.rooms import all_permissions
from zhaoshang.authorization.service import Service
from zhaoshang.database.embedded import NoPostgresError
from zhaoshang.database.migrate import upgrade
from zhaoshang.demo.districts import DONGLI, PLANS
from zhaoshang.demo.examples import EXAMPLES
from zhaoshang.demo.issuer import ISSUER, DemoIssuer, DemoOnlyError, demo_token
from zhaoshang.demo.place import reachable_data
from zhaoshang.demo.seed import seed
from zhaoshang.demo.tokens import PATH as TOKEN_PATH
from zhaoshang.demo.tokens import token_route
from zhaoshang.demo.welcome import personas, welcome
from zhaoshang.exchange.ledger.report import LedgerReport
from zhaoshang.exchange.operations.import_ledger import LedgerFile, import_ledger
from zhaoshang.gateway.application import GRAPHQL_PATH
from zhaoshang.gateway.errors import GatewayError
from zhaoshang.gateway.schema import strawberry_schema
from zhaoshang.gateway.server import Server
from zhaoshang.gateway.tokens import Principal
from zhaoshang.projects.operations.verify_sharing import verify_sharing
from zhaoshang.settings import Environment, Settings, SettingsError
from zhaoshang.tenancy.model import Role
from zhaoshang.tenancy.operations.create_district import Account, create_district
from zhaoshang.values.clock import SystemClock
from zhaoshang.values.ids import DistrictId
from zhaoshang.values.refusal import Refusal

T = TypeVar("T")

EXPECTED: Final = (SettingsError, StartupError, NoPostgresError, DemoOnlyError)
"""What an operator can mend: told in one line, without a traceback."""


def _settings() -> Settings:
    """The environment's choices. A machine that names neither a kind nor a database is somebody trying the demo."""
    try:
        settings = Settings.from_environment()
    except SettingsError as error:
        raise click.ClickException(str(error)) from error
    if settings.database_url is None:
        settings = replace(settings, data_directory=reachable_data(settings.data_directory))
        if not os.environ.get("ZHAOSHANG_ENV"):
            settings = replace(settings, environment=Environment.DEMO)
    return settings


def _run(work: Coroutine[Any, Any, T]) -> T:
    try:
        return uvloop.run(work)
    except EXPECTED as error:
        raise click.ClickException(str(error)) from error


@asynccontextmanager
async def _service(settings: Settings) -> AsyncIterator[Service]:
    async with open_database(settings) as database:
        clock, authorizer = SystemClock(), load_authorizer()
        if settings.demo and await seed(database, ISSUER):
            for plan in PLANS:
                await seal_trail(database, DistrictId(int(plan.code)), clock.now())
        yield Service(clock, database, lambda: authorizer)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """招商: district investment promotion over GraphQL. Settings come from the environment."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")


@main.command()
@click.option("--demo", is_flag=True, help="Serve the demo district; its people's tokens are signed here.")
@click.option("--host", default=None, help="Address to listen on (HOST, 127.0.0.1).")
@click.option("--port", default=None, type=click.IntRange(1, 65535), help="Port to listen on (PORT, 8000).")
def serve(*, demo: bool, host: str | None, port: int | None) -> None:
    """Serve GraphQL until told to leave."""
    logging.getLogger().setLevel(logging.INFO)
    settings = _settings()
    if demo:
        settings = replace(settings, environment=Environment.DEMO)
    _run(_serve(replace(settings, host=host or settings.host, port=port or settings.port)))


async def _serve(settings: Settings) -> None:
    async with _service(settings) as service:
        demo = None
        if settings.demo:
            issuer = DemoIssuer.of(settings)
            demo = Demo(
                issuers=[issuer.trusted(settings)],
                routes=[token_route(issuer, settings)],
                personas=personas(),
                examples=EXAMPLES,
                token_path=TOKEN_PATH,
            )
        async with serving(settings, service, contract(service, settings), demo=demo) as app:
            address = f"http://{settings.host}:{settings.port}{GRAPHQL_PATH}"
            print(welcome(address, settings.data_directory) if settings.demo else f"serving {address}", flush=True)
            server = Server(
                app,
                app.state.endpoint.draining,
                host=settings.host,
                port=settings.port,
                shutdown_seconds=settings.shutdown_seconds,
            )
            await server.serve_frozen()


@main.command()
def migrate() -> None:
    """Bring the database to the newest schema (MIGRATION_DATABASE_URL, or the embedded server)."""
    settings = _settings()
    if settings.database_url is None and settings.migration_database_url is None:
        _run(_touch(settings))
    elif settings.migration_database_url is None:
        raise click.ClickException("MIGRATION_DATABASE_URL: migrations take another login than DATABASE_URL")
    else:
        _run(upgrade(settings.migration_database_url))
    print("the schema is the newest")


async def _touch(settings: Settings) -> None:
    async with open_database(settings):
        pass  # opening the embedded server migrates it


@main.command("demo-token")
@click.argument("persona")
def print_demo_token(persona: str) -> None:
    """Print a token of the demo's own issuer, e.g. for director@huaming."""
    try:
        print(demo_token(_settings(), persona))
    except DemoOnlyError as error:
        raise click.ClickException(str(error)) from error


@main.group("import")
def import_() -> None:
    """导入: bring files in."""


@import_.command("ledger")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--tenant", required=True, help="Whose ledger it is: huaming, or 120110/huaming.")
@click.option("--person", default=None, help="Who imports it: the token subject of one of the tenant's people.")
@click.option("--dry-run", is_flag=True, help="Say what would happen and how headers were understood; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def import_ledger_file(file: Path, tenant: str, person: str | None, *, dry_run: bool, as_json: bool) -> None:
    """Import a tenant's ledger (.xlsx): each row created, updated, unchanged or refused with cell and reason."""
    settings = _settings()
    district, _, code = tenant.rpartition("/")
    where = f"{district or DONGLI.code}/{code}"
    if settings.demo:
        who = _Person(ISSUER, person or f"officer@{tenant if district not in ('', DONGLI.code) else code}", where)
    elif person and settings.oidc_issuer:
        who = _Person(settings.oidc_issuer, person, where)
    else:
        raise click.ClickException("--person: outside the demo, name who imports (and set OIDC_ISSUER)")
    report = _run(_import(settings, who, LedgerFile(file.name, file.read_bytes()), dry_run=dry_run))
    print(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode() if as_json else _told(report))


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody on whose behalf a command acts: known by their token's claims, acting for one tenant."""

    issuer: str
    subject: str
    tenant: str


async def _import(settings: Settings, who: _Person, file: LedgerFile, *, dry_run: bool) -> dict[str, Any]:
    async with _service(settings) as service:
        actor = await _actor(service, who)
        answer = await import_ledger(service, actor, file, dry_run=dry_run, progress=_progress)
    if not isinstance(answer, LedgerReport):
        refusals = answer if isinstance(answer, tuple) else (answer,)
        raise _refused(*refusals)
    return answer.as_json("zh")


def _refused(*refusals: Refusal) -> click.ClickException:
    told = [f"{each.code} {message(each.code, 'zh', each.facts)}" for each in refusals]
    return click.ClickException("; ".join(told))


async def _actor(service: Service, who: _Person) -> Actor:
    principal = Principal(who.issuer, who.subject, expires_at=inf)
    people = identity(service.database, service.authorizer)
    try:
        return await people.actor(principal, who.tenant, Trace(f"cli-{uuid4().hex}", client="zhaoshang"), fresh=True)
    except GatewayError as error:
        raise click.ClickException(f"{who.subject} for {who.tenant}: {error.code}") from error


def _progress(done: int, total: int) -> None:
    """Shown to people only: a pipe gets the report and nothing else."""
    if sys.stderr.isatty():
        click.echo(f"\r{done}/{total}", nl=done == total, err=True)


def _told(report: dict[str, Any]) -> str:
    counts = "created", "updated", "unchanged", "skipped"
    refused = [f"  {each['cell']}  {each['code']}  {each['message']}" for each in report["refused"]]
    warned = Counter(each["code"] for each in report["warnings"])
    columns = [
        f"  {column['cell']}  {column['header']} → {column['field'] or '—'}"
        for sheet in report.get("mapping", ())
        for column in sheet["columns"]
    ]
    return "\n".join(
        (
            ", ".join(f"{name} {report[name]}" for name in counts) + f", refused {len(refused)}",
            *refused,
            *(f"  warned {code} {number}" for code, number in sorted(warned.items())),
            *columns,
        )
    )


@main.group()
def district() -> None:
    """区: the customers of this service."""


@district.command("create")
@click.argument("code")
@click.argument("name")
@click.option("--system-admin", required=True, metavar="SUBJECT=NAME", help="系统管理员.")
@click.option("--security-admin", required=True, metavar="SUBJECT=NAME", help="安全管理员.")
@click.option("--auditor", required=True, metavar="SUBJECT=NAME", help="审计员.")
@click.option("--issuer", default=None, help="Who signs their tokens (OIDC_ISSUER; the demo's own in the demo).")
def create_district_with(code: str, name: str, issuer: str | None, **administrators: str) -> None:
    """Create a district (GB/T 2260 code and name) with its three separated administrators."""
    settings = _settings()
    trusted = issuer or (ISSUER if settings.demo else settings.oidc_issuer)
    if trusted is None:
        raise click.ClickException("--issuer: name who signs the administrators' tokens, or set OIDC_ISSUER")
    accounts = {Role(role.upper()): _account(trusted, text) for role, text in administrators.items()}
    outcome = _run(_create_district(settings, code, name, accounts))
    if isinstance(outcome, Refusal):
        raise _refused(outcome)
    print(f"created {code} {name}")


def _account(issuer: str, text: str) -> Account:
    subject, _, name = text.rpartition("=")
    return Account(issuer, subject or name, name)


async def _create_district(
    settings: Settings, code: str, name: str, administrators: dict[Role, Account]
) -> DistrictId | Refusal:
    async with _service(settings) as service:
        return await create_district(service.database, service.clock.now(), code, name, administrators)


_districts = click.argument("districts", nargs=-1, metavar="[DISTRICT]...")
"""Six-digit codes; the demo's own when none is given in the demo."""


def _named(settings: Settings, districts: tuple[str, ...]) -> list[DistrictId]:
    codes = districts or (tuple(plan.code for plan in PLANS) if settings.demo else ())
    if not codes or not all(code.isascii() and code.isdigit() for code in codes):
        raise click.ClickException("DISTRICT: name one or more districts by their codes")
    return [DistrictId(int(code)) for code in codes]


@main.command()
@_districts
@click.option("--every", type=click.IntRange(1), default=None, metavar="SECONDS", help="Go on doing so.")
def jobs(districts: tuple[str, ...], every: int | None) -> None:
    """Do what is due: deadlines of pushed projects, and chaining what was written since the last time."""
    settings = _settings()
    _run(_jobs(settings, _named(settings, districts), every))


async def _jobs(settings: Settings, districts: list[DistrictId], every: int | None) -> None:
    async with _service(settings) as service:
        if every is not None:
            await worker.run(service.database, service.clock, districts, every=every, tell=_say)
        for each in await worker.run_once(service.database, service.clock, districts):
            _say(each)


def _say(done: worker.Round) -> None:
    print(done, flush=True)


@main.group()
def audit() -> None:
    """审计: the chain over every change and disclosure."""


@audit.command("verify")
@_districts
def verify_audit(districts: tuple[str, ...]) -> None:
    """Follow the chain from its first link; fails at the first that does not hold."""
    settings = _settings()
    if not _run(_verify_audit(settings, _named(settings, districts))):
        raise click.ClickException("the audit trail was tampered with")


async def _verify_audit(settings: Settings, districts: list[DistrictId]) -> bool:
    async with _service(settings) as service:
        return all([await _chain_holds(service, each) for each in districts])


async def _chain_holds(service: Service, district: DistrictId) -> bool:
    verdict = await verify_trail(service.database, district, service.clock.now())
    state = "holds" if verdict.holds else f"BROKEN at {verdict.broken_at}: {verdict.reason}"
    print(f"{district}: chain {state}; {verdict.sealed} sealed, {verdict.unsealed} not yet; head {verdict.head}")
    return verdict.holds


@main.command()
@_districts
def verify(districts: tuple[str, ...]) -> None:
    """Compare everything derived with what it is derived from: sharing with participations, chain with entries."""
    settings = _settings()
    if not _run(_verify(settings, _named(settings, districts))):
        raise click.ClickException("something derived differs from what it is derived from")


async def _verify(settings: Settings, districts: list[DistrictId]) -> bool:
    async with _service(settings) as service:
        return all([await _is_consistent(service, each) for each in districts])


async def _is_consistent(service: Service, district: DistrictId) -> bool:
    sharing = await verify_sharing(service.database, district, service.clock.now())
    print(f"{district}: sharing {'consistent' if sharing.consistent else sharing}")
    return await _chain_holds(service, district) and sharing.consistent


@main.group()
def policy() -> None:
    """职责权限: look at the policy as people check it."""


@policy.command("diff")
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path))
def policy_diff(old: Path, new: Path) -> None:
    """Print the cells (role × action × resource) that differ between two policies: folders, or rules files."""
    print(render_diff(load_authorizer(old), load_authorizer(new), all_permissions()))


@policy.command("matrix")
@click.option("--check", is_flag=True, help="Only say whether policies/matrix.md is what the policy says.")
def policy_matrix(*, check: bool) -> None:
    """Write policies/matrix.md from the policy."""
    text = render_matrix(load_authorizer(), all_permissions())
    _generate(policies_directory() / "matrix.md", text, check=check)


def _generate(path: Path, text: str, *, check: bool) -> None:
    """Write a generated file, or only compare it."""
    if check:
        if not path.exists() or path.read_text("utf-8") != text:
            raise click.ClickException(f"{path.name} is out of date: generate it anew")
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    print(f"wrote {path}")


@main.command("export-schema")
@click.option("--check", is_flag=True, help="Only say whether schema/schema.graphql is what the code says.")
def export_schema(*, check: bool) -> None:
    """Write schema/schema.graphql, the contract, from the code."""
    _generate(Path("schema") / "schema.graphql", strawberry_schema().as_str().rstrip() + "\n", check=check)
