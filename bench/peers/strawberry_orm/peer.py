"""Strawberry with SQLAlchemy's ORM and DataLoaders, as its documentation teaches."""

from bench.peers.peer import Peer, installed, uvicorn

STRAWBERRY = Peer(
    "strawberry",
    "Strawberry + ORM + DataLoaders",
    "house",
    uvicorn("bench.peers.strawberry_orm.app:app"),
    installed("strawberry-graphql", "sqlalchemy", "asyncpg", "uvicorn"),
)
