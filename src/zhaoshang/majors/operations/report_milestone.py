"""填报节点: a host says that a milestone is reached, or when it is expected now (domain §5)."""

from datetime import date
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.majors import store, store_plans
from zhaoshang.majors.errors import Refusals, refusal
from zhaoshang.majors.model import Milestone
from zhaoshang.majors.operations.read_lights import read_project
from zhaoshang.majors.permissions import Plans
from zhaoshang.majors.rules.plans import refuse_reached
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.values.clock import day_of
from zhaoshang.values.refusal import NOT_FOUND


@repeatable
async def report_milestone(  # noqa: PLR0913  mirrors the SDL input
    service: Service,
    actor: Actor,
    milestone_id: UUID,
    expected: int,
    *,
    reached_on: date | None,
    expected_on: date | None,
    evidence: UUID | None,
) -> UUID | Refusals:
    """Report a milestone; what comes after another is reached after it. The baseline stays as it is.

    Refuses: NOT_FOUND, FORBIDDEN, REACHED_OR_EXPECTED, REACHED_IN_FUTURE, PLAN_DAY_INVALID, CONFLICT, STEP_REACHED,
    STEP_WAITS, EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, Plans.REPORT) as work:
        milestone = await load_governed(work, Milestone, milestone_id)
        if milestone is None:
            return NOT_FOUND
        if denial := authorize(actor, Plans.REPORT, milestone):
            return denial
        if faults := refuse_reached(reached_on, expected_on, today=day_of(work.at)):
            return faults
        if conflict := await store.lock(work, milestone, expected):
            return conflict
        if milestone.actual_on is not None:
            return refusal("STEP_REACHED")
        if reached_on is not None:
            others = await store_plans.milestones_of(work, milestone.plan_id)
            waiting = [each.name for each in others if each.code in milestone.after and each.actual_on is None]
            if waiting:
                return refusal("STEP_WAITS", names="、".join(waiting))
        if unproven := await claim_evidence(work, actor, evidence, claim="Milestone", claim_id=milestone.id):
            return unproven
        milestone.actual_on, milestone.forecast_on = reached_on, expected_on
        milestone.evidence_id = evidence or milestone.evidence_id
        milestone.reported_at, milestone.reported_by = work.at, actor.person
        milestone.version += 1
        await store.add(work, milestone)
        await read_project(work, milestone.project_id)
        work.record(
            "major.milestone.report", "major.plan", milestone.id, actor.tenant, reached=reached_on, expected=expected_on
        )
        work.emit(
            "major.milestone_reported",
            project=str(milestone.project_id),
            milestone=str(milestone.id),
            reached=reached_on is not None,
        )
        return await work.commit(milestone_id)
