"""The write side of reviews: loading, locking and saving rows inside a bound transaction. Private to the room.

Lock order: the project, its round, the section's slot. A host that moves its project on locks the project first, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, exists, func, or_, select, text

from zhaoshang.database import rows
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.reviews.model import (
    FAILED,
    OPEN,
    ConditionState,
    OpinionState,
    Review,
    ReviewCondition,
    ReviewDocument,
    ReviewOpinion,
    ReviewSupplement,
    ReviewTemplate,
    ReviewTemplateSection,
    SectionTrigger,
    Verdict,
)
from zhaoshang.reviews.rules.clocks import Calendar
from zhaoshang.reviews.rules.sections import Section
from zhaoshang.tenancy.operations.find_overrides import find_overrides
from zhaoshang.values.ids import new_id
from zhaoshang.values.industry import Industry
from zhaoshang.values.responsibility import Responsibility

load, hold, lock, add = rows.load, rows.hold, rows.lock, rows.add
"""Of this room's rows, as of any room's: see ``zhaoshang.database.rows``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRound:
    """A round to open: which sections are asked, of whom, and by when."""

    id: UUID
    template: UUID
    statement: str
    veto_answer: str | None
    fast_track: bool
    slots: Sequence[tuple[Section, UUID, datetime]]
    taken_over: Sequence[ReviewDocument]


Referred = TypeVar("Referred", ReviewTemplate, ReviewTemplateSection)


async def referred(work: UnitOfWork, kind: type[Referred], key: UUID) -> Referred:
    """The row that a foreign key of a loaded one names."""
    return (
        await work.session.scalars(select(kind).where(kind.district_id == work.fence.district, kind.id == key))
    ).one()


async def template_in_force(work: UnitOfWork, day: date) -> ReviewTemplate | None:
    """The template that a round submitted on a day follows."""
    return await _last_template(work, ReviewTemplate.effective_on <= day)


async def newest_template(work: UnitOfWork) -> ReviewTemplate | None:
    """The template that takes effect last; a lock on the district's templates until the transaction ends."""
    await rows.queue_up(work, "review template")
    return await _last_template(work)


async def _last_template(work: UnitOfWork, *among: ColumnElement[bool]) -> ReviewTemplate | None:
    statement = (
        select(ReviewTemplate)
        .where(ReviewTemplate.district_id == work.fence.district, *among)
        .order_by(ReviewTemplate.effective_on.desc())
        .limit(1)
    )
    return await work.session.scalar(statement)


async def calendar(work: UnitOfWork) -> Calendar:
    """The days that the district works."""
    return Calendar(await find_overrides(work))


async def sections_of(work: UnitOfWork, template: UUID) -> list[Section]:
    """The sections of a template, in their order."""
    statement = (
        select(ReviewTemplateSection)
        .where(ReviewTemplateSection.district_id == work.fence.district, ReviewTemplateSection.template_id == template)
        .order_by(ReviewTemplateSection.place)
    )
    return [section_of(row) for row in await work.session.scalars(statement)]


def section_of(row: ReviewTemplateSection) -> Section:
    """A section from its row."""
    return Section(
        id=row.id,
        code=row.code,
        name=row.name,
        responsibility=Responsibility(row.responsibility),
        department=row.department_id,
        working_days=row.working_days,
        veto=row.veto,
        asks_guidance=row.asks_guidance,
        triggers=frozenset(SectionTrigger(each) for each in row.triggers),
        industries=frozenset(Industry(each) for each in row.industries),
        questions=tuple(row.questions),
        documents=tuple(row.documents),
    )


async def rounds_of(work: UnitOfWork, project: UUID) -> list[Review]:
    """The rounds of a project, oldest first."""
    statement = (
        select(Review)
        .where(Review.district_id == work.fence.district, Review.project_id == project)
        .order_by(Review.round)
    )
    return list(await work.session.scalars(statement))


async def open_rounds(work: UnitOfWork, unit: UUID) -> int:
    """How many rounds that a unit submitted are open."""
    statement = select(func.count()).where(
        Review.district_id == work.fence.district, Review.tenant_id == unit, Review.state.in_(OPEN)
    )
    return await work.session.scalar(statement) or 0


