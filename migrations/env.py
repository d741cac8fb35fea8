"""Alembic's entry: one asyncpg connection as the owning role, or SQL text for review."""

import asyncio

from alembic import context
from sqlalchemy import Connection, pool
from sqlalchemy.ext.asyncio import create_async_engine

from zhaoshang.database.migrate import every_table

TIMEOUTS = ("SET lock_timeout = '5s'", "SET statement_timeout = '30min'")
"""A migration that waits for a lock makes everybody queue behind it: better that it fails and is run again."""

OPTIONS = {
    "target_metadata": every_table(),
    "include_schemas": True,
    "include_name": lambda name, kind, _: kind != "schema" or name == "app",
    "version_table_schema": "public",
    "compare_type": True,
    "compare_server_default": True,
}


def run(connection: Connection) -> None:
    """Migrate over an open connection."""
    for statement in TIMEOUTS:
        connection.exec_driver_sql(statement)
    connection.commit()
    # One by one: what the first one locks of the whole server, its roles, waits for no later one.
    context.configure(connection=connection, transaction_per_migration=True, **OPTIONS)
    with context.begin_transaction():
        context.run_migrations()


async def connect_and_run(url: str) -> None:
    """Open a connection of our own and migrate."""
    engine = create_async_engine(url, poolclass=pool.NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(run)
    await engine.dispose()


given = context.config.attributes.get("connection")
if context.is_offline_mode():
    context.configure(url="postgresql://", literal_binds=True, **OPTIONS)
    for statement in TIMEOUTS:
        context.execute(statement)
    with context.begin_transaction():
        context.run_migrations()
elif given is not None:
    run(given)
else:
    asyncio.run(connect_and_run(context.config.get_main_option("sqlalchemy.url")))
