"""The write side of assessments, their lines and objections, inside a bound transaction. Private to the room."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import func, select, update

from zhaoshang.assessment.columns import line_columns
from zhaoshang.assessment.model import (
    Assessment,
    AssessmentLine,
    AssessmentObjection,
    AssessmentResult,
    AssessmentState,
    ObjectionState,
)
from zhaoshang.assessment.rules.content import FrozenLine, FrozenResult
from zhaoshang.assessment.rules.scoring import Line, totals
from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.ids import new_id
from zhaoshang.values.reckoning import ranks

load, lock, add = rows.load, rows.lock, rows.add
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""


async def of_year(work: UnitOfWork, year: int) -> list[Assessment]:
    """Every computation of a year, the first one first."""
    statement = (
        select(Assessment)
        .where(Assessment.district_id == work.fence.district, Assessment.year == year)
        .order_by(Assessment.number)
        .execution_options(populate_existing=True)
    )
    return list(await work.session.scalars(statement))


async def keep(work: UnitOfWork, assessment: Assessment, scored: Mapping[UUID, list[Line]]) -> None:
    """Write what an assessment comes to for every host."""
    owned = {"district_id": assessment.district_id, "assessment_id": assessment.id, "published": False}
    sums = totals((host, line.points) for host, lines in scored.items() for line in lines)
    standing = ranks(sums)
    results = {
        host: AssessmentResult(
            **owned, id=new_id(), tenant_id=host, year=assessment.year, total=sums[host], rank=standing[host]
        )
        for host in scored
    }
    await add(work, *results.values())
    await add(
        work,
        *(
            AssessmentLine(**owned, id=new_id(), tenant_id=host, result_id=results[host].id, **line_columns(line))
            for host, lines in scored.items()
            for line in lines
        ),
    )


async def lines(work: UnitOfWork, assessment: UUID) -> list[AssessmentLine]:
    """Every line of an assessment."""
    statement = (
        select(AssessmentLine)
        .where(AssessmentLine.district_id == work.fence.district, AssessmentLine.assessment_id == assessment)
        .order_by(AssessmentLine.tenant_id, AssessmentLine.place)
        .execution_options(populate_existing=True)
    )
    return list(await work.session.scalars(statement))


async def results(work: UnitOfWork, assessment: UUID) -> list[AssessmentResult]:
    """Every host's result."""
    statement = (
        select(AssessmentResult)
        .where(AssessmentResult.district_id == work.fence.district, AssessmentResult.assessment_id == assessment)
        .order_by(AssessmentResult.tenant_id)
        .execution_options(populate_existing=True)
    )
    return list(await work.session.scalars(statement))


async def announce(work: UnitOfWork, assessment: Assessment) -> None:
    """Let the district read an assessment's results, and every host its own lines."""
    for kind in (AssessmentResult, AssessmentLine):
        statement = (
            update(kind)
            .where(kind.district_id == work.fence.district, kind.assessment_id == assessment.id)
            .values(published=True)
            .execution_options(synchronize_session=False)
        )
        await work.session.execute(statement)


def frozen(
    results: list[AssessmentResult],
    lines: list[AssessmentLine],
    *,
    codes: Mapping[UUID, str],
    indicators: Mapping[UUID, str],
    corrected: bool,
) -> list[FrozenResult]:
    """An assessment as it is frozen: with what objections corrected so far, or as it was before any of them."""
    sums = _sums(lines, corrected=corrected)
    standing = ranks(sums)
    return [
        FrozenResult(
            unit=codes[result.tenant_id],
            total=sums[result.tenant_id],
            rank=standing[result.tenant_id],
            lines=[
                FrozenLine(
                    code=indicators[line.indicator_id],
                    value=line.value,
                    disputed=line.disputed,
                    target=line.target,
                    lowest=line.lowest,
                    highest=line.highest,
                    points=line.points,
                    corrected=line.corrected if corrected else None,
                    remark=line.remark,
                )
                for line in lines
                if line.result_id == result.id
            ],
        )
        for result in results
    ]


def _sums(lines: list[AssessmentLine], *, corrected: bool = True) -> dict[UUID, int]:
    return totals(
        (line.tenant_id, line.corrected if corrected and line.corrected is not None else line.points) for line in lines
    )


async def results_off(work: UnitOfWork, assessment: UUID) -> int:
    """Hosts whose total is not the sum of their lines, or whose rank is not what the totals make it."""
    sums = _sums(await lines(work, assessment))
    standing = ranks(sums)
    found = await results(work, assessment)
    return sum((each.total, each.rank) != (sums[each.tenant_id], standing[each.tenant_id]) for each in found)


async def all_told(work: UnitOfWork) -> list[Assessment]:
    """Every assessment of the district that is published or final."""
    statement = (
        select(Assessment)
        .where(Assessment.district_id == work.fence.district, Assessment.published)
        .order_by(Assessment.year)
    )
    return list(await work.session.scalars(statement))


async def rank_again(work: UnitOfWork, assessment: UUID) -> None:
    """Add up every host's lines as they are now, and rank the hosts anew."""
    sums = _sums(await lines(work, assessment))
    standing = ranks(sums)
    for result in await results(work, assessment):
        result.total, result.rank = sums[result.tenant_id], standing[result.tenant_id]
    await work.session.flush()


async def line_of(work: UnitOfWork, objection: AssessmentObjection) -> AssessmentLine:
    """What an objection is to."""
    statement = select(AssessmentLine).where(
        AssessmentLine.district_id == work.fence.district, AssessmentLine.id == objection.line_id
    )
    return (await work.session.scalars(statement)).one()


async def assessment_of(work: UnitOfWork, line: AssessmentLine) -> Assessment:
    """What a line is part of, as it is now."""
    statement = select(Assessment).where(
        Assessment.district_id == work.fence.district, Assessment.id == line.assessment_id
    )
    return (await work.session.scalars(statement)).one()


async def objections_to(work: UnitOfWork, line: UUID) -> list[ObjectionState]:
    """What became of objections to a line."""
    statement = select(AssessmentObjection.state).where(
        AssessmentObjection.district_id == work.fence.district, AssessmentObjection.line_id == line
    )
    return [ObjectionState(state) for state in await work.session.scalars(statement)]


async def undecided(work: UnitOfWork, assessment: UUID) -> int:
    """How many objections to an assessment wait."""
    statement = select(func.count()).where(
        AssessmentObjection.district_id == work.fence.district,
        AssessmentObjection.assessment_id == assessment,
        AssessmentObjection.state == ObjectionState.OPEN,
    )
    return int(await work.session.scalar(statement) or 0)


async def replace_drafts(work: UnitOfWork, year: int) -> None:
    """A draft is one no more once it is computed again."""
    for each in await of_year(work, year):
        if each.state == AssessmentState.DRAFT:
            each.state, each.version = AssessmentState.REPLACED, each.version + 1
    await work.session.flush()