async def vetoed_by(work: UnitOfWork, project: UUID) -> set[Responsibility]:
    """The responsibilities whose sections ever vetoed a project."""
    statement = (
        select(ReviewTemplateSection.responsibility)
        .join(
            ReviewOpinion,
            (ReviewOpinion.district_id == ReviewTemplateSection.district_id)
            & (ReviewOpinion.section_id == ReviewTemplateSection.id),
        )
        .where(
            ReviewOpinion.district_id == work.fence.district,
            ReviewOpinion.project_id == project,
            ReviewOpinion.verdict == Verdict.VETO,
        )
    )
    return {Responsibility(found) for found in await work.session.scalars(statement)}


async def opinions_of(work: UnitOfWork, review: UUID) -> list[ReviewOpinion]:
    """The slots of a round, in their order."""
    statement = (
        select(ReviewOpinion)
        .where(ReviewOpinion.district_id == work.fence.district, ReviewOpinion.review_id == review)
        .order_by(ReviewOpinion.place)
    )
    return list(await work.session.scalars(statement))


async def documents_of(work: UnitOfWork, review: UUID) -> list[ReviewDocument]:
    """The files handed in with a round."""
    statement = select(ReviewDocument).where(
        ReviewDocument.district_id == work.fence.district, ReviewDocument.review_id == review
    )
    return list(await work.session.scalars(statement))


async def running_since(work: UnitOfWork, opinion: ReviewOpinion) -> datetime:
    """When the clock of a section began to run: when it was asked, or when it last got an answer."""
    answered = await work.session.scalar(
        select(func.max(ReviewSupplement.answered_at)).where(
            ReviewSupplement.district_id == work.fence.district, ReviewSupplement.opinion_id == opinion.id
        )
    )
    return answered or opinion.asked_at


async def open_review(work: UnitOfWork, project: UUID, new: NewRound) -> None:
    """Add a round with its slots, and let those who answer for them take part; these are not the host's rows."""
    slots = [
        {"id": str(new_id()), "section": str(section.id), "unit": str(unit), "due": due}
        for section, unit, due in new.slots
    ]
    documents = [
        {"name": each.name, "evidence": str(each.evidence_id), "since": each.since_round} for each in new.taken_over
    ]
    await work.session.flush()
    await work.session.execute(
        text(
            "SELECT app.open_review(:project, :review, :template, :statement, :veto_answer, :fast_track, :person, :at,"
            " CAST(:slots AS json), CAST(:documents AS json))"
        ),
        {
            "project": project,
            "review": new.id,
            "template": new.template,
            "statement": new.statement,
            "veto_answer": new.veto_answer,
            "fast_track": new.fast_track,
            "person": work.fence.person,
            "at": work.at,
            "slots": orjson.dumps(slots).decode(),
            "documents": orjson.dumps(documents).decode(),
        },
    )


async def hand_in(work: UnitOfWork, review: UUID, document: UUID, name: str, evidence: UUID) -> None:
    """Add a file to one's own round that was just opened."""
    await work.session.flush()
    await work.session.execute(
        text("SELECT app.hand_in_document(:review, :document, :name, :evidence)"),
        {"review": review, "document": document, "name": name, "evidence": evidence},
    )


async def resume_slot(work: UnitOfWork, supplement: UUID, due: datetime) -> None:
    """Let the clock of a section run again whose question one has answered."""
    await work.session.flush()
    await work.session.execute(
        text("SELECT app.resume_slot(:supplement, :due)"), {"supplement": supplement, "due": due}
    )


async def follow(work: UnitOfWork, review: Review) -> None:
    """Let the lists that show a round follow its deadline."""
    await work.session.flush()
    await work.session.execute(text("SELECT app.follow_review(:review)"), {"review": review.id})


async def to_be_told(
    work: UnitOfWork, kind: type[ReviewOpinion] | type[ReviewCondition], *, soon: datetime
) -> list[Any]:
    """Slots, or conditions, that are awaited and of which somebody is to be told now, locked; busy ones come later.

    Those due before ``soon`` of which nobody was reminded, and those overdue of which nobody was told; no condition of
    a round that came to nothing.
    """
    waiting = OpinionState.PENDING if kind is ReviewOpinion else ConditionState.OPEN
    statement = (
        select(kind)
        .where(
            kind.district_id == work.fence.district,
            kind.state == waiting,
            kind.overdue_told_at.is_(None),
            kind.due_at <= soon,
            or_(kind.reminded_at.is_(None), kind.due_at <= work.at),
            exists().where(
                Review.district_id == kind.district_id, Review.id == kind.review_id, Review.state.not_in(FAILED)
            ),
        )
        .order_by(kind.id)
        .with_for_update(skip_locked=True)
    )
    return list(await work.session.scalars(statement))
