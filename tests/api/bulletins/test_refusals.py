"""Every refusal of every mutation of bulletins: its code, its words in both languages, and nothing written."""

import json
from typing import Any

from tests.support.actors import DONGLI
from tests.support.assessment import targeted
from tests.support.bulletins import DIRECTOR, MONTH, OFFICE, composed, july, published
from tests.support.desk import Desk, ids
from tests.support.majors import planned
from tests.support.projects import Hall
from zhaoshang.majors.operations.read_lights import read_lights
from zhaoshang.values.ids import DistrictId, global_id

TEXTS = ((" ", "TEXT_REQUIRED"), ("长" * 5_000, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID"))
OTHERS = ("viewer@ducha", "director@hezuo", "director@qld", "director@huaming", "director@fgw")


def said(heading: str, text: str) -> dict[str, Any]:
    return {"commentary": [{"heading": heading, "text": text}]}


async def test_composing(hall: Hall, desk: Desk) -> None:
    name, usual = "bulletinCompose", {"period": MONTH}
    for persona in OTHERS:
        await desk.refused(persona, name, usual, "FORBIDDEN")
    await desk.refused(OFFICE, name, {"period": "2026年7月"}, "PERIOD_INVALID", "period")
    await desk.refused(OFFICE, name, usual, "BULLETIN_MONTH_OPEN", "period")
    await planned(hall)
    await july(hall)
    await read_lights(hall.service.database, DistrictId(DONGLI), hall.clock.now())
    await hall.owner.execute("UPDATE app.light_reading SET final = period <> $1", MONTH)
    await desk.refused(OFFICE, name, usual, "BULLETIN_LIGHTS_OPEN", "period")
    await hall.owner.execute("UPDATE app.light_reading SET final = true")
    for text, code in TEXTS:
        await desk.refused(OFFICE, name, usual | said("一、总体情况", text), code, "commentary", "0", "text")
        await desk.refused(OFFICE, name, usual | said(text, "好"), code, "commentary", "0", "heading")
    await desk.refused(OFFICE, name, usual | said("九", "好"), "BULLETIN_SECTION_UNKNOWN", "commentary", "0", "heading")
    await desk.key_reused(OFFICE, name, {"period": "2026-12"}, period=MONTH)
    await published(hall)
    await desk.refused(OFFICE, name, usual, "BULLETIN_PUBLISHED", "period")
    assert desk.unmet(name) == {"BULLETIN_TEMPLATE_INVALID"}


async def test_correcting(hall: Hall, desk: Desk) -> None:
    await july(hall)
    name, first = "bulletinCorrect", await published(hall)
    usual = {"id": global_id("Bulletin", first), "reason": "漏报一笔"}
    for nobody in ids("Bulletin"):
        await desk.refused(OFFICE, name, usual | {"id": nobody}, "NOT_FOUND")
    for persona in OTHERS:
        await desk.refused(persona, name, usual, "FORBIDDEN")
    for text, code in TEXTS:
        await desk.refused(OFFICE, name, usual | {"reason": text}, code, "reason")
    await desk.refused(OFFICE, name, usual | said("九", "好"), "BULLETIN_SECTION_UNKNOWN", "commentary", "0", "heading")
    await hall.set_rule("bulletin_template", json.dumps({"title": "简报", "进展": "{gdp}"}))
    await desk.refused(OFFICE, name, usual, "BULLETIN_TEMPLATE_INVALID")
    await desk.refused(OFFICE, "bulletinCompose", {"period": MONTH}, "BULLETIN_PUBLISHED", "period")
    await hall.owner.execute("DELETE FROM app.rule_version WHERE rule = 'bulletin_template'")
    (draft,) = [await desk.done(OFFICE, name, usual, "bulletin { id }")]
    await desk.refused(OFFICE, name, usual | {"id": draft["id"]}, "BULLETIN_UNPUBLISHED")
    await desk.key_reused(OFFICE, name, usual | {"id": "nonsense"}, reason="另一理由")
    assert desk.unmet(name) == set()


async def test_a_template_that_cannot_be_filled_in(hall: Hall, desk: Desk) -> None:
    await july(hall)
    await hall.set_rule("bulletin_metrics", json.dumps({"GDP": "产值"}))
    await desk.refused(OFFICE, "bulletinCompose", {"period": MONTH}, "BULLETIN_TEMPLATE_INVALID")


async def test_publishing(hall: Hall, desk: Desk) -> None:
    await july(hall)
    name, key = "bulletinPublish", await composed(hall)
    usual = {"id": global_id("Bulletin", key), "expectedVersion": 1}
    for nobody in ids("Bulletin"):
        await desk.refused(DIRECTOR, name, usual | {"id": nobody}, "NOT_FOUND")
    for persona in ("director@hezuo", "director@qld", "director@huaming"):
        await desk.refused(persona, name, usual, "NOT_FOUND")
    for persona in ("officer@ducha", "viewer@ducha"):
        await desk.refused(persona, name, usual, "FORBIDDEN")
    await desk.refused(DIRECTOR, name, usual | {"expectedVersion": 9}, "CONFLICT", "expectedVersion")
    await targeted(hall, "huaming", fen=600_000_02, expected_number=1, reason="调整任务")
    await desk.refused(DIRECTOR, name, usual, "BULLETIN_OUTDATED")
    await desk.key_reused(DIRECTOR, name, usual | {"id": "nonsense"}, expectedVersion=7)
    again = await published(hall)
    given = {"id": global_id("Bulletin", again), "expectedVersion": 2}
    await desk.refused(DIRECTOR, name, given, "BULLETIN_PUBLISHED")
    assert desk.unmet(name) == set()
