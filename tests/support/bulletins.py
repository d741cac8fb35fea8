"""Bulletins in the hall: July 2026 is closed, and 督查室 says how everybody did."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import asyncpg

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.assessment import targeted
from tests.support.builders import insert
from tests.support.projects import NOW, Hall
from tests.support.statistics import landed, verified
from zhaoshang.attribution.operations.close_period import close_period
from zhaoshang.bulletins.operations.compose_bulletin import compose_bulletin, correct_bulletin
from zhaoshang.bulletins.operations.publish_bulletin import publish_bulletin
from zhaoshang.bulletins.operations.replay_bulletins import Replayed, replay_bulletins
from zhaoshang.bulletins.rules.bulletins import Said
from zhaoshang.values.ids import DistrictId, new_id
from zhaoshang.values.period import Period

OFFICE, DIRECTOR = "officer@ducha", "director@ducha"
MONTH = Period("2026-07")
PAID = date(2026, 7, 20)


async def brought(hall: Hall, unit: str, fen: int, paid_on: date = PAID) -> UUID:
    """A project of a unit that landed, with a verified payment; the project."""
    project = await hall.create(f"officer@{unit}", name=f"{unit}{fen}", company_name=f"天津{unit}{fen}公司")
    await landed(hall, project)
    await verified(hall, project, unit, fen, paid_on=paid_on)
    return project


async def closed(hall: Hall, *months: str) -> None:
    """Months are closed, at the latest six weeks from now."""
    for month in months:
        outcome = await close_period(hall.service, hall.actor("director@hezuo"), month)
        assert isinstance(outcome, UUID), outcome


async def july(hall: Hall) -> None:
    """Two units with a target brought something in July, one of them less than the other; July is closed."""
    hall.clock.pass_by(timedelta(days=45))
    await targeted(hall, "huaming", fen=1_000_000_00)
    await targeted(hall, "linkong", fen=2_000_000_00)
    await brought(hall, "huaming", 300_000_01)
    await brought(hall, "linkong", 500_000_00)
    await brought(hall, "xinli", 70_000_00)
    await closed(hall, MONTH)


async def a_draft(owner: asyncpg.Connection, title: str) -> None:
    """督查室's draft of May, with a line and a light about 华明, as rows: nobody else reads it yet."""
    key, owned = new_id(), {"district_id": DONGLI, "tenant_id": tenant_id("ducha")}
    at = {"composed_at": NOW, "composed_by": person_id("director@ducha")}
    said = {"title": title, "inputs": "{}", "content": "{}", "content_hash": "0" * 64}
    about = {"period": "2026-05", "edition": 1, "state": "DRAFT", "version": 1}
    await insert(owner, "bulletin", **owned, id=key, **about, **at, **said)
    part = {**owned, "bulletin_id": key, "place": 1, "name": title, "unit_id": tenant_id("huaming")}
    figures = {"kind": "UNIT", "metric": "TAX", "month": 1, "done": 2, "disputed": 0, "period": "2026-05"}
    await insert(owner, "bulletin_line", **part, **figures, id=new_id())
    await insert(owner, "bulletin_light", **part, green=1, yellow=0, red=0, id=new_id())


async def composing(hall: Hall, persona: str = OFFICE, period: str = MONTH, *said: tuple[str, str]) -> Any:
    """What composing the bulletin of July comes to."""
    return await compose_bulletin(hall.service, hall.actor(persona), period, Said(said))


async def composed(hall: Hall, period: str = MONTH, *said: tuple[str, str]) -> UUID:
    """A draft."""
    outcome = await composing(hall, OFFICE, period, *said)
    assert isinstance(outcome, UUID), outcome
    return outcome


async def publishing(hall: Hall, key: UUID, persona: str = DIRECTOR, version: int | None = None) -> Any:
    """What publishing a draft comes to."""
    found = await hall.rows("bulletin", id=key)
    expected = version or (found[0]["version"] if found else 1)
    return await publish_bulletin(hall.service, hall.actor(persona), key, expected)


async def published(hall: Hall, period: str = MONTH, *said: tuple[str, str]) -> UUID:
    """A bulletin that everybody reads."""
    key = await composed(hall, period, *said)
    assert await publishing(hall, key) == key
    return key


async def correcting(hall: Hall, key: UUID, reason: str = "漏报一笔到位资金", persona: str = OFFICE) -> Any:
    """What correcting a bulletin comes to."""
    return await correct_bulletin(hall.service, hall.actor(persona), key, Said((), reason))


async def replayed(hall: Hall, period: str | None = MONTH) -> list[Replayed]:
    """What was published, computed again."""
    month = None if period is None else Period(period)
    return list(await replay_bulletins(hall.service.database, DistrictId(DONGLI), hall.clock.now(), month))


async def lines(hall: Hall, key: UUID) -> list[Any]:
    """The lines of a bulletin, in their order."""
    return sorted(await hall.rows("bulletin_line", bulletin_id=key), key=lambda line: line["place"])
