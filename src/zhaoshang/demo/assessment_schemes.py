"""How the demo's hosts are assessed: 2025 by a scheme that was changed in summer, 2026 by one that is being marked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from zhaoshang.assessment.model import IndicatorKind, IndicatorMeasure, IndicatorMethod, Marking
from zhaoshang.values.clock import SHANGHAI

_K, _M, _W = IndicatorKind, IndicatorMeasure, IndicatorMethod


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a scheme; ``department`` by its code."""

    code: str
    name: str
    name_en: str
    about: str
    kind: IndicatorKind
    measure: IndicatorMeasure
    method: IndicatorMethod
    weight: int
    cap: int | None = None
    rate: int | None = None
    department: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A scheme as it was published."""

    year: int
    number: int
    at: datetime
    indicators: Sequence[Line]
    marking: Marking
    """How far the departments have come with it by now."""
    reason: str | None = None


def _marked(code: str, name: str, name_en: str, about: str, department: str) -> Line:
    """A line of quality, by a department's mark of a hundred."""
    return Line(
        code=code,
        name=name,
        name_en=name_en,
        about=about,
        kind=_K.QUALITY,
        measure=_M.MARK,
        method=_W.MARK,
        weight=15_00,
        department=department,
    )


_CAPITAL: Final = Line(
    code="CAPITAL",
    name="内资到位额",
    name_en="Capital in place",
    about="全年计入的内资到位额与年度目标之比，最多按 120% 计。",
    kind=_K.QUANTITY,
    measure=_M.CAPITAL_IN_PLACE,
    method=_W.RATIO,
    weight=30_00,
    cap=12_000,
)
_LANDED: Final = replace(
    _CAPITAL,
    code="LANDED",
    name="落地项目",
    name_en="Landed projects",
    about="全年计入的落地项目与年度目标之比，推送项目按三七分成，最多按 120% 计。",
    measure=_M.LANDED_PROJECTS,
    weight=20_00,
)
_TAX: Final = Line(
    code="TAX",
    name="招商项目税收",
    name_en="Tax",
    about="全年计入的税收，在全区最低与最高之间按比例计分。",
    kind=_K.QUANTITY,
    measure=_M.TAX,
    method=_W.MIN_MAX,
    weight=15_00,
)
_STARTED: Final = replace(
    _TAX,
    code="STARTED",
    name="开工项目",
    name_en="Projects started",
    about="全年首次开工的项目数，在全区最低与最高之间按比例计分。",
    measure=_M.STARTED_PROJECTS,
    weight=10_00,
)
_INDUSTRY: Final = _marked("INDUSTRY", "产业质量", "Quality of industry", "主导产业契合度、产业链带动，百分制。", "gxj")
_SERVICE: Final = replace(
    _marked("SERVICE", "项目服务", "Service to projects", "帮办代办、问题办结，百分制。", "zwfw"), weight=10_00
)
_MAJOR: Final = Line(
    code="MAJOR",
    name="重大项目加分",
    name_en="Bonus for major projects",
    about="引进和推进重大项目成效突出的，由区发展改革委评定，至多 3 分。",
    kind=_K.BONUS,
    measure=_M.MARK,
    method=_W.MARK,
    weight=3_00,
    department="fgw",
)
_LATE: Final = replace(
    _MAJOR,
    code="LATE",
    name="报送质量扣分",
    name_en="Deduction for late reports",
    about="迟报、漏报、口径有误的，由区合作交流办核定，至多扣 2 分。",
    kind=_K.DEDUCTION,
    weight=2_00,
    department="hezuo",
)
_RETURNED: Final = Line(
    code="RETURNED",
    name="数据退回扣分",
    name_en="Deduction for returned figures",
    about="全年被退回的数据，每项扣 0.5 分，至多扣 2 分。",
    kind=_K.DEDUCTION,
    measure=_M.RETURNED_FIGURES,
    method=_W.PER_UNIT,
    weight=2_00,
    rate=50,
)
_ALL: Final = (_CAPITAL, _LANDED, _TAX, _STARTED, _INDUSTRY, _SERVICE, _MAJOR, _LATE, _RETURNED)
_FIRST: Final = (replace(_CAPITAL, weight=40_00), replace(_TAX, weight=5_00), *_ALL[1:2], *_ALL[3:])


def _at(year: int, month: int, day: int, hour: int) -> datetime:
    return datetime(year, month, day, hour, tzinfo=SHANGHAI)


SCHEMES: Final = (
    Told(year=2025, number=1, at=_at(2025, 2, 20, 10), indicators=_FIRST, marking=Marking.LAPSED),
    Told(
        year=2025,
        number=2,
        at=_at(2025, 7, 15, 15),
        indicators=_ALL,
        marking=Marking.DONE,
        reason="区政府专题会议要求提高税收权重，突出招商质量。",
    ),
    Told(year=2026, number=1, at=_at(2026, 3, 2, 10), indicators=_ALL, marking=Marking.AWAITED),
    Told(
        year=2024,
        number=1,
        at=_at(2026, 6, 18, 10),
        indicators=(replace(_CAPITAL, weight=60_00), replace(_LANDED, method=_W.MIN_MAX, cap=None, weight=40_00)),
        marking=Marking.NONE,
    ),
)
"""In the order in which they are told; of 2024 only the half year that figures are kept of, tried without marks."""
