"""The floor: the service's own prepared SQL, run by nothing but asyncpg in a bare ASGI callable."""

from bench.peers.peer import Peer, installed, uvicorn

FLOOR = Peer(
    "floor",
    "bare asyncpg (the floor)",
    "house",
    uvicorn("bench.peers.floor.app:app"),
    installed("asyncpg", "uvicorn"),
    works=frozenset({"point", "page", "deep", "dashboard", "search"}),
)
