"""What is asked, in the words of each peer, and its answers in one form, so that they can be compared.

The house's own form is the canonical one. PostGraphile names the same things after the tables.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import orjson

from bench.peers.peer import Peer

DOCUMENTS: Final = Path(__file__).parent / "documents"
COLD: Final = "cold"
"""An operation that is different each time: its document has a number in it."""

Json = Any


@cache
def document(dialect: str, name: str) -> str:
    """The text of a document in a dialect."""
    return (DOCUMENTS / dialect / f"{name}.graphql").read_text(encoding="utf-8")


def body(peer: Peer, name: str, variables: Mapping[str, Json]) -> bytes:
    """A request's body; ``variables`` are the house's."""
    text, asked = document("cold", peer.dialect) if name == COLD else document(peer.dialect, name), dict(variables)
    if peer.dialect == "postgraphile" and "id" in asked:
        asked["id"] = asked["id"].partition("_")[2]
    if peer.by_hash:
        hashed = {"version": 1, "sha256Hash": sha256(text.encode()).hexdigest()}
        return orjson.dumps({"extensions": {"persistedQuery": hashed}, "variables": asked})
    return orjson.dumps({"query": text, "variables": asked})


def canonical(peer: Peer, name: str, answer: bytes) -> Json:
    """The ``data`` of an answer in the canonical form. Raises ``ValueError`` for an answer with errors."""
    whole = orjson.loads(answer)
    data = whole.get("data")
    if data is None or whole.get("errors"):
        raise ValueError(f"{peer.name} answered {name} with {answer[:2000].decode(errors='replace')}")
    if name == COLD:
        (project,) = data.values()
        data = {"project": project}
    if peer.dialect == "postgraphile":
        data = _TRANSLATED[name](data)
    return _normal(data)


def end_cursor(answer: bytes) -> str | None:
    """Where the next page begins, in any dialect."""
    found: str | None = orjson.loads(answer)["data"]["projects"]["pageInfo"]["endCursor"]
    return found


def _normal(value: Json) -> Json:
    """Instants as instants, and no cursor: each peer has its own."""
    if isinstance(value, dict):
        return {name: _normal(each) for name, each in value.items() if name != "endCursor"}
    if isinstance(value, list):
        return [_normal(each) for each in value]
    if isinstance(value, str) and len(value) > len("2026-06-30T18:00") and value[10:11] == "T":
        try:
            return datetime.fromisoformat(value).astimezone(UTC)
        except ValueError:
            return value
    return value


# ---- PostGraphile


def _named(row: Json, type_name: str) -> Json:
    """A row with the house's id, money and names."""
    if row is None:
        return None
    kept = {name: value for name, value in row.items() if name not in {"rowId", "investmentFen", "investmentKnown"}}
    kept["id"] = f"{type_name}_{row['rowId']}"
    if "investmentFen" in row:
        kept["investment"] = _yuan(row["investmentFen"]) if row["investmentKnown"] else None
    for name, of in (("host", "Tenant"), ("company", "Company"), ("firstReport", "FirstReport")):
        if name in kept:
            kept[name] = _named(kept[name], of)
    if "stageChanges" in kept:
        (latest,) = kept.pop("stageChanges")["nodes"] or [None]
        kept["latestStageChange"] = _named(latest, "StageChange")
    return kept


def _yuan(fen: str) -> str:
    return f"{int(fen) // 100}.{int(fen) % 100:02d}"


def _point(data: Json) -> Json:
    return {"project": _named(data["project"], "Project")}


def _page(data: Json) -> Json:
    page = data["projects"]
    return {"projects": {**page, "nodes": [_named(each, "Project") for each in page["nodes"]]}}


def _dashboard(data: Json) -> Json:
    units = {each["rowId"]: _named(each, "Tenant") for each in data["tenants"]["nodes"]}

    def groups(listed: Json, name: str, of: Callable[[str], Json]) -> Json:
        return [
            {
                name: of(each["keys"][0]),
                "count": int(each["distinctCount"]["rowId"]),
                "investment": _yuan(each["sum"]["investmentFen"]),
            }
            for each in listed
        ]

    found = data["projects"]
    return {
        "byStage": groups(found["byStage"], "stage", str),
        "byHost": groups(found["byHost"], "tenant", units.__getitem__),
    }


def _update(data: Json) -> Json:
    return {"projectUpdate": {"project": _named(data["benchProjectUpdate"]["result"], "Project"), "errors": []}}


_TRANSLATED: Final[Mapping[str, Callable[[Json], Json]]] = {
    "point": _point,
    COLD: _point,
    "page": _page,
    "dashboard": _dashboard,
    "search": _page,
    "update": _update,
}
