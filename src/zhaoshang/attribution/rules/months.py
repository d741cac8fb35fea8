"""What a month needs to be closed (domain §4, rule 4)."""

from datetime import date

from zhaoshang.attribution.errors import refusal
from zhaoshang.values.period import Period, next_period, period_of
from zhaoshang.values.refusal import Refusal


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
