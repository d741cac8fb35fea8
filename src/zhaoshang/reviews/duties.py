"""What waits in reviews: opinions, questions to the host, conditions and their confirmation (domain §3)."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, not_

from zhaoshang.database.alias import aliased
from zhaoshang.duties.declare import Duty, in_state, register_duty
from zhaoshang.readmodel.declare import of_each
from zhaoshang.reviews.model import (
    FAILED,
    ConditionState,
    OpinionState,
    Review,
    ReviewCondition,
    ReviewOpinion,
    ReviewSupplement,
)
from zhaoshang.reviews.permissions import Conditions, Opinions, Supplements


def _still_counts(condition: Any) -> ColumnElement[bool]:
    """Of a round that came to nothing, nobody waits for what was asked."""
    review = aliased(Review)
    counts = exists().where(
        review.district_id == condition.district_id,
        review.id == condition.review_id,
        not_(in_state(review.state, *sorted(FAILED))),
    )
    return of_each(condition, counts.correlate_except(review))


def _holds_a_section(supplement: Any) -> ColumnElement[bool]:
    """A question of a round that ended is nobody's any more."""
    slot = aliased(ReviewOpinion)
    return (
        exists()
        .where(
            slot.district_id == supplement.district_id,
            slot.id == supplement.opinion_id,
            in_state(slot.state, OpinionState.WAITING),
        )
        .correlate_except(slot)
    )


register_duty(
    Duty(
        kind="REVIEW_OPINION",
        zh="提出评审意见",
        en="A round waits for the opinion of the unit's section",
        mapped=ReviewOpinion,
        subject="ReviewOpinion",
        permission=Opinions.GIVE,
        sees=Opinions.VIEW,
        waits=lambda slot: in_state(slot.state, OpinionState.PENDING),
        since=lambda slot: slot.asked_at,
        due=lambda slot: slot.due_at,
        project=lambda slot: slot.project_id,
    ),
    Duty(
        kind="REVIEW_SUPPLEMENT",
        zh="补充评审材料",
        en="A section asked for more, and its clock stands until it is answered",
        mapped=ReviewSupplement,
        subject="ReviewSupplement",
        permission=Supplements.ANSWER,
        sees=Supplements.VIEW,
        waits=lambda asked: and_(asked.answered_at.is_(None), _holds_a_section(asked)),
        since=lambda asked: asked.asked_at,
        project=lambda asked: asked.project_id,
    ),
    Duty(
        kind="REVIEW_CONDITION",
        zh="落实评审条件",
        en="A condition of a review is to be met, and reported",
        mapped=ReviewCondition,
        subject="ReviewCondition",
        permission=Conditions.REPORT,
        sees=Conditions.VIEW,
        waits=lambda condition: and_(in_state(condition.state, ConditionState.OPEN), _still_counts(condition)),
        since=lambda condition: condition.set_at,
        due=lambda condition: condition.due_at,
        project=lambda condition: condition.project_id,
    ),
    Duty(
        kind="REVIEW_CONDITION_CHECK",
        zh="核实条件落实",
        en="A host reported that a condition the unit set is met: confirm it, or give it back",
        mapped=ReviewCondition,
        subject="ReviewCondition",
        permission=Conditions.CONFIRM,
        sees=Conditions.VIEW,
        waits=lambda condition: and_(in_state(condition.state, ConditionState.REPORTED), _still_counts(condition)),
        since=lambda condition: condition.reported_at,
        project=lambda condition: condition.project_id,
    ),
)
