"""What an order may be, what is done to it when, and how the clock raises it: 蓝 → 黄 → 红 (domain §11). Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar, Final
from uuid import UUID

from zhaoshang.orders.errors import refusal
from zhaoshang.orders.model import ABOVE, OrderColour, OrderSource, OrderState
from zhaoshang.values.clock import end_of
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.terms import DistrictTerms
from zhaoshang.values.texts import check_text

SUBJECT: Final = 200
TASK: Final = 4000
FEEDBACK: Final = 4000
REASON: Final = 2000
FARTHEST: Final = timedelta(days=366)

NEVER_ADDRESSED: Final = frozenset({Responsibility.OVERSIGHT, Responsibility.LEADERSHIP})
"""督查室 supervises for the leaders: neither is supervised."""


class Term(StrEnum):
    """期限: the district's rule that says how many working days there are."""

    YELLOW = "order_yellow_days"
    """For the unit, once an order has become yellow."""
    RED = "order_red_days"
    RETURNED = "order_return_days"
    """For the unit, to answer anew."""
    DECIDE = "order_decision_days"
    """For 督查室, to decide on feedback or on an extension."""


USUAL_DAYS: Final[Mapping[Term, int]] = MappingProxyType(
    {Term.YELLOW: 5, Term.RED: 3, Term.RETURNED: 5, Term.DECIDE: 3}
)
TERM_OF: Final[Mapping[OrderColour, Term]] = MappingProxyType(
    {OrderColour.YELLOW: Term.YELLOW, OrderColour.RED: Term.RED}
)


@dataclass(frozen=True, slots=True)
class Terms(DistrictTerms):
    """The district's deadlines of a day."""

    usual: ClassVar[Mapping[Any, int]] = USUAL_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrder:
    """What 督查室 has a unit do."""

    unit: UUID
    subject: str
    task: str
    due_on: date
    colour: OrderColour = OrderColour.BLUE
    reason: str | None = None
    """Why it is yellow or red from the start."""
    light: UUID | None = None
    blocker: UUID | None = None
    line: UUID | None = None
    """Of a bulletin."""
    project: UUID | None = None

    @property
    def source(self) -> OrderSource:
        """What it is opened from; one of them at most is given."""
        named = (
            (self.light, OrderSource.LIGHT),
            (self.blocker, OrderSource.BLOCKER),
            (self.line, OrderSource.BULLETIN),
        )
        about = OrderSource.MATTER if self.project is None else OrderSource.PROJECT
        return next((source for given, source in named if given is not None), about)


def refuse_opening(new: NewOrder, today: date) -> tuple[Refusal, ...]:
    """Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, ORDER_SOURCE_SEVERAL, ORDER_DAY_PAST, ORDER_DAY_TOO_LATE."""
    urgent = new.colour is not OrderColour.BLUE
    faults = [
        *check_text(new.subject, "subject", limit=SUBJECT, required=True),
        *check_text(new.task, "task", limit=TASK, required=True),
        *check_text(new.reason, "reason", limit=REASON, required=urgent),
    ]
    if sum(each is not None for each in (new.light, new.blocker, new.line, new.project)) > 1:
        faults.append(refusal("ORDER_SOURCE_SEVERAL"))
    if day := refuse_day(new.due_on, today, "dueOn"):
        faults.append(day)
    return tuple(faults)


def refuse_day(day: date, today: date, path: str) -> Refusal | None:
    """Refuses ORDER_DAY_PAST, ORDER_DAY_TOO_LATE."""
    if day < today:
        return refusal("ORDER_DAY_PAST", path)
    return refusal("ORDER_DAY_TOO_LATE", path) if day > today + FARTHEST else None


def refuse_unit(responsibilities: Collection[Responsibility] | None) -> Refusal | None:
    """Any open unit that answers for something is addressed, but neither leaders nor 督查室 itself.

    ``None`` is no open unit. Refuses ORDER_UNIT_UNFIT.
    """
    fits = responsibilities and NEVER_ADDRESSED.isdisjoint(responsibilities)
    return None if fits else refusal("ORDER_UNIT_UNFIT", "unit")


def refuse_state(state: OrderState, *wanted: OrderState) -> Refusal | None:
    """Refuses ORDER_STATE."""
    return None if state in wanted else refusal("ORDER_STATE")


def refuse_extension(
    state: OrderState, due_at: datetime, until: date, now: datetime, *, is_open: bool
) -> Refusal | None:
    """Asked while the deadline lies ahead, for a later one, once at a time.

    Refuses ORDER_STATE, ORDER_OVERDUE, ORDER_EXTENSION_OPEN, ORDER_EXTENSION_SHORT.
    """
    if refused := refuse_state(state, OrderState.ACKNOWLEDGED):
        return refused
    if due_at <= now:
        return refusal("ORDER_OVERDUE")
    if is_open:
        return refusal("ORDER_EXTENSION_OPEN")
    return refusal("ORDER_EXTENSION_SHORT", "until") if end_of(until) <= due_at else None


@dataclass(frozen=True, slots=True)
class Raise:
    """What the clock makes of an order whose deadline passed."""

    colour: OrderColour
    stuck: bool

    @property
    def term(self) -> Term | None:
        """How long the unit has from now on; nothing more once it is stuck."""
        return None if self.stuck else TERM_OF[self.colour]


def raised(colour: OrderColour, *, stuck: bool, due_at: datetime, now: datetime) -> Raise | None:
    """What is due with an order that its unit is to act on: one colour up, or red and stuck; nothing when it may wait.

    Feedback that waits for a decision stops the clock: how long 督查室 takes is not the unit's delay.
    """
    if now < due_at or stuck:
        return None
    above = ABOVE.get(colour)
    return Raise(colour, stuck=True) if above is None else Raise(above, stuck=False)
