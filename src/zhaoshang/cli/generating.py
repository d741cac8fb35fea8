"""Generating districts to measure with."""

import click

from zhaoshang.cli.wiring import main, read_settings, run
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.migrate import upgrade
from zhaoshang.demo.issuer import ISSUER
from zhaoshang.generation.load import NotHereError, generate
from zhaoshang.generation.plan import MOST_DISTRICTS, MOST_PROJECTS, MOST_TENANTS, Size, SizeError
from zhaoshang.settings import Environment, Settings


@main.group()
def bench() -> None:
    """压测: what measuring needs."""


@bench.command("generate")
@click.option("--districts", type=click.IntRange(1, MOST_DISTRICTS), default=1, show_default=True, help="区.")
@click.option("--tenants", type=click.IntRange(1, MOST_TENANTS), default=25, show_default=True, help="单位, of all.")
@click.option(
    "--projects", type=click.IntRange(0, MOST_PROJECTS), default=10_000, show_default=True, help="项目, of all."
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="The same rows for the same seed.")
def generate_districts(districts: int, tenants: int, projects: int, seed: int) -> None:
    """Fill an empty database with generated districts: units, people, projects, figures and everybody's credit.

    Needs a superuser (MIGRATION_DATABASE_URL, or the embedded server), a database that is not production and without
    any district but generated ones: those are replaced. Either all of it is written, or nothing.
    """
    settings = read_settings()
    if _is_production(settings):
        raise click.ClickException(
            "ZHAOSHANG_ENV: generated districts are for demo and development, not for production"
        )
    size = Size(districts, tenants, projects, seed)
    try:
        run(_generate(settings, size))
    except (NotHereError, SizeError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"generated {projects} projects of {tenants} tenants in {districts} districts")


def _is_production(settings: Settings) -> bool:
    """Somebody's own database is production's until its environment is said to be another."""
    if settings.database_url is None and settings.migration_database_url is None:
        return settings.environment is Environment.PRODUCTION
    return Settings.from_environment().environment is Environment.PRODUCTION


async def _generate(settings: Settings, size: Size) -> None:
    issuer = ISSUER if settings.demo else settings.oidc_issuer
    if issuer is None:
        raise NotHereError("OIDC_ISSUER: name who signs the generated people's tokens")
    if settings.database_url is None and settings.migration_database_url is None:
        with EmbeddedServer(settings.data_directory / "postgres") as server:
            await upgrade(server.url())
            await generate(server.url(), size, issuer, _say)
    elif settings.migration_database_url is None:
        raise NotHereError("MIGRATION_DATABASE_URL: generated rows take another login than DATABASE_URL")
    else:
        await generate(settings.migration_database_url, size, issuer, _say)


def _say(done: str) -> None:
    click.echo(done, err=True)
