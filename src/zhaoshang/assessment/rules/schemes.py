"""What a scheme may be, and what a mark may be (domain §11). Pure."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from zhaoshang.assessment.errors import refusal
from zhaoshang.assessment.model import COUNTED, CREDITED, IndicatorKind, IndicatorMeasure, IndicatorMethod
from zhaoshang.assessment.rules.targets import AHEAD, EARLIEST_YEAR, REASON
from zhaoshang.values.metric import WHOLE
from zhaoshang.values.points import points_text
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.texts import check_text

WHOLE_SCORE: Final = 100_00
"""Hundredths: what the weights of quantity and quality add up to."""
MOST_INDICATORS: Final = 40
NAME: Final = 60
ABOUT: Final = 500
MOST_CAP: Final = 20_000
"""Ten-thousandths of the weight: a figure never counts more than twice."""
FULL_MARK: Final = 100_00
"""Hundredths: the best mark of quality."""

NEVER_MARKING: Final = frozenset({Responsibility.OVERSIGHT, Responsibility.LEADERSHIP, Responsibility.HOST})
"""督查室 reads every figure and gives none, nor do leaders; who is assessed marks nobody."""

_CODE: Final = re.compile(r"[A-Z][A-Z0-9_]{1,29}", re.ASCII)
_WEIGHED: Final = frozenset({IndicatorKind.QUANTITY, IndicatorKind.QUALITY})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewIndicator:
    """A line of a scheme as entered."""

    code: str
    name: str
    name_en: str | None = None
    about: str
    kind: IndicatorKind
    measure: IndicatorMeasure
    method: IndicatorMethod
    weight: int
    cap: int | None = None
    rate: int | None = None
    department: UUID | None = None
    """Who marks it; of what is counted, nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewScheme:
    """A scheme as entered."""

    year: int
    indicators: Sequence[NewIndicator]
    expected_number: int | None = None
    """The number of the scheme that is changed; ``None`` for the first one of the year."""
    reason: str | None = None


def refuse_scheme(new: NewScheme, this_year: int) -> tuple[Refusal, ...]:
    """Every fault of a scheme by itself.

    Refuses SCHEME_YEAR_OUT_OF_RANGE, INDICATORS_TOO_MANY, INDICATOR_CODE_INVALID, INDICATOR_WEIGHT_INVALID,
    INDICATOR_METHOD_UNFIT, SCHEME_WEIGHTS_NOT_WHOLE, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID.
    """
    return tuple(_faults(new, this_year))


def _faults(new: NewScheme, this_year: int) -> Iterable[Refusal]:
    latest = this_year + AHEAD
    if not EARLIEST_YEAR <= new.year <= latest:
        yield refusal("SCHEME_YEAR_OUT_OF_RANGE", "year", earliest=EARLIEST_YEAR, latest=latest)
    yield from check_text(new.reason, "reason", limit=REASON, required=new.expected_number is not None)
    if not 0 < len(new.indicators) <= MOST_INDICATORS:
        yield refusal("INDICATORS_TOO_MANY", "indicators", most=MOST_INDICATORS)
        return
    codes: set[str] = set()
    for at, each in enumerate(new.indicators):
        place = ("indicators", str(at))
        if not _CODE.fullmatch(each.code) or each.code in codes:
            yield refusal("INDICATOR_CODE_INVALID", *place, "code")
        codes.add(each.code)
        yield from check_text(each.name, *place, "name", limit=NAME, required=True)
        yield from check_text(each.name_en, *place, "nameEn", limit=NAME)
        yield from check_text(each.about, *place, "about", limit=ABOUT, required=True)
        if not 0 < each.weight <= WHOLE_SCORE:
            yield refusal("INDICATOR_WEIGHT_INVALID", *place, "weight")
        if not _fits(each):
            yield refusal("INDICATOR_METHOD_UNFIT", *place, "method")
    if (together := sum(each.weight for each in new.indicators if each.kind in _WEIGHED)) != WHOLE_SCORE:
        yield refusal("SCHEME_WEIGHTS_NOT_WHOLE", "indicators", together=points_text(together))


def _fits(each: NewIndicator) -> bool:
    """Whether what is counted, how and by whom go together."""
    marked = each.method is IndicatorMethod.MARK
    if marked is not (each.measure is IndicatorMeasure.MARK) or marked is not (each.department is not None):
        return False
    match each.method:
        case IndicatorMethod.RATIO:
            # Only of what hosts have targets of.
            right = each.measure in CREDITED and each.cap is not None and WHOLE <= each.cap <= MOST_CAP
        case IndicatorMethod.PER_UNIT:
            right = each.measure in COUNTED and each.rate is not None and 0 < each.rate <= WHOLE_SCORE
        case _:
            right = True
    if (each.cap is not None) is not (each.method is IndicatorMethod.RATIO):
        return False
    if (each.rate is not None) is not (each.method is IndicatorMethod.PER_UNIT):
        return False
    return right and each.method in _METHODS[each.kind]


_METHODS: Final = {
    IndicatorKind.QUANTITY: {IndicatorMethod.RATIO, IndicatorMethod.MIN_MAX},
    IndicatorKind.QUALITY: {IndicatorMethod.MARK},
    IndicatorKind.BONUS: {IndicatorMethod.PER_UNIT, IndicatorMethod.MARK},
    IndicatorKind.DEDUCTION: {IndicatorMethod.PER_UNIT, IndicatorMethod.MARK},
}


def refuse_department(responsibilities: Collection[Responsibility] | None, at: int) -> Refusal | None:
    """Any open department that answers for something marks, but neither 督查室, leaders nor who is assessed.

    ``None`` is no open unit. Refuses INDICATOR_DEPARTMENT_UNFIT.
    """
    fits = responsibilities and NEVER_MARKING.isdisjoint(responsibilities)
    return None if fits else refusal("INDICATOR_DEPARTMENT_UNFIT", "indicators", str(at), "department")


def most_of(kind: IndicatorKind, weight: int) -> int:
    """The highest mark: a hundred for quality, its points for a bonus or a deduction."""
    return FULL_MARK if kind is IndicatorKind.QUALITY else weight


def refuse_mark(kind: IndicatorKind, weight: int, mark: int, reason: str) -> tuple[Refusal, ...]:
    """Refuses MARK_OUT_OF_RANGE, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID."""
    faults = list(check_text(reason, "reason", limit=REASON, required=True))
    most = most_of(kind, weight)
    if not 0 <= mark <= most:
        faults.insert(0, refusal("MARK_OUT_OF_RANGE", "mark", most=points_text(most)))
    return tuple(faults)
