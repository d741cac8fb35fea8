"""Serving GraphQL, bringing the schema up to date, and the demo's tokens."""

import asyncio
import logging
from dataclasses import replace
from typing import Final

import click

from zhaoshang.app import Demo, contract, open_database, serving
from zhaoshang.audit.operations.seal_trail import seal_trail
from zhaoshang.authorization.service import Service
from zhaoshang.cli.log_lines import AccessLines
from zhaoshang.cli.wiring import main, open_service, read_settings, run
from zhaoshang.database.engine import DatabaseBusyError
from zhaoshang.database.migrate import upgrade
from zhaoshang.demo.districts import is_persona
from zhaoshang.demo.examples import EXAMPLES
from zhaoshang.demo.issuer import DemoIssuer, DemoOnlyError, demo_token
from zhaoshang.demo.tokens import PATH as TOKEN_PATH
from zhaoshang.demo.tokens import token_route
from zhaoshang.demo.welcome import personas, welcome
from zhaoshang.gateway.application import GRAPHQL_PATH
from zhaoshang.gateway.server import Server
from zhaoshang.generation.grounds import is_generated_persona
from zhaoshang.settings import Environment, Settings

logger: Final = logging.getLogger(__name__)

CHAIN_EVERY_SECONDS: Final = 30.0


@main.command()
@click.option("--demo", is_flag=True, help="Serve the demo district; its people's tokens are signed here.")
@click.option("--host", default=None, help="Address to listen on (HOST, 127.0.0.1).")
@click.option("--port", default=None, type=click.IntRange(1, 65535), help="Port to listen on (PORT, 8000).")
def serve(*, demo: bool, host: str | None, port: int | None) -> None:
    """Serve GraphQL until told to leave."""
    logging.getLogger().setLevel(logging.INFO)
    settings = read_settings()
    if demo:
        settings = replace(settings, environment=Environment.DEMO)
    run(_serve(replace(settings, host=host or settings.host, port=port or settings.port)))


async def _serve(settings: Settings) -> None:
    async with open_service(settings) as service:
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
        served = contract(service, settings)
        async with serving(settings, service, served, demo=demo, access_log=AccessLines()) as app:
            address = f"http://{settings.host}:{settings.port}{GRAPHQL_PATH}"
            said = welcome(address, settings.data_directory) if settings.demo else f"serving {address}"
            server = Server(app, app.state.endpoint, settings)
            # The demo has no job beside it: its audit trail is chained here.
            chaining = asyncio.create_task(_chain(service)) if settings.demo else None
            try:
                await server.serve_frozen(tell=lambda: print(said, flush=True))
            finally:
                if chaining is not None:
                    chaining.cancel()


async def _chain(service: Service) -> None:
    while True:
        await asyncio.sleep(CHAIN_EVERY_SECONDS)
        try:
            for district in await service.database.districts():
                await seal_trail(service.database, district, service.clock.now())
        except (OSError, DatabaseBusyError):
            logger.exception("the audit trail was not chained; the next try goes on where it stopped")


@main.command()
def migrate() -> None:
    """Bring the database to the newest schema (MIGRATION_DATABASE_URL, or the embedded server)."""
    settings = read_settings()
    if settings.database_url is None and settings.migration_database_url is None:
        run(_touch(settings))
    elif settings.migration_database_url is None:
        raise click.ClickException("MIGRATION_DATABASE_URL: migrations take another login than DATABASE_URL")
    else:
        run(upgrade(settings.migration_database_url))
    print("the schema is the newest")


async def _touch(settings: Settings) -> None:
    async with open_database(settings):
        pass  # opening the embedded server migrates it


@main.command("demo-token")
@click.argument("persona")
def print_demo_token(persona: str) -> None:
    """Print a token of the demo's own issuer, e.g. for director@huaming."""
    try:
        token = demo_token(read_settings(), persona)
    except DemoOnlyError as error:
        raise click.ClickException(str(error)) from error
    if not is_persona(persona) and not is_generated_persona(persona):
        raise click.ClickException(f"{persona}: nobody of the demo; personas are <role>@<tenant>, as `make demo` lists")
    print(token)
