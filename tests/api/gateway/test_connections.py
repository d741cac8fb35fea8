"""The service over a real socket with more requests than places: who comes waits unread, is lost never, and in time."""

import asyncio
import logging
import signal
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import asyncpg
import httpx
import orjson
import pytest

from tests.support.crowding import ENTER, LEAD, READ, UPDATE
from tests.support.pipeline import an_endpoint
from tests.support.projects import Hall, open_hall
from zhaoshang.database.unit_of_work import Database
from zhaoshang.gateway.application import application
from zhaoshang.gateway.connections import ENOUGH, Connection
from zhaoshang.gateway.door import Door
from zhaoshang.gateway.health import Readiness
from zhaoshang.gateway.server import Server
from zhaoshang.settings import Settings

READ_AT_ONCE = 1 + ENOUGH
"""With one place: who has it, and who waits for it at the door."""


@pytest.fixture
async def hall(database: Database, owner: asyncpg.Connection) -> Hall:
    return await open_hall(database, owner)


@dataclass(slots=True)
class Listening:
    """A service with one place, at a port of its own."""

    server: Server
    door: Door
    client: httpx.AsyncClient
    headers: dict[str, str]
    port: int
    logged: list[tuple[str, int, float]] = field(default_factory=list)
    """Of each answer the request's name, the status and the seconds, in the order of the answers."""

    @property
    def connections(self) -> list[Connection]:
        return [each for each in self.server.server_state.connections if isinstance(each, Connection)]

    async def ask(self, name: str, query: str = READ, variables: object = None, **headers: str) -> httpx.Response:
        """Ask on a connection that nobody else uses meanwhile."""
        more = {**self.headers, "X-Request-ID": name, **{key.replace("_", "-"): each for key, each in headers.items()}}
        return await self.client.post("/graphql", json={"query": query, "variables": variables}, headers=more)

    async def crowd(self, names: Sequence[str]) -> list[asyncio.Task[httpx.Response]]:
        """Have reads come one after the other: the first few are read at once, the others wait unread."""
        asked = []
        for number, name in enumerate(names):
            asked.append(asyncio.create_task(self.ask(name)))
            await self.until_waiting(max(0, number + 1 - READ_AT_ONCE), number + 1)
        return asked

    async def until_waiting(self, unread: int, connections: int) -> None:
        """Wait until so many wait unread, and all others of so many have come to the door."""
        await until(
            lambda: (
                sum(each.waits for each in self.connections) == unread
                and sum(_asks(each) for each in self.connections) == connections
                and self.door.waiting == max(0, connections - unread - 1)
            )
        )

    def raw(self, name: str, body: bytes | None = None) -> bytes:
        """A read as it is sent."""
        body = orjson.dumps({"query": READ}) if body is None else body
        lines = [
            "POST /graphql HTTP/1.1",
            "Host: zhaoshang.test",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
            f"X-Request-ID: {name}",
            *(f"{key}: {value}" for key, value in self.headers.items()),
        ]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


async def until(holds: Callable[[], bool]) -> None:
    """Wait until it does."""
    async with asyncio.timeout(10):
        while True:
            if holds():
                return
            await asyncio.sleep(0.005)


def _asks(connection: Connection) -> bool:
    return connection.waits or (connection.cycle is not None and not connection.cycle.response_complete)


@asynccontextmanager
async def listening(
    hall: Hall, wait_seconds: float = 20.0, trusted_proxies: tuple[str, ...] = ()
) -> AsyncIterator[Listening]:
    """One place, for which nobody waits longer than that."""
    endpoint, signer = an_endpoint(hall, door=Door(1, wait_seconds))
    logged: list[tuple[str, int, float]] = []
    app = application(
        endpoint,
        Readiness({}, endpoint.draining),
        access_log=lambda _method, _path, status, seconds, name: logged.append((name, status, seconds)),
    )
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        server = Server(app, endpoint, Settings(port=port, shutdown_seconds=5, trusted_proxies=trusted_proxies))
        serving = asyncio.create_task(server.serve([listener]))
        headers = {"Authorization": f"Bearer {signer.token('officer@huaming')}"}
        try:
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
                await client.get("/healthz")
                yield Listening(server, endpoint.door, client, headers, port, logged)
        finally:
            server.should_exit = True
            await serving


@asynccontextmanager
async def locked(owner: asyncpg.Connection) -> AsyncIterator[None]:
    """Nobody reads a project meanwhile."""
    async with owner.transaction():
        await owner.execute("LOCK TABLE app.project IN ACCESS EXCLUSIVE MODE")
        yield


