"""Two rounds of a review beside each other, section by section: a join, no table."""

from typing import Any

from sqlalchemy import and_, null, select, union_all
from sqlalchemy.types import Uuid

from zhaoshang.database.alias import aliased
from zhaoshang.database.base import Base
from zhaoshang.reviews.model import Review, ReviewOpinion


def _compared() -> Any:
    """Every section that is asked now, with what it said before; then those that were asked before only."""
    review, now, before, again = aliased(Review), aliased(ReviewOpinion), aliased(ReviewOpinion), aliased(ReviewOpinion)
    asked_now = (
        select(
            now.district_id,
            now.review_id,
            now.section_code.label("section"),
            now.place,
            now.id.label("now_id"),
            before.id.label("before_id"),
        )
        .select_from(now)
        .join(review, and_(review.district_id == now.district_id, review.id == now.review_id))
        .outerjoin(
            before,
            and_(
                before.district_id == review.district_id,
                before.review_id == review.previous_id,
                before.section_code == now.section_code,
            ),
        )
    )
    gone = (
        select(
            before.district_id,
            review.id.label("review_id"),
            before.section_code.label("section"),
            before.place,
            null().cast(Uuid()).label("now_id"),
            before.id.label("before_id"),
        )
        .select_from(before)
        .join(review, and_(review.district_id == before.district_id, review.previous_id == before.review_id))
        .outerjoin(
            again,
            and_(
                again.district_id == review.district_id,
                again.review_id == review.id,
                again.section_code == before.section_code,
            ),
        )
        .where(again.id.is_(None))
    )
    return union_all(asked_now, gone).subquery()


class ReviewComparison(Base):
    """轮次对比: what one section said in two rounds."""

    __table__ = _compared()
    __mapper_args__ = {"primary_key": [__table__.c.district_id, __table__.c.review_id, __table__.c.section]}  # noqa: RUF012  SQLAlchemy reads this plain class attribute
