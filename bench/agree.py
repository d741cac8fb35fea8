"""Before anything is timed: every peer gives the same answers, and leaves the same traces."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import httpx

from bench.data import DISTRICT
from bench.dialects import COLD, canonical, end_cursor
from bench.load import NUMBER
from bench.peers.peer import Running
from bench.works import PERSONAS, READER, WORKS, Ask, Scene, Work, request

DEEPER_BY: Final = 100
SECONDS: Final = 60.0
COMPARED: Final = 12
"""So many questions of each work are compared; of the mix, at least one of each persona."""


class DisagreementError(AssertionError):
    """Two peers answered differently, so comparing their cost would mean nothing."""


async def ask(client: httpx.AsyncClient, running: Running, scene: Scene, asked: Ask, number: int = 0) -> bytes:
    """The answer to one question."""
    sent = request(scene, running.peer, asked)
    headers = dict(line.split(": ", 1) for line in sent.head.decode().split("\r\n")[1:] if line)
    content = sent.body.replace(NUMBER, str(number).encode())
    answer = await client.post(f"http://127.0.0.1:{running.port}/graphql", content=content, headers=headers)
    return answer.content


async def go_deep(scene: Scene, peers: Sequence[Running], rows: int) -> None:
    """Find where the deep page begins for each peer, the way a client gets there: page by page."""
    async with httpx.AsyncClient(timeout=SECONDS) as client:
        for running in peers:
            after: str | None = None
            for _ in range(rows // DEEPER_BY):
                variables: dict[str, Any] = {"first": DEEPER_BY, "after": after}
                after = end_cursor(await ask(client, running, scene, Ask(READER, "walk", variables)))
            if after is None:
                raise DisagreementError(f"{running.peer.name} ended before {rows} rows")
            scene.deep[running.peer.name] = after


async def compare(scene: Scene, peers: Sequence[Running], works: Sequence[Work]) -> int:
    """How many answers were compared. Raises ``DisagreementError`` with the first that differs."""
    compared = 0
    async with httpx.AsyncClient(timeout=SECONDS) as client:
        for work in works:
            taking_part = [each for each in peers if each.peer.does(work.name)]
            if work.name == "update":
                for running in taking_part:
                    await _changes_once(client, scene, running)
                    compared += 1
                continue
            first, *others = taking_part
            for at in _some(work.asks(scene, first.peer)):
                expected = await _answer(client, scene, first, work, at)
                for running in others:
                    found = await _answer(client, scene, running, work, at)
                    if difference := differs(expected, found):
                        raise DisagreementError(f"{work.name}: {first.peer.name} and {running.peer.name}: {difference}")
                    compared += 1
    return compared


def _some(asks: Sequence[Ask]) -> list[int]:
    """Which questions are compared: the first few, and every persona's and document's first."""
    first: dict[tuple[str, str], int] = {}
    for at, each in enumerate(asks):
        first.setdefault((each.persona, each.document), at)
    few = range(min(COMPARED, len(asks)))
    return sorted({*few, *(first.values() if len({each.persona for each in asks}) == len(PERSONAS) else ())})


async def _answer(client: httpx.AsyncClient, scene: Scene, running: Running, work: Work, at: int) -> Any:
    asked = work.asks(scene, running.peer)[at]
    if asked.document == COLD:
        # Its answer is a point's under another name.
        found = await ask(client, running, scene, asked, number=at)
        return canonical(running.peer, COLD, found)
    return canonical(running.peer, asked.document, await ask(client, running, scene, asked))


async def _changes_once(client: httpx.AsyncClient, scene: Scene, running: Running) -> None:
    """One change by a peer: its answer, and exactly one audit entry and one event of it."""
    asked = WORKS["update"].asks(scene, running.peer)[0]
    key = asked.variables["id"].partition("_")[2]
    async with scene.stage.owner() as owner:
        counts = (
            "SELECT (SELECT version FROM app.project WHERE district_id = $1 AND id = $2::uuid),"
            " (SELECT count(*) FROM app.audit_entry WHERE district_id = $1 AND resource_id = $2::uuid),"
            " (SELECT count(*) FROM app.outbox_event"
            " WHERE district_id = $1 AND payload::json ->> 'project' = $2::uuid::text),"
            " (SELECT updated_at FROM app.project WHERE district_id = $1 AND id = $2::uuid)"
            " = ALL (SELECT updated_at FROM app.participation WHERE district_id = $1 AND project_id = $2::uuid)"
        )
        version, audited, told, _ = (await owner.fetch(counts, DISTRICT, key))[0]
        answer = canonical(running.peer, "update", await ask(client, running, scene, asked, number=version))
        wanted = {"id": asked.variables["id"], "version": version + 1, "description": f"第{version}次修改"}
        if difference := differs({"projectUpdate": {"project": wanted, "errors": []}}, answer):
            raise DisagreementError(f"update: {running.peer.name}: {difference}")
        left = tuple((await owner.fetch(counts, DISTRICT, key))[0])
        if left != (version + 1, audited + 1, told + 1, True):
            raise DisagreementError(f"update: {running.peer.name} left {left} after {(version, audited, told)}")


def differs(one: Any, other: Any, path: str = "data") -> str:
    """Where two answers differ first; nothing when they are equal, the order of members apart."""
    return next(_differences(one, other, path), "")


def _differences(one: Any, other: Any, path: str) -> Iterator[str]:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        if one.keys() != other.keys():
            yield f"{path} has {sorted(one)} and {sorted(other)}"
            return
        for name in one:
            yield from _differences(one[name], other[name], f"{path}.{name}")
    elif isinstance(one, list) and isinstance(other, list):
        if len(one) != len(other):
            yield f"{path} has {len(one)} and {len(other)} items"
            return
        for at, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from _differences(left, right, f"{path}[{at}]")
    elif type(one) is not type(other) or one != other:
        yield f"{path} is {one!r} and {other!r}"
