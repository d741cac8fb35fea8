"""What every command starts from: settings, the service, districts, and refusals in one line."""

import os
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any, Final, TypeVar

import click
import uvloop

from zhaoshang.api.messages import message
from zhaoshang.app import StartupError, file_store, gather_statistics, mailer, open_database
from zhaoshang.audit.operations.seal_trail import seal_trail
from zhaoshang.authorization.policy import load_authorizer
from zhaoshang.authorization.rules_text import PolicyError
from zhaoshang.authorization.service import Service
from zhaoshang.cli.log_lines import write_log_lines
from zhaoshang.database.embedded import NoPostgresError
from zhaoshang.demo.districts import PLANS
from zhaoshang.demo.issuer import ISSUER, DemoOnlyError
from zhaoshang.demo.place import reachable_data
from zhaoshang.demo.seed import seed
from zhaoshang.settings import Environment, Settings, SettingsError
from zhaoshang.values.clock import SystemClock
from zhaoshang.values.ids import DistrictId
from zhaoshang.values.refusal import Refusal

T = TypeVar("T")

EXPECTED: Final = (SettingsError, StartupError, NoPostgresError, DemoOnlyError, PolicyError)
"""What an operator can mend: told in one line, without a traceback."""


def read_settings() -> Settings:
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


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a command's work to its end. What an operator can mend is told in one line.

    Told to leave before it serves, or while it works, it leaves as after Ctrl-C: nothing that it started stays.
    """
    for leaving in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(leaving, signal.default_int_handler)
    try:
        return uvloop.run(work)
    except EXPECTED as error:
        raise click.ClickException(str(error)) from error


@asynccontextmanager
async def open_service(settings: Settings) -> AsyncIterator[Service]:
    """What operations run on, for as long as it is needed; the demo's districts are there."""
    async with open_database(settings) as database:
        clock, authorizer, files = SystemClock(), load_authorizer(), file_store(settings)
        if settings.demo and await seed(database, ISSUER, files):
            for plan in PLANS:
                await seal_trail(database, DistrictId(int(plan.code)), clock.now())
            await gather_statistics(settings)
        yield Service(clock, database, lambda: authorizer, files, mailer(settings))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """招商: district investment promotion over GraphQL. Settings come from the environment."""
    write_log_lines()


def refused(*refusals: Refusal) -> click.ClickException:
    """What an operation refused, in one line."""
    told = [f"{each.code} {message(each.code, 'zh', each.facts)}" for each in refusals]
    return click.ClickException("; ".join(told))


with_districts = click.argument("districts", nargs=-1, metavar="[DISTRICT]...")
"""Six-digit codes; the demo's own when none is given in the demo."""


def named_districts(settings: Settings, districts: tuple[str, ...]) -> list[DistrictId]:
    """The districts a command is about."""
    codes = districts or (tuple(plan.code for plan in PLANS) if settings.demo else ())
    if not codes or not all(code.isascii() and code.isdigit() for code in codes):
        raise click.ClickException("DISTRICT: name one or more districts by their codes")
    return [DistrictId(int(code)) for code in codes]
