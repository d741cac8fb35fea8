"""What random worlds hold of industry guidance."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from zhaoshang.guidance.model import GuidanceEdition, GuidanceItem, GuidanceKind
from zhaoshang.tenancy.model import Tenant
from zhaoshang.values.ids import new_id

if TYPE_CHECKING:
    from tests.support.worlds import World


def catalogues(world: World, departments: list[Tenant], person: UUID) -> None:
    """An edition of each department, with one item of each kind."""
    for department in departments:
        where = {"district_id": department.district_id, "tenant_id": department.id, "imported_at": next(world.clock)}
        edition = world.add(
            GuidanceEdition(
                **where,
                id=new_id(),
                title="产业指导目录",
                document="文号",
                effective_on=date(2024, 2, 1),
                item_count=len(GuidanceKind),
                imported_by=person,
            )
        )
        for place, kind in enumerate(GuidanceKind, 1):
            world.add(
                GuidanceItem(
                    **where,
                    id=new_id(),
                    edition_id=edition.id,
                    kind=kind,
                    code="一-1",
                    sector="机械",
                    text="高档数控机床",
                    place=place,
                )
            )
