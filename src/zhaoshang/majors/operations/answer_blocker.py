"""答复堵点: its department, or 发改委 once it has come to it, says what was done (domain §5)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.majors import store_blockers
from zhaoshang.majors.errors import Refusals
from zhaoshang.majors.model import Blocker, BlockerAction, BlockerLevel, BlockerState
from zhaoshang.majors.permissions import Blockers
from zhaoshang.majors.rules.blockers import ANSWER, Term, refuse_answer
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.values.refusal import NOT_FOUND, Refusal
from zhaoshang.values.texts import check_text


@repeatable
async def answer_blocker(  # noqa: PLR0913  mirrors the SDL input
    service: Service, actor: Actor, blocker_id: UUID, expected: int, answer: str, *, evidence: UUID | None
) -> UUID | Refusals:
    """Answer a blocker; its host then says whether that removed it.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, BLOCKER_STATE, BLOCKER_LEVEL,
    EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, Blockers.ANSWER) as work:
        blocker = await load_governed(work, Blocker, blocker_id)
        if blocker is None:
            return NOT_FOUND
        if denial := authorize(actor, Blockers.ANSWER, blocker):
            return denial
        if faults := tuple(check_text(answer, "answer", limit=ANSWER, required=True)):
            return faults
        project = await store_blockers.lock(work, blocker, expected)
        if isinstance(project, Refusal):
            return project
        state, level = BlockerState(blocker.state), BlockerLevel(blocker.level)
        if refused := refuse_answer(state, level, by=actor.tenant, department=blocker.department_id):
            return refused
        # The file supports this very answer: returned, the next one brings another.
        if unproven := await claim_evidence(work, actor, evidence, claim="Blocker", claim_id=blocker.id):
            return unproven
        blocker.wait_for(blocker.tenant_id, (await store_blockers.terms(work)).due(work.at, Term.CONFIRM))
        blocker.state, blocker.escalation_gap = BlockerState.ANSWERED, False
        blocker.answer, blocker.answer_evidence_id = answer.strip(), evidence
        blocker.answered_at, blocker.answered_by = work.at, actor.person
        step = blocker.step(
            BlockerAction.ANSWERED, at=work.at, by=actor.person, tenant=actor.tenant, reason=blocker.answer
        )
        await store_blockers.keep(work, blocker, step)
        work.record("major.blocker.answer", "major.blocker", blocker.id, actor.tenant)
        work.emit(
            "major.blocker_answered", blocker=str(blocker.id), project=str(project.id), waits_for=str(blocker.tenant_id)
        )
        return await work.commit(blocker_id)
