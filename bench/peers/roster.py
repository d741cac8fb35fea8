"""Everybody who takes part, in the order of the tables."""

from typing import Final

from bench.peers.ariadne_orm.peer import ARIADNE
from bench.peers.floor.peer import FLOOR
from bench.peers.ours.peer import OURS, TRUSTED
from bench.peers.postgraphile.peer import POSTGRAPHILE
from bench.peers.strawberry_orm.peer import STRAWBERRY

PEERS: Final = {peer.name: peer for peer in (OURS, TRUSTED, POSTGRAPHILE, STRAWBERRY, ARIADNE, FLOOR)}
