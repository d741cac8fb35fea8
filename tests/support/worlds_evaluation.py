"""What random worlds hold of evaluations: one of each project, its first year, promises, and reports of departments."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tests.support.worlds_transfers import HOSTS
from zhaoshang.evaluation.model import (
    EvaluationFigure,
    EvaluationPromise,
    EvaluationPromiseLine,
    EvaluationReport,
    EvaluationRound,
    EvaluationState,
    EvaluationYear,
    PostEvaluation,
    PromiseState,
    YearState,
)
from zhaoshang.evidence.model import Evidence
from zhaoshang.projects.model import Project
from zhaoshang.tenancy.model import Tenant
from zhaoshang.values.ids import new_id
from zhaoshang.values.metric import Metric

if TYPE_CHECKING:
    from tests.support.worlds import World


def evaluations(world: World, projects: list[Project], tenants: list[Tenant], person: UUID) -> None:
    """Of every project, by any department or by none; and what each department reports."""
    for project in projects:
        department = world.random.choice([*(each.id for each in tenants[HOSTS:]), None])
        _an_evaluation(world, project, department, person)
    for tenant in tenants:
        world.add(
            EvaluationReport(
                district_id=tenant.district_id,
                id=new_id(),
                tenant_id=tenant.id,
                from_on=date(2025, 1, 1),
                to_on=date(2025, 6, 30),
                edition=1,
                title="分析报告",
                content="{}",
                content_hash="0",
                issued_at=next(world.clock),
                issued_by=person,
            )
        )


def _an_evaluation(world: World, project: Project, department: UUID | None, person: UUID) -> None:
    random, at = world.random, next(world.clock)
    file = world.of(Evidence, project.district_id)[0].id
    own: dict[str, Any] = {
        "district_id": project.district_id,
        "tenant_id": project.tenant_id,
        "project_id": project.id,
        "department_id": department,
    }
    evaluation = world.add(
        PostEvaluation(
            **own,
            id=new_id(),
            state=EvaluationState.RUNNING,
            landed_on=date(2024, 1, 1),
            years=5,
            partly_percent=60,
            industry=project.industry,
            channel=project.channel,
            promised=True,
            opened_at=at,
            version=1,
        )
    )
    own["evaluation_id"] = evaluation.id
    recorded = department is not None and random.random() < 0.5
    year = world.add(
        EvaluationYear(
            **own,
            id=new_id(),
            number=1,
            from_on=date(2024, 1, 1),
            to_on=date(2024, 12, 31),
            ready_at=at,
            due_at=at,
            state=YearState.RECORDED if recorded else YearState.OPEN,
            round=int(recorded),
            version=1,
        )
    )
    if recorded:
        said = {**own, "year_id": year.id}
        world.add(
            EvaluationRound(
                **said,
                id=new_id(),
                number=1,
                recorder_id=department,
                host_id=project.tenant_id,
                recorded_at=at,
                recorded_by=person,
            )
        )
        world.add(
            EvaluationFigure(**said, id=new_id(), round=1, metric=Metric.TAX, amount=7, remark="核实", evidence_id=file)
        )
    promise = world.add(
        EvaluationPromise(
            **own,
            id=new_id(),
            number=1,
            state=random.choice([PromiseState.ORIGINAL, PromiseState.WAITING]),
            source="协议",
            evidence_id=file,
            promised_at=at,
            promised_by=person,
            version=1,
        )
    )
    promise.reason = "变更" if promise.state == PromiseState.WAITING else None
    world.add(EvaluationPromiseLine(**own, id=new_id(), promise_id=promise.id, year=1, metric=Metric.TAX, amount=9))
