"""Whoever is asked about a plan reads its files, on record."""

from typing import Any
from uuid import UUID

from tests.support.coordination import consulted
from tests.support.evidence import a_pdf
from tests.support.projects import Hall, codes
from zhaoshang.coordination.model import PlanningDocument, PlanningOpinion
from zhaoshang.coordination.operations.read_planning_file import read_planning_file
from zhaoshang.evidence.operations.hand_out import HandedOut


async def read(hall: Hall, persona: str, key: UUID, purpose: str = "会审方案", kind: Any = PlanningDocument) -> Any:
    return await read_planning_file(hall.service, hall.actor(persona), kind, key, purpose)


async def test_those_asked_the_runner_and_the_host_read_the_site_plan(hall: Hall) -> None:
    await consulted(hall)
    (document,) = await hall.rows("planning_document")
    for persona in ("officer@fgw", "officer@ghzy", "officer@huaming", "officer@hezuo"):
        found = await read(hall, persona, document["id"])
        assert isinstance(found, HandedOut)
        assert found.content == a_pdf("凤凰总装厂总平面图")
    assert len(await hall.rows("evidence_disclosure")) == 4


async def test_nobody_else_does(hall: Hall) -> None:
    await consulted(hall)
    (document,) = await hall.rows("planning_document")
    (opinion,) = await hall.rows("planning_opinion")
    for persona, code in (
        ("officer@sthj", "NOT_FOUND"),
        ("officer@xinli", "NOT_FOUND"),
        ("viewer@fgw", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
    ):
        assert codes(await read(hall, persona, document["id"])) == [code]
    assert codes(await read(hall, "officer@fgw", document["id"], "")) == ["TEXT_REQUIRED"]
    assert codes(await read(hall, "officer@fgw", opinion["id"], kind=PlanningOpinion)) == ["NOT_FOUND"]
    assert await hall.rows("evidence_disclosure") == []
