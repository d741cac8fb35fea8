"""What random worlds hold of buildings: one of each host, with who rents in it, a month of it and what is noticed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from tests.support.projects import CREDIT_CODE
from tests.support.worlds_transfers import HOSTS
from zhaoshang.buildings.model import (
    AlertState,
    Building,
    BuildingAlert,
    BuildingAlertKind,
    BuildingKind,
    BuildingReport,
    BuildingReportState,
    BuildingState,
    Lease,
)
from zhaoshang.evidence.model import Evidence
from zhaoshang.tenancy.model import Tenant
from zhaoshang.values.ids import new_id
from zhaoshang.values.industry import Industry

if TYPE_CHECKING:
    from tests.support.worlds import World


def buildings(world: World, district: int, tenants: list[Tenant], person: UUID) -> None:
    """A building of every host, and of a department that was one."""
    for tenant in (*tenants[:HOSTS], tenants[-1]):
        _a_building(world, district, tenant.id, person)


def _a_building(world: World, district: int, unit: UUID, person: UUID) -> None:
    at = next(world.clock)
    owned = {"district_id": district, "tenant_id": unit}
    key = new_id()
    building = world.add(
        Building(
            **owned,
            id=key,
            name=f"楼宇 {key}",
            name_normal=str(key),
            address="津滨大道",
            kind=BuildingKind.OFFICE,
            rentable=1_000,
            self_used=100,
            state=BuildingState.OPEN,
            created_at=at,
            created_by=person,
            version=1,
        )
    )
    lease = world.add(
        Lease(
            **owned,
            id=new_id(),
            building_id=building.id,
            floor="1",
            unit="101",
            area=100,
            firm="云帆",
            credit_code=CREDIT_CODE,
            industry=Industry.OTHER,
            rent=1,
            starts_on=date(2025, 1, 1),
            ends_on=date(2026, 1, 1),
            until=date(2026, 1, 1),
            recorded_at=at,
            recorded_by=person,
            version=1,
        )
    )
    evidence = world.add(
        Evidence(
            **owned,
            id=new_id(),
            file_name="完税证明.pdf",
            media_type="application/pdf",
            size=1,
            sha256=f"{key.int:064x}"[:64],
            storage_key=f"{district}/{key}",
            uploaded_by=person,
            uploaded_at=at,
            version=1,
        )
    )
    state = world.random.choice(list(BuildingReportState))
    returned = state is BuildingReportState.RETURNED
    world.add(
        BuildingReport(
            **owned,
            id=new_id(),
            building_id=building.id,
            period="2025-01",
            number=1,
            state=state,
            tax=9,
            rentable=1_000,
            self_used=100,
            let=100,
            vacant=800,
            firms=1,
            local_firms=0,
            evidence_id=evidence.id,
            submitted_at=at,
            submitted_by=person,
            verify_by=at,
            returned_at=at if returned else None,
            version=1,
        )
    )
    world.add(
        BuildingAlert(
            **owned,
            id=new_id(),
            building_id=building.id,
            kind=BuildingAlertKind.LEASE_ENDING,
            about=str(lease.id),
            state=AlertState.OPEN,
            rule="building_lease_ending_days",
            threshold=90,
            due_at=at,
            lease_id=lease.id,
            raised_at=at,
        )
    )
