"""The tables of transfers: what is pushed, who is asked to take it, and what hosts have to offer (domain §4)."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Owned, one_of, within_district
from zhaoshang.projects.operations.govern_rows import OfProject


class TransferState(StrEnum):
    """推送状态: from the origin's proposal to the new host."""

    PROPOSED = "PROPOSED"
    IN_POOL = "IN_POOL"
    OFFERED = "OFFERED"
    ASSIGNED = "ASSIGNED"
    RETURNED = "RETURNED"
    WITHDRAWN = "WITHDRAWN"
    EXPIRED = "EXPIRED"


class OfferState(StrEnum):
    """承接邀请状态: what one candidate made of its own offer."""

    OPEN = "OPEN"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    LAPSED = "LAPSED"
    CLOSED = "CLOSED"
    ASSIGNED = "ASSIGNED"


class CarrierKind(StrEnum):
    """载体类型: what a host has to offer a project."""

    LAND = "LAND"
    PLANT = "PLANT"
    BUILDING = "BUILDING"


class Transfer(OfProject, Owned, Base):
    """推送: a project its host cannot take pushes to the district. ``tenant_id`` is the pusher, for ever.

    The counts of offers are kept by ``app.count_offers`` only, so that a pusher learns how many answered without
    learning who.
    """

    __tablename__ = "transfer"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("host_tenant_id", "tenant"),
        one_of("state", TransferState),
        CheckConstraint("open_offers >= 0 AND accepted_offers >= 0", name="offers"),
        Index(
            "transfer_open_key",
            "district_id",
            "project_id",
            unique=True,
            postgresql_where=text("state IN ('PROPOSED', 'IN_POOL', 'OFFERED')"),
        ),
        Index(None, "district_id", "project_id"),
        Index(None, "district_id", "proposed_at", "id"),
        Index(None, "district_id", "tenant_id", "proposed_at", "id"),
        Index(None, "district_id", "state", "waiting_since"),
        Index(
            "transfer_proposed_idx",
            "district_id",
            "id",
            postgresql_where=text("state = 'PROPOSED'"),
        ),
        Index(
            "transfer_pooled_idx",
            "district_id",
            "id",
            postgresql_where=text("state IN ('IN_POOL', 'OFFERED')"),
        ),
        Index(
            "transfer_returned_idx",
            "district_id",
            "tenant_id",
            "id",
            postgresql_where=text("state = 'RETURNED'"),
        ),
    )

    project_id: Mapped[UUID]
    state: Mapped[str]
    reason: Mapped[str]
    """Why its street or park cannot host it."""
    summary: Mapped[str]
    """What candidates may read: no name, no contact, no price."""
    industry: Mapped[str]
    least_area: Mapped[int | None] = mapped_column(Integer)
    """Square metres that the project needs at least."""
    least_power: Mapped[int | None] = mapped_column(Integer)
    """kVA that the project needs at least."""
    carrier_kind: Mapped[str | None]
    departments: Mapped[list[UUID]] = mapped_column(default=list, server_default="{}")
    """The industry departments that 合作交流办 named to advise."""
    proposed_at: Mapped[datetime]
    proposed_by: Mapped[UUID]
    confirmed_at: Mapped[datetime | None]
    confirmed_by: Mapped[UUID | None]
    waiting_since: Mapped[datetime | None]
    """Since when nobody has taken it: what the clocks of warning and expiry count from."""
    warned_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[UUID | None]
    close_reason: Mapped[str | None]
    host_tenant_id: Mapped[UUID | None]
    """落地单位: who was assigned."""
    accepted_at: Mapped[datetime | None]
    """When the assigned host accepted: the attribution is frozen as of then (domain §4, rule 1)."""
    open_offers: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    accepted_offers: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    version: Mapped[int] = mapped_column(Integer, default=1)

    def touch(self) -> None:
        """Note that the transfer changed: readers and editors compare versions."""
        self.version += 1

    def close(self, state: TransferState, *, by: UUID, at: datetime, reason: str | None) -> None:
        """End the transfer: nothing follows."""
        self.state = state
        self.closed_at = at
        self.closed_by = by
        self.close_reason = reason
        self.touch()


