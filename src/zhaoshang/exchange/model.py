"""What is kept of imports: each run, and what the ledger said last about each of its rows."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Owned, within_district


class ImportRun(Owned, Base):
    """台账导入: one file brought in by one person, with what became of its rows. Append-only."""

    __tablename__ = "import_run"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        Index(None, "district_id", "tenant_id", "at", "id"),
        Index(None, "district_id", "at", "id"),
    )

    at: Mapped[datetime]
    by_person_id: Mapped[UUID]
    file_name: Mapped[str]
    file_sha256: Mapped[str]
    created: Mapped[int] = mapped_column(Integer)
    updated: Mapped[int] = mapped_column(Integer)
    unchanged: Mapped[int] = mapped_column(Integer)
    skipped: Mapped[int] = mapped_column(Integer)
    refused: Mapped[int] = mapped_column(Integer)
    warned: Mapped[int] = mapped_column(Integer)


class LedgerLine(Owned, Base):
    """台账行: what a tenant's ledger said last about one project, so that only what the ledger changes is changed.

    Known by company and project name, normalised: ledgers have no numbers that survive a year.
    """

    __tablename__ = "ledger_line"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("project_id", "project"),
        within_district("run_id", "import_run"),
        UniqueConstraint("district_id", "tenant_id", "company_normal", "project_normal"),
        Index(None, "district_id", "project_id"),
    )

    project_id: Mapped[UUID]
    contact_id: Mapped[UUID | None]
    """The contact this line brought in, to be updated when the ledger changes it."""
    company_normal: Mapped[str]
    project_normal: Mapped[str]
    said: Mapped[str]
    """The typed values of the last import as JSON text."""
    run_id: Mapped[UUID]
    """The run that brought the values in."""
