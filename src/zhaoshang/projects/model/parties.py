"""Investors and their people, as one tenant knows them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import KEPT_BY_DATABASE, Base, Owned, Shared, name_searchable, within_district


class Company(Shared, Base):
    """企业/投资方, as one tenant knows it: a shared row would reveal that another tenant knows the firm."""

    __tablename__ = "company"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        Index(None, "district_id", "tenant_id", "created_at", "id"),
        Index(None, "district_id", "created_at", "id"),
        Index(None, "district_id", "name_normal"),
        Index(None, "district_id", "credit_code"),
        name_searchable(),
    )
    __mapper_args__ = KEPT_BY_DATABASE

    name: Mapped[str]
    name_normal: Mapped[str]
    """Full/half width, spacing and company suffixes folded: what the duplicate check compares."""
    credit_code: Mapped[str | None]
    """统一社会信用代码, 18 characters, upper case, check digit verified (GB 32100-2015)."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(Integer, default=1)


class CompanyParticipation(Owned, Base):
    """Who takes part in any of a company's projects, its owner included: the index that lists of companies walk.

    ``tenant_id`` is the participant. Rows are written by ``app.reshare`` only, with the company's ``shared_with``.
    """

    __tablename__ = "company_participation"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("company_id", "company"),
        UniqueConstraint("district_id", "company_id", "tenant_id"),
        Index(None, "district_id", "tenant_id", "created_at", "company_id"),
    )

    company_id: Mapped[UUID]
    created_at: Mapped[datetime]
    """The company's own, as a sort key."""


class Contact(Owned, Base):
    """联系人 of a company: personal data, never shared with another tenant, masked by default."""

    __tablename__ = "contact"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("company_id", "company"),
        Index(None, "district_id", "company_id", "created_at", "id"),
    )

    parts = 0
    """The acting tenant's parts in what the contact's unit brought of the company; the store puts them here."""

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
