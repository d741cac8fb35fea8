"""The work items: what is asked, by whom, and with which values."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from bench.data import DISTRICT
from bench.dialects import COLD, body
from bench.load import NUMBER, Line, Request
from bench.peers.peer import Peer
from bench.stage import Stage

READER: Final = "officer@hezuo"
"""合作交流办 sees the whole district."""

WRITER: Final = "officer@huaming"
WRITERS_UNIT: Final = "huaming"

HOSTS: Final = ("huaming", "dongli-kfq", "huaming-gxq", "linkong", "xinli", "junliangcheng", "donglihu")
PERSONAS: Final = (READER, "viewer@ducha", "viewer@qld", *(f"officer@{unit}" for unit in HOSTS))
"""Ten people of ten units whom row-level security alone shows what the policy shows them, so that peers can answer."""

WORDS: Final = ("集成电路", "冷链物流", "氢燃料电池", "骨科植入物", "航空租赁")
"""They occur in names of projects only, where peers search."""

PAGE: Final = 50
IDS: Final = 400
MIXED: Final = 300


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of one person; variables in the house's words."""

    persona: str
    document: str
    variables: dict[str, Any] = field(default_factory=dict)


@dataclass
class Scene:
    """What the questions are about, the same for every peer of a run."""

    stage: Stage
    projects: list[UUID]
    of_host: dict[str, list[UUID]]
    tokens: dict[str, str]
    deep: dict[str, str] = field(default_factory=dict)
    """Where the deep page begins, by peer: each has cursors of its own."""
    _colds: int = 0

    def next_cold(self) -> int:
        """A number from which a million cold operations count up."""
        self._colds += 1
        return self._colds * 1_000_000


async def a_scene(stage: Stage) -> Scene:
    """The scene of a stage."""
    async with stage.owner() as owner:
        rows = await owner.fetch(
            "SELECT p.id, t.code FROM app.project AS p JOIN app.tenant AS t ON t.district_id = p.district_id"
            " AND t.id = p.tenant_id WHERE p.district_id = $1 AND p.origin_tenant_id IS NULL"
            " AND p.stage = 'NEGOTIATING' ORDER BY md5(p.id::text)",
            DISTRICT,
        )
    of_host: dict[str, list[UUID]] = {unit: [] for unit in HOSTS}
    for row in rows:
        if row["code"] in of_host:
            of_host[row["code"]].append(row["id"])
    tokens = {persona: stage.token(persona) for persona in PERSONAS}
    return Scene(stage, [row["id"] for row in rows[:IDS]], of_host, tokens)


@dataclass(frozen=True, slots=True)
class Work:
    """A work item."""

    name: str
    title: str
    asks: Callable[[Scene, Peer], Sequence[Ask]]
    """What is asked in turn; of each peer the same."""
    numbered: bool = False
    """Whether every request of a line has a number of its own."""


def _of(project: UUID) -> dict[str, Any]:
    return {"id": f"Project_{project}"}


def _points(scene: Scene, _: Peer) -> list[Ask]:
    return [Ask(READER, "point", _of(each)) for each in scene.projects]


def _page(_scene: Scene, _: Peer) -> list[Ask]:
    return [Ask(READER, "page", {"first": PAGE})]


def _deep(scene: Scene, peer: Peer) -> list[Ask]:
    return [Ask(READER, "page", {"first": PAGE, "after": scene.deep[peer.name]})]


def _dashboard(_scene: Scene, _: Peer) -> list[Ask]:
    return [Ask(READER, "dashboard")]


def _search(_scene: Scene, _: Peer) -> list[Ask]:
    return [Ask(READER, "search", {"text": words}) for words in WORDS]


def _updates(scene: Scene, _: Peer) -> list[Ask]:
    changed = {"version": NUMBER.decode(), "description": f"第{NUMBER.decode()}次修改"}
    return [Ask(WRITER, "update", {**_of(each), **changed}) for each in scene.of_host[WRITERS_UNIT]]


def _mix(scene: Scene, _: Peer) -> list[Ask]:
    chance = random.Random(10)  # noqa: S311  the same mix for everybody
    asks = []
    for _number in range(MIXED):
        persona = chance.choice(PERSONAS)
        mine = scene.of_host.get(persona.partition("@")[2], scene.projects)
        (kind,) = chance.choices(("point", "page", "search", "dashboard"), (60, 22, 15, 3))
        variables: dict[str, Any] = {}
        if kind == "point":
            variables = _of(chance.choice(mine))
        elif kind == "page":
            variables = {"first": 20}
        elif kind == "search":
            variables = {"text": chance.choice(WORDS)}
        asks.append(Ask(persona, kind, variables))
    return asks


def _cold(scene: Scene, _: Peer) -> list[Ask]:
    return [Ask(READER, COLD, _of(each)) for each in scene.projects]


WORKS: Final = {
    work.name: work
    for work in (
        Work("point", "one project by id, 10 fields", _points),
        Work("page", "page of 50 projects with 4 relations each, the first", _page),
        Work("deep", "the same page, deep in the list", _deep),
        Work("dashboard", "dashboard: count and sum by stage and by host", _dashboard),
        Work("search", "Chinese substring search, newest 20", _search),
        Work("update", "guarded mutation", _updates, numbered=True),
        Work("mix", "ten personas mixed", _mix),
        Work("cold", "operation never seen before", _cold, numbered=True),
    )
}


def request(scene: Scene, peer: Peer, ask: Ask) -> Request:
    """A question as it goes out."""
    lines = (
        "POST /graphql HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/json",
        "Accept: application/json",
        f"Authorization: Bearer {scene.tokens[ask.persona]}",
        "",
    )
    asked = body(peer, ask.document, ask.variables)
    # A number that stands for an integer is no text in JSON.
    return Request("\r\n".join(lines).encode(), asked.replace(b'"' + NUMBER + b'"', NUMBER))


async def lines_of(scene: Scene, peer: Peer, work: Work, clients: int) -> list[Line]:
    """What each connection asks: its own project where it writes, else all questions, beginning elsewhere."""
    requests = [request(scene, peer, ask) for ask in work.asks(scene, peer)]
    if work.name == "update":
        versions = await _versions(scene)
        mine = scene.of_host[WRITERS_UNIT]
        if len(mine) < clients:
            raise ValueError(f"{len(mine)} projects are too few for {clients} clients to write")
        return [Line([requests[at]], versions[mine[at]]) for at in range(clients)]
    step = max(1, len(requests) // clients)
    return [
        Line(
            requests[at * step % len(requests) :] + requests[: at * step % len(requests)],
            scene.next_cold() if work.numbered else 0,
        )
        for at in range(clients)
    ]


async def _versions(scene: Scene) -> dict[UUID, int]:
    async with scene.stage.owner() as owner:
        rows = await owner.fetch("SELECT id, version FROM app.project WHERE district_id = $1", DISTRICT)
    return {row["id"]: row["version"] for row in rows}
