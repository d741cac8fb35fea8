"""Catalogues for tests: as departments keep them, and brought in."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.support.ledgers import a_ledger
from tests.support.projects import Hall
from zhaoshang.exchange.operations.import_guidance import GuidanceFile, import_guidance
from zhaoshang.guidance.rules.editions import NewEdition

HEADERS = ("类别", "编号", "行业", "条目")
ROWS = (
    ("鼓励类", "一-1", "机械", "高档数控机床、机器人及其关键部件的研发与制造"),
    ("限制类", "一-1", "机械", "普通低速、大载荷、未采用变频技术的起重机"),
    ("淘汰类", "一-1", "机械", "手动插秧机"),
)
TITLE = "《产业结构调整指导目录（2024年本）》"
STARTED = date(2024, 2, 1)


def an_edition(**changes: Any) -> NewEdition:
    """The national catalogue, unless changed."""
    said = {"title": TITLE, "document": "国家发展改革委令第7号", "effective_on": STARTED}
    return NewEdition(**{**said, **changes})


def a_catalogue(*rows: Any, headers: Any = HEADERS) -> GuidanceFile:
    """A workbook of a catalogue; of ``ROWS`` when no others are given."""
    return GuidanceFile("目录.xlsx", a_ledger(*(rows or ROWS), headers=headers))


async def published(hall: Hall, persona: str = "officer@gxj", *rows: Any, **changes: Any) -> UUID:
    """An edition that somebody imported."""
    outcome = await import_guidance(
        hall.service, hall.actor(persona), a_catalogue(*rows), an_edition(**changes), dry_run=False
    )
    assert isinstance(outcome, UUID), outcome
    return outcome
