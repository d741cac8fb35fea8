"""Databases of generated districts, kept under ``.bench`` by what they were made from, and what is asked of them.

The first district is asked: it has a sixth of all projects of 200 districts (a third of 10), its first street some 30 %
of those, and both grow with the whole. Whoever asks sees either all of the district or what the street takes part in.
"""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import asyncpg
import httpx

import zhaoshang.generation
from bench.agree import SECONDS, ask
from bench.data import Size
from bench.dialects import end_cursor
from bench.issuer import Issuer
from bench.load import NUMBER, Line
from bench.peers.ours.peer import OURS
from bench.peers.peer import Running
from bench.stage import KEPT, SERVER, Stage
from bench.works import PAGE, Ask, Scene, request
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.migrate import migrations_folder, upgrade
from zhaoshang.demo.issuer import ISSUER
from zhaoshang.demo.place import reachable_data
from zhaoshang.generation.grounds import COORDINATION
from zhaoshang.generation.load import generate
from zhaoshang.generation.names import PRODUCTS
from zhaoshang.generation.plan import FIRST_DISTRICT
from zhaoshang.generation.plan import Size as Generated
from zhaoshang.settings import Environment, Settings

SEED: Final = 20_260_630
STREET: Final = "jd-1"
"""The first host, which has most."""
READER: Final = f"officer@{FIRST_DISTRICT}/{COORDINATION}"
"""合作交流办 sees the whole district."""
WRITER: Final = f"officer@{FIRST_DISTRICT}/{STREET}"

WORKS: Final = {
    "point": "one project by id",
    "page": "page of 50 with 4 relations, of the district",
    "own": "the same page, of a street",
    "deep": "the district's page, a twentieth deep",
    "frequent": "search for a frequent word",
    "rare": "search for a project's name",
    "dashboard": "dashboard: count and sum by stage and by host",
    "update": "guarded mutation",
    "verify": "verify and post one figure",
}

IDS: Final = 400
DEPTH: Final = 20
"""The deep page begins after this part of the district."""
FACTS_EACH: Final = 8

GROUND: Final = {
    **SERVER,
    "shared_buffers": "2GB",
    "effective_cache_size": "8GB",
    "max_wal_size": "4GB",
    # A table that is emptied and filled in one transaction needs no log.
    "wal_level": "minimal",
    "max_wal_senders": "0",
}

_WAITING: Final = """
WITH landed AS (
    SELECT id, tenant_id FROM app.project WHERE district_id = $1 AND stage IN ('LANDED', 'PRODUCING')
    ORDER BY md5(id::text) LIMIT $2
), made AS (
    SELECT l.id AS project, l.tenant_id, uuidv7() AS fact, uuidv7() AS proof
    FROM landed AS l CROSS JOIN generate_series(1, $3)
), proved AS (
    INSERT INTO app.evidence (district_id, id, tenant_id, file_name, media_type, size, sha256, storage_key,
                              uploaded_by, uploaded_at, claim_kind, claim_id, claimed_at, version)
    SELECT $1, proof, tenant_id, '凭证.pdf', 'application/pdf', 1, md5(proof::text) || md5(fact::text), proof::text,
           $4, now(), 'Fact', fact, now(), 1
    FROM made
)
INSERT INTO app.fact (district_id, id, tenant_id, project_id, metric, amount, paid_on, evidence_id, state, recorded_at,
                      recorded_by, version)
SELECT $1, fact, tenant_id, project, 'TAX', 100, '2026-06-01', proof, 'SUBMITTED', now(), $4, 1 FROM made
RETURNING id
"""


