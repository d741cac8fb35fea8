"""What random worlds hold of bulletins: some of every state, by whomever, and what they consist of."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from tests.support.worlds_transfers import HOSTS
from zhaoshang.bulletins.model import (
    Bulletin,
    BulletinLight,
    BulletinLine,
    BulletinSection,
    BulletinState,
    LineKind,
)
from zhaoshang.tenancy.model import Tenant
from zhaoshang.values.ids import new_id
from zhaoshang.values.metric import Metric

if TYPE_CHECKING:
    from tests.support.worlds import World

MONTHS = 6


def bulletins(world: World, district: int, tenants: list[Tenant], person: UUID) -> None:
    """One of each month, drafts among them, with a line, a light and a section each."""
    for month in range(1, MONTHS + 1):
        _a_bulletin(world, district, f"2026-{month:02d}", tenants, person)


def _a_bulletin(world: World, district: int, period: str, tenants: list[Tenant], person: UUID) -> None:
    random, at = world.random, next(world.clock)
    state = random.choice(list(BulletinState))
    published = at if state is BulletinState.PUBLISHED else None
    bulletin = world.add(
        Bulletin(
            district_id=district,
            id=new_id(),
            tenant_id=random.choice(tenants[HOSTS:]).id,
            period=period,
            edition=1,
            title="通报",
            state=state,
            inputs="{}",
            content="{}",
            content_hash="0" * 64,
            composed_at=at,
            composed_by=person,
            published_at=published,
            published_by=None if published is None else person,
            version=1,
        )
    )
    part = {
        "district_id": district,
        "tenant_id": bulletin.tenant_id,
        "bulletin_id": bulletin.id,
        "place": 1,
        "published_at": published,
    }
    unit = random.choice(tenants).id
    world.add(
        BulletinLine(
            id=new_id(),
            period=period,
            kind=LineKind.UNIT,
            unit_id=unit,
            name="单位",
            metric=Metric.TAX,
            month=0,
            done=random.randrange(1_000),
            disputed=0,
            **part,
        )
    )
    world.add(BulletinLight(id=new_id(), unit_id=unit, name="单位", green=1, yellow=0, red=0, **part))
    world.add(BulletinSection(id=new_id(), heading="一", text="文", **part))
