"""What PostgreSQL itself refuses, whatever SQL somebody could send: no hand on a catalogue but its department's."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.floor import own, tried
from tests.support.guidance import published
from tests.support.projects import NOW, Hall
from tests.support.tenancy import nothing_happens
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.values.ids import DistrictId, PersonId, TenantId, new_id

EDITION = """INSERT INTO app.guidance_edition (district_id, id, tenant_id, title, document, effective_on, item_count,
    imported_at, imported_by, version) VALUES (120110, :id, :owner, '假目录', '无', '2024-01-01', 1, now(), :id, 1)"""
ITEM = """INSERT INTO app.guidance_item (district_id, id, tenant_id, edition_id, kind, code, sector, text, place,
    imported_at) VALUES (120110, :id, :owner, :edition, 'ENCOURAGED', '假-1', '机械', '机床', 1, now())"""
END = "UPDATE app.guidance_edition SET ended_on = '2026-01-01' WHERE id = :edition"


@dataclass
class Attempt:
    """Somebody's fence, and a catalogue that is 工信局's."""

    hall: Hall
    edition: UUID
    fence: Fence

    async def __call__(self, sql: str, owner: str) -> int | str:
        values: dict[str, Any] = {"id": new_id(), "owner": tenant_id(owner), "edition": self.edition}
        used = {name: value for name, value in values.items() if f":{name}" in sql}
        try:
            async with self.hall.service.database.unit_of_work(self.fence, at=NOW) as work:
                done: Any = await work.session.execute(text(sql), used)
                await work.commit()
                return int(done.rowcount)
        except IntegrityError:
            return "no such edition of yours"
        except DBAPIError as error:
            if isinstance(getattr(error.orig, "__cause__", None), asyncpg.InsufficientPrivilegeError):
                return "refused"
            raise


def widest(unit: str) -> Fence:
    """The fence in which a department publishes: nobody but industry departments is ever given it."""
    person = PersonId(person_id(f"officer@{unit}"))
    return Fence(DistrictId(DONGLI), TenantId(tenant_id(unit)), person, Reach.DISTRICT, Reach.DISTRICT)


@pytest.mark.parametrize("unit", ["huaming", "fgw", "gxj", None])
async def test_under_a_fence_of_one_s_own_nobody_writes_a_catalogue(hall: Hall, unit: str | None) -> None:
    attempt = Attempt(hall, await published(hall), own(unit))
    async with nothing_happens(hall.owner):
        for owner in ("huaming", "fgw", "gxj"):
            assert await attempt(EDITION, owner) == "refused"
            assert await attempt(ITEM, owner) == "refused"
        assert await attempt(END, "gxj") == 0


async def test_under_the_district_s_fence_a_department_touches_no_other_s_catalogue(hall: Hall) -> None:
    attempt = Attempt(hall, await published(hall), widest("fgw"))
    async with nothing_happens(hall.owner):
        for sql in (EDITION, ITEM):
            assert await attempt(sql, "gxj") == "refused"
        assert await attempt(ITEM, "fgw") == "no such edition of yours"
        assert await attempt(END, "gxj") == 0


async def test_nothing_of_a_catalogue_but_its_end_ever_changes(hall: Hall) -> None:
    attempt = Attempt(hall, await published(hall), widest("gxj"))
    async with nothing_happens(hall.owner):
        for change in (
            "UPDATE app.guidance_edition SET title = '改' WHERE id = :edition",
            "UPDATE app.guidance_edition SET effective_on = '2020-01-01' WHERE id = :edition",
            "UPDATE app.guidance_item SET text = '改' WHERE edition_id = :edition",
            "DELETE FROM app.guidance_item WHERE edition_id = :edition",
            "DELETE FROM app.guidance_edition WHERE id = :edition",
        ):
            assert await attempt(change, "gxj") == "refused"
    assert await attempt(END, "gxj") == 1


async def test_everybody_in_the_district_reads_it_and_nobody_unbound(hall: Hall) -> None:
    await published(hall)
    for unit, seen in (("huaming", 3), ("fgw", 3)):
        assert await tried(hall, unit, "SELECT * FROM app.guidance_item") == seen
    async with hall.service.database.unit_of_work(Fence(district=DistrictId(DONGLI)), at=NOW) as work:
        assert (await work.session.execute(text("SELECT * FROM app.guidance_item"))).all() == []
