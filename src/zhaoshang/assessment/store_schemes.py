"""The write side of schemes and marks, inside a bound transaction. Private to the room.

Everything that changes what a year is assessed by, or what it came to, queues up: a district has one assessment a year.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select, update

from zhaoshang.assessment.model import (
    Assessment,
    AssessmentIndicator,
    AssessmentMark,
    AssessmentScheme,
    IndicatorKind,
    IndicatorMeasure,
    IndicatorMethod,
    Marking,
)
from zhaoshang.assessment.rules.scoring import Indicator
from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork

load, add = rows.load, rows.add
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""


async def queue_up(work: UnitOfWork) -> None:
    """Wait for whoever changes schemes, marks, assessments or objections of this district."""
    await rows.queue_up(work, "assessments")


async def scheme_in_force(work: UnitOfWork, year: int) -> AssessmentScheme | None:
    """The latest scheme of a year."""
    statement = (
        select(AssessmentScheme)
        .where(AssessmentScheme.district_id == work.fence.district, AssessmentScheme.year == year)
        .order_by(AssessmentScheme.number.desc())
        .limit(1)
    )
    return await work.session.scalar(statement)


async def scheme_of(work: UnitOfWork, assessment: Assessment) -> AssessmentScheme:
    """What an assessment was computed by."""
    statement = select(AssessmentScheme).where(
        AssessmentScheme.district_id == work.fence.district, AssessmentScheme.id == assessment.scheme_id
    )
    return (await work.session.scalars(statement)).one()


async def indicators(work: UnitOfWork, scheme: UUID) -> list[AssessmentIndicator]:
    """The lines of a scheme, in their order."""
    statement = (
        select(AssessmentIndicator)
        .where(AssessmentIndicator.district_id == work.fence.district, AssessmentIndicator.scheme_id == scheme)
        .order_by(AssessmentIndicator.place)
    )
    return list(await work.session.scalars(statement))


def indicator_of(row: AssessmentIndicator) -> Indicator:
    """The indicator in a row."""
    return Indicator(
        id=row.id,
        place=row.place,
        code=row.code,
        kind=IndicatorKind(row.kind),
        measure=IndicatorMeasure(row.measure),
        method=IndicatorMethod(row.method),
        weight=row.weight,
        cap=row.cap,
        rate=row.rate,
        department=row.tenant_id,
    )


async def lapse(work: UnitOfWork, scheme: UUID) -> None:
    """Nobody is to mark by a scheme any more."""
    statement = (
        update(AssessmentIndicator)
        .where(
            AssessmentIndicator.district_id == work.fence.district,
            AssessmentIndicator.scheme_id == scheme,
            AssessmentIndicator.marking != Marking.NONE,
        )
        .values(marking=Marking.LAPSED)
        .execution_options(synchronize_session=False)
    )
    await work.session.execute(statement)


async def is_told(work: UnitOfWork, year: int) -> bool:
    """Whether the assessment of a year is published."""
    statement = select(Assessment.id).where(
        Assessment.district_id == work.fence.district, Assessment.year == year, Assessment.published
    )
    return await work.session.scalar(statement) is not None


async def last_mark(work: UnitOfWork, indicator: AssessmentIndicator, unit: UUID) -> AssessmentMark | None:
    """What the indicator's department said of a host last."""
    statement = (
        select(AssessmentMark)
        .where(
            AssessmentMark.district_id == work.fence.district,
            AssessmentMark.tenant_id == indicator.tenant_id,
            AssessmentMark.year == indicator.year,
            AssessmentMark.code == indicator.code,
            AssessmentMark.unit_id == unit,
        )
        .order_by(AssessmentMark.number.desc())
        .limit(1)
    )
    return await work.session.scalar(statement)


async def marked(work: UnitOfWork, department: UUID, year: int, code: str, hosts: Collection[UUID]) -> set[UUID]:
    """Which of some hosts a department has marked."""
    statement = select(AssessmentMark.unit_id).where(
        AssessmentMark.district_id == work.fence.district,
        AssessmentMark.tenant_id == department,
        AssessmentMark.year == year,
        AssessmentMark.code == code,
        AssessmentMark.unit_id.in_(hosts),
    )
    return set(await work.session.scalars(statement))


async def last_marks(work: UnitOfWork, year: int) -> dict[tuple[UUID, str, UUID], AssessmentMark]:
    """The last marks of a year by department, code and host."""
    last = (
        select(
            AssessmentMark.tenant_id,
            AssessmentMark.code,
            AssessmentMark.unit_id,
            func.max(AssessmentMark.number).label("number"),
        )
        .where(AssessmentMark.district_id == work.fence.district, AssessmentMark.year == year)
        .group_by(AssessmentMark.tenant_id, AssessmentMark.code, AssessmentMark.unit_id)
        .subquery()
    )
    statement = (
        select(AssessmentMark)
        .join(
            last,
            (last.c.tenant_id == AssessmentMark.tenant_id)
            & (last.c.code == AssessmentMark.code)
            & (last.c.unit_id == AssessmentMark.unit_id)
            & (last.c.number == AssessmentMark.number),
        )
        .where(AssessmentMark.district_id == work.fence.district, AssessmentMark.year == year)
    )
    return {(each.tenant_id, each.code, each.unit_id): each for each in await work.session.scalars(statement)}
