"""Every refusal of every mutation of supervision orders: its code, its words in both languages, and nothing written."""

from typing import Any
from uuid import UUID

import pytest

from tests.support.desk import Desk, ids, unit
from tests.support.orders import (
    DIRECTOR,
    OFFICE,
    UNIT,
    acknowledged,
    answer,
    answered,
    asked,
    begins,
    close,
    decide,
    opened,
)
from tests.support.projects import Hall
from zhaoshang.values.ids import global_id

TEXTS = ((" ", "TEXT_REQUIRED"), ("长" * 5_000, "TEXT_TOO_LONG"), ("\x00", "TEXT_INVALID"))


async def _version(hall: Hall, key: UUID, **more: Any) -> dict[str, Any]:
    version = (await hall.row("supervision_order", key))["version"]
    return {"id": global_id("SupervisionOrder", key), "expectedVersion": version, **more}


async def _usual(  # noqa: PLR0913, PLR0917  what every mutation refuses
    desk: Desk, name: str, persona: str, forbidden: str, given: dict[str, Any], text: str | None, **named: str
) -> None:
    """What every mutation of one order refuses."""
    place, kind = named.get("place", "id"), named.get("kind", "SupervisionOrder")
    for nobody in ids(kind):
        await desk.refused(persona, name, given | {place: nobody}, "NOT_FOUND")
    await desk.refused("director@xinli", name, given, "NOT_FOUND")
    await desk.refused(forbidden, name, given, "FORBIDDEN")
    for value, code in TEXTS if text else ():
        if code != "TEXT_REQUIRED" or text != "note":
            await desk.refused(persona, name, given | {str(text): value}, code, str(text))
    await desk.refused(persona, name, given | {"expectedVersion": 99}, "CONFLICT", "expectedVersion")
    await desk.key_reused(persona, name, given | {place: "nonsense"}, expectedVersion=7)


async def test_opening(hall: Hall, desk: Desk) -> None:
    name, project = "supervisionOrderOpen", global_id("Project", await hall.create())
    usual = {"unit": unit("huaming"), "subject": "督办", "task": "限期办结。", "dueOn": "2026-07-10"}
    for persona in ("viewer@ducha", "director@hezuo", "director@qld", "director@huaming", "director@fgw"):
        await desk.refused(persona, name, usual, "FORBIDDEN")
    for text, code in TEXTS:
        await desk.refused(OFFICE, name, usual | {"subject": text}, code, "subject")
        await desk.refused(OFFICE, name, usual | {"task": text}, code, "task")
        await desk.refused(OFFICE, name, usual | {"colour": "RED", "reason": text}, code, "reason")
    await desk.refused(OFFICE, name, usual | {"colour": "YELLOW"}, "TEXT_REQUIRED", "reason")
    await desk.refused(OFFICE, name, usual | {"project": project, "light": "x"}, "ORDER_SOURCE_SEVERAL")
    await desk.refused(OFFICE, name, usual | {"dueOn": "2026-06-29"}, "ORDER_DAY_PAST", "dueOn")
    await desk.refused(OFFICE, name, usual | {"dueOn": "2029-06-29"}, "ORDER_DAY_TOO_LATE", "dueOn")
    for place, kind in (("light", "LightReading"), ("blocker", "Blocker"), ("project", "Project")):
        for nobody in ids(kind):
            await desk.refused(OFFICE, name, usual | {place: nobody}, "ORDER_SOURCE_NOT_FOUND", place)
    for nobody in (*ids("Tenant"), unit("ducha"), unit("qld")):
        await desk.refused(OFFICE, name, usual | {"unit": nobody}, "ORDER_UNIT_UNFIT", "unit")
    await desk.invalid(OFFICE, name, usual | {"colour": "GREEN"})
    await desk.key_reused(OFFICE, name, usual, subject="另一事")
    assert not desk.unmet(name)


async def test_acknowledging(hall: Hall, desk: Desk) -> None:
    name, key = "supervisionOrderAcknowledge", await opened(hall)
    await _usual(desk, name, UNIT, "director@ducha", await _version(hall, key), None)
    await desk.done(UNIT, name, await _version(hall, key), "order { id }")
    await desk.refused(UNIT, name, await _version(hall, key), "ORDER_STATE")
    assert not desk.unmet(name)