@dataclass(slots=True)
class Asked:
    """A database, the service before it, and what is asked there."""

    stage: Stage
    scene: Scene
    running: Running | None = None
    works: dict[str, list[Ask]] = field(default_factory=dict)
    mine: dict[UUID, int] = field(default_factory=dict)
    """Projects of the street that nobody else changes, and their versions."""
    facts: list[UUID] = field(default_factory=list)
    """Figures that wait to be verified; each can be once."""

    async def lines(self, work: str, clients: int, each: int) -> list[Line]:
        """What every connection asks; of what can be done once only, ``each`` of them."""
        if work == "verify":
            lines = [self.facts[at * each : (at + 1) * each] for at in range(clients)]
            del self.facts[: clients * each]
            asks = [[Ask(READER, "verify", {"id": f"Fact_{fact}", "version": 1}) for fact in line] for line in lines]
            return [Line([request(self.scene, OURS, one) for one in line], once=True) for line in asks]
        if work == "update":
            return await self._changes(clients)
        requests = [request(self.scene, OURS, each) for each in self.works[work]]
        step = max(1, len(requests) // clients)
        turned = [at * step % len(requests) for at in range(clients)]
        return [Line(requests[at:] + requests[:at]) for at in turned]

    async def _changes(self, clients: int) -> list[Line]:
        changed = {"version": NUMBER.decode(), "description": f"第{NUMBER.decode()}次修改"}
        chosen = list(self.mine)[:clients]
        async with self.stage.owner() as owner:
            rows = await owner.fetch(
                "SELECT id, version FROM app.project WHERE district_id = $1 AND id = ANY ($2)", FIRST_DISTRICT, chosen
            )
        asks = {row["id"]: Ask(WRITER, "update", {"id": f"Project_{row['id']}", **changed}) for row in rows}
        return [Line([request(self.scene, OURS, asks[row["id"]])], row["version"]) for row in rows]


@asynccontextmanager
async def open_ground(folder: str) -> AsyncIterator[tuple[EmbeddedServer, Settings]]:
    """A server of generated databases."""
    data = reachable_data(KEPT / folder)
    settings = replace(Settings.from_environment({}), environment=Environment.DEMO, data_directory=data)
    with EmbeddedServer(data / "postgres", GROUND) as server:
        yield server, settings


async def a_stage(server: EmbeddedServer, settings: Settings, size: Generated) -> Stage:
    """The database of that size, filled on first use."""
    name = f"scale_{size.projects}_{size.tenants}_{size.districts}_{_digest()}"
    stage = Stage(server, name, Size(size.projects, size.tenants), settings)
    owner = await asyncpg.connect(**asyncpg_arguments(server.url()))
    try:
        if not await owner.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
            draft = replace(stage, database=f"{name}_draft")
            await owner.execute(f"DROP DATABASE IF EXISTS {draft.database} WITH (FORCE)")
            await owner.execute(f"CREATE DATABASE {draft.database}")
            print(f"generating {size.projects} projects of {size.tenants} tenants; this is kept", flush=True)
            await upgrade(draft.owner_url)
            await generate(draft.owner_url, size, ISSUER, lambda _: None)
            await owner.execute(f"ALTER DATABASE {draft.database} RENAME TO {name}")
    finally:
        await owner.close()
    return stage


async def asked_of(stage: Stage, issuer: Issuer, facts: int) -> Asked:
    """What is asked of a database, with so many figures that wait; its people are known to this issuer from now on."""
    tokens = {persona: issuer.token(persona, stage.settings.oidc_audience) for persona in (READER, WRITER)}
    found = Asked(stage, Scene(stage, [], {}, tokens))
    async with stage.owner() as owner:
        await owner.execute("UPDATE app.person SET issuer = $1", issuer.address)
        rows = await owner.fetch(
            "SELECT p.id, p.name, p.version, t.code FROM app.project AS p JOIN app.tenant AS t USING (district_id)"
            " WHERE t.id = p.tenant_id AND p.district_id = $1 AND p.stage = 'NEGOTIATING'"
            " ORDER BY md5(p.id::text) LIMIT 5000",
            FIRST_DISTRICT,
        )
        landed = max(1, facts // FACTS_EACH)
        clerk = await owner.fetchval(
            "SELECT id FROM app.person WHERE district_id = $1 AND subject = $2", FIRST_DISTRICT, WRITER
        )
        waiting = await owner.fetch(_WAITING, FIRST_DISTRICT, landed, FACTS_EACH, clerk)
    found.facts = [row["id"] for row in waiting]
    found.mine = {row["id"]: row["version"] for row in rows if row["code"] == STREET}
    words = sorted(made for all_made in PRODUCTS.values() for made in all_made if len(made) > 3)  # noqa: PLR2004  whole words
    found.works = {
        "point": [Ask(READER, "point", {"id": f"Project_{row['id']}"}) for row in rows[:IDS]],
        "page": [Ask(READER, "page", {"first": PAGE})],
        "own": [Ask(WRITER, "page", {"first": PAGE})],
        "frequent": [Ask(READER, "search", {"text": each}) for each in words],
        "rare": [Ask(READER, "search", {"text": row["name"]}) for row in rows[:IDS]],
        "dashboard": [Ask(READER, "dashboard")],
    }
    return found


async def go_deep(found: Asked, running: Running) -> None:
    """Find the deep page the way a client does, page by page."""
    async with found.stage.owner() as owner:
        rows = await owner.fetchval("SELECT count(*) FROM app.project WHERE district_id = $1", FIRST_DISTRICT)
    after: str | None = None
    async with httpx.AsyncClient(timeout=SECONDS) as client:
        for _ in range(max(1, rows // DEPTH // 100)):
            variables: dict[str, Any] = {"first": 100, "after": after}
            after = end_cursor(await ask(client, running, found.scene, Ask(READER, "walk", variables)))
    found.works["deep"] = [Ask(READER, "page", {"first": PAGE, "after": after})]


def _digest() -> str:
    """What a database is made from."""
    folders = (migrations_folder() / "versions", Path(zhaoshang.generation.__file__).parent)
    sources = [each for folder in folders for each in sorted(folder.glob("*.py"))]
    return hashlib.sha256(b"".join(each.read_bytes() for each in sources)).hexdigest()[:10]
