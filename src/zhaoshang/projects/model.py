"""The pipeline's tables: a project, who takes part in it, and what happened to it (domain §2)."""

from datetime import date, datetime
from enum import IntFlag, StrEnum
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, InDistrict, Owned, Shared, one_of, within_district


class Stage(StrEnum):
    """阶段: the main line from lead to full capacity, and the side states."""

    LEAD = "LEAD"
    NEGOTIATING = "NEGOTIATING"
    IN_REVIEW = "IN_REVIEW"
    SIGNED = "SIGNED"
    LANDED = "LANDED"
    APPROVING = "APPROVING"
    STARTED = "STARTED"
    BUILDING = "BUILDING"
    PRODUCING = "PRODUCING"
    AT_CAPACITY = "AT_CAPACITY"
    ON_HOLD = "ON_HOLD"
    IN_POOL = "IN_POOL"
    LOST = "LOST"
    WITHDRAWN = "WITHDRAWN"
    REJECTED = "REJECTED"


MAIN_LINE = (
    Stage.LEAD,
    Stage.NEGOTIATING,
    Stage.IN_REVIEW,
    Stage.SIGNED,
    Stage.LANDED,
    Stage.APPROVING,
    Stage.STARTED,
    Stage.BUILDING,
    Stage.PRODUCING,
    Stage.AT_CAPACITY,
)


class Industry(StrEnum):
    """主导产业: the five leading industries (policy II.4) and the rest."""

    SMART_MANUFACTURING = "SMART_MANUFACTURING"
    NEW_ENERGY_MATERIALS = "NEW_ENERGY_MATERIALS"
    INFORMATION_TECHNOLOGY = "INFORMATION_TECHNOLOGY"
    BIOMEDICINE = "BIOMEDICINE"
    MODERN_SERVICES = "MODERN_SERVICES"
    OTHER = "OTHER"


class Channel(StrEnum):
    """招商渠道: how the lead came in, so that channels can be compared (domain §9)."""

    OWN_EFFORT = "OWN_EFFORT"
    VISIT = "VISIT"
    AGENCY = "AGENCY"
    CATALOGUE = "CATALOGUE"
    REFERRAL = "REFERRAL"
    FAIR = "FAIR"
    EXISTING_COMPANY = "EXISTING_COMPANY"
    OTHER = "OTHER"


class SiteBasis(StrEnum):
    """落地依据: what proves that a landed project has a place."""

    LAND = "LAND"
    LEASE = "LEASE"
    CONSTRUCTION = "CONSTRUCTION"


class DayPrecision(StrEnum):
    """How exactly a day from an old ledger is known; a month stands as its first day."""

    DAY = "DAY"
    MONTH = "MONTH"


class Part(IntFlag):
    """What a tenant is to a project. One participation row per tenant carries all its parts as bits."""

    HOST = 1
    ORIGIN = 2
    REVIEWER = 4
    SPONSOR = 8
    INDUSTRY = 16
    MAJOR = 32
    ASKED = 64


class OfProject:
    """A row governed by a project: who takes part in that project may see it, as far as the policy says."""

    __project_key__: ClassVar[str] = "project_id"
    """The attribute that holds the governing project's id."""
    parts = 0
    """The acting tenant's parts in that project (bits of ``Part``); the store that loads a row puts them here."""