async def test_who_came_first_is_answered_first_and_probes_do_not_wait(hall: Hall, owner: asyncpg.Connection) -> None:
    names = [f"read-{number:02}" for number in range(READ_AT_ONCE + 5)]
    async with listening(hall) as service:
        async with locked(owner):
            asked = await service.crowd(names)
            service.logged.clear()
            assert (await service.client.get("/healthz")).status_code == 200
            assert (await service.client.get("/readyz")).status_code == 200
            refused = await service.client.request("PUT", "/graphql")
            assert (refused.status_code, sum(each.waits for each in service.connections)) == (405, 5)
            await asyncio.sleep(0.3)
        answers = await asyncio.gather(*asked)
        assert [each.json()["data"]["projects"]["nodes"] for each in answers] == [[]] * len(names)
        assert [name for name, _, _ in service.logged[3:]] == names
        assert min(seconds for _, _, seconds in service.logged[3:]) >= 0.3, "what is logged is how long they waited"


@pytest.mark.parametrize(
    ("language", "message"), [("zh", "系统繁忙，请稍后重试"), ("en", "Too many are asking at once")]
)
async def test_who_waits_too_long_is_refused_once_and_nobody_is_forgotten(
    hall: Hall, owner: asyncpg.Connection, language: str, message: str
) -> None:
    async with listening(hall, wait_seconds=1.0) as service:
        service.headers["Accept-Language"] = language
        async with locked(owner):
            first, *others = await service.crowd([f"read-{number:02}" for number in range(READ_AT_ONCE + 5)])
            for each in await asyncio.gather(*others):
                assert (each.status_code, each.headers["Retry-After"]) == (503, "1")
                (error,) = each.json()["errors"]
                assert error["extensions"]["code"] == "BUSY"
                assert error["message"].startswith(message)
                assert each.elapsed.total_seconds() < 1.9, "nobody waits unread and then at the door for as long again"
        assert (await first).json()["data"]["projects"]["nodes"] == []
        assert (await service.ask("afterwards")).json()["data"]["projects"]["nodes"] == []


async def test_writes_that_wait_for_a_lock_keep_nobody_unread(hall: Hall, owner: asyncpg.Connection) -> None:
    async with listening(hall) as service:
        entered = await service.ask("enter", ENTER, {"input": LEAD})
        made = entered.json()["data"]["projectCreate"]["project"]
        change = {"id": made["id"], "expectedVersion": made["version"]}
        async with owner.transaction():
            await owner.execute("SELECT 1 FROM app.project FOR UPDATE")
            writing = [
                asyncio.create_task(service.ask(f"write-{each}", UPDATE, {"input": {**change, "name": f"第{each}稿"}}))
                for each in range(READ_AT_ONCE + 5)
            ]
            reads = await asyncio.gather(*(service.ask(f"read-{each}") for each in range(READ_AT_ONCE + 5)))
            for each in reads:
                assert [node["version"] for node in each.json()["data"]["projects"]["nodes"]] == [made["version"]]
            assert not any(each.done() for each in writing)
        answers = [each.json()["data"]["projectUpdate"] for each in await asyncio.gather(*writing)]
        codes = sorted([error["code"] for error in each["errors"]] for each in answers)
        assert codes == [[], *[["CONFLICT"]] * (READ_AT_ONCE + 4)]


async def test_strangers_who_waited_are_refused_and_keep_nobody_behind_them(
    hall: Hall, owner: asyncpg.Connection
) -> None:
    async with listening(hall) as service:
        async with locked(owner):
            asked = await service.crowd([f"read-{number:02}" for number in range(READ_AT_ONCE)])
            strangers = [
                asyncio.create_task(service.ask(f"stranger-{each:02}", Authorization="Bearer nothing"))
                for each in range(8 * ENOUGH)
            ]
            await service.until_waiting(len(strangers), READ_AT_ONCE + len(strangers))
            last = asyncio.create_task(service.ask("last"))
            await service.until_waiting(len(strangers) + 1, READ_AT_ONCE + len(strangers) + 1)
        async with asyncio.timeout(10):
            answers = await asyncio.gather(*asked, last)
        for answer in answers:
            assert answer.json()["data"]["projects"]["nodes"] == []
        for answer in await asyncio.gather(*strangers):
            assert answer.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_who_goes_away_is_forgotten(
    hall: Hall, owner: asyncpg.Connection, caplog: pytest.LogCaptureFixture
) -> None:
    async with listening(hall) as service:
        with caplog.at_level(logging.WARNING):
            async with locked(owner):
                asked = await service.crowd([f"read-{number:02}" for number in range(READ_AT_ONCE)])
                _, gone = await asyncio.open_connection("127.0.0.1", service.port)
                gone.write(service.raw("gone"))
                await service.until_waiting(1, READ_AT_ONCE + 1)
                last = asyncio.create_task(service.ask("last"))
                await service.until_waiting(2, READ_AT_ONCE + 2)
                gone.close()
                await service.until_waiting(1, READ_AT_ONCE + 1)
            for answer in await asyncio.gather(*asked, last):
                assert answer.json()["data"]["projects"]["nodes"] == []
        assert "gone" not in [name for name, _, _ in service.logged]
        assert caplog.messages == []


