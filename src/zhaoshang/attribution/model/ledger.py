"""The tables of attribution: frozen terms, running totals, the append-only ledger and its closed months (domain §4)."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, Index, Integer, Numeric, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, InDistrict, Owned, one_of, within_district
from zhaoshang.values.metric import Metric


class TermsBasis(StrEnum):
    """分成依据: why these parties share in this ratio."""

    FIRST_HOST = "FIRST_HOST"
    """独享: the host before any push."""
    RULE = "RULE"
    """分成规则: the district's rule as of the host's acceptance."""
    BACK_AT_ORIGIN = "BACK_AT_ORIGIN"
    """回到原单位: the project came back to who pushed it first."""
    AGREEMENT = "AGREEMENT"
    """约定: a written agreement that 合作交流办 approved."""
    DECISION = "DECISION"
    """裁定: what 合作交流办 decided of a dispute."""
    SECOND_PHASE = "SECOND_PHASE"
    """二期: inherited from the first phase."""
    SITES = "SITES"
    """多址: one count that several sites share."""
    SUCCESSION = "SUCCESSION"
    """承继: a party was merged into another."""


class EntryKind(StrEnum):
    """How an entry came into its period."""

    CREDIT = "CREDIT"
    """入账: a fact of the period itself."""
    ADJUSTMENT = "ADJUSTMENT"
    """调整: discovered or decided later than the facts it is about."""


class AttributionTerms(InDistrict, Base):
    """分成条款: the parties and the ratio of a project from a day on. Append-only: what is frozen stays."""

    __tablename__ = "attribution_terms"
    __table_args__ = (
        within_district("project_id", "project"),
        within_district("host_tenant_id", "tenant"),
        within_district("origin_tenant_id", "tenant"),
        within_district("transfer_id", "transfer"),
        one_of("basis", TermsBasis),
        Index(None, "district_id", "project_id", "made_at", "id"),
        Index(None, "district_id", "made_at", "id"),
    )

    project_id: Mapped[UUID]
    origin_tenant_id: Mapped[UUID]
    """Who pushed the project first; the host itself before any push."""
    host_tenant_id: Mapped[UUID]
    since: Mapped[date]
    """The day from which payments fall under these terms: that of the acceptance."""
    parties: Mapped[list[UUID]]
    """Who shares besides the host; the nil id is the district's pool."""
    shares: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    """Their ten-thousandths, in the same order; the host has the rest."""
    counts_only: Mapped[bool] = mapped_column(default=False, server_default="false")
    """多址: these terms are about the one count that several sites share, and about no money."""
    replaces: Mapped[UUID | None]
    """The disputed terms in whose place a decision put these."""
    basis: Mapped[str]
    transfer_id: Mapped[UUID | None]
    made_at: Mapped[datetime]


class AttributionParty(Owned, Base):
    """分成单位: a tenant that takes part in some terms; the index of whose terms are whose."""

    __tablename__ = "attribution_party"
    __table_args__ = (
        within_district("terms_id", "attribution_terms"),
        UniqueConstraint("district_id", "terms_id", "tenant_id"),
        Index(None, "district_id", "tenant_id", "made_at", "terms_id"),
    )

    terms_id: Mapped[UUID]
    made_at: Mapped[datetime]
    """The terms' own, as a sort key."""


class AttributionRunning(InDistrict, Base):
    """分成累计: all facts so far under some terms and metric, and what each party was credited of them."""

    __tablename__ = "attribution_running"
    __table_args__ = (
        within_district("terms_id", "attribution_terms"),
        one_of("metric", Metric),
        UniqueConstraint("district_id", "terms_id", "metric"),
    )

    terms_id: Mapped[UUID]
    metric: Mapped[str]
    cumulative: Mapped[int] = mapped_column(default=0)
    parties: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()), default=list)
    credited: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), default=list)
    opened_at: Mapped[datetime | None]
    """When the first of them was posted: what the time to dispute counts from."""


class AttributionEntry(Owned, Base):
    """分成分录: one party's credit of one posting. ``tenant_id`` is the party, or nil for the district's pool.

    Append-only, with the numbers that explain it: whoever has them can recompute it.
    """

    __tablename__ = "attribution_entry"
    __table_args__ = (
        within_district("project_id", "project"),
        within_district("terms_id", "attribution_terms"),
        one_of("metric", Metric),
        one_of("kind", EntryKind),
        one_of("basis", TermsBasis),
        CheckConstraint("amount <> 0 AND credited_after = credited_before + amount", name="amount"),
        CheckConstraint("(fact_id IS NULL) <> (dispute_id IS NULL)", name="source"),
        Index(None, "district_id", "fact_id"),
        Index(None, "district_id", "dispute_id"),
        Index(None, "district_id", "project_id", "posted_at", "id"),
        Index(None, "district_id", "posted_at", "id"),
        Index(None, "district_id", "tenant_id", "posted_at", "id"),
        Index(None, "district_id", "tenant_id", "period", "metric"),
        Index(None, "district_id", "period", "metric"),
    )

    project_id: Mapped[UUID]
    terms_id: Mapped[UUID]
    fact_id: Mapped[UUID | None]
    """The figure it credits; none for an entry that a decision moved."""
    dispute_id: Mapped[UUID | None]
    """The dispute whose decision moved it; all of one decision's entries together are nothing."""
    metric: Mapped[str]
    period: Mapped[str]
    """``YYYY-MM``."""
    kind: Mapped[str]
    amount: Mapped[int]
    """Fen, or ten-thousandths of a count."""
    share: Mapped[int] = mapped_column(Integer)
    """The party's ten-thousandths."""
    cumulative_before: Mapped[int]
    cumulative_after: Mapped[int]
    credited_before: Mapped[int]
    credited_after: Mapped[int]
    takes_remainder: Mapped[bool]
    """The host's entry: what rounding the others' shares leaves over is its."""
    origin_tenant_id: Mapped[UUID]
    host_tenant_id: Mapped[UUID]
    since: Mapped[date]
    basis: Mapped[str]
    """Parties, day and basis of the terms: a party may read its entries, and so why they are what they are."""
    posted_at: Mapped[datetime]


class ClosedPeriod(InDistrict, Base):
    """关账: a month that takes no more entries; what comes late is an adjustment of the month of discovery."""

    __tablename__ = "closed_period"
    __table_args__ = (UniqueConstraint("district_id", "period"),)

    period: Mapped[str]
    closed_at: Mapped[datetime]
    closed_by: Mapped[UUID]


CREDIT_DIMENSIONS: Final = ("period", "metric", "kind", "tenant_id")
"""What entries are added up by."""

CREDIT_GRAINS: Final = (("period", "metric", "kind"), CREDIT_DIMENSIONS)
"""By which of them together sums are kept, from the fewest rows to the most; ``app.sum_credit`` says the same."""


class AttributionTally(InDistrict, Base):
    """分成汇总: what the entries of closed months add up to, kept when a month is closed (ADR 0022).

    A closed month takes no more entries, so its sums never change; later entries are added while reading.
    """

    __tablename__ = "attribution_tally"
    __table_args__ = (UniqueConstraint("district_id", "grain", *CREDIT_DIMENSIONS, postgresql_nulls_not_distinct=True),)

    grain: Mapped[int] = mapped_column(Integer)
    period: Mapped[str]
    metric: Mapped[str]
    kind: Mapped[str]
    tenant_id: Mapped[UUID | None]
    """The party; NULL where the grain adds up all of them."""
    entries: Mapped[int]
    credited: Mapped[Decimal] = mapped_column(Numeric)
    """Fen, or ten-thousandths of a count; a sum of bigint can be more than a bigint."""
