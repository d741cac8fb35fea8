"""Where peers are measured: a durable PostgreSQL of the bench's own with the demo district and the crowd in it.

What takes long is kept under ``.bench`` between runs, named by what it was made from.
"""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import asyncpg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from jwt.algorithms import OKPAlgorithm
from sqlalchemy import URL

from bench import data
from bench.data import Size
from zhaoshang.database.embedded import EmbeddedServer
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.migrate import migrations_folder, upgrade
from zhaoshang.database.unit_of_work import Database
from zhaoshang.demo import seed as seeding
from zhaoshang.demo.issuer import ISSUER, KEY_FILE, DemoIssuer
from zhaoshang.demo.place import reachable_data
from zhaoshang.evidence.storage import FolderStore
from zhaoshang.settings import Environment, Settings

ROOT: Final = Path(__file__).resolve().parents[1]
KEPT: Final = ROOT / ".bench"
PEER_SCHEMA: Final = Path(__file__).parent / "peers" / "postgraphile" / "schema.sql"

SERVER: Final = {
    "max_connections": "300",
    "shared_buffers": "512MB",
    "effective_cache_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "autovacuum": "off",
}
"""What an operator of such a district would set; autovacuum would run in the turn of whoever comes next."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A filled database, and who may ask."""

    server: EmbeddedServer
    database: str
    size: Size
    settings: Settings

    @property
    def folder(self) -> Path:
        """Where the server listens."""
        return self.server.socket_folder

    @property
    def owner_url(self) -> URL:
        """The database past every fence."""
        return self.server.url(self.database)

    @property
    def login_url(self) -> URL:
        """The database as the application logs in."""
        return self.server.url(self.database, user="app_login")

    @asynccontextmanager
    async def owner(self) -> AsyncIterator[asyncpg.Connection]:
        """A connection past every fence."""
        connection = await asyncpg.connect(**asyncpg_arguments(self.owner_url))
        try:
            yield connection
        finally:
            await connection.close()

    def token(self, persona: str) -> str:
        """A signed token of somebody of the demo."""
        return DemoIssuer.of(self.settings).token(persona, audience=self.settings.oidc_audience)

    def public_key(self) -> str:
        """What every peer checks those tokens with, as JSON."""
        DemoIssuer.of(self.settings)  # makes the key on first use
        key = load_pem_private_key((self.settings.data_directory / KEY_FILE).read_bytes(), password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise TypeError("the demo's issuer signs with Ed25519")
        return OKPAlgorithm.to_jwk(key.public_key())


@asynccontextmanager
async def open_stage(size: Size) -> AsyncIterator[Stage]:
    """The stage of that size, filled on first use."""
    folder = reachable_data(KEPT / "data")
    settings = replace(Settings.from_environment({}), environment=Environment.DEMO, data_directory=folder)
    with EmbeddedServer(folder / "postgres", SERVER) as server:
        name = f"bench_{size.projects}_{_digest()}"
        stage = Stage(server, name, size, settings)
        await _make(stage)
        async with stage.owner() as owner:
            await owner.execute(PEER_SCHEMA.read_text(encoding="utf-8"))
        yield stage


def _digest() -> str:
    """What the database is made from: migrations, the demo, the crowd."""
    folder = migrations_folder()
    sources = [
        *sorted(folder.rglob("*.py")),
        *sorted(Path(seeding.__file__).parent.glob("*.py")),
        Path(data.__file__),
    ]
    return hashlib.sha256(b"".join(each.read_bytes() for each in sources)).hexdigest()[:10]


async def _make(stage: Stage) -> None:
    server = await asyncpg.connect(**asyncpg_arguments(stage.server.url()))
    try:
        if await server.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", stage.database):
            return
        draft = f"{stage.database}_draft"
        await server.execute(f"DROP DATABASE IF EXISTS {draft} WITH (FORCE)")
        await server.execute(f"CREATE DATABASE {draft}")
        await server.execute(f"ALTER DATABASE {draft} SET synchronous_commit = off")  # a draft may be lost
        print(f"filling a district with {stage.size.projects} projects; this is kept for later runs", flush=True)
        await _write(replace(stage, database=draft))
        await server.execute(f"ALTER DATABASE {draft} RESET synchronous_commit")
        await server.execute(f"ALTER DATABASE {draft} RENAME TO {stage.database}")
    finally:
        await server.close()


async def _write(stage: Stage) -> None:
    await upgrade(stage.owner_url)
    async with Database.connect(stage.login_url) as database:
        await seeding.seed(database, ISSUER, FolderStore(stage.settings.evidence_folder))
    async with stage.owner() as owner:
        await data.fill(owner, stage.size)
