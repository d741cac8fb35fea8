"""The tables of evaluation after landing: whom it is about, its years, what was promised, and what came of it.

Every row says its host (``tenant_id``) and the industry department that answers for it (``department_id``), as the
project has them now: when a project moves or its industry changes, ``app.follow_evaluations`` lets all of them follow.
Who hosted and who recorded at the time is said by each round.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Owned, one_of, within_district
from zhaoshang.values.channel import Channel
from zhaoshang.values.industry import Industry
from zhaoshang.values.metric import Metric


class EvaluationState(StrEnum):
    """后评价状态: how far a project's evaluation has come."""

    RUNNING = "RUNNING"
    ENDED = "ENDED"
    """Every year is recorded."""
    CLOSED_EARLY = "CLOSED_EARLY"
    """The project was lost or withdrawn."""


class YearState(StrEnum):
    """评价年度状态: whether a year's figures are there."""

    OPEN = "OPEN"
    RECORDED = "RECORDED"
    LAPSED = "LAPSED"
    """The project ended before the year did."""


class PromiseState(StrEnum):
    """承诺状态: what an edition of the promises is worth."""

    ORIGINAL = "ORIGINAL"
    """As agreed at landing: what results are compared with."""
    WAITING = "WAITING"
    CONFIRMED = "CONFIRMED"
    RETURNED = "RETURNED"


class PromiseVerdict(StrEnum):
    """兑现情况: what came of a promise."""

    KEPT = "KEPT"
    PARTLY = "PARTLY"
    MISSED = "MISSED"


METRICS: Final = (Metric.FIXED_ASSET_INVESTMENT, Metric.EMPLOYMENT, Metric.OUTPUT_VALUE, Metric.TAX)
"""固投、就业、产值、税收 (policy III.5), in the order in which they are told."""
STOCKS: Final = frozenset({Metric.EMPLOYMENT})
"""Counted at the end of a year; everything else is what the year itself brought."""


class _OfEvaluation(Owned):
    """A row below a project's evaluation."""

    project_id: Mapped[UUID]
    department_id: Mapped[UUID | None]
    """The industry department that answers for the project now."""
    evaluation_id: Mapped[UUID]


def _of(target: str, *columns: str) -> ForeignKeyConstraint:
    keys = ("district_id", "id") if len(columns) == 1 else ("district_id", "year_id", "number")
    return ForeignKeyConstraint(["district_id", *columns], [f"app.{target}.{key}" for key in keys])


class PostEvaluation(Owned, Base):
    """后评价: one of each landed project. ``tenant_id`` is its host now; the rest is as it was at landing."""

    __tablename__ = "post_evaluation"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("department_id", "tenant"),
        within_district("project_id", "project"),
        one_of("state", EvaluationState),
        one_of("industry", Industry),
        one_of("channel", Channel),
        CheckConstraint("(state = 'CLOSED_EARLY') = (closed_at IS NOT NULL)", name="closed"),
        UniqueConstraint("district_id", "project_id"),
        Index(None, "district_id", "landed_on", "id"),
        Index(None, "district_id", "tenant_id", "landed_on", "id"),
        Index(None, "district_id", "department_id", "landed_on", "id"),
        Index(
            "post_evaluation_nobody_idx",
            *("district_id", "id"),
            postgresql_where=text("state = 'RUNNING' AND department_id IS NULL"),
        ),
        Index(
            "post_evaluation_unpromised_idx",
            *("district_id", "tenant_id", "id"),
            postgresql_where=text("state = 'RUNNING' AND NOT promised"),
        ),
    )

    project_id: Mapped[UUID]
    department_id: Mapped[UUID | None]
    state: Mapped[str]
    landed_on: Mapped[date]
    years: Mapped[int] = mapped_column(Integer)
    partly_percent: Mapped[int] = mapped_column(Integer)
    """From which share of a promise on it counts as partly kept."""
    industry: Mapped[str]
    channel: Mapped[str]
    size: Mapped[str | None]
    """规模: the district's class of the planned investment; NULL while that was not known."""
    promised: Mapped[bool] = mapped_column(default=False)
    """Whether any promise was entered."""
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    close_reason: Mapped[str | None]
    version: Mapped[int] = mapped_column(Integer, default=1)


class EvaluationYear(_OfEvaluation, Base):
    """评价年度: the obligation to say what a year brought."""

    __tablename__ = "evaluation_year"
    __table_args__ = (
        _of("post_evaluation", "evaluation_id"),
        one_of("state", YearState),
        CheckConstraint("(state = 'RECORDED') = (round > 0)", name="round"),
        CheckConstraint("from_on <= to_on", name="days"),
        UniqueConstraint("district_id", "evaluation_id", "number"),
        Index(None, "district_id", "due_at", "id"),
        Index(None, "district_id", "tenant_id", "due_at", "id"),
        Index(None, "district_id", "department_id", "due_at", "id"),
        Index(
            "evaluation_year_over_idx",
            *("district_id", "department_id", "due_at", "id"),
            postgresql_where=text("state = 'OPEN' AND told_at IS NOT NULL"),
        ),
        Index(
            "evaluation_year_untold_idx",
            *("district_id", "ready_at", "id"),
            postgresql_where=text("state = 'OPEN' AND told_at IS NULL"),
        ),
    )

    number: Mapped[int] = mapped_column(Integer)
    """1 from the day of landing on."""
    from_on: Mapped[date]
    to_on: Mapped[date]
    """Its last day."""
    ready_at: Mapped[datetime]
    """The midnight with which it ends: from then on it can be recorded."""
    due_at: Mapped[datetime]
    state: Mapped[str]
    round: Mapped[int] = mapped_column(Integer, default=0)
    """How often it was recorded; the newest counts."""
    told_at: Mapped[datetime | None]
    """When the department was told that it can be recorded."""
    version: Mapped[int] = mapped_column(Integer, default=1)


