"""What random worlds hold of assessments: schemes, marks of whoever, years in every state, objections to some lines."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from tests.support.worlds_transfers import HOSTS
from zhaoshang.assessment.model import (
    Assessment,
    AssessmentIndicator,
    AssessmentLine,
    AssessmentMark,
    AssessmentObjection,
    AssessmentResult,
    AssessmentScheme,
    AssessmentState,
    IndicatorKind,
    IndicatorMeasure,
    IndicatorMethod,
    Marking,
    ObjectionState,
)
from zhaoshang.tenancy.model import Tenant
from zhaoshang.values.ids import new_id

if TYPE_CHECKING:
    from tests.support.worlds import World


def assessments(world: World, district: int, tenants: list[Tenant], person: UUID) -> None:
    """A year in each state, of some hosts."""
    for year, state in enumerate(AssessmentState, start=2021):
        indicator = _a_scheme(world, district, year, tenants, person)
        _a_mark(world, indicator, tenants, person)
        _an_assessment(world, indicator, state, tenants, person)


def _a_scheme(world: World, district: int, year: int, tenants: list[Tenant], person: UUID) -> AssessmentIndicator:
    at, office = next(world.clock), tenants[HOSTS].id
    scheme = world.add(
        AssessmentScheme(
            district_id=district,
            id=new_id(),
            tenant_id=office,
            year=year,
            number=1,
            published_at=at,
            published_by=person,
        )
    )
    indicator: AssessmentIndicator = world.add(
        AssessmentIndicator(
            district_id=district,
            id=new_id(),
            tenant_id=world.random.choice(tenants[HOSTS:]).id,
            scheme_id=scheme.id,
            year=year,
            place=1,
            code="SERVICE",
            name="服务",
            about="百分制",
            kind=IndicatorKind.QUALITY,
            measure=IndicatorMeasure.MARK,
            method=IndicatorMethod.MARK,
            weight=100_00,
            marking=Marking.DONE,
            asked_at=at,
        )
    )
    return indicator


def _a_mark(world: World, indicator: AssessmentIndicator, tenants: list[Tenant], person: UUID) -> None:
    for number, by in enumerate((indicator.tenant_id, world.random.choice(tenants).id), start=1):
        world.add(
            AssessmentMark(
                district_id=indicator.district_id,
                id=new_id(),
                tenant_id=by,
                year=indicator.year,
                code=indicator.code,
                unit_id=world.random.choice(tenants[:HOSTS]).id,
                number=number,
                mark=80_00,
                reason="好",
                given_at=next(world.clock),
                given_by=person,
            )
        )


def _an_assessment(
    world: World, indicator: AssessmentIndicator, state: AssessmentState, tenants: list[Tenant], person: UUID
) -> None:
    at, told = next(world.clock), state in {AssessmentState.PUBLISHED, AssessmentState.FINAL}
    final = state is AssessmentState.FINAL
    of_it = {"district_id": indicator.district_id, "published": told}
    assessment = world.add(
        Assessment(
            **of_it,
            id=new_id(),
            tenant_id=tenants[HOSTS].id,
            scheme_id=indicator.scheme_id,
            year=indicator.year,
            number=1,
            state=state,
            computed_at=at,
            computed_by=person,
            published_at=at if told else None,
            objections_end_at=at if told else None,
            published_hash="0" * 64 if told else None,
            finalised_at=at if final else None,
            final_hash="0" * 64 if final else None,
            version=1,
        )
    )
    for host in tenants[:HOSTS]:
        result = world.add(
            AssessmentResult(
                **of_it,
                id=new_id(),
                tenant_id=host.id,
                assessment_id=assessment.id,
                year=indicator.year,
                total=80_00,
                rank=1,
            )
        )
        line = world.add(
            AssessmentLine(
                **of_it,
                id=new_id(),
                tenant_id=host.id,
                assessment_id=assessment.id,
                result_id=result.id,
                indicator_id=indicator.id,
                place=1,
                kind=indicator.kind,
                measure=indicator.measure,
                method=indicator.method,
                weight=indicator.weight,
                value=80_00,
                disputed=0,
                share=8_000,
                points=80_00,
                remark="好",
            )
        )
        if told and world.random.random() < 0.5:
            world.add(
                AssessmentObjection(
                    district_id=indicator.district_id,
                    id=new_id(),
                    tenant_id=host.id,
                    assessment_id=assessment.id,
                    line_id=line.id,
                    state=ObjectionState.REJECTED if final else ObjectionState.OPEN,
                    reason="漏计",
                    raised_at=next(world.clock),
                    raised_by=person,
                    decided_at=at if final else None,
                    version=1,
                )
            )