class Company(Shared, Base):
    """企业/投资方, as one tenant knows it: a shared row would reveal that another tenant knows the firm."""

    __tablename__ = "company"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        Index(None, "district_id", "tenant_id", "created_at", "id"),
        Index(None, "district_id", "created_at", "id"),
        Index(None, "district_id", "name_normal"),
        Index(None, "district_id", "credit_code"),
    )

    name: Mapped[str]
    name_normal: Mapped[str]
    """Full/half width, spacing and company suffixes folded: what the duplicate check compares."""
    credit_code: Mapped[str | None]
    """统一社会信用代码, 18 characters, upper case, check digit verified (GB 32100-2015)."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(Integer, default=1)


class Contact(Owned, Base):
    """联系人 of a company: personal data, never shared with another tenant, masked by default."""

    __tablename__ = "contact"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("company_id", "company"),
        Index(None, "district_id", "company_id", "created_at", "id"),
    )

    company_id: Mapped[UUID]
    name: Mapped[str]
    title: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(Integer, default=1)


class ContactDisclosure(Owned, Base):
    """披露记录: that a contact's telephone and address were shown in full, to whom and what for. Append-only.

    The audit entry beside it is tamper-evident but keeps digests only; the stated purpose is readable here.
    """

    __tablename__ = "contact_disclosure"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("contact_id", "contact"),
        Index(None, "district_id", "contact_id", "at", "id"),
    )

    contact_id: Mapped[UUID]
    purpose: Mapped[str]
    by_person_id: Mapped[UUID]
    at: Mapped[datetime]


class Project(OfProject, Shared, Base):
    """项目: one investment from lead to full capacity. ``tenant_id`` is its host now."""

    __tablename__ = "project"
    __project_key__ = "id"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("origin_tenant_id", "tenant"),
        within_district("industry_department_id", "tenant"),
        within_district("company_id", "company"),
        one_of("stage", Stage),
        one_of("industry", Industry),
        one_of("channel", Channel),
        CheckConstraint("investment_fen >= 0 AND investment_fen <= 100000000000000000", name="investment_fen"),
        Index(None, "district_id", "created_at", "id"),
        Index(None, "district_id", "updated_at", "id"),
        Index(None, "district_id", "investment_fen", "id"),
        Index(None, "district_id", "tenant_id", "name_normal"),
        Index(None, "district_id", "name_normal"),
        Index(None, "district_id", "company_id"),
    )

    company_id: Mapped[UUID]
    origin_tenant_id: Mapped[UUID | None]
    """原单位 of a pushed project; NULL while it is where it began."""
    industry_department_id: Mapped[UUID | None]
    """The industry department answering for its industry, by the district's data at the time."""
    name: Mapped[str]
    name_normal: Mapped[str]
    description: Mapped[str | None]
    industry: Mapped[str]
    channel: Mapped[str]
    stage: Mapped[str]
    resume_stage: Mapped[str | None]
    """The stage to come back to from ON_HOLD."""
    investment_fen: Mapped[int] = mapped_column(default=0)
    """计划总投资 in fen; 0 with ``investment_known`` false when not yet decided (a NULL would break keyset order)."""
    investment_known: Mapped[bool] = mapped_column(default=True)
    investment_approximate: Mapped[bool] = mapped_column(default=False)
    is_major: Mapped[bool] = mapped_column(default=False)
    """重大项目: investment at or above the district's threshold in force (domain §5)."""
    needs_construction: Mapped[bool] = mapped_column(default=False)
    occupies_land: Mapped[bool | None]
    first_contact_on: Mapped[date]
    first_contact_precision: Mapped[str] = mapped_column(default=DayPrecision.DAY)
    registered_on: Mapped[date | None]
    registration_number: Mapped[str | None]
    site_basis: Mapped[str | None]
    site_document: Mapped[str | None]
    lost_reason: Mapped[str | None]
    lost_to: Mapped[str | None]
    reported_elsewhere: Mapped[bool] = mapped_column(default=False)
    """Its creator was told "already reported" (查重): what the hourly limit on such answers counts."""
    created_by: Mapped[UUID]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(Integer, default=1)

    def touch(self, at: datetime) -> None:
        """Note that the project changed: readers and editors compare versions."""
        self.updated_at = at
        self.version += 1

    def enter(self, stage: Stage, *, by: UUID, at: datetime, reason: str | None) -> "StageChange":
        """Move to a stage and give the row that keeps who, when, from, to and why (domain §2)."""
        change = StageChange(
            district_id=self.district_id,
            tenant_id=self.tenant_id,
            project_id=self.id,
            from_stage=self.stage,
            to_stage=stage,
            at=at,
            by_person_id=by,
            reason=reason,
        )
        self.stage = stage
        self.touch(at)
        return change


