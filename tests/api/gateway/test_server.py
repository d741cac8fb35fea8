"""The process over a real socket: what it does with big bodies, and how it leaves."""

import asyncio
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[3]
SERVE = """
import asyncio, sys
from tests.support.gateway import a_gateway
from zhaoshang.gateway.server import Server
from zhaoshang.settings import Limits

gateway = a_gateway(limits=Limits(deadline_seconds=60))
print(gateway.signer.token("director@huaming"), flush=True)
server = Server(gateway.app, gateway.endpoint.draining, host="127.0.0.1", port=int(sys.argv[1]), shutdown_seconds=3)
asyncio.run(server.serve_frozen())
print("closed in order", flush=True)
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@asynccontextmanager
async def a_process() -> AsyncIterator[tuple[asyncio.subprocess.Process, httpx.AsyncClient]]:
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SERVE, str(port), cwd=ROOT, stdout=asyncio.subprocess.PIPE, env={"PYTHONPATH": "src:."}
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


async def test_a_signal_lets_what_runs_finish_and_leaves_nothing_behind() -> None:
    async with a_process() as (process, client):
        assert process.stdout is not None
        running = asyncio.create_task(client.post("/graphql", json={"query": "{ brief }"}))
        await asyncio.sleep(0.3)
        process.send_signal(signal.SIGINT)
        answer = await running
        assert answer.json()["data"] == {"brief": "done"}
        assert await asyncio.wait_for(process.wait(), 10) == 0
        assert (await process.stdout.read()).decode() == "closed in order\n"


async def test_what_runs_too_long_does_not_hold_the_process() -> None:
    async with a_process() as (process, client):
        running = asyncio.create_task(client.post("/graphql", json={"query": "{ slow }"}))
        await asyncio.sleep(0.3)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 10) == 0
        await asyncio.gather(running, return_exceptions=True)
