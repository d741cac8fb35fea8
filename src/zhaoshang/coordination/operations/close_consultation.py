"""办结征询: the department that runs a consultation says what came of it (domain §12)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.coordination import store
from zhaoshang.coordination.errors import Refusals
from zhaoshang.coordination.model import OPEN, ConsultationState, PlanningConsultation, PlanOpinionState
from zhaoshang.coordination.permissions import Consultations
from zhaoshang.coordination.rules.planning import (
    REASON,
    refuse_agreement,
    refuse_document,
    refuse_state,
)
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.projects.operations.review_project import hold_reviewable
from zhaoshang.values.clock import day_of
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND, Refusal
from zhaoshang.values.texts import check_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The departments agree: by which document, since which day."""

    document: str
    concluded_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """They do not: why."""

    reasons: str


@repeatable
async def close_consultation(
    service: Service, actor: Actor, consultation_id: UUID, expected: int, result: Agreement | Disagreement
) -> UUID | Refusals:
    """Close a consultation. Agreement opens STARTED to its project; without it the host may apply anew.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, DATE_OUT_OF_RANGE, CONFLICT,
    PLANNING_STATE, OPINIONS_MISSING, OPINION_OPEN, OPINION_OBJECTS.
    """
    async with service.unit_of_work(actor, Consultations.CLOSE) as work:
        consultation = await load_governed(work, PlanningConsultation, consultation_id)
        if consultation is None:
            return NOT_FOUND
        if denial := authorize(actor, Consultations.CLOSE, consultation):
            return denial
        if faults := _refuse_words(result, today=day_of(work.at)):
            return faults
        if await hold_reviewable(work, consultation.project_id) is None:
            return CONFLICT
        if conflict := await store.lock(work, consultation, expected):
            return conflict
        if refused := refuse_state(ConsultationState(consultation.state), OPEN):
            return refused
        if isinstance(result, Agreement):
            if refused := refuse_agreement((await store.newest_words(work, consultation_id)).values()):
                return refused
            consultation.document, consultation.concluded_on = result.document.strip(), result.concluded_on
            consultation.close(ConsultationState.AGREED, by=actor.person, at=work.at)
        else:
            consultation.reasons = result.reasons.strip()
            consultation.close(ConsultationState.NOT_AGREED, by=actor.person, at=work.at)
        lapsed = await store.open_opinions(work, consultation_id)
        for each in lapsed:
            each.state, each.version = PlanOpinionState.LAPSED, each.version + 1
        await store.add(work, consultation, *lapsed)
        work.record("planning.close", "planning", consultation_id, actor.tenant, result=consultation.state)
        work.emit("planning.closed", consultation=str(consultation_id), result=str(consultation.state))
        return await work.commit(consultation_id)


def _refuse_words(result: Agreement | Disagreement, *, today: date) -> tuple[Refusal, ...]:
    if isinstance(result, Agreement):
        return refuse_document(result.document, result.concluded_on, today=today)
    return tuple(check_text(result.reasons, "reasons", limit=REASON, required=True))
