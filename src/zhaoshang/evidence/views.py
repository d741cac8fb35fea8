"""How evidence is read: what it is and what it supports; the file itself only leaves by ``read_evidence``."""

from sqlalchemy import Text, case, cast, null

from zhaoshang.evidence.model import Evidence
from zhaoshang.evidence.permissions import Evidences
from zhaoshang.readmodel.declare import ByIdRoot, ConnectionRoot, Expression, Root, ToOne, View

VIEWS: tuple[View, ...] = (
    View(
        "Evidence",
        Evidence,
        Evidences.VIEW,
        fields={
            "tenant": ToOne("Tenant", on=lambda e, t: t.id == e.tenant_id),
            "uploaded_by": ToOne("Person", on=lambda e, someone: someone.id == e.uploaded_by),
            "claim": Expression(
                lambda e: case((e.claim_id.is_(None), null()), else_=e.claim_kind + "_" + cast(e.claim_id, Text))
            ),
        },
    ),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("evidence", "Evidence"),
    ConnectionRoot("evidences", "Evidence", orders={"UPLOADED_AT": "uploaded_at"}, default=("UPLOADED_AT", "DESC")),
)
