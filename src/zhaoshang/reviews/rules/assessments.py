"""What an assessment must say (policy III.2: 街道园区可通过购买服务的方式增强项目研判力和自审能力)."""

from datetime import date
from typing import Final
from uuid import UUID

from zhaoshang.reviews.errors import refusal
from zhaoshang.reviews.model import AssessmentKind
from zhaoshang.values.clock import EARLIEST
from zhaoshang.values.money import MOST_FEN
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.stage import Stage
from zhaoshang.values.texts import check_text, trimmed

CONCLUSION: Final = 4000
NAME: Final = 200

OVER: Final = frozenset({Stage.LOST, Stage.WITHDRAWN})
"""Ends after which nobody judges a project any more; of those rejected some come back."""

Bought = tuple[str | None, str | None, int | None, UUID | None]
"""Agency, contract number, fee in fen and the report."""


def refuse_assessment(  # noqa: PLR0913  mirrors the SDL input
    kind: AssessmentKind, stage: Stage, *, conclusion: str, assessed_on: date, bought: Bought, today: date
) -> tuple[Refusal, ...]:
    """A vetoed project may be assessed: that is how a veto gets answered.

    Refuses: TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, DATE_OUT_OF_RANGE, AMOUNT_OUT_OF_RANGE, ASSESSMENT_INCOMPLETE,
    REVIEW_STAGE.
    """
    agency, contract, fee_fen, report = bought
    faults = [
        *check_text(conclusion, "conclusion", limit=CONCLUSION, required=True),
        *check_text(agency, "agency", limit=NAME),
        *check_text(contract, "contract", limit=NAME),
    ]
    if not EARLIEST <= assessed_on <= today:
        faults.append(refusal("DATE_OUT_OF_RANGE", "assessedOn", earliest=EARLIEST, latest=today))
    if fee_fen is not None and not 0 <= fee_fen <= MOST_FEN:
        faults.append(refusal("AMOUNT_OUT_OF_RANGE", "fee"))
    missing = None in {trimmed(agency), trimmed(contract)} or fee_fen is None or report is None
    if kind is AssessmentKind.THIRD_PARTY and missing:
        faults.append(refusal("ASSESSMENT_INCOMPLETE"))
    if stage in OVER:
        faults.append(refusal("REVIEW_STAGE", "project", stage=stage))
    return tuple(faults)
