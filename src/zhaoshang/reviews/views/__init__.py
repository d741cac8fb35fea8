"""The read side of reviews: what cannot be derived from its GraphQL types and mapped classes (domain §3)."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, Uuid, and_, exists, func, not_, or_, select

from zhaoshang.authorization.scopes import ACTOR
from zhaoshang.database.alias import aliased
from zhaoshang.evidence.model import Evidence
from zhaoshang.readmodel.declare import (
    ByIdRoot,
    ConnectionRoot,
    Driver,
    Expression,
    Filter,
    Root,
    ToMany,
    ToOne,
    View,
    among,
    yuan,
)
from zhaoshang.readmodel.payloads import keyed
from zhaoshang.reviews import gate  # noqa: F401  importing it lets the stages of projects ask for a passed review
from zhaoshang.reviews.model import (
    OPEN,
    UNANSWERED,
    ConditionState,
    OpinionState,
    Review,
    ReviewAssessment,
    ReviewCondition,
    ReviewDocument,
    ReviewOpinion,
    ReviewParty,
    ReviewState,
    ReviewSupplement,
    ReviewTemplate,
    ReviewTemplateSection,
)
from zhaoshang.reviews.permissions import (
    Assessments,
    Conditions,
    Documents,
    Opinions,
    Reviews,
    Supplements,
    Templates,
)
from zhaoshang.reviews.views.comparison import ReviewComparison

__all__ = ["ROOTS", "VIEWS", "Review", "Reviews"]


def _any_state(row: Any, states: Any) -> ColumnElement[bool]:
    # Written out: what ``in_`` compiles to is completed by SQLAlchemy's own execution only.
    return or_(*(row.state == state for state in sorted(states)))


def _is_open(review: Any) -> ColumnElement[bool]:
    return _any_state(review, OPEN)


def _overdue(review: Any) -> ColumnElement[bool]:
    # While sections are heard it is theirs: one whose clock stands is not late, whatever its day was.
    slot = aliased(ReviewOpinion)
    late = (
        exists()
        .where(
            slot.district_id == review.district_id,
            slot.review_id == review.id,
            slot.state == OpinionState.PENDING.value,
            slot.due_at <= func.now(),
        )
        .correlate_except(slot)
    )
    collecting = review.state == ReviewState.COLLECTING.value
    return and_(_is_open(review), review.due_at <= func.now(), or_(not_(collecting), late))


def _awaits_actor(review: Any) -> ColumnElement[bool]:
    slot = aliased(ReviewOpinion)
    return (
        exists()
        .where(
            slot.district_id == review.district_id,
            slot.review_id == review.id,
            slot.tenant_id == ACTOR.tenant,
            _any_state(slot, UNANSWERED),
        )
        .correlate_except(slot)
    )


def _has_open_conditions(review: Any) -> ColumnElement[bool]:
    condition = aliased(ReviewCondition)
    return (
        exists()
        .where(
            condition.district_id == review.district_id,
            condition.review_id == review.id,
            condition.state != ConditionState.MET.value,
        )
        .correlate_except(condition)
    )


def _of_file(column: str) -> Expression:
    """What a document's file is; the file itself only leaves by ``read_document``."""

    def form(document: Any) -> ColumnElement[Any]:
        file = aliased(Evidence)
        return (
            select(getattr(file, column))
            .where(file.district_id == document.district_id, file.id == document.evidence_id)
            .correlate(document)
            .scalar_subquery()
        )

    return Expression(form)