@pytest.mark.parametrize(
    ("body", "header", "status"), [(2_000_000, 1, b"413"), (1, 200_000, b"200")], ids=["body", "header"]
)
async def test_what_comes_meanwhile_is_not_taken_in_without_end(
    hall: Hall, owner: asyncpg.Connection, body: int, header: int, status: bytes
) -> None:
    async with listening(hall) as service:
        async with locked(owner):
            asked = await service.crowd([f"read-{number:02}" for number in range(READ_AT_ONCE)])
            reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
            service.headers["X-Long"] = "x" * header
            raw = service.raw("big", orjson.dumps({"query": READ, "x": "x" * body}))
            writer.write(raw[:100])
            await service.until_waiting(1, READ_AT_ONCE + 1)
            (waiting,) = [each for each in service.connections if each.waits]
            assert not waiting.flow.read_paused
            writer.write(raw[100:])
            await until(lambda: waiting.flow.read_paused)
        await asyncio.gather(*asked)
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
        assert head.startswith(b"HTTP/1.1 " + status)
        writer.close()


async def test_what_waits_is_read_as_it_came_however_long_its_connection_was_idle(
    hall: Hall, owner: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with listening(hall) as service:
        monkeypatch.setattr(service.server.config, "timeout_keep_alive", 0.3)
        reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
        writer.write(service.raw("before"))
        await _answer(reader)
        async with locked(owner):
            asked = await service.crowd([f"read-{number:02}" for number in range(READ_AT_ONCE)])
            # Half of a request, then the rest with the whole next one behind it.
            raw = service.raw("first")
            writer.write(raw[:200])
            await service.until_waiting(1, READ_AT_ONCE + 1)
            writer.write(raw[200:] + b"GET /healthz HTTP/1.1\r\nHost: zhaoshang.test\r\n\r\n")
            await asyncio.sleep(0.5)  # longer than an idle connection is kept
            await service.until_waiting(1, READ_AT_ONCE + 1)
        await asyncio.gather(*asked)
        assert (await _answer(reader))["data"]["projects"]["nodes"] == []
        assert (await _answer(reader))["status"] == "ok"
        writer.close()


async def _answer(reader: asyncio.StreamReader) -> dict[str, Any]:
    """The next answer's body."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    length = next(line.split(":")[1] for line in head.splitlines() if line.startswith("content-length:"))
    body: dict[str, Any] = orjson.loads(await reader.readexactly(int(length)))
    return body


async def test_what_came_before_the_process_was_told_to_leave_is_answered(
    hall: Hall, owner: asyncpg.Connection
) -> None:
    async with listening(hall) as service:
        async with locked(owner):
            asked = await service.crowd([f"read-{number:02}" for number in range(READ_AT_ONCE + 5)])
            service.server.handle_exit(signal.SIGTERM, None)
            await until(lambda: not any(each.waits for each in service.connections))
        for answer in await asyncio.gather(*asked):
            assert (answer.status_code, answer.json()["data"]["projects"]["nodes"]) == (200, [])


@pytest.mark.parametrize(
    ("trusted", "said", "written"),
    [
        (("127.0.0.1",), "203.0.113.7", "203.0.113.7"),
        (("127.0.0.0/8",), "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (("127.0.0.1",), "x" * 5_000, "x" * 100),
        (("10.0.0.0/8",), "203.0.113.7", "127.0.0.1"),
        ((), "203.0.113.7", "127.0.0.1"),
    ],
    ids=["proxy", "the-last-one", "nonsense", "stranger", "nobody"],
)
async def test_the_audit_trail_says_where_a_write_came_from_and_believes_trusted_proxies_only(
    hall: Hall, owner: asyncpg.Connection, trusted: tuple[str, ...], said: str, written: str
) -> None:
    async with listening(hall, trusted_proxies=trusted) as service:
        entered = await service.ask("enter", ENTER, {"input": LEAD}, X_Forwarded_For=said)
        assert entered.json()["data"]["projectCreate"]["errors"] == []
    assert await owner.fetchval("SELECT DISTINCT address FROM app.audit_entry WHERE request_id = 'enter'") == written
