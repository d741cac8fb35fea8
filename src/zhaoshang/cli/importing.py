"""Bringing files in."""

import sys
from collections import Counter
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any
from uuid import uuid4

import click
import orjson

from zhaoshang.app import identity
from zhaoshang.authorization.actor import Actor, Trace
from zhaoshang.authorization.service import Service
from zhaoshang.cli.wiring import main, open_service, read_settings, refused, run
from zhaoshang.demo.districts import DONGLI
from zhaoshang.demo.issuer import ISSUER
from zhaoshang.exchange.ledger.report import LedgerReport
from zhaoshang.exchange.operations.import_ledger import LedgerFile, import_ledger
from zhaoshang.gateway.errors import GatewayError
from zhaoshang.gateway.tokens import Principal
from zhaoshang.settings import Settings


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
    settings = read_settings()
    district, _, code = tenant.rpartition("/")
    where = f"{district or DONGLI.code}/{code}"
    if settings.demo:
        who = _Person(ISSUER, person or f"officer@{tenant if district not in ('', DONGLI.code) else code}", where)
    elif person and settings.oidc_issuer:
        who = _Person(settings.oidc_issuer, person, where)
    else:
        raise click.ClickException("--person: outside the demo, name who imports (and set OIDC_ISSUER)")
    report = run(_import(settings, who, LedgerFile(file.name, file.read_bytes()), dry_run=dry_run))
    print(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode() if as_json else _told(report))


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody on whose behalf a command acts: known by their token's claims, acting for one tenant."""

    issuer: str
    subject: str
    tenant: str


async def _import(settings: Settings, who: _Person, file: LedgerFile, *, dry_run: bool) -> dict[str, Any]:
    async with open_service(settings) as service:
        actor = await _actor(service, who)
        answer = await import_ledger(service, actor, file, dry_run=dry_run, progress=_progress)
    if not isinstance(answer, LedgerReport):
        refusals = answer if isinstance(answer, tuple) else (answer,)
        raise refused(*refusals)
    return answer.as_json("zh")


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