class EvaluationRound(_OfEvaluation, Base):
    """年度登记: what the industry department said of a year once. Append-only."""

    __tablename__ = "evaluation_round"
    __table_args__ = (
        _of("evaluation_year", "year_id"),
        within_district("recorder_id", "tenant"),
        within_district("host_id", "tenant"),
        CheckConstraint("(number = 1) = (reason IS NULL)", name="reason"),
        UniqueConstraint("district_id", "year_id", "number"),
        Index(None, "district_id", "project_id", "recorded_at", "id"),
    )

    year_id: Mapped[UUID]
    number: Mapped[int] = mapped_column(Integer)
    recorder_id: Mapped[UUID]
    """The department that recorded it."""
    host_id: Mapped[UUID]
    """Who hosted the project then."""
    reason: Mapped[str | None]
    """Why it was recorded again."""
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID]


class EvaluationFigure(_OfEvaluation, Base):
    """年度指标: one metric of a round; NULL says that it is not known. Append-only."""

    __tablename__ = "evaluation_figure"
    __table_args__ = (
        _of("evaluation_round", "year_id", "round"),
        within_district("evidence_id", "evidence"),
        one_of("metric", Metric),
        CheckConstraint("amount >= 0", name="amount"),
        CheckConstraint("(amount IS NULL) = (evidence_id IS NULL)", name="evidence"),
        CheckConstraint("amount IS NOT DISTINCT FROM coalesce(derived, 0) OR remark IS NOT NULL", name="remark"),
        UniqueConstraint("district_id", "year_id", "round", "metric"),
    )

    year_id: Mapped[UUID]
    round: Mapped[int] = mapped_column(Integer)
    metric: Mapped[str]
    derived: Mapped[int | None]
    """What the verified figures of statistics came to at the time; NULL when there was none."""
    amount: Mapped[int | None]
    """Fen, or ten-thousandths of a count."""
    remark: Mapped[str | None]
    """Why it differs from what statistics say, or why it is not known."""
    evidence_id: Mapped[UUID | None]


class EvaluationPromise(_OfEvaluation, Base):
    """承诺: an edition of what a project promised, by its host, from the agreement."""

    __tablename__ = "evaluation_promise"
    __table_args__ = (
        _of("post_evaluation", "evaluation_id"),
        within_district("evidence_id", "evidence"),
        one_of("state", PromiseState),
        CheckConstraint("(state = 'ORIGINAL') = (reason IS NULL)", name="reason"),
        CheckConstraint("(state IN ('CONFIRMED', 'RETURNED')) = (decided_at IS NOT NULL)", name="decided"),
        UniqueConstraint("district_id", "evaluation_id", "number"),
        Index(None, "district_id", "project_id", "promised_at", "id"),
        Index(
            "evaluation_promise_waiting_idx",
            *("district_id", "department_id", "id"),
            postgresql_where=text("state = 'WAITING'"),
        ),
    )

    number: Mapped[int] = mapped_column(Integer)
    state: Mapped[str]
    source: Mapped[str]
    """The clause, or the report, that says so."""
    reason: Mapped[str | None]
    """Why it was changed."""
    evidence_id: Mapped[UUID]
    promised_at: Mapped[datetime]
    promised_by: Mapped[UUID]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    return_reason: Mapped[str | None]
    version: Mapped[int] = mapped_column(Integer, default=1)


class EvaluationPromiseLine(_OfEvaluation, Base):
    """承诺指标: what an edition promises of one metric in one year. Append-only."""

    __tablename__ = "evaluation_promise_line"
    __table_args__ = (
        _of("evaluation_promise", "promise_id"),
        one_of("metric", Metric),
        CheckConstraint("amount > 0", name="amount"),
        UniqueConstraint("district_id", "promise_id", "year", "metric"),
    )

    promise_id: Mapped[UUID]
    year: Mapped[int] = mapped_column(Integer)
    metric: Mapped[str]
    amount: Mapped[int]


class EvaluationReport(Owned, Base):
    """后评价分析报告: what a department says of a period, frozen as it was issued. Append-only.

    ``content`` is what was hashed, to the byte; ``tenant_id`` is who issued it.
    """

    __tablename__ = "evaluation_report"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        CheckConstraint("from_on <= to_on", name="days"),
        UniqueConstraint("district_id", "tenant_id", "from_on", "to_on", "edition"),
        Index(None, "district_id", "issued_at", "id"),
        Index(None, "district_id", "tenant_id", "issued_at", "id"),
    )

    from_on: Mapped[date]
    to_on: Mapped[date]
    edition: Mapped[int] = mapped_column(Integer)
    """1 as first issued for the period; a later one counts on and replaces nothing."""
    title: Mapped[str]
    content: Mapped[str]
    content_hash: Mapped[str]
    issued_at: Mapped[datetime]
    issued_by: Mapped[UUID]
