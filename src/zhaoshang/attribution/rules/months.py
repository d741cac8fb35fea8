"""What a month needs to be closed (domain §4, rule 4)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhaoshang.attribution.errors import refusal
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period, next_period, period_of
from zhaoshang.values.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Credited:
    """What one party was credited with of one metric in some months; the nil id is the district's pool."""

    party: UUID
    metric: Metric
    last_month: int
    """Of the last of them, without what is disputed."""
    undisputed: int
    """Of all of them."""
    disputed: int
    """Of all of them, and told apart."""


def refuse_closing(period: Period, closed_through: Period | None, today: date, waiting: int) -> Refusal | None:
    """Months are closed in order, when they are over and nothing waits.

    Refuses PERIOD_NOT_OVER, PERIOD_CLOSED, PERIOD_GAP, FACTS_WAITING.
    """
    if period >= period_of(today):
        return refusal("PERIOD_NOT_OVER", "period")
    if closed_through is not None and period <= closed_through:
        return refusal("PERIOD_CLOSED", "period", through=closed_through)
    if closed_through is not None and period != next_period(closed_through):
        return refusal("PERIOD_GAP", "period", next=next_period(closed_through))
    return refusal("FACTS_WAITING", "period", count=waiting) if waiting else None
