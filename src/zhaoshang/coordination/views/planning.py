"""The read side of planning consultations: what cannot be derived from their types and mapped classes (domain §12)."""

from typing import Any, Final

from sqlalchemy import Boolean, ColumnElement, Date, Uuid, and_, case, cast, exists, func, null, or_, select

from zhaoshang.authorization.scopes import ACTOR
from zhaoshang.coordination.model import (
    OPEN,
    ConsultationState,
    PlanningConsultation,
    PlanningDocument,
    PlanningOpinion,
    PlanningParty,
    PlanningRevision,
    PlanOpinionState,
)
from zhaoshang.coordination.permissions import Consultations, PlanningDocuments, PlanningOpinions
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
)
from zhaoshang.readmodel.payloads import keyed

RUNNERS: Final = (ConsultationState.APPLIED, ConsultationState.CONCLUDING)
"""Where it is its runner's turn."""


def days_until(due_at: Any) -> ColumnElement[Any]:
    """Calendar days in Shanghai until a midnight from which on something is overdue."""
    today = cast(func.timezone("Asia/Shanghai", func.now()), Date)
    return cast(func.timezone("Asia/Shanghai", due_at), Date) - today - 1


def _is_open(consultation: Any) -> ColumnElement[bool]:
    # Written out: what ``in_`` compiles to is completed by SQLAlchemy's own execution only.
    return or_(*(consultation.state == state.value for state in sorted(OPEN)))


def _overdue(consultation: Any) -> ColumnElement[bool]:
    return and_(_is_open(consultation), consultation.due_at <= func.now())


def _awaits_actor(consultation: Any) -> ColumnElement[bool]:
    opinion = aliased(PlanningOpinion)
    asked = (
        exists()
        .where(
            opinion.district_id == consultation.district_id,
            opinion.consultation_id == consultation.id,
            opinion.tenant_id == ACTOR.tenant,
            opinion.state == PlanOpinionState.PENDING.value,
        )
        .correlate_except(opinion)
    )
    runs = or_(*(consultation.state == state.value for state in RUNNERS))
    return or_(
        asked,
        and_(consultation.runner_tenant_id == ACTOR.tenant, runs),
        and_(consultation.tenant_id == ACTOR.tenant, consultation.state == ConsultationState.REVISING.value),
    )


def _of_file(column: str) -> Expression:
    """What a document's file is; the file itself only leaves by ``read_planning_file``."""

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
        "PlanningConsultation",
        PlanningConsultation,
        Consultations.VIEW,
        fields={
            "project": ToOne("Project", on=lambda c, p: p.id == c.project_id),
            "host": ToOne("Tenant", on=lambda c, t: t.id == c.tenant_id),
            "runner": ToOne("Tenant", on=lambda c, t: t.id == c.runner_tenant_id),
            "revisions": ToMany("PlanningRevision", on=lambda c, r: r.consultation_id == c.id, order_by=("number",)),
            "opinions": ToMany(
                "PlanningOpinion", on=lambda c, o: o.consultation_id == c.id, order_by=("asked_at", "id")
            ),
            "is_overdue": Expression(_overdue),
            "days_left": Expression(lambda c: case((_is_open(c), days_until(c.due_at)), else_=null())),
            "applied_by": ToOne("Person", on=lambda c, someone: someone.id == c.applied_by),
            "closed_by": ToOne("Person", on=lambda c, someone: someone.id == c.closed_by),
        },
        driver=Driver(
            PlanningParty, "consultation_id", on=lambda c, party: c.id == party.consultation_id, proves="engaged"
        ),
    ),
    View(
        "PlanningRevision",
        PlanningRevision,
        Consultations.VIEW,
        fields={
            "handed_in_by": ToOne("Person", on=lambda r, someone: someone.id == r.handed_in_by),
            "documents": ToMany("PlanningDocument", on=lambda r, d: d.revision_id == r.id, order_by=("name", "id")),
        },
    ),
    View(
        "PlanningDocument",
        PlanningDocument,
        PlanningDocuments.VIEW,
        fields={"file_name": _of_file("file_name"), "media_type": _of_file("media_type"), "size": _of_file("size")},
    ),
    View(
        "PlanningOpinion",
        PlanningOpinion,
        PlanningOpinions.VIEW,
        fields={
            "consultation": ToOne("PlanningConsultation", on=lambda o, c: c.id == o.consultation_id),
            "department": ToOne("Tenant", on=lambda o, t: t.id == o.tenant_id),
            "is_overdue": Expression(lambda o: and_(o.state == PlanOpinionState.PENDING.value, o.due_at <= func.now())),
            "days_left": Expression(
                lambda o: case(
                    (o.state == PlanOpinionState.PENDING.value, days_until(o.due_at)),
                    else_=null(),
                )
            ),
            "evidence": ToOne("Evidence", on=lambda o, e: e.id == o.evidence_id),
            "given_by": ToOne("Person", on=lambda o, someone: someone.id == o.given_by),
        },
    ),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("planning_consultation", "PlanningConsultation"),
    ConnectionRoot(
        "planning_consultations",
        "PlanningConsultation",
        orders={"APPLIED_AT": "applied_at", "DUE_AT": "due_at"},
        default=("APPLIED_AT", "DESC"),
        filters={
            "state": among("state"),
            "project": Filter(lambda c, v: c.project_id == v, Uuid(), lambda text: keyed("Project", text)),
            "awaitingMe": Filter(lambda c, v: _awaits_actor(c) == v, Boolean()),
            "overdue": Filter(lambda c, v: _overdue(c) == v, Boolean()),
        },
    ),
)
