"""What random worlds hold of notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhaoshang.notifications.model import Notice, NoticePreference
from zhaoshang.tenancy.model import Person, Tenant
from zhaoshang.values.ids import new_id

if TYPE_CHECKING:
    from tests.support.worlds import World


def notices(world: World, tenants: list[Tenant], people: list[Person]) -> None:
    """Everybody was told something as staff of each unit, and said something of one kind."""
    for person in people:
        where = {"district_id": person.district_id, "person_id": person.id}
        for tenant in tenants:
            told = {"kind": "FACT_RETURNED", "subject": "Fact", "subject_id": new_id(), "event_id": new_id()}
            world.add(Notice(**where, **told, id=new_id(), tenant_id=tenant.id, at=next(world.clock)))
        world.add(
            NoticePreference(
                **where, id=new_id(), kind="FACT_RETURNED", in_app=True, set_at=next(world.clock), version=1
            )
        )
