"""Ariadne with SQLAlchemy's ORM and DataLoaders, as its documentation teaches."""

from bench.peers.peer import Peer, installed, uvicorn

ARIADNE = Peer(
    "ariadne",
    "Ariadne + ORM + DataLoaders",
    "house",
    uvicorn("bench.peers.ariadne_orm.app:app"),
    installed("ariadne", "aiodataloader", "sqlalchemy", "asyncpg", "uvicorn"),
)
