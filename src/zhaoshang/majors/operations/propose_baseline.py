"""申请调整计划: a host asks to change its baseline, with a reason (domain §5)."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.majors import store, store_plans
from zhaoshang.majors.errors import Refusals, refusal
from zhaoshang.majors.model import BaselineProposal, BaselineShift, MilestonePlan, ProposalState
from zhaoshang.majors.permissions import Plans
from zhaoshang.majors.rules.plans import REASON, refuse_days
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def propose_baseline(  # noqa: PLR0913  mirrors the SDL input
    service: Service, actor: Actor, plan_id: UUID, expected: int, *, reason: str, days: Mapping[str, date]
) -> UUID | Refusals:
    """Ask for other days; until that is approved the baseline stays, and lights go by it.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, PROPOSAL_OPEN, STEP_UNKNOWN,
    PLAN_DAY_INVALID, STEP_REACHED, PROPOSAL_EMPTY.
    """
    async with service.unit_of_work(actor, Plans.PROPOSE) as work:
        plan = await load_governed(work, MilestonePlan, plan_id)
        if plan is None:
            return NOT_FOUND
        if denial := authorize(actor, Plans.PROPOSE, plan):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        if conflict := await store.lock(work, plan, expected):
            return conflict
        if await store_plans.has_open_proposal(work, plan_id):
            return refusal("PROPOSAL_OPEN")
        milestones = {each.code: each for each in await store_plans.milestones_of(work, plan_id)}
        if faults := refuse_days(days, milestones, plan.start_on, "milestones"):
            return faults
        changed = {code: day for code, day in days.items() if milestones[code].planned_on != day}
        if any(milestones[code].actual_on is not None for code in changed):
            return refusal("STEP_REACHED", "milestones")
        if not changed:
            return refusal("PROPOSAL_EMPTY", "milestones")
        named = {"district_id": plan.district_id, "tenant_id": actor.tenant, "shared_with": plan.shared_with}
        proposal = BaselineProposal(
            **named,
            id=new_id(),
            project_id=plan.project_id,
            plan_id=plan.id,
            reason=reason.strip(),
            state=ProposalState.PROPOSED,
            proposed_at=work.at,
            proposed_by=actor.person,
            version=1,
        )
        await store.add(work, proposal)
        await store.add(
            work,
            *(
                BaselineShift(
                    **named,
                    id=new_id(),
                    project_id=plan.project_id,
                    proposal_id=proposal.id,
                    milestone_id=milestones[code].id,
                    planned_before=milestones[code].planned_on,
                    planned_on=day,
                )
                for code, day in changed.items()
            ),
        )
        work.record("major.baseline.propose", "major.plan", proposal.id, actor.tenant)
        work.emit("major.baseline_proposed", project=str(plan.project_id), proposal=str(proposal.id))
        return await work.commit(proposal.id)