class Participation(Owned, Base):
    """Who takes part in a project and as what: the truth of who may see it, and the index "involved" lists walk.

    ``tenant_id`` is the participant. The sort keys are copies kept in the transaction that changes the project.
    Rows are written by ``app.reshare`` and by operations with a district-wide write fence, never by a host itself.
    """

    __tablename__ = "participation"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        UniqueConstraint("district_id", "tenant_id", "project_id"),
        Index(None, "district_id", "project_id"),
        Index(None, "district_id", "tenant_id", "created_at", "project_id"),
        Index(None, "district_id", "tenant_id", "updated_at", "project_id"),
        Index(None, "district_id", "tenant_id", "investment_fen", "project_id"),
    )

    project_id: Mapped[UUID]
    parts: Mapped[int] = mapped_column(Integer)
    """Bits of ``Part``."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    investment_fen: Mapped[int]


class StageChange(OfProject, Shared, Base):
    """阶段变更: every transition, who, when, from, to and why. Append-only."""

    __tablename__ = "stage_change"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        Index(None, "district_id", "project_id", "at", "id"),
    )

    project_id: Mapped[UUID]
    from_stage: Mapped[str | None]
    to_stage: Mapped[str]
    at: Mapped[datetime]
    by_person_id: Mapped[UUID]
    reason: Mapped[str | None]


class Note(OfProject, Owned, Base):
    """跟进记录: the host's own working notes, never shared. Append-only."""

    __tablename__ = "note"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        Index(None, "district_id", "project_id", "created_at", "id"),
    )

    project_id: Mapped[UUID]
    body: Mapped[str]
    by_person_id: Mapped[UUID]
    created_at: Mapped[datetime]


class ClearanceKind(StrEnum):
    """办结事项 that a stage's entry conditions ask for, recorded by the department that concluded it."""

    REVIEW_PASSED = "REVIEW_PASSED"
    GOVERNMENT_DECISION = "GOVERNMENT_DECISION"
    PLANNING_CLOSED = "PLANNING_CLOSED"


class Clearance(OfProject, Shared, Base):
    """办结结论: a department's recorded conclusion on a project (owner: the recording department). Append-only."""

    __tablename__ = "clearance"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        one_of("kind", ClearanceKind),
        UniqueConstraint("district_id", "project_id", "kind"),
    )

    project_id: Mapped[UUID]
    kind: Mapped[str]
    document: Mapped[str]
    concluded_on: Mapped[date]
    by_person_id: Mapped[UUID]
    created_at: Mapped[datetime]


class FirstReportStatus(StrEnum):
    """首报 state: valid, disputed with another, or settled by 合作交流办."""

    VALID = "VALID"
    DISPUTED = "DISPUTED"
    UPHELD = "UPHELD"
    DISMISSED = "DISMISSED"


class FirstReport(OfProject, Owned, Base):
    """首报: who reported the lead first, with a number that tells nothing about other tenants."""

    __tablename__ = "first_report"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        one_of("status", FirstReportStatus),
        UniqueConstraint("district_id", "project_id"),
        UniqueConstraint("district_id", "number"),
        Index(None, "district_id", "tenant_id", "reported_at", "id"),
        Index(None, "district_id", "reported_at", "id"),
    )

    project_id: Mapped[UUID]
    number: Mapped[str]
    reported_at: Mapped[datetime]
    by_person_id: Mapped[UUID]
    status: Mapped[str]
    decision_reason: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(Integer, default=1)


class MatchKind(StrEnum):
    """What two projects of different tenants have in common."""

    CREDIT_CODE = "CREDIT_CODE"
    COMPANY_NAME = "COMPANY_NAME"
    PROJECT_NAME = "PROJECT_NAME"


class DuplicateState(StrEnum):
    """查重关联: open until 合作交流办 settles it."""

    OPEN = "OPEN"
    SAME = "SAME"
    DIFFERENT = "DIFFERENT"


class DuplicateLink(InDistrict, Base):
    """疑似重复: two tenants' projects that look like one, for 合作交流办 to settle; nobody else sees it."""

    __tablename__ = "duplicate_link"
    __table_args__ = (
        within_district("project_id", "project"),
        within_district("other_project_id", "project"),
        one_of("kind", MatchKind),
        one_of("state", DuplicateState),
        UniqueConstraint("district_id", "project_id", "other_project_id"),
        Index(None, "district_id", "found_at", "id"),
    )

    project_id: Mapped[UUID]
    other_project_id: Mapped[UUID]
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(default=DuplicateState.OPEN)
    found_at: Mapped[datetime]
    decision_reason: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(Integer, default=1)


class SearchGram(InDistrict, Base):
    """One bigram of a project's searchable text; reached only through ``app.search_projects``."""

    __tablename__ = "search_gram"
    __table_args__ = (Index(None, "district_id", "gram", "project_id"),)

    gram: Mapped[str]
    project_id: Mapped[UUID]
