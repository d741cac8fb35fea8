"""The process killed in the middle of a move: afterwards the project is wholly here or wholly there."""

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from sqlalchemy import URL

from tests.support.actors import DONGLI
from tests.support.database import as_login
from tests.support.projects import NOW, Hall, open_hall
from tests.support.tenancy import state_of
from tests.support.transfers import pooled
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.unit_of_work import Database
from zhaoshang.projects.operations.verify_sharing import verify_sharing
from zhaoshang.values.ids import DistrictId

ROOT = Path(__file__).parents[2]
ASSIGN = """
import asyncio, sys
from uuid import UUID
from tests.support.projects import Hall, MovableClock
from zhaoshang.authorization.policy import load_authorizer
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import Database
from zhaoshang.transfers.operations.assign_transfer import assign_transfer

async def main(url, transfer, offer, version):
    authorizer = load_authorizer()
    async with Database.connect(url, size=2) as database:
        hall = Hall(Service(MovableClock(), database, lambda: authorizer), None)
        officer = hall.actor("officer@hezuo")
        print(await assign_transfer(hall.service, officer, UUID(transfer), UUID(offer), int(version)), flush=True)

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.fixture
async def hall(database: Database, owner: asyncpg.Connection) -> Hall:
    return await open_hall(database, owner)


async def start(url: URL, *arguments: Any) -> asyncio.subprocess.Process:
    """Somebody else's process that assigns."""
    address = as_login(url).render_as_string(hide_password=False)
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", ASSIGN, address, *map(str, arguments)),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"},
        stdout=asyncio.subprocess.PIPE,
    )


async def somebody_waits(watcher: asyncpg.Connection) -> None:
    """Until some transaction waits for a row that another holds."""
    for _ in range(600):
        if await watcher.fetchval(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        ):
            return
        await asyncio.sleep(0.05)
    pytest.fail("nobody got so far")


@pytest.mark.parametrize("table", ["project", "company"])
async def test_killed_half_way_nothing_has_moved_and_the_next_try_moves_it(
    hall: Hall, database_url: URL, table: str
) -> None:
    started = await pooled(hall)
    await started.offer("linkong")
    await started.accept("linkong")
    offer, version = await started.offer_of("linkong"), await started.version()
    before = await state_of(hall.owner)
    holder = await asyncpg.connect(**asyncpg_arguments(database_url))
    try:
        # The move comes to a halt at a row that somebody holds, its offers and its push written and not yet true.
        lock = holder.transaction()
        await lock.start()
        await holder.execute(f"SELECT 1 FROM app.{table} FOR UPDATE")
        process = await start(database_url, started.transfer, offer["id"], version)
        await somebody_waits(hall.owner)

        process.send_signal(signal.SIGKILL)
        await process.wait()
        await lock.rollback()
    finally:
        await holder.close()

    assert process.returncode == -signal.SIGKILL
    assert await state_of(hall.owner) == before
    assert await started.assign("linkong") == started.transfer
    assert (await verify_sharing(hall.service.database, DistrictId(DONGLI), NOW)).consistent


async def test_left_alone_the_same_process_moves_it(hall: Hall, database_url: URL) -> None:
    started = await pooled(hall)
    await started.offer("linkong")
    await started.accept("linkong")
    offer, version = await started.offer_of("linkong"), await started.version()

    process = await start(database_url, started.transfer, offer["id"], version)
    said, _ = await asyncio.wait_for(process.communicate(), 60)

    assert said.decode().strip() == str(started.transfer)
    assert (await started.row())["state"] == "ASSIGNED"
