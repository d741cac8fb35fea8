"""评估: a host adds its own judgement of a project, or one that it bought (policy III.2)."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.projects.operations.review_project import find_reviewable
from zhaoshang.reviews import store
from zhaoshang.reviews.errors import Refusals
from zhaoshang.reviews.model import AssessmentKind, ReviewAssessment
from zhaoshang.reviews.permissions import Assessments
from zhaoshang.reviews.rules.assessments import refuse_assessment
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import ProjectId, new_id
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import trimmed

CLAIM: Final = "ReviewAssessment"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAssessment:
    """What was found out, by whom, and for how much."""

    kind: AssessmentKind
    conclusion: str
    assessed_on: date
    agency: str | None = None
    contract: str | None = None
    fee_fen: int | None = None
    evidence: UUID | None = None


@repeatable
async def add_assessment(service: Service, actor: Actor, project_id: ProjectId, new: NewAssessment) -> UUID | Refusals:
    """Keep an assessment of one's own project; all who review it may read it.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, DATE_OUT_OF_RANGE, AMOUNT_OUT_OF_RANGE,
    ASSESSMENT_INCOMPLETE, REVIEW_STAGE, EVIDENCE_NOT_FOUND, EVIDENCE_USED.
    """
    async with service.unit_of_work(actor, Assessments.ADD) as work:
        project = await find_reviewable(work, project_id)
        if project is None:
            return NOT_FOUND
        if denial := authorize(actor, Assessments.ADD, project):
            return denial
        if faults := refuse_assessment(
            new.kind,
            project.stage,
            conclusion=new.conclusion,
            assessed_on=new.assessed_on,
            bought=(new.agency, new.contract, new.fee_fen, new.evidence),
            today=day_of(work.at),
        ):
            return faults
        key = new_id()
        if unproven := await claim_evidence(work, actor, new.evidence, claim=CLAIM, claim_id=key):
            return unproven
        assessment = ReviewAssessment(
            id=key,
            district_id=project.district_id,
            tenant_id=actor.tenant,
            shared_with=project.readers(but=actor.tenant),
            project_id=project.id,
            kind=new.kind,
            conclusion=new.conclusion.strip(),
            agency=trimmed(new.agency),
            contract=trimmed(new.contract),
            fee_fen=new.fee_fen,
            evidence_id=new.evidence,
            assessed_on=new.assessed_on,
            added_at=work.at,
            added_by=actor.person,
        )
        await store.add(work, assessment)
        work.record("review.assessment.add", "review.assessment", key, actor.tenant, kind=new.kind)
        work.emit("review.assessed", assessment=str(key), project=str(project.id))
        return await work.commit(key)