VIEWS: tuple[View, ...] = (
    View(
        "ReviewTemplate",
        ReviewTemplate,
        Templates.VIEW,
        fields={
            "sections": ToMany("ReviewSection", on=lambda t, s: s.template_id == t.id, order_by=("place",)),
            "fast_track_most": yuan("fast_track_most_fen"),
            "publisher": ToOne("Tenant", on=lambda t, u: u.id == t.tenant_id),
            "published_by": ToOne("Person", on=lambda t, someone: someone.id == t.published_by),
        },
    ),
    View(
        "ReviewSection",
        ReviewTemplateSection,
        None,
        fields={"department": ToOne("Tenant", on=lambda s, t: t.id == s.department_id)},
    ),
    View(
        "Review",
        Review,
        Reviews.VIEW,
        fields={
            "project": ToOne("Project", on=lambda r, p: p.id == r.project_id),
            "host": ToOne("Tenant", on=lambda r, t: t.id == r.tenant_id),
            "template": ToOne("ReviewTemplate", on=lambda r, t: t.id == r.template_id),
            "previous": ToOne("Review", on=lambda r, before: before.id == r.previous_id),
            "comparison": ToMany(
                "ReviewComparison", on=lambda r, c: c.review_id == r.id, order_by=("place", "section")
            ),
            "investment": yuan("investment_fen"),
            "submitted_by": ToOne("Person", on=lambda r, someone: someone.id == r.submitted_by),
            "decided_by": ToOne("Person", on=lambda r, someone: someone.id == r.decided_by),
            "overdue": Expression(_overdue),
            "opinions": ToMany("ReviewOpinion", on=lambda r, o: o.review_id == r.id, order_by=("place",)),
            "documents": ToMany("ReviewDocument", on=lambda r, d: d.review_id == r.id, order_by=("name", "id")),
            "assessments": ToMany(
                "ReviewAssessment", on=lambda r, a: a.project_id == r.project_id, order_by=("added_at", "id")
            ),
            "conditions": ToMany("ReviewCondition", on=lambda r, c: c.review_id == r.id, order_by=("set_at", "id")),
        },
        driver=Driver(ReviewParty, "review_id", on=lambda r, party: r.id == party.review_id, proves="engaged"),
    ),
    View(
        "ReviewComparison",
        ReviewComparison,
        None,
        fields={
            "before": ToOne("ReviewOpinion", on=lambda c, o: o.id == c.before_id),
            "now": ToOne("ReviewOpinion", on=lambda c, o: o.id == c.now_id),
        },
    ),
    View(
        "ReviewOpinion",
        ReviewOpinion,
        Opinions.VIEW,
        fields={
            "review": ToOne("Review", on=lambda o, r: r.id == o.review_id),
            "section": ToOne("ReviewSection", on=lambda o, s: s.id == o.section_id),
            "department": ToOne("Tenant", on=lambda o, t: t.id == o.tenant_id),
            "overdue": Expression(lambda o: and_(o.state == OpinionState.PENDING.value, o.due_at <= func.now())),
            "guidance_item": ToOne("GuidanceItem", on=lambda o, item: item.id == o.guidance_item_id),
            "evidence": ToOne("Evidence", on=lambda o, e: e.id == o.evidence_id),
            "given_by": ToOne("Person", on=lambda o, someone: someone.id == o.given_by),
            "supplements": ToMany(
                "ReviewSupplement", on=lambda o, s: s.opinion_id == o.id, order_by=("asked_at", "id")
            ),
        },
    ),
    View(
        "ReviewSupplement",
        ReviewSupplement,
        Supplements.VIEW,
        fields={
            "host": ToOne("Tenant", on=lambda s, t: t.id == s.tenant_id),
            "asked_by": ToOne("Person", on=lambda s, someone: someone.id == s.asked_by),
            "answered_by": ToOne("Person", on=lambda s, someone: someone.id == s.answered_by),
            "evidence": ToOne("Evidence", on=lambda s, e: e.id == s.evidence_id),
        },
    ),
    View(
        "ReviewDocument",
        ReviewDocument,
        Documents.VIEW,
        fields={"file_name": _of_file("file_name"), "media_type": _of_file("media_type"), "size": _of_file("size")},
    ),
    View(
        "ReviewAssessment",
        ReviewAssessment,
        Assessments.VIEW,
        fields={
            "project": ToOne("Project", on=lambda a, p: p.id == a.project_id),
            "host": ToOne("Tenant", on=lambda a, t: t.id == a.tenant_id),
            "fee": yuan("fee_fen"),
            "evidence": ToOne("Evidence", on=lambda a, e: e.id == a.evidence_id),
            "added_by": ToOne("Person", on=lambda a, someone: someone.id == a.added_by),
        },
    ),
    View(
        "ReviewCondition",
        ReviewCondition,
        Conditions.VIEW,
        fields={
            "review": ToOne("Review", on=lambda c, r: r.id == c.review_id),
            "opinion": ToOne("ReviewOpinion", on=lambda c, o: o.id == c.opinion_id),
            "set_by": ToOne("Tenant", on=lambda c, t: t.id == c.set_by_tenant_id),
            "host": ToOne("Tenant", on=lambda c, t: t.id == c.tenant_id),
            "overdue": Expression(lambda c: and_(c.state == ConditionState.OPEN.value, c.due_at <= func.now())),
            "evidence": ToOne("Evidence", on=lambda c, e: e.id == c.evidence_id),
            "reported_by": ToOne("Person", on=lambda c, someone: someone.id == c.reported_by),
            "decided_by": ToOne("Person", on=lambda c, someone: someone.id == c.decided_by),
        },
    ),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("review", "Review"),
    ConnectionRoot(
        "reviews",
        "Review",
        orders={"SUBMITTED_AT": "submitted_at", "DUE_AT": "due_at"},
        default=("SUBMITTED_AT", "DESC"),
        filters={
            "state": among("state"),
            "project": Filter(lambda r, v: r.project_id == v, Uuid(), lambda text: keyed("Project", text)),
            "awaitingMe": Filter(lambda r, v: _awaits_actor(r) == v, Boolean()),
            "overdue": Filter(lambda r, v: _overdue(r) == v, Boolean()),
            "hasOpenConditions": Filter(lambda r, v: _has_open_conditions(r) == v, Boolean()),
        },
    ),
    ByIdRoot("review_opinion", "ReviewOpinion"),
    ByIdRoot("review_template", "ReviewTemplate"),
    ConnectionRoot(
        "review_templates", "ReviewTemplate", orders={"EFFECTIVE_ON": "effective_on"}, default=("EFFECTIVE_ON", "DESC")
    ),
)
