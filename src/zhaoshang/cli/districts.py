"""Creating districts, their jobs, and verifying what is kept of them."""

from collections.abc import Awaitable, Callable
from functools import partial

import click

from zhaoshang import worker
from zhaoshang.assessment.operations.verify_assessments import verify_assessments
from zhaoshang.attribution.operations.recount_credit import recount_credit
from zhaoshang.attribution.operations.verify_ledger import verify_ledger
from zhaoshang.audit.operations.verify_trail import verify_trail
from zhaoshang.authorization.service import Service
from zhaoshang.bulletins.operations.replay_bulletins import Replayed, replay_bulletins
from zhaoshang.cli.wiring import main, named_districts, open_service, read_settings, refused, run, with_districts
from zhaoshang.demo.issuer import ISSUER
from zhaoshang.evaluation.operations.verify_reports import count_altered_reports
from zhaoshang.projects.operations.recount_projects import recount_projects
from zhaoshang.projects.operations.verify_sharing import verify_sharing
from zhaoshang.projects.operations.verify_tallies import verify_tallies
from zhaoshang.settings import Settings
from zhaoshang.tenancy.model import Role
from zhaoshang.tenancy.operations.create_district import Account, create_district
from zhaoshang.values.ids import DistrictId
from zhaoshang.values.period import Period, parse_period
from zhaoshang.values.refusal import Refusal


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
    settings = read_settings()
    trusted = issuer or (ISSUER if settings.demo else settings.oidc_issuer)
    if trusted is None:
        raise click.ClickException("--issuer: name who signs the administrators' tokens, or set OIDC_ISSUER")
    accounts = {Role(role.upper()): _account(trusted, text) for role, text in administrators.items()}
    outcome = run(_create_district(settings, code, name, accounts))
    if isinstance(outcome, Refusal):
        raise refused(outcome)
    print(f"created {code} {name}")


def _account(issuer: str, text: str) -> Account:
    subject, given, name = text.rpartition("=")
    if not given:
        raise click.ClickException(f"{text}: give the account's subject and the person's name, SUBJECT=NAME")
    return Account(issuer, subject, name)


async def _create_district(
    settings: Settings, code: str, name: str, administrators: dict[Role, Account]
) -> DistrictId | Refusal:
    async with open_service(settings) as service:
        return await create_district(service.database, service.clock.now(), code, name, administrators)


@main.command()
@with_districts
@click.option("--every", type=click.IntRange(1), default=None, metavar="SECONDS", help="Go on doing so.")
def jobs(districts: tuple[str, ...], every: int | None) -> None:
    """Do what is due: deadlines of pushed projects, and chaining what was written since the last time."""
    settings = read_settings()
    run(_jobs(settings, named_districts(settings, districts), every))


async def _jobs(settings: Settings, districts: list[DistrictId], every: int | None) -> None:
    async with open_service(settings) as service:
        if every is not None:
            await worker.run(service, districts, every=every, tell=_say)
        for each in await worker.run_once(service, districts):
            _say(each)


def _say(done: worker.Round) -> None:
    print(done, flush=True)


@main.group()
def audit() -> None:
    """审计: the chain over every change and disclosure."""


@audit.command("verify")
@with_districts
def verify_audit(districts: tuple[str, ...]) -> None:
    """Follow the chain from its first link; fails at the first that does not hold."""
    settings = read_settings()
    if not run(_hold(settings, named_districts(settings, districts), _chain_holds)):
        raise click.ClickException("the audit trail was tampered with")


async def _hold(
    settings: Settings, districts: list[DistrictId], holds: Callable[[Service, DistrictId], Awaitable[bool]]
) -> bool:
    """Whether something holds in each of some districts; all are told of."""
    async with open_service(settings) as service:
        await _refuse_unknown(service, districts)
        return all([await holds(service, each) for each in districts])


async def _refuse_unknown(service: Service, districts: list[DistrictId]) -> None:
    known = await service.database.districts()
    if unknown := [each for each in districts if each not in known]:
        raise click.ClickException(f"{unknown[0]}: there is no such district")


