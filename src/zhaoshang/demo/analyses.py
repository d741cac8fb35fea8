"""The demo's analysis report: what 工信局 says, on the last day of the half-year, of the projects that it evaluates."""

from collections.abc import Sequence
from typing import Any, Final

from zhaoshang.demo.cast import Cast
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.evaluation.rules.analysis import AskedReport, Content, Line, Section, hash_of
from zhaoshang.values.clock import day_of

REPORTING: Final = "gxj"
_SECTIONS: Final = (
    Section("总体情况", "本期到期项目已按季度走访核实，多数承诺全部或部分兑现，少数项目因市场变化未达预期。"),
    Section("下一步工作", "对未兑现的项目逐一约谈，逾期未登记的抓紧补登。"),
)


def analyse(cast: Cast, chance: Chance, lines: Sequence[Line]) -> dict[str, Any]:
    """The report, as the service would issue it of these lines."""
    asked = AskedReport(year=2026, half=1, sections=_SECTIONS)
    content = Content(
        district=cast.plan.name,
        office=next(unit.name for unit in cast.plan.units if unit.code == REPORTING),
        asked=asked,
        edition=1,
        as_of=day_of(ANCHOR),
        lines=lines,
    )
    said, (from_on, to_on) = content.to_json(), asked.days
    return {
        "district_id": cast.district_id,
        "id": chance.id_at(ANCHOR),
        "tenant_id": cast.tenants[REPORTING],
        "from_on": from_on,
        "to_on": to_on,
        "edition": 1,
        "title": content.title,
        "content": said,
        "content_hash": hash_of(said),
        "issued_at": ANCHOR,
        "issued_by": cast.who(REPORTING),
    }
