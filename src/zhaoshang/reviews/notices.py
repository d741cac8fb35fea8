"""What people are told about reviews (domain §3)."""

from typing import Any

from zhaoshang.notifications.declare import Told, register_notice
from zhaoshang.reviews.model import Review, ReviewCondition, ReviewOpinion, ReviewSupplement
from zhaoshang.reviews.permissions import Conditions, Opinions, Reviews, Supplements


def _owner(row: Any, _event: Any) -> list[Any]:
    """The host of a round, a question or a condition; the department of a section."""
    return [row.tenant_id]


register_notice(
    Told(
        kind="REVIEW_OPINION_ASKED",
        zh="请提出评审意见",
        en="A round waits for the opinion of the unit's section",
        event="review.submitted",
        key="review",
        mapped=ReviewOpinion,
        by="review_id",
        subject="ReviewOpinion",
        units=_owner,
        holders=Opinions.GIVE,
    ),
    Told(
        kind="REVIEW_OPINION_DUE",
        zh="评审意见即将到期",
        en="The unit's opinion on a round is due soon",
        event="review.opinion.due",
        key="id",
        mapped=ReviewOpinion,
        subject="ReviewOpinion",
        units=_owner,
        holders=Opinions.GIVE,
    ),
    Told(
        kind="REVIEW_OPINION_OVERDUE",
        zh="评审意见已逾期",
        en="The unit's opinion on a round is overdue",
        event="review.opinion.overdue",
        key="id",
        mapped=ReviewOpinion,
        subject="ReviewOpinion",
        units=_owner,
        holders=Opinions.GIVE,
    ),
    Told(
        kind="REVIEW_SUPPLEMENT_ASKED",
        zh="要求补充评审材料",
        en="A section asked the unit for more",
        event="review.supplement.asked",
        key="supplement",
        mapped=ReviewSupplement,
        subject="ReviewSupplement",
        units=_owner,
        holders=Supplements.ANSWER,
    ),
    Told(
        kind="REVIEW_VETOED",
        zh="项目被一票否决",
        en="A round of the unit's project was vetoed",
        event="review.vetoed",
        key="review",
        mapped=Review,
        subject="Review",
        units=_owner,
        holders=Reviews.SUBMIT,
    ),
    Told(
        kind="REVIEW_PASSED",
        zh="项目评审通过",
        en="A round of the unit's project passed on opinions alone",
        event="review.passed",
        key="review",
        mapped=Review,
        subject="Review",
        units=_owner,
        holders=Reviews.SUBMIT,
    ),
    Told(
        kind="REVIEW_CONCLUDED",
        zh="会议已作出结论",
        en="A meeting concluded on the unit's project",
        event="review.concluded",
        key="review",
        mapped=Review,
        subject="Review",
        units=_owner,
        holders=Reviews.SUBMIT,
    ),
    Told(
        kind="REVIEW_CONDITION_DUE",
        zh="评审条件即将到期",
        en="A condition that the unit has to meet is due soon",
        event="review.condition.due",
        key="id",
        mapped=ReviewCondition,
        subject="ReviewCondition",
        units=_owner,
        holders=Conditions.REPORT,
    ),
    Told(
        kind="REVIEW_CONDITION_OVERDUE",
        zh="评审条件已逾期",
        en="A condition that the unit has to meet is overdue",
        event="review.condition.overdue",
        key="id",
        mapped=ReviewCondition,
        subject="ReviewCondition",
        units=_owner,
        holders=Conditions.REPORT,
    ),
    Told(
        kind="REVIEW_CONDITION_REPORTED",
        zh="条件落实待核实",
        en="A host reported that a condition the unit set is met",
        event="review.condition.reported",
        key="condition",
        mapped=ReviewCondition,
        subject="ReviewCondition",
        units=lambda condition, _event: [condition.set_by_tenant_id],
        holders=Conditions.CONFIRM,
    ),
    Told(
        kind="REVIEW_CONDITION_RETURNED",
        zh="条件落实被退回",
        en="What the unit reported of a condition was not enough",
        event="review.condition.returned",
        key="condition",
        mapped=ReviewCondition,
        subject="ReviewCondition",
        units=_owner,
        holders=Conditions.REPORT,
    ),
)
