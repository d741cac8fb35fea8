"""What reviews tell of a project (domain §3)."""

from zhaoshang.projects.views.happenings import Happening, register_happening
from zhaoshang.reviews.model import Review, ReviewCondition, ReviewOpinion, ReviewSupplement
from zhaoshang.reviews.permissions import Conditions, Opinions, Reviews, Supplements

register_happening(
    Happening(
        kind="REVIEW_SUBMITTED",
        zh="提交评审",
        en="A round of review began",
        mapped=Review,
        sees=Reviews.VIEW,
        at=lambda review: review.submitted_at,
        by="submitted_by",
    ),
    Happening(
        kind="REVIEW_DECIDED",
        zh="评审结束",
        en="A round of review came to the state in `detail`",
        mapped=Review,
        sees=Reviews.VIEW,
        at=lambda review: review.decided_at,
        when=lambda review: review.decided_at.is_not(None),
        by="decided_by",
        detail="state",
    ),
    Happening(
        kind="REVIEW_OPINION_GIVEN",
        zh="提出评审意见",
        en="A section gave the verdict in `detail`",
        mapped=ReviewOpinion,
        sees=Opinions.VIEW,
        at=lambda opinion: opinion.given_at,
        when=lambda opinion: opinion.given_at.is_not(None),
        by="given_by",
        detail="verdict",
    ),
    Happening(
        kind="REVIEW_SUPPLEMENT_ASKED",
        zh="要求补充材料",
        en="A section asked the host for what `detail` says",
        mapped=ReviewSupplement,
        sees=Supplements.VIEW,
        at=lambda supplement: supplement.asked_at,
        by="asked_by",
        # The row is the host's, who is to answer; the department is the section's.
        unit=None,
        detail="question",
    ),
    Happening(
        kind="REVIEW_SUPPLEMENT_ANSWERED",
        zh="补充材料",
        en="The host answered a section, as `detail` says",
        mapped=ReviewSupplement,
        sees=Supplements.VIEW,
        at=lambda supplement: supplement.answered_at,
        when=lambda supplement: supplement.answered_at.is_not(None),
        by="answered_by",
        detail="answer",
    ),
    Happening(
        kind="REVIEW_CONDITION_SET",
        zh="提出评审条件",
        en="A condition was set: what `detail` says",
        mapped=ReviewCondition,
        sees=Conditions.VIEW,
        at=lambda condition: condition.set_at,
        unit="set_by_tenant_id",
        detail="requirement",
    ),
    Happening(
        kind="REVIEW_CONDITION_DECIDED",
        zh="评审条件处理",
        en="A condition came to the state in `detail`",
        mapped=ReviewCondition,
        sees=Conditions.VIEW,
        at=lambda condition: condition.decided_at,
        when=lambda condition: condition.decided_at.is_not(None),
        by="decided_by",
        unit="set_by_tenant_id",
        detail="state",
    ),
)
