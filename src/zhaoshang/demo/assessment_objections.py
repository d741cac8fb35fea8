"""What was said against the demo's assessments: objections to lines, and the dispute that froze credit of 2025."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import func, select, update

from zhaoshang.assessment.model import (
    Assessment,
    AssessmentIndicator,
    AssessmentLine,
    AssessmentObjection,
    AssessmentResult,
    IndicatorKind,
    ObjectionState,
)
from zhaoshang.assessment.rules.scoring import bounds, totals
from zhaoshang.attribution.model import (
    AttributionDispute,
    AttributionEntry,
    AttributionTerms,
    DisputeState,
    TermsBasis,
)
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.demo.cases import CLAIM, RAISE
from zhaoshang.demo.cast import Cast
from zhaoshang.demo.seeded import Chance
from zhaoshang.tenancy.model import Role
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.metric import Metric
from zhaoshang.values.reckoning import ranks

_NEW_YEAR: Final = datetime(2026, 1, 1, tzinfo=SHANGHAI)
_DISPUTED: Final = datetime(2026, 1, 5, 10, tzinfo=SHANGHAI)
_SETTLED_AT: Final = datetime(2026, 3, 20, 15, tzinfo=SHANGHAI)
_SETTLED: Final = "首谈证书与推送记录一致，按承接日有效的规则分成，异议不成立。"


@dataclass(frozen=True, slots=True)
class Objection:
    """A host's objection, by where it stood when it was published, and what became of it."""

    rank: int
    code: str
    reason: str
    raised: datetime
    decided: datetime | None = None
    decision: str | None = None
    more: int = 0
    """Hundredths of a point that the decision added; none for one that was rejected."""


async def dispute_credit(work: UnitOfWork, cast: Cast, chance: Chance) -> UUID:
    """The last shared terms that first brought money in 2025, disputed in January; the dispute."""
    first = func.min(AttributionEntry.posted_at)
    found = await work.session.execute(
        select(AttributionTerms.id, AttributionTerms.origin_tenant_id)
        .join(
            AttributionEntry,
            (AttributionEntry.district_id == AttributionTerms.district_id)
            & (AttributionEntry.terms_id == AttributionTerms.id),
        )
        .where(
            AttributionTerms.district_id == cast.district_id,
            AttributionTerms.basis == TermsBasis.RULE,
            AttributionEntry.metric == Metric.CAPITAL_IN_PLACE,
        )
        .group_by(AttributionTerms.id, AttributionTerms.origin_tenant_id)
        .having(first < _NEW_YEAR)
        .order_by(first.desc(), AttributionTerms.id)
        .limit(1)
    )
    terms, origin = found.one()
    key = chance.id_at(_DISPUTED)
    code = next(code for code, tenant in cast.tenants.items() if tenant == origin)
    told = {"key": key, "terms": terms, "claimant": origin, "reason": CLAIM, "at": _DISPUTED}
    await work.session.execute(RAISE, told | {"person": cast.who(code, Role.DIRECTOR)})
    return key


async def settle(work: UnitOfWork, cast: Cast, dispute: UUID) -> None:
    """Reject it in March: what was published in January stays as it was."""
    await work.session.execute(
        update(AttributionDispute)
        .where(AttributionDispute.district_id == cast.district_id, AttributionDispute.id == dispute)
        .values(
            state=DisputeState.REJECTED,
            decision=_SETTLED,
            decided_at=_SETTLED_AT,
            decided_by=cast.who("hezuo", Role.DIRECTOR),
            version=2,
        )
        .execution_options(synchronize_session=False)
    )


async def objected_line(work: UnitOfWork, assessment: Assessment, told: Objection) -> AssessmentLine:
    """The line of an indicator of whoever stands at a rank, or next below it."""
    found = await work.session.scalars(
        select(AssessmentLine)
        .join(
            AssessmentResult,
            (AssessmentResult.district_id == AssessmentLine.district_id)
            & (AssessmentResult.id == AssessmentLine.result_id),
        )
        .join(
            AssessmentIndicator,
            (AssessmentIndicator.district_id == AssessmentLine.district_id)
            & (AssessmentIndicator.id == AssessmentLine.indicator_id),
        )
        .where(
            AssessmentLine.district_id == work.fence.district,
            AssessmentLine.assessment_id == assessment.id,
            AssessmentIndicator.code == told.code,
            AssessmentResult.rank >= told.rank,
        )
        .order_by(AssessmentResult.rank, AssessmentResult.id)
        .limit(1)
    )
    return found.one()


async def decide(work: UnitOfWork, objection: UUID, line: AssessmentLine, told: Objection, *, by: UUID) -> None:
    """Decide it as it was: with more points for the line, or with none."""
    _, most = bounds(IndicatorKind(line.kind), line.weight, line.cap)
    corrected = min(line.points + told.more, most) if told.more else None
    if corrected == line.points:
        raise LookupError("nothing to correct")
    await work.session.execute(
        update(AssessmentObjection)
        .where(AssessmentObjection.district_id == work.fence.district, AssessmentObjection.id == objection)
        .values(
            state=ObjectionState.REJECTED if corrected is None else ObjectionState.UPHELD,
            decided_at=told.decided,
            decided_by=by,
            decision=told.decision,
            corrected=corrected,
            version=2,
        )
        .execution_options(synchronize_session=False)
    )
    line.corrected = corrected
    await work.session.flush()


async def rank_again(work: UnitOfWork, assessment: Assessment) -> None:
    """Every host's total and rank, with what was corrected."""
    lines = await work.session.scalars(
        select(AssessmentLine).where(
            AssessmentLine.district_id == work.fence.district, AssessmentLine.assessment_id == assessment.id
        )
    )
    sums = totals((each.tenant_id, each.points if each.corrected is None else each.corrected) for each in lines)
    standing = ranks(sums)
    results = await work.session.scalars(
        select(AssessmentResult)
        .where(AssessmentResult.district_id == work.fence.district, AssessmentResult.assessment_id == assessment.id)
        .execution_options(populate_existing=True)
    )
    for each in results:
        each.total, each.rank = sums[each.tenant_id], standing[each.tenant_id]
    await work.session.flush()