async def _chain_holds(service: Service, district: DistrictId) -> bool:
    verdict = await verify_trail(service.database, district, service.clock.now())
    state = "holds" if verdict.holds else f"BROKEN at {verdict.broken_at}: {verdict.reason}"
    print(f"{district}: chain {state}; {verdict.sealed} sealed, {verdict.unsealed} not yet; head {verdict.head}")
    return verdict.holds


@main.command()
@with_districts
def verify(districts: tuple[str, ...]) -> None:
    """Compare everything derived with what it is derived from: sharing with participations, chain with entries."""
    settings = read_settings()
    if not run(_hold(settings, named_districts(settings, districts), _is_consistent)):
        raise click.ClickException("something derived differs from what it is derived from")


async def _is_consistent(service: Service, district: DistrictId) -> bool:
    sharing = await verify_sharing(service.database, district, service.clock.now())
    print(f"{district}: sharing {'consistent' if sharing.consistent else sharing}")
    tallies = await verify_tallies(service.database, district, service.clock.now())
    print(f"{district}: sums of projects {'consistent' if tallies.consistent else tallies}")
    ledger = await verify_ledger(service.database, district, service.clock.now())
    print(f"{district}: ledger of credit {'consistent' if ledger.consistent else ledger}")
    replayed = await replay_bulletins(service.database, district, service.clock.now())
    changed = [each for each in replayed if not each.reproduced]
    print(f"{district}: bulletins {changed or 'consistent'}; {len(replayed)} computed again")
    assessed = await verify_assessments(service.database, district, service.clock.now())
    print(f"{district}: assessments {'consistent' if assessed.consistent else assessed}")
    altered = await count_altered_reports(service.database, district, service.clock.now())
    print(f"{district}: evaluation reports {f'{altered} altered' if altered else 'consistent'}")
    derived = (sharing, tallies, ledger, assessed)
    consistent = all(each.consistent for each in derived) and not changed and not altered
    return await _chain_holds(service, district) and consistent


@main.command()
@with_districts
def recount(districts: tuple[str, ...]) -> None:
    """Make the sums of projects and of credit anew where ``verify`` found them wrong; writers wait meanwhile."""
    settings = read_settings()
    run(_recount(settings, named_districts(settings, districts)))


async def _recount(settings: Settings, districts: list[DistrictId]) -> None:
    async with open_service(settings) as service:
        await _refuse_unknown(service, districts)
        for each in districts:
            await recount_projects(service.database, each, service.clock.now())
            await recount_credit(service.database, each, service.clock.now())
            print(f"{each}: projects and credit of closed months added up anew")


@main.group()
def bulletin() -> None:
    """月度通报: what was published about a month."""


@bulletin.command("replay")
@click.argument("period", metavar="YYYY-MM")
@with_districts
def replay_bulletin(period: str, districts: tuple[str, ...]) -> None:
    """Compute what was published about a month again, from the data as they are now; fails where it differs."""
    month = parse_period(period)
    if month is None:
        raise click.ClickException(f"{period}: a month is YYYY-MM")
    settings = read_settings()
    if not run(_hold(settings, named_districts(settings, districts), partial(_replays, month=month))):
        raise click.ClickException("a published bulletin is not what the data say")


async def _replays(service: Service, district: DistrictId, month: Period) -> bool:
    replayed = await replay_bulletins(service.database, district, service.clock.now(), month)
    if not replayed:
        print(f"{district}: nothing was published about {month}")
    for each in replayed:
        print(f"{district}: {each.period} edition {each.edition}: {_verdict(each)}")
    return all(each.reproduced for each in replayed)


def _verdict(replayed: Replayed) -> str:
    if replayed.reproduced:
        return f"reproduced; {replayed.published}"
    return f"DIFFERS; published {replayed.published}, kept {replayed.kept}, computed {replayed.computed}"