class TransferOffer(Owned, Base):
    """承接邀请: one candidate is asked. ``tenant_id`` is the candidate; the summary is a copy it may read."""

    __tablename__ = "transfer_offer"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("transfer_id", "transfer"),
        one_of("state", OfferState),
        Index(
            "transfer_offer_open_key",
            "district_id",
            "transfer_id",
            "tenant_id",
            unique=True,
            postgresql_where=text("state IN ('OPEN', 'ACCEPTED')"),
        ),
        Index(None, "district_id", "transfer_id"),
        Index(None, "district_id", "offered_at", "id"),
        Index(None, "district_id", "tenant_id", "offered_at", "id"),
        Index(None, "district_id", "state", "respond_by"),
        Index(
            "transfer_offer_duty_idx",
            "district_id",
            "tenant_id",
            "respond_by",
            "id",
            postgresql_where=text("state = 'OPEN'"),
        ),
    )

    transfer_id: Mapped[UUID]
    state: Mapped[str]
    summary: Mapped[str]
    industry: Mapped[str]
    carrier_kind: Mapped[str | None]
    least_area: Mapped[int | None] = mapped_column(Integer)
    least_power: Mapped[int | None] = mapped_column(Integer)
    needs_construction: Mapped[bool]
    is_major: Mapped[bool]
    """The size of the investment, no closer than this."""
    offered_at: Mapped[datetime]
    offered_by: Mapped[UUID]
    respond_by: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None]
    answer_reason: Mapped[str | None]
    version: Mapped[int] = mapped_column(Integer, default=1)

    def answer(self, state: OfferState, *, by: UUID, at: datetime, reason: str | None) -> None:
        """Keep what became of the offer."""
        self.state = state
        self.answered_at = at
        self.answered_by = by
        self.answer_reason = reason
        self.version += 1


class TransferAdvice(Owned, Base):
    """行业部门意见: what a named industry department advises. ``tenant_id`` is the department."""

    __tablename__ = "transfer_advice"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("transfer_id", "transfer"),
        UniqueConstraint("district_id", "transfer_id", "tenant_id"),
        Index(None, "district_id", "tenant_id", "proposed_at", "transfer_id"),
        Index(
            "transfer_advice_duty_idx",
            "district_id",
            "tenant_id",
            "id",
            postgresql_where=text("advice IS NULL"),
        ),
    )

    transfer_id: Mapped[UUID]
    proposed_at: Mapped[datetime]
    """The transfer's own, as a sort key: the index that a department's list of transfers walks."""
    asked_at: Mapped[datetime]
    advice: Mapped[str | None]
    """Its words; nothing while it has not advised."""
    advised_at: Mapped[datetime | None]
    advised_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(Integer, default=1)


class HostSuccession(Owned, Base):
    """单位合并: a street or park was merged into another. ``tenant_id`` is the one that was."""

    __tablename__ = "host_succession"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("successor_tenant_id", "tenant"),
        CheckConstraint("tenant_id <> successor_tenant_id", name="successor"),
        Index(None, "district_id", "succeeded_at", "id"),
    )

    successor_tenant_id: Mapped[UUID]
    reason: Mapped[str]
    projects: Mapped[int] = mapped_column(Integer)
    """How many projects the successor hosts by it."""
    terms: Mapped[int] = mapped_column(Integer)
    """In how many terms it took the unit's place."""
    succeeded_at: Mapped[datetime]
    succeeded_by: Mapped[UUID]


class Carrier(Owned, Base):
    """载体: land, a plant or a building that a host has to offer."""

    __tablename__ = "carrier"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        one_of("kind", CarrierKind),
        CheckConstraint("area > 0 AND power >= 0", name="size"),
        Index(None, "district_id", "created_at", "id"),
        Index(None, "district_id", "tenant_id", "created_at", "id"),
    )

    name: Mapped[str]
    kind: Mapped[str]
    area: Mapped[int] = mapped_column(Integer)
    """Square metres."""
    power: Mapped[int] = mapped_column(Integer, default=0)
    """kVA."""
    purpose: Mapped[str | None]
    """What it may be used for, in the host's words."""
    available_on: Mapped[date | None]
    """From when it is free; never while nothing."""
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(Integer, default=1)


class LeadingIndustry(Owned, Base):
    """主导产业: an industry that a host declared its own, until it gives it up (policy II.4)."""

    __tablename__ = "leading_industry"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        UniqueConstraint("district_id", "tenant_id", "industry"),
        Index(None, "district_id", "declared_at", "id"),
    )

    industry: Mapped[str]
    declared_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
