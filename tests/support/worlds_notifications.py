"""What random worlds hold of notices, and of where people are written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhaoshang.notifications.model import DigestPreference, Language, Notice, NoticePreference
from zhaoshang.tenancy.model import Person, PersonEmail, Tenant
from zhaoshang.values.ids import new_id

if TYPE_CHECKING:
    from tests.support.worlds import World


def notices(world: World, tenants: list[Tenant], people: list[Person]) -> None:
    """Everybody was told something as staff of each unit, said something of one kind, and has an address."""
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
        at = next(world.clock)
        world.add(DigestPreference(**where, id=new_id(), wanted=True, language=Language.ZH, set_at=at, version=1))
        address = f"p{person.id.hex}@example.cn"
        world.add(PersonEmail(**where, id=new_id(), address=address, set_at=at, set_by=person.id, verified_at=at))
