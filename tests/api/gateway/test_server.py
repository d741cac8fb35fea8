"""The process over a real socket: what it does with big bodies, and how it leaves."""

import asyncio
import os
import signal
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import psutil
import pytest

ROOT = Path(__file__).parents[3]
SERVE = """
import asyncio, sys
from tests.support.gateway import a_gateway
from zhaoshang.gateway.server import Server
from zhaoshang.settings import Limits, Settings

gateway = a_gateway(limits=Limits(deadline_seconds=60))
print(gateway.signer.token("director@huaming"), flush=True)
server = Server(gateway.app, gateway.endpoint, Settings(port=int(sys.argv[1]), shutdown_seconds=3))
asyncio.run(server.serve_frozen(tell=lambda: print("listening", flush=True)))
print("closed in order", flush=True)
"""


SERVE_EMBEDDED = """
import asyncio, sys
from dataclasses import replace
from pathlib import Path
from tests.api.gateway.test_app import contract
from zhaoshang.app import Demo, gather_statistics, open_database, serving
from zhaoshang.authorization.policy import load_authorizer
from zhaoshang.authorization.service import Service
from zhaoshang.database.fence import Fence
from zhaoshang.demo.issuer import DemoIssuer
from zhaoshang.gateway.server import Server
from zhaoshang.settings import Environment, Settings
from zhaoshang.values.clock import SystemClock

async def main():
    settings = Settings(environment=Environment.DEMO, data_directory=Path(sys.argv[2]))
    async with open_database(settings) as database:
        await gather_statistics(settings)
        known = "SELECT (reltuples >= 0)::text FROM pg_class WHERE oid = 'app.project'::regclass"
        assert await database.read(Fence(), known, ()) == b"true"
        service = Service(SystemClock(), database, load_authorizer)
        demo = Demo([DemoIssuer.of(settings).trusted(settings)])
        async with serving(settings, service, contract(), demo=demo) as app:
            print("unused", flush=True)
            server = Server(app, app.state.endpoint, replace(settings, port=int(sys.argv[1]), shutdown_seconds=3))
            await server.serve_frozen()

asyncio.run(main())
print("closed in order", flush=True)
"""
"""The whole service over a private database in the folder of the second argument."""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@asynccontextmanager
async def a_process(
    program: str = SERVE, *arguments: str
) -> AsyncIterator[tuple[asyncio.subprocess.Process, httpx.AsyncClient]]:
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", program, str(port), *arguments),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        env={"PYTHONPATH": "src:.", "PATH": os.environ["PATH"]},
        start_new_session=True,
    )
    assert process.stdout is not None
    token = (await process.stdout.readline()).decode().strip()
    headers = {"Authorization": f"Bearer {token}"}
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=20) as client:
            for _ in range(200):
                try:
                    await client.get("/healthz")
                    break
                except httpx.ConnectError:
                    await asyncio.sleep(0.05)
            yield process, client
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_a_2_mb_body_is_answered_not_cut_off() -> None:
    async with a_process() as (_, client):
        answer = await client.post("/graphql", json={"query": "{__typename}", "x": "x" * 2_000_000})
        assert answer.status_code == 413
        assert answer.json()["errors"][0]["extensions"]["code"] == "BODY_TOO_LARGE"
        assert (await client.post("/graphql", json={"query": "{__typename}"})).status_code == 200


async def test_nobody_is_told_of_a_port_that_somebody_else_has() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", SERVE, str(taken.getsockname()[1])),
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={"PYTHONPATH": "src:.", "PATH": os.environ["PATH"]},
        )
        said, complained = await process.communicate()
    assert process.returncode == 3
    assert "listening" not in said.decode()
    assert "address already in use" in complained.decode()


async def test_a_signal_lets_what_runs_finish_and_leaves_nothing_behind() -> None:
    async with a_process() as (process, client):
        assert process.stdout is not None
        running = asyncio.create_task(client.post("/graphql", json={"query": "{ brief }"}))
        await asyncio.sleep(0.3)
        process.send_signal(signal.SIGINT)
        answer = await running
        assert answer.json()["data"] == {"brief": "done"}
        assert await asyncio.wait_for(process.wait(), 10) == 0
        assert (await process.stdout.read()).decode() == "listening\nclosed in order\n"


async def test_what_runs_too_long_does_not_hold_the_process() -> None:
    async with a_process() as (process, client):
        running = asyncio.create_task(client.post("/graphql", json={"query": "{ slow }"}))
        await asyncio.sleep(0.3)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 10) == 0
        await asyncio.gather(running, return_exceptions=True)


def processes_over(folder: Path) -> list[str]:
    """The command lines of running programs that mention a folder."""
    found = []
    for process in psutil.process_iter(["cmdline", "status"]):
        line = " ".join(process.info["cmdline"] or ())
        if str(folder) in line and process.info["status"] != psutil.STATUS_ZOMBIE:
            found.append(line)
    return found


async def test_ctrl_c_in_a_terminal_leaves_no_process(reachable_folder: Path) -> None:
    """A terminal sends the signal to the whole group, the database included, if it still is in it."""
    async with a_process(SERVE_EMBEDDED, str(reachable_folder)) as (process, client):
        assert process.stdout is not None
        assert (await client.get("/readyz")).json()["status"] == "ready"
        assert any("postgres" in line for line in processes_over(reachable_folder))
        os.killpg(process.pid, signal.SIGINT)
        assert await asyncio.wait_for(process.wait(), 20) == 0
        assert (await process.stdout.read()).decode() == "closed in order\n"
    assert processes_over(reachable_folder) == []


@pytest.fixture
def reachable_folder() -> Iterator[Path]:
    """A folder that the user PostgreSQL runs as can reach, which pytest's own are not for root."""
    with tempfile.TemporaryDirectory(prefix="zhaoshang-招商 ") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
