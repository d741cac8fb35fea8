"""固化: the text and the hash of an assessment as it is now; part of publishing it, and of making it final."""

from zhaoshang.assessment import store_assessments as store
from zhaoshang.assessment import store_schemes as schemes
from zhaoshang.assessment.model import Assessment, AssessmentScheme, IndicatorMeasure
from zhaoshang.assessment.rules.content import FrozenScheme, canonical, digest
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.tenancy.operations.find_unit import find_codes


async def freeze_content(
    work: UnitOfWork, assessment: Assessment, scheme: AssessmentScheme, *, corrected: bool = True
) -> str:
    """SHA-256 of the canonical JSON of an assessment: its scheme, every host's lines, totals and ranks, by codes.

    Not ``corrected``, as it was before any objection was upheld.
    """
    indicators = [schemes.indicator_of(row) for row in await schemes.indicators(work, scheme.id)]
    results, lines = await store.results(work, assessment.id), await store.lines(work, assessment.id)
    units = {result.tenant_id for result in results} | {each.department for each in indicators}
    codes = await find_codes(work, units)
    frozen = FrozenScheme(
        year=scheme.year,
        number=scheme.number,
        indicators=indicators,
        departments={
            each.code: codes[each.department] if each.measure is IndicatorMeasure.MARK else None for each in indicators
        },
    )
    named = {each.id: each.code for each in indicators}
    hosts = store.frozen(results, lines, codes=codes, indicators=named, corrected=corrected)
    return digest(canonical(int(assessment.district_id), frozen, assessment.number, hosts))
