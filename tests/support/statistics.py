"""Figures of a landed project: entered, verified, corrected, by who answers for each."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.builders import insert
from tests.support.projects import NOW, Hall
from zhaoshang.statistics.model import CapitalSource
from zhaoshang.statistics.operations.record_fact import record_fact
from zhaoshang.statistics.operations.verify_fact import verify_fact
from zhaoshang.statistics.rules.facts import NewFact
from zhaoshang.values.ids import ProjectId, new_id
from zhaoshang.values.metric import Metric


async def proof(hall: Hall, unit: str) -> UUID:
    """An evidence of a unit that proves nothing yet."""
    key = new_id()
    await insert(
        hall.owner,
        "evidence",
        district_id=DONGLI,
        id=key,
        tenant_id=tenant_id(unit),
        file_name="凭证.pdf",
        media_type="application/pdf",
        size=1,
        sha256=f"{key.int:064x}"[:64],
        storage_key=f"{DONGLI}/{key}",
        uploaded_by=person_id(f"viewer@{unit}"),
        uploaded_at=NOW,
        version=1,
    )
    return key


async def landed(hall: Hall, key: ProjectId) -> None:
    """A project that has landed, whatever it took."""
    await hall.owner.execute("UPDATE app.project SET stage = 'LANDED' WHERE id = $1", key)


async def entered(hall: Hall, key: ProjectId, unit: str, fen: int | None = None, **changes: Any) -> Any:
    """A figure as a unit's statistician enters it: capital unless told otherwise."""
    given: dict[str, Any] = {
        "metric": Metric.CAPITAL_IN_PLACE,
        "fen": fen,
        "paid_on": date(2026, 6, 15),
        "source": CapitalSource.OUT_OF_CITY,
        **changes,
    }
    if "evidence" not in given:
        given["evidence"] = await proof(hall, unit)
    return await record_fact(hall.service, hall.actor(f"statistician@{unit}"), key, NewFact(**given))


async def verified(hall: Hall, key: ProjectId, unit: str, fen: int | None = None, **changes: Any) -> UUID:
    """A figure that counts."""
    fact = await entered(hall, key, unit, fen, **changes)
    assert isinstance(fact, UUID), fact
    assert await verify_fact(hall.service, hall.actor("officer@hezuo"), fact, 1) == fact
    return fact


async def credit(hall: Hall) -> dict[str, int]:
    """What every unit is credited in all, by its code; the district's pool as ``pool``."""
    units = {tenant_id(code): code for code in ("huaming", "xinli", "linkong", "kfq", "gxj")} | {UUID(int=0): "pool"}
    totals: dict[str, int] = {}
    for row in await hall.rows("attribution_entry"):
        unit = units[row["tenant_id"]]
        totals[unit] = totals.get(unit, 0) + row["amount"]
    return totals
