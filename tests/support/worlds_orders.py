"""What random worlds hold of supervision orders: one about each project and one about none, and what hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from tests.support.worlds_transfers import HOSTS
from zhaoshang.orders.model import (
    PENDING,
    ExtensionState,
    OrderAction,
    OrderColour,
    OrderExtension,
    OrderSource,
    OrderState,
    SupervisionOrder,
)
from zhaoshang.projects.model import Project
from zhaoshang.tenancy.model import Tenant
from zhaoshang.values.ids import new_id

if TYPE_CHECKING:
    from tests.support.worlds import World


def orders(world: World, projects: list[Project], tenants: list[Tenant], person: UUID) -> None:
    """An order about every project, to anybody, and as many free ones."""
    for project in projects:
        for about in (project, None):
            _an_order(world, project.district_id, about, tenants, person)


def _an_order(world: World, district: int, about: Project | None, tenants: list[Tenant], person: UUID) -> None:
    random, at = world.random, next(world.clock)
    state = random.choice(list(OrderState))
    order = world.add(
        SupervisionOrder(
            district_id=district,
            id=new_id(),
            tenant_id=random.choice(tenants[HOSTS:]).id,
            unit_id=random.choice(tenants).id,
            source=OrderSource.MATTER if about is None else OrderSource.PROJECT,
            project_id=None if about is None else about.id,
            subject="督办",
            task="限期办结",
            state=state,
            colour=random.choice(list(OrderColour)),
            due_at=at,
            opened_at=at,
            opened_by=person,
            answered_at=at if state in {OrderState.ANSWERED, OrderState.CLOSED} else None,
            lapses=0,
            stuck=False,
            closed_at=None if state in PENDING else at,
            version=1,
        )
    )
    for action in (OrderAction.OPENED, OrderAction.RAISED):
        world.add(order.step(action, at=at, by=person, tenant=order.tenant_id, reason=None))
    world.add(
        OrderExtension(
            district_id=district,
            id=new_id(),
            tenant_id=order.tenant_id,
            unit_id=order.unit_id,
            order_id=order.id,
            state=random.choice([ExtensionState.REQUESTED, ExtensionState.LAPSED]),
            until_at=at,
            reason="降雨",
            asked_at=at,
            asked_by=person,
            decide_by=at,
            version=1,
        )
    )
