"""填报进度: a host reports what is invested by the end of a month, with a photograph and words (domain §5)."""

from dataclasses import dataclass
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.majors import store, store_plans
from zhaoshang.majors.errors import Refusals
from zhaoshang.majors.model import MilestonePlan
from zhaoshang.majors.operations.read_lights import read_project
from zhaoshang.majors.permissions import Progress
from zhaoshang.majors.rules.lights import Thresholds
from zhaoshang.majors.rules.progress import refuse_progress
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.period import Period
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProgress:
    """What is reported for a month."""

    period: str
    completed_fen: int
    """Since the beginning."""
    narrative: str
    evidence: UUID | None
    expected: int | None = None
    """The version of the month's report that this one corrects; nothing for its first."""


@repeatable
async def report_progress(service: Service, actor: Actor, plan_id: UUID, new: NewProgress) -> UUID | Refusals:
    """Report a month's progress, or correct it while the month is open; its light follows at once.

    Refuses: NOT_FOUND, FORBIDDEN, PERIOD_INVALID, PERIOD_NOT_OPEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID,
    AMOUNT_OUT_OF_RANGE, CONFLICT, EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, Progress.REPORT) as work:
        plan = await load_governed(work, MilestonePlan, plan_id)
        if plan is None:
            return NOT_FOUND
        if denial := authorize(actor, Progress.REPORT, plan):
            return denial
        today = day_of(work.at)
        if faults := refuse_progress(
            new.period,
            new.completed_fen,
            new.narrative,
            start_on=plan.start_on,
            today=today,
            thresholds=Thresholds.of(await find_rules(work, today)),
        ):
            return faults
        if not await store.hold(work, plan):
            return CONFLICT
        period = Period(new.period)
        known = await store_plans.report_of(work, plan.project_id, period)
        if (None if known is None else known.version) != new.expected:
            return CONFLICT
        key = new_id() if known is None else known.id
        if unproven := await claim_evidence(work, actor, new.evidence, claim="ProgressReport", claim_id=key):
            return unproven
        said = {
            "completed_fen": new.completed_fen,
            "narrative": new.narrative.strip(),
            "reported_at": work.at,
            "reported_by": actor.person,
        }
        if known is None:
            named = {"district_id": actor.district, "id": key, "tenant_id": actor.tenant, "version": 1}
            of = {"project_id": plan.project_id, "shared_with": plan.shared_with, "period": period}
            if not await store_plans.add_report(work, {**named, **of, **said, "evidence_id": new.evidence}):
                return CONFLICT
        else:
            for name, value in said.items():
                setattr(known, name, value)
            known.evidence_id = new.evidence or known.evidence_id
            known.version += 1
            await store.add(work, known)
        await read_project(work, plan.project_id)
        work.record("major.progress.report", "major.progress", key, actor.tenant, period=period)
        work.emit("major.progress_reported", project=str(plan.project_id), report=str(key), period=period)
        return await work.commit(key)
