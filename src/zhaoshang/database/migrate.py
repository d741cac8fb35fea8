"""Bringing a database to the newest schema, from the source tree or from the wheel."""

import importlib
import pkgutil
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, MetaData, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

import zhaoshang
from zhaoshang.database.base import Base


def migrations_folder() -> Path:
    """Where the migrations are: inside the installed package, else at the root of the source tree."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_assets" / "migrations", package.parents[1] / "migrations"):
        if (folder / "env.py").is_file():
            return folder
    raise FileNotFoundError("migrations/ is neither in the package nor beside the source")


def configuration() -> Config:
    """Alembic's configuration; the connection is given in its attributes."""
    config = Config()
    # A percent sign in the path would start an interpolation.
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    return config


def every_table() -> MetaData:
    """The tables of every room; each is in a ``model`` module, so that a new room needs no line anywhere."""
    for module in pkgutil.walk_packages(zhaoshang.__path__, f"{zhaoshang.__name__}."):
        if "model" in module.name.split("."):
            importlib.import_module(module.name)
    return Base.metadata


def newest_revision() -> str:
    """The revision a served database must be at."""
    head = ScriptDirectory.from_config(configuration()).get_current_head()
    if head is None:
        raise FileNotFoundError("there are no migrations")
    return head


async def upgrade(owner_url: str | URL) -> None:
    """Run every migration not yet run, as a role that may create roles and tables. Safe to call at the same time."""
    engine = create_async_engine(make_url(owner_url).set(drivername="postgresql+asyncpg"))
    try:
        async with engine.connect() as connection:
            # One at a time: a second process waits here and then finds nothing left to do.
            await connection.execute(text("SELECT pg_advisory_lock(hashtext('zhaoshang migrations'))"))
            await connection.commit()
            await connection.run_sync(_upgrade)
            await connection.commit()
    finally:
        await engine.dispose()


def _upgrade(connection: Connection) -> None:
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
