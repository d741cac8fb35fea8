"""汇总: how many projects a district has of each kind and what they invest, kept beside the projects (ADR 0022).

Whoever writes a project sees in ``ProjectCounted`` what it was last counted as, and appends the difference to
``ProjectTallyChange``: rows that are only added, so that no two writers meet. A job adds them up in ``ProjectTally``.
The sums are those two tables together at any moment. All three are written by ``app.reshare`` and its kin only.
"""

from decimal import Decimal
from typing import Final
from uuid import UUID

from sqlalchemy import Integer, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, InDistrict, Owned

DIMENSIONS: Final = ("tenant_id", "stage", "industry", "is_major", "month")
"""What a project is counted as: its host, stage and industry, whether it is major, the month it was entered in."""

GRAINS: Final = (
    ("tenant_id", "stage"),
    ("stage", "industry", "is_major"),
    ("month", "stage"),
    ("month", "industry"),
    ("tenant_id", "stage", "industry", "is_major"),
    ("month", "tenant_id", "stage"),
)
"""By which dimensions together sums are kept, from the fewest rows to the most; ``app.fold_tallies`` says the same."""


class ProjectCounted(Owned, Base):
    """What a project was last counted as. ``id`` is the project's own."""

    __tablename__ = "project_counted"

    stage: Mapped[str]
    industry: Mapped[str]
    is_major: Mapped[bool]
    month: Mapped[str]
    """The month it was entered in, in Shanghai: ``YYYY-MM``."""
    investment_fen: Mapped[int]


class ProjectTallyChange(Owned, Base):
    """What one transaction changed in the sums, of one kind of projects. Appended, and gone when added up."""

    __tablename__ = "project_tally_change"

    stage: Mapped[str]
    industry: Mapped[str]
    is_major: Mapped[bool]
    month: Mapped[str]
    projects: Mapped[int]
    """How many more there are, or fewer."""
    invested_fen: Mapped[Decimal] = mapped_column(Numeric)
    """How much more they invest, or less; a sum of bigint can be more than a bigint."""


class ProjectTally(InDistrict, Base):
    """How many projects there are of a kind, and what they invest, as far as changes were added up."""

    __tablename__ = "project_tally"
    __table_args__ = (UniqueConstraint("district_id", "grain", *DIMENSIONS, postgresql_nulls_not_distinct=True),)

    grain: Mapped[int] = mapped_column(Integer)
    """Which dimensions tell its kind, as a number (``database.grains``); the others are NULL."""
    tenant_id: Mapped[UUID | None]
    stage: Mapped[str | None]
    industry: Mapped[str | None]
    is_major: Mapped[bool | None]
    month: Mapped[str | None]
    projects: Mapped[int]
    invested_fen: Mapped[Decimal] = mapped_column(Numeric)
