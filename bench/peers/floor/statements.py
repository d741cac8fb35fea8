"""The statements the service compiles for the works, with where each value comes from, for the floor to run."""

import base64
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import orjson

from bench.dialects import document
from bench.stage import KEPT, Stage
from tests.support.reading import Reading, asked
from zhaoshang.authorization.actor import Actor
from zhaoshang.database.fence import fenced
from zhaoshang.database.unit_of_work import Database
from zhaoshang.readmodel.cursor import EPOCH
from zhaoshang.readmodel.parameters import Run

STATEMENTS: Final = KEPT / "floor.json"
READER: Final = "officer@hezuo"
"""The floor knows the statements of this reader only."""

SOMETHING: Final = UUID("0123f1e0-0000-7000-8000-00000000abcd")
WORDS: Final = "集成电路"


async def write_statements(stage: Stage) -> Path:
    """Compile what the floor runs, and say where its file is."""
    async with Database.connect(stage.login_url, size=2) as database:
        reading = Reading(database, stage.owner_url)
        actor = await reading.actor(READER)
        page = await reading.reader.answer(asked(document("house", "page"), {"first": 3}), reading.context(actor))
        after = orjson.loads(page.data)["projects"]["pageInfo"]["endCursor"]
        found = {
            document("house", name): _statement(reading, actor, name, variables)
            for name, variables in (
                ("point", {"id": f"Project_{SOMETHING}"}),
                ("dashboard", {}),
                ("search", {"text": WORDS}),
                ("page", {"first": 50}),
                ("walk", {"first": 50}),
            )
        }
        for name in ("page", "walk"):
            paged = {"first": 50, "after": after}
            found[f"after:{document('house', name)}"] = _statement(reading, actor, name, paged)
    STATEMENTS.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return STATEMENTS


def _statement(reading: Reading, actor: Actor, name: str, variables: Mapping[str, Any]) -> dict[str, Any]:
    question = asked(document("house", name), variables)
    compiled = reading.reader.compiled(question, actor, for_executor=False)
    run = Run(question.variables, actor.fence(), "test")
    place = _place(variables["after"]) if "after" in variables else (None, None)
    values = [_source(value, variables, place) for value in compiled.values.of(run)]
    return {"sql": fenced(compiled.sql, len(values)), "values": values}


def _place(cursor: str) -> tuple[datetime, UUID]:
    _, microseconds, key = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().split(":")
    return EPOCH.__class__.fromtimestamp(int(microseconds) / 1_000_000, EPOCH.tzinfo), UUID(key)


def _source(value: Any, variables: Mapping[str, Any], place: tuple[datetime | None, UUID | None]) -> list[Any]:
    """Where a value comes from, told by what it was when it was asked with known variables."""
    if value == SOMETHING:
        return ["id", None]
    if isinstance(value, int) and "first" in variables and value in {variables["first"], variables["first"] + 1}:
        return ["first", value - variables["first"]]
    if value == WORDS:
        return ["text", None]
    if value == place[0] and value is not None:
        return ["at", None]
    if value == place[1] and value is not None:
        return ["key", None]
    return ["constant", str(value) if isinstance(value, UUID) else value]
