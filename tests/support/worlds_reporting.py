"""What random worlds hold of monthly reports: one of each host, as far as it came, and what the bureau says beside."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from tests.support.worlds_transfers import HOSTS
from zhaoshang.reporting.model import (
    BureauFigure,
    FigureExplanation,
    FrozenLine,
    MonthlyReport,
    MonthlyReportRound,
    ReportAction,
    ReportState,
)
from zhaoshang.tenancy.model import Tenant
from zhaoshang.values.ids import new_id
from zhaoshang.values.metric import Metric

if TYPE_CHECKING:
    from tests.support.worlds import World


def reports(world: World, district: int, tenants: list[Tenant], person: UUID) -> None:
    """A report of every host, and of a department that was one."""
    for tenant in (*tenants[:HOSTS], tenants[-1]):
        _a_report(world, district, tenant.id, tenants[HOSTS].id, person)


def _a_report(world: World, district: int, unit: UUID, bureau: UUID, person: UUID) -> None:
    random, at = world.random, next(world.clock)
    state = random.choice(list(ReportState))
    told = state not in {ReportState.DRAFT, ReportState.LAPSED}
    owned = {"district_id": district, "tenant_id": unit}
    report = world.add(
        MonthlyReport(
            **owned,
            id=new_id(),
            period="2025-01",
            state=state,
            round=int(told),
            opened_at=at,
            ready_at=at,
            due_at=at,
            submitted_at=at if told else None,
            submitted_by=person if told else None,
            verify_by=at if told else None,
            version=1,
        )
    )
    if told:
        world.add(
            MonthlyReportRound(
                **owned,
                id=new_id(),
                report_id=report.id,
                number=1,
                first_reports=0,
                signed=0,
                landed=0,
                submitted_at=at,
                submitted_by=person,
            )
        )
        numbers = dict.fromkeys(("figures", "corrections", "late_figures", "waiting_figures", "returned_figures"), 0)
        sums = dict.fromkeys(("verified", "corrected", "late", "waiting", "credited", "adjusted", "total"), 0)
        world.add(
            FrozenLine(
                **owned, **numbers, **sums, id=new_id(), report_id=report.id, round=1, metric=Metric.TAX, zero=True
            )
        )
        world.add(report.step(ReportAction.SUBMITTED, at=at, by=person, tenant=unit))
    figure = world.add(
        BureauFigure(
            **owned,
            id=new_id(),
            bureau_id=bureau,
            period="2025-01",
            metric=Metric.TAX,
            amount=random.choice([0, 7]),
            number=1,
            recorded_at=at,
            recorded_by=person,
        )
    )
    world.add(
        FigureExplanation(
            **owned,
            id=new_id(),
            bureau_figure_id=figure.id,
            reported=0,
            reason="口径不同",
            at=at,
            by_person_id=person,
            by_tenant_id=unit,
        )
    )
