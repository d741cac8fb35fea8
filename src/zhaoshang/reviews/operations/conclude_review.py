"""评审结论: what a meeting decides of a round takes effect, inside the meeting's own open transaction (domain §3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects.operations.review_project import Reviewable, hold_reviewable, leave_review
from zhaoshang.reviews import store
from zhaoshang.reviews.model import Review, ReviewState
from zhaoshang.reviews.operations.give_opinion import await_meeting, set_conditions
from zhaoshang.reviews.rules.opinions import Requirement, refuse_requirements
from zhaoshang.values.stage import Stage

__all__ = [
    "Conclusion",
    "Deliberable",
    "Requirement",
    "ReviewState",
    "conclude_review",
    "find_deliberable",
    "refuse_requirements",
]


class Conclusion(StrEnum):
    """结论: what a meeting says of a project."""

    PASS = "PASS"  # noqa: S105  a meeting's word
    RETURN = "RETURN"
    REJECT = "REJECT"


ENDED: Final = {
    Conclusion.PASS: ReviewState.PASSED,
    Conclusion.RETURN: ReviewState.RETURNED,
    Conclusion.REJECT: ReviewState.REJECTED,
}


@dataclass(frozen=True, slots=True)
class Deliberable:
    """A round as a meeting sees it."""

    id: UUID
    project_id: UUID
    host: UUID
    state: ReviewState
    round: int


async def find_deliberable(work: UnitOfWork, key: UUID, *, locked: bool = False) -> Deliberable | None:
    """A round inside the fence; ``locked`` with its project until the transaction ends."""
    review = await store.load(work, Review, key)
    if review is None:
        return None
    if locked:
        if await hold_reviewable(work, review.project_id) is None:
            return None
        await store.hold(work, review)
    return Deliberable(review.id, review.project_id, review.tenant_id, ReviewState(review.state), review.round)


async def conclude_review(  # noqa: PLR0913  what a conclusion is
    work: UnitOfWork,
    key: UUID,
    conclusion: Conclusion,
    *,
    reasons: str,
    requirements: Sequence[Requirement],
    tenant: UUID,
    by: UUID,
) -> ReviewState:
    """Let a meeting's conclusion take effect on a round that waits for it; what the round is then.

    Passed by the argumentation meeting, a project that occupies land goes on to the government meeting. Returned, it
    negotiates on; rejected, it is REJECTED for good. The caller has locked it (``find_deliberable``) and found it
    waiting for this very kind of meeting; it decides, records and commits.
    """
    review = await store.load(work, Review, key)
    project = None if review is None else await hold_reviewable(work, review.project_id)
    if review is None or project is None:
        raise LookupError("a round that was locked is gone")
    await set_conditions(work, project, review, requirements, by=tenant)
    if conclusion is Conclusion.PASS and review.state == ReviewState.DELIBERATING and review.occupies_land:
        await _on_to_government(work, review)
        return ReviewState.GOVERNMENT
    ended = ENDED[conclusion]
    # Whatever it was submitted as, a meeting judged the project as it stands: no bound of the fast track holds.
    review.covers_fen = None
    review.close(ended, by=by, at=work.at, decision=reasons)
    await store.add(work, review)
    await _move(work, project, conclusion, by=by, reasons=reasons)
    work.emit("review.concluded", review=str(review.id), host=str(project.tenant_id), state=ended.value)
    return ended


async def _on_to_government(work: UnitOfWork, review: Review) -> None:
    await await_meeting(work, review, ReviewState.GOVERNMENT)
    await store.add(work, review)
    await store.follow(work, review)
    work.emit("review.government", review=str(review.id), host=str(review.tenant_id))


async def _move(work: UnitOfWork, project: Reviewable, conclusion: Conclusion, *, by: UUID, reasons: str) -> None:
    if conclusion is Conclusion.RETURN:
        await leave_review(work, project.id, Stage.NEGOTIATING, by=by, reason=reasons)
    elif conclusion is Conclusion.REJECT:
        await leave_review(work, project.id, Stage.REJECTED, by=by, reason=reasons)
