"""提交评审: a host lets its project be judged, or judged again (domain §3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.evidence.operations.claim_evidence import claim_evidence
from zhaoshang.projects.operations.review_project import Reviewable, enter_review, find_reviewable, hold_reviewable
from zhaoshang.reviews import gate, store
from zhaoshang.reviews.errors import Refusals, refusal
from zhaoshang.reviews.model import ReviewTemplate
from zhaoshang.reviews.permissions import Reviews
from zhaoshang.reviews.rules.rounds import (
    DOCUMENT_NAME,
    STATEMENT,
    refuse_documents,
    refuse_kind,
    refuse_submission,
)
from zhaoshang.reviews.rules.sections import FastTrack, ProjectKind, Section, can_pass_fast, select_sections
from zhaoshang.reviews.store import NewRound
from zhaoshang.tenancy.operations.find_answering import find_holders
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import ProjectId, new_id
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND, Refusal
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.texts import check_text, trimmed


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What a host hands in."""

    statement: str
    documents: Sequence[tuple[str, UUID]] = ()
    """Files by the names that sections ask for; an evidence of one's own each."""
    veto_answer: str | None = None


Slots = Sequence[tuple[Section, UUID]]
"""Sections, each with the unit that answers for it."""


@repeatable
async def submit_review(
    service: Service, actor: Actor, project_id: ProjectId, expected: int, submission: Submission
) -> UUID | Refusals:
    """Open a round: the sections that the project's kind calls are asked, in parallel, each with its own deadline.

    From negotiation the project enters IN_REVIEW; one that was vetoed comes back to answer the veto, to whoever spoke
    it among others. Documents of the round before are taken over unless replaced.
    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, REVIEW_OPEN, REVIEW_STAGE,
    REVIEW_PASSED, REVIEW_FINAL, VETO_ANSWER_REQUIRED, VETO_ANSWER_IDLE, LAND_USE_UNDECIDED, HAZARD_UNDECIDED,
    TEMPLATE_MISSING, SECTION_UNANSWERED, DOCUMENT_MISSING, DOCUMENT_TWICE, LIST_TOO_LONG, EVIDENCE_NOT_FOUND,
    EVIDENCE_USED, and what IN_REVIEW asks for.
    """
    async with service.unit_of_work(actor, Reviews.SUBMIT) as work:
        seen = await find_reviewable(work, project_id)
        if seen is None:
            return NOT_FOUND
        if denial := authorize(actor, Reviews.SUBMIT, seen):
            return denial
        if faults := _refuse_words(submission):
            return faults
        project = await hold_reviewable(work, project_id)
        if project is None or project.version != expected:
            return CONFLICT
        review = await _open(work, actor, project, submission)
        if not isinstance(review, UUID):
            return review
        work.record("review.submit", "review", review, actor.tenant, project=project_id)
        work.emit("review.submitted", review=str(review), project=str(project_id), host=str(actor.tenant))
        return await work.commit(review)


async def _open(work: UnitOfWork, actor: Actor, project: Reviewable, submission: Submission) -> UUID | Refusals:
    rounds = await store.rounds_of(work, project.id)
    past = [gate.round_of(each, project) for each in rounds]
    refused = refuse_submission(project.stage, past, submission.veto_answer)
    if refused := refused or refuse_kind(occupies_land=project.occupies_land, is_hazardous=project.is_hazardous):
        return refused
    template = await store.template_in_force(work, day_of(work.at))
    if template is None:
        return refusal("TEMPLATE_MISSING")
    kind = kind_of(project)
    slots, unanswered = await _slots(work, template, project, kind)
    if unanswered:
        return unanswered
    previous = rounds[-1] if rounds else None
    carried = {} if previous is None else {each.name: each for each in await store.documents_of(work, previous.id)}
    required = [name for section, _ in slots for name in section.documents]
    given = [name.strip() for name, _ in submission.documents]
    if missing := refuse_documents(required, given, carried):
        return missing
    calendar = await store.calendar(work)
    review = new_id()
    await store.open_review(
        work,
        project.id,
        NewRound(
            id=review,
            template=template.id,
            statement=submission.statement.strip(),
            veto_answer=trimmed(submission.veto_answer),
            fast_track=can_pass_fast(
                FastTrack(allowed=template.fast_track, most_fen=template.fast_track_most_fen), kind
            ),
            slots=[(section, unit, calendar.due(work.at, section.working_days)) for section, unit in slots],
            taken_over=[each for name, each in carried.items() if name not in given],
        ),
    )
    unproven = await _hand_in(work, actor, review, submission.documents)
    return unproven or await enter_review(work, project.id, by=actor.person) or review


def _refuse_words(submission: Submission) -> tuple[Refusal, ...]:
    faults = [
        *check_text(submission.statement, "statement", limit=STATEMENT, required=True),
        *check_text(submission.veto_answer, "vetoAnswer", limit=STATEMENT),
    ]
    for number, (name, _) in enumerate(submission.documents):
        faults += check_text(name, "documents", str(number), "name", limit=DOCUMENT_NAME, required=True)
    return tuple(faults)


async def _slots(
    work: UnitOfWork, template: ReviewTemplate, project: Reviewable, kind: ProjectKind
) -> tuple[Slots, tuple[Refusal, ...]]:
    sections = select_sections(
        await store.sections_of(work, template.id), kind, await store.vetoed_by(work, project.id)
    )
    holders = await find_holders(work)
    slots: list[tuple[Section, UUID]] = []
    unanswered: list[Refusal] = []
    for section in sections:
        holding = holders.get(section.responsibility, ())
        wanted = section.department
        if wanted is None and section.responsibility is Responsibility.INDUSTRY:
            wanted = project.industry_department_id
        elif wanted is None and len(holding) == 1:
            (wanted,) = holding
        if wanted is None or wanted not in holding:
            unanswered.append(refusal("SECTION_UNANSWERED", "project", section=section.name))
        else:
            slots.append((section, wanted))
    return slots, tuple(unanswered) if slots or unanswered else (refusal("TEMPLATE_MISSING"),)


def kind_of(project: Reviewable) -> ProjectKind:
    """What of a project decides who judges it; what is undecided counts as not so, and is refused before."""
    return ProjectKind(
        industry=project.industry,
        investment_fen=project.investment_fen,
        occupies_land=bool(project.occupies_land),
        needs_construction=project.needs_construction,
        is_hazardous=bool(project.is_hazardous),
    )


async def _hand_in(work: UnitOfWork, actor: Actor, review: UUID, given: Sequence[tuple[str, UUID]]) -> Refusal | None:
    # In the order of the files' ids, as whoever claims several does: two hosts never wait for each other.
    for name, evidence in sorted(given, key=lambda each: each[1]):
        document = new_id()
        if unproven := await claim_evidence(work, actor, evidence, claim="ReviewDocument", claim_id=document):
            return unproven
        await store.hand_in(work, review, document, name.strip(), evidence)
    return None
