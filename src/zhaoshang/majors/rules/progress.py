"""Monthly progress of a major project (domain §5). Pure."""

from datetime import date
from typing import Final

from zhaoshang.majors.errors import refusal
from zhaoshang.majors.rules.lights import Thresholds, is_final
from zhaoshang.values.money import MOST_FEN
from zhaoshang.values.period import parse_period, period_of
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.texts import check_text

NARRATIVE: Final = 2000


def refuse_progress(  # noqa: PLR0913  what a report is
    period: str,
    completed_fen: int,
    narrative: str,
    *,
    start_on: date,
    today: date,
    thresholds: Thresholds,
) -> tuple[Refusal, ...]:
    """A month is reported while it is open: not before the plan begins, nor once its light is final.

    A sum may be less than that of the month before: too much was reported then, and final months stay as they are.
    Refuses: PERIOD_INVALID, PERIOD_NOT_OPEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, AMOUNT_OUT_OF_RANGE.
    """
    faults = [*check_text(narrative, "narrative", limit=NARRATIVE, required=True)]
    month = parse_period(period)
    if month is None:
        return (*faults, refusal("PERIOD_INVALID", "period"))
    if month > period_of(today) or month < period_of(start_on) or is_final(month, today, thresholds):
        faults.append(refusal("PERIOD_NOT_OPEN", "period"))
    if not 0 <= completed_fen <= MOST_FEN:
        faults.append(refusal("AMOUNT_OUT_OF_RANGE", "completed"))
    return tuple(faults)
