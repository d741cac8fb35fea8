"""The tables of what changes how credit is shared: agreements, disputes, linked projects (domain §4)."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Shared, one_of, within_district


class AgreementState(StrEnum):
    """约定状态: what became of a written agreement."""

    PROPOSED = "PROPOSED"
    APPROVED = "APPROVED"
    RETURNED = "RETURNED"
    WITHDRAWN = "WITHDRAWN"


class DisputeState(StrEnum):
    """异议状态: what became of a dispute."""

    OPEN = "OPEN"
    UPHELD = "UPHELD"
    REJECTED = "REJECTED"
    WITHDRAWN = "WITHDRAWN"


class LinkKind(StrEnum):
    """关联类型: how two projects belong together."""

    SITE = "SITE"
    """多址: one investment at several places; money for each, one count for all."""
    SECOND_PHASE = "SECOND_PHASE"
    """二期: a later project under the agreement of the first."""


class AttributionAgreement(Shared, Base):
    """分成约定: a written agreement to share otherwise than the terms it names. ``tenant_id`` is who proposed it."""

    __tablename__ = "attribution_agreement"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("terms_id", "attribution_terms"),
        within_district("made_terms_id", "attribution_terms"),
        within_district("evidence_id", "evidence"),
        one_of("state", AgreementState),
        Index(
            "attribution_agreement_open_key",
            "district_id",
            "terms_id",
            unique=True,
            postgresql_where=text("state = 'PROPOSED'"),
        ),
        Index(None, "district_id", "proposed_at", "id"),
        Index(None, "district_id", "made_terms_id"),
        Index(
            "attribution_agreement_duty_idx",
            "district_id",
            "id",
            postgresql_where=text("state = 'PROPOSED'"),
        ),
    )

    project_id: Mapped[UUID]
    terms_id: Mapped[UUID]
    """The terms in force that it would follow."""
    state: Mapped[str]
    since: Mapped[date]
    """The day it was agreed for; approved later, it holds from the approval on."""
    evidence_id: Mapped[UUID]
    """The signed agreement."""
    proposed_at: Mapped[datetime]
    proposed_by: Mapped[UUID]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    decision: Mapped[str | None]
    """Why it was approved or returned."""
    made_terms_id: Mapped[UUID | None]
    """The terms its approval made."""
    version: Mapped[int] = mapped_column(Integer, default=1)

    def close(self, state: AgreementState, *, by: UUID, at: datetime, decision: str | None) -> None:
        """End it."""
        self.state, self.decided_at, self.decided_by, self.decision = state, at, by, decision
        self.version += 1


class AttributionAgreementParty(Shared, Base):
    """约定单位: a tenant that an agreement names or leaves out, its share, and whether it agreed."""

    __tablename__ = "attribution_agreement_party"
    __table_args__ = (
        within_district("agreement_id", "attribution_agreement"),
        UniqueConstraint("district_id", "agreement_id", "tenant_id"),
        Index(None, "district_id", "tenant_id", "proposed_at", "agreement_id"),
        Index(
            "attribution_agreement_party_duty_idx",
            "district_id",
            "tenant_id",
            "id",
            postgresql_where=text("agreed_at IS NULL"),
        ),
    )

    agreement_id: Mapped[UUID]
    place: Mapped[int] = mapped_column(Integer)
    """The host is first; who is left out comes last."""
    share: Mapped[int] = mapped_column(Integer)
    """Ten-thousandths; nothing for who shares today and would not any more."""
    proposed_at: Mapped[datetime]
    agreed_at: Mapped[datetime | None]
    agreed_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(Integer, default=1)


class AttributionDispute(Shared, Base):
    """分成异议: somebody says that credit is not shared as it should be. ``tenant_id`` is the claimant."""

    __tablename__ = "attribution_dispute"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("terms_id", "attribution_terms"),
        within_district("made_terms_id", "attribution_terms"),
        within_district("evidence_id", "evidence"),
        one_of("state", DisputeState),
        Index(
            "attribution_dispute_open_key",
            "district_id",
            "terms_id",
            unique=True,
            postgresql_where=text("state = 'OPEN'"),
        ),
        Index(None, "district_id", "raised_at", "id"),
        Index(None, "district_id", "made_terms_id"),
        Index(None, "district_id", "terms_id"),
        Index(
            "attribution_dispute_duty_idx",
            "district_id",
            "id",
            postgresql_where=text("state = 'OPEN'"),
        ),
    )

    project_id: Mapped[UUID]
    terms_id: Mapped[UUID]
    """The disputed terms; their credit is frozen while it is open."""
    state: Mapped[str]
    reason: Mapped[str]
    evidence_id: Mapped[UUID | None]
    raised_at: Mapped[datetime]
    raised_by: Mapped[UUID]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    decision: Mapped[str | None]
    """合作交流办's reasons."""
    made_terms_id: Mapped[UUID | None]
    """The terms that its decision put in the place of the disputed ones."""
    version: Mapped[int] = mapped_column(Integer, default=1)

    def close(self, state: DisputeState, *, by: UUID, at: datetime, decision: str | None) -> None:
        """End it."""
        self.state, self.decided_at, self.decided_by, self.decision = state, at, by, decision
        self.version += 1


class AttributionDisputeParty(Shared, Base):
    """异议单位: a tenant that a dispute concerns, and what it says about it."""

    __tablename__ = "attribution_dispute_party"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("dispute_id", "attribution_dispute"),
        UniqueConstraint("district_id", "dispute_id", "tenant_id"),
        Index(None, "district_id", "tenant_id", "raised_at", "dispute_id"),
        Index(
            "attribution_dispute_party_duty_idx",
            "district_id",
            "tenant_id",
            "id",
            postgresql_where=text("answered_at IS NULL"),
        ),
    )

    dispute_id: Mapped[UUID]
    raised_at: Mapped[datetime]
    """The dispute's own, as a sort key."""
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(Integer, default=1)


class AttributionLink(Shared, Base):
    """项目关联: a site or a second phase, and the project it follows in credit. ``tenant_id`` hosts the former."""

    __tablename__ = "attribution_link"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("lead_project_id", "project"),
        within_district("made_terms_id", "attribution_terms"),
        one_of("kind", LinkKind),
        CheckConstraint("project_id <> lead_project_id", name="lead"),
        UniqueConstraint("district_id", "project_id"),
        Index(None, "district_id", "lead_project_id"),
        Index(None, "district_id", "made_terms_id"),
    )

    project_id: Mapped[UUID]
    lead_project_id: Mapped[UUID]
    kind: Mapped[str]
    reason: Mapped[str]
    linked_at: Mapped[datetime]
    linked_by: Mapped[UUID]
    made_terms_id: Mapped[UUID]
    """The terms of the linked project."""