async def test_answering(hall: Hall, desk: Desk) -> None:
    name, key = "supervisionOrderAnswer", await acknowledged(hall)
    words = await _version(hall, key, feedback="已办结。")
    await _usual(desk, name, UNIT, "viewer@huaming", words, "feedback")
    for nobody in ids("Evidence"):
        await desk.refused(UNIT, name, words | {"evidence": nobody}, "EVIDENCE_NOT_FOUND", "evidence")
    proof = await desk.upload(UNIT)
    await desk.done(UNIT, name, words | {"evidence": proof}, "order { id }")
    await desk.refused(UNIT, name, await _version(hall, key, feedback="再报。"), "ORDER_STATE")
    other = await acknowledged(hall)
    again = await _version(hall, other, feedback="已办结。", evidence=proof)
    await desk.refused(UNIT, name, again, "EVIDENCE_USED", "evidence")
    assert not desk.unmet(name)


@pytest.mark.parametrize(("name", "text"), [("supervisionOrderReturn", "reason"), ("supervisionOrderClose", "note")])
async def test_deciding(hall: Hall, desk: Desk, name: str, text: str) -> None:
    early, key = await acknowledged(hall), await answered(hall)
    await desk.refused(OFFICE, name, await _version(hall, early, **{text: "意见"}), "ORDER_STATE")
    await _usual(desk, name, OFFICE, "director@huaming", await _version(hall, key, **{text: "意见"}), text)
    await desk.done(OFFICE, name, await _version(hall, key, **{text: "意见"}), "order { id }")
    assert not desk.unmet(name)


async def test_withdrawing(hall: Hall, desk: Desk) -> None:
    name, key = "supervisionOrderWithdraw", await answered(hall)
    await _usual(desk, name, OFFICE, "director@huaming", await _version(hall, key, reason="误发。"), "reason")
    assert await close(hall, key) == key
    await desk.refused(OFFICE, name, await _version(hall, key, reason="误发。"), "ORDER_STATE")
    assert not desk.unmet(name)


async def test_asking_for_more_time(hall: Hall, desk: Desk) -> None:
    name, key = "orderExtensionAsk", await acknowledged(hall)

    async def given(order: UUID, **changes: Any) -> dict[str, Any]:
        asked_for = await _version(hall, order, until="2026-07-24", reason="降雨。")
        return {"supervisionOrder": asked_for.pop("id"), **asked_for, **changes}

    await _usual(desk, name, UNIT, "director@ducha", await given(key), "reason", place="supervisionOrder")
    await desk.refused(UNIT, name, await given(key, until="2026-06-29"), "ORDER_DAY_PAST", "until")
    await desk.refused(UNIT, name, await given(key, until="2029-06-29"), "ORDER_DAY_TOO_LATE", "until")
    await desk.refused(UNIT, name, await given(key, until="2026-07-10"), "ORDER_EXTENSION_SHORT", "until")
    await desk.done(UNIT, name, await given(key), "extension { id }")
    await desk.refused(UNIT, name, await given(key), "ORDER_EXTENSION_OPEN")
    await desk.refused(UNIT, name, await given(await opened(hall)), "ORDER_STATE")
    late = await acknowledged(hall)
    hall.clock.at = begins(7, 11)
    await desk.refused(UNIT, name, await given(late), "ORDER_OVERDUE")
    assert not desk.unmet(name)


async def test_deciding_on_more_time(hall: Hall, desk: Desk) -> None:
    name, (order, extension) = "orderExtensionDecide", await asked(hall)
    given = {"id": global_id("OrderExtension", extension), "expectedVersion": 1, "granted": False, "reason": "不同意。"}
    await _usual(desk, name, DIRECTOR, OFFICE, given, "reason", kind="OrderExtension")
    assert await decide(hall, extension) == extension
    await desk.refused(DIRECTOR, name, given | {"expectedVersion": 2}, "ORDER_EXTENSION_DECIDED")
    assert await answer(hall, order) == order
    assert not desk.unmet(name)


async def test_reading_a_file(hall: Hall, desk: Desk) -> None:
    name, key = "orderStepFileReveal", await answered(hall)
    (step,) = await hall.rows("order_step", order_id=key, action="ANSWERED")
    given = {"id": global_id("OrderStep", step["id"]), "purpose": "审核"}
    for nobody in ids("OrderStep"):
        await desk.refused(OFFICE, name, given | {"id": nobody}, "NOT_FOUND")
    for persona, code in ((UNIT, "FORBIDDEN"), ("viewer@ducha", "FORBIDDEN"), ("director@fgw", "NOT_FOUND")):
        await desk.refused(persona, name, given, code)
    for text, code in TEXTS:
        await desk.refused(OFFICE, name, given | {"purpose": text}, code, "purpose")
    # It came without a file.
    await desk.refused(OFFICE, name, given, "NOT_FOUND")
    await desk.key_reused(OFFICE, name, given, purpose="另一用途")
    assert not desk.unmet(name)
