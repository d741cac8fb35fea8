"""The tables of supervision orders: what is to be done by whom, every step of it, and extensions (domain §11)."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, ForeignKeyConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zhaoshang.database.base import Base, Owned, one_of, within_district
from zhaoshang.values.ids import new_id


class OrderSource(StrEnum):
    """督办来源: what an order was opened from."""

    LIGHT = "LIGHT"
    BLOCKER = "BLOCKER"
    BULLETIN = "BULLETIN"
    """What a bulletin said of the unit."""
    PROJECT = "PROJECT"
    MATTER = "MATTER"
    """No project: its subject says what it is about."""


class OrderState(StrEnum):
    """督办状态: only 督查室 closes one (销号), or withdraws what was opened in error."""

    OPEN = "OPEN"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    ANSWERED = "ANSWERED"
    CLOSED = "CLOSED"
    WITHDRAWN = "WITHDRAWN"


class OrderColour(StrEnum):
    """督办级别: how urgent it has become, by the clock alone once it is open."""

    BLUE = "BLUE"
    YELLOW = "YELLOW"
    RED = "RED"


class OrderAction(StrEnum):
    """办理环节: what a step of an order was."""

    OPENED = "OPENED"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    ANSWERED = "ANSWERED"
    RETURNED = "RETURNED"
    CLOSED = "CLOSED"
    WITHDRAWN = "WITHDRAWN"
    EXTENSION_ASKED = "EXTENSION_ASKED"
    EXTENSION_GRANTED = "EXTENSION_GRANTED"
    EXTENSION_REFUSED = "EXTENSION_REFUSED"
    RAISED = "RAISED"
    """By the clock: one colour up."""
    STUCK = "STUCK"
    """By the clock: red, and overdue again."""


class ExtensionState(StrEnum):
    """延期状态: whether the deadline was moved."""

    REQUESTED = "REQUESTED"
    GRANTED = "GRANTED"
    REFUSED = "REFUSED"
    LAPSED = "LAPSED"
    """The deadline it was about had gone before it was decided."""


PENDING: Final = frozenset({OrderState.OPEN, OrderState.ACKNOWLEDGED, OrderState.ANSWERED})
"""Somebody is to act."""
WITH_UNIT: Final = frozenset({OrderState.OPEN, OrderState.ACKNOWLEDGED})
"""The unit is to act: the clock runs."""
ABOVE: Final[Mapping[OrderColour, OrderColour]] = MappingProxyType(
    {OrderColour.BLUE: OrderColour.YELLOW, OrderColour.YELLOW: OrderColour.RED}
)
"""What comes after each colour; nothing comes after red."""


class SupervisionOrder(Owned, Base):
    """督办单: ``tenant_id`` is 督查室, which opened it and alone decides on it; ``unit_id`` is who is to act.

    A unit's own fence writes no order: what it does, ``app.answer_order`` writes.
    """

    __tablename__ = "supervision_order"
    __table_args__ = (
        within_district("tenant_id", "tenant"),
        within_district("unit_id", "tenant"),
        within_district("project_id", "project"),
        within_district("light_reading_id", "light_reading"),
        within_district("blocker_id", "blocker"),
        within_district("bulletin_line_id", "bulletin_line"),
        within_district("feedback_evidence_id", "evidence"),
        one_of("source", OrderSource),
        one_of("state", OrderState),
        one_of("colour", OrderColour),
        CheckConstraint("(source = 'LIGHT') = (light_reading_id IS NOT NULL)", name="light"),
        CheckConstraint("(source = 'BLOCKER') = (blocker_id IS NOT NULL)", name="blocker"),
        CheckConstraint("(source = 'BULLETIN') = (bulletin_line_id IS NOT NULL)", name="bulletin"),
        CheckConstraint("(source IN ('LIGHT', 'BLOCKER', 'PROJECT')) = (project_id IS NOT NULL)", name="project"),
        CheckConstraint("(state IN ('CLOSED', 'WITHDRAWN')) = (closed_at IS NOT NULL)", name="closed"),
        CheckConstraint("state NOT IN ('ANSWERED', 'CLOSED') OR answered_at IS NOT NULL", name="answered"),
        # What a step or an extension says of whose order it is can be nothing but the order's own word.
        UniqueConstraint("district_id", "id", "tenant_id", "unit_id"),
        Index(None, "district_id", "due_at", "id"),
        Index(None, "district_id", "opened_at", "id"),
        Index(None, "district_id", "unit_id", "due_at", "id"),
        Index(None, "district_id", "unit_id", "opened_at", "id"),
        Index(
            "supervision_order_clock_idx",
            *("district_id", "due_at", "id"),
            postgresql_where=text("state IN ('OPEN', 'ACKNOWLEDGED')"),
        ),
        Index(
            "supervision_order_open_idx",
            *("district_id", "unit_id", "due_at", "id"),
            postgresql_where=text("state = 'OPEN'"),
        ),
        Index(
            "supervision_order_acknowledged_idx",
            *("district_id", "unit_id", "due_at", "id"),
            postgresql_where=text("state = 'ACKNOWLEDGED'"),
        ),
        Index(
            "supervision_order_answered_idx",
            *("district_id", "tenant_id", "decide_by", "id"),
            postgresql_where=text("state = 'ANSWERED'"),
        ),
    )

    unit_id: Mapped[UUID]
    """承办单位: who is to act."""
    source: Mapped[str]
    project_id: Mapped[UUID | None]
    light_reading_id: Mapped[UUID | None]
    blocker_id: Mapped[UUID | None]
    bulletin_line_id: Mapped[UUID | None]
    subject: Mapped[str]
    task: Mapped[str]
    """What is to be done."""
    state: Mapped[str]
    colour: Mapped[str]
    due_at: Mapped[datetime]
    """By when the unit is to have done it: the midnight from which on it is overdue."""
    opened_at: Mapped[datetime]
    opened_by: Mapped[UUID]
    acknowledged_at: Mapped[datetime | None]
    acknowledged_by: Mapped[UUID | None]
    feedback: Mapped[str | None]
    """The last one."""
    feedback_evidence_id: Mapped[UUID | None]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None]
    decide_by: Mapped[datetime | None]
    """By when 督查室 is to decide on the last feedback."""
    lapses: Mapped[int] = mapped_column(Integer, default=0)
    """How many deadlines passed without feedback, whether or not the clock came by in time to see it."""
    stuck: Mapped[bool] = mapped_column(Boolean, default=False)
    """Red, and overdue again."""
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(Integer, default=1)

    def end(self, state: OrderState, *, by: UUID, at: datetime) -> None:
        """Nobody is to act any more."""
        self.state, self.closed_at, self.closed_by = state, at, by

    def step(  # noqa: PLR0913  what a step is
        self,
        action: OrderAction,
        *,
        at: datetime,
        by: UUID | None,
        tenant: UUID | None,
        reason: str | None,
        from_colour: str | None = None,
    ) -> "OrderStep":
        """What was just done, to be kept; ``by`` nobody is the clock."""
        return OrderStep(
            id=new_id(),
            district_id=self.district_id,
            tenant_id=self.tenant_id,
            unit_id=self.unit_id,
            project_id=self.project_id,
            order_id=self.id,
            action=action,
            at=at,
            by_person_id=by,
            by_tenant_id=tenant,
            from_colour=from_colour or self.colour,
            to_colour=self.colour,
            due_at=None if self.closed_at else self.due_at,
            reason=reason,
        )


def _of_order() -> ForeignKeyConstraint:
    whole = ("district_id", "id", "tenant_id", "unit_id")
    return ForeignKeyConstraint(
        ["district_id", "order_id", "tenant_id", "unit_id"], [f"app.supervision_order.{name}" for name in whole]
    )


class OrderStep(Owned, Base):
    """督办办理环节: one step, by somebody or by the clock. Append-only."""

    __tablename__ = "order_step"
    __table_args__ = (
        _of_order(),
        within_district("project_id", "project"),
        within_district("evidence_id", "evidence"),
        one_of("action", OrderAction),
        one_of("from_colour", OrderColour),
        one_of("to_colour", OrderColour),
        Index(None, "district_id", "order_id", "at", "id"),
        Index(None, "district_id", "project_id"),
    )

    order_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    project_id: Mapped[UUID | None]
    action: Mapped[str]
    at: Mapped[datetime]
    by_person_id: Mapped[UUID | None]
    """NULL for the clock."""
    by_tenant_id: Mapped[UUID | None]
    from_colour: Mapped[str]
    to_colour: Mapped[str]
    due_at: Mapped[datetime | None]
    """By when, after this step; NULL when it ended the order."""
    reason: Mapped[str | None]
    """What was said, or why."""
    evidence_id: Mapped[UUID | None]
    """The file that came with it."""


class OrderExtension(Owned, Base):
    """延期申请: a unit asked for more time; one at a time."""

    __tablename__ = "order_extension"
    __table_args__ = (
        _of_order(),
        one_of("state", ExtensionState),
        CheckConstraint("(state IN ('GRANTED', 'REFUSED')) = (decided_at IS NOT NULL)", name="decided"),
        Index(
            "order_extension_requested_key",
            *("district_id", "order_id"),
            unique=True,
            postgresql_where=text("state = 'REQUESTED'"),
        ),
        Index(
            "order_extension_requested_idx",
            *("district_id", "tenant_id", "decide_by", "id"),
            postgresql_where=text("state = 'REQUESTED'"),
        ),
        Index(None, "district_id", "order_id", "asked_at", "id"),
    )

    order_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    state: Mapped[str]
    until_at: Mapped[datetime]
    """The deadline asked for."""
    reason: Mapped[str]
    asked_at: Mapped[datetime]
    asked_by: Mapped[UUID]
    decide_by: Mapped[datetime]
    """By when it is to be decided: the deadline that it asks to move, or its own term if that is sooner."""
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    decision_reason: Mapped[str | None]
    version: Mapped[int] = mapped_column(Integer, default=1)
