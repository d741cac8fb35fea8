"""A bulletin as it is kept: its row, and the rows of all that it consists of. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from zhaoshang.bulletins.model import (
    Bulletin,
    BulletinLight,
    BulletinLine,
    BulletinSection,
    BulletinState,
    LineKind,
)
from zhaoshang.bulletins.rules.content import Content, hash_of
from zhaoshang.bulletins.rules.figures import Line
from zhaoshang.values.ids import new_id

NAMES = {LineKind.OTHERS: "其他单位", LineKind.POOL: "区级统筹", LineKind.DISTRICT: "全区合计"}
"""What lines are called that are no unit's."""


@dataclass(frozen=True, slots=True)
class Made:
    """A draft, and its parts."""

    bulletin: Bulletin
    parts: Sequence[BulletinLine | BulletinLight | BulletinSection]


def rows_of(  # noqa: PLR0913  what a draft is
    content: Content,
    *,
    district: int,
    tenant: UUID,
    corrects: UUID | None,
    previous: UUID | None,
    by: UUID,
    at: datetime,
) -> Made:
    """The rows of a draft."""
    said, key = content.to_json(), new_id()
    of_bulletin = {"district_id": district, "tenant_id": tenant, "bulletin_id": key, "published_at": None}
    bulletin = Bulletin(
        id=key,
        district_id=district,
        tenant_id=tenant,
        period=content.told.period,
        edition=content.told.edition,
        corrects_id=corrects,
        reason=content.told.reason,
        previous_id=previous,
        title=content.title,
        state=BulletinState.DRAFT,
        inputs=content.inputs.to_json(),
        content=said,
        content_hash=hash_of(said),
        composed_at=at,
        composed_by=by,
        version=1,
    )
    lines = [
        BulletinLine(id=new_id(), place=place, period=content.told.period, **of_bulletin, **_line(line))
        for place, line in enumerate(content.lines, 1)
    ]
    lights = [
        BulletinLight(
            id=new_id(),
            place=place,
            unit_id=each.unit.id,
            name=each.unit.name,
            green=each.green,
            yellow=each.yellow,
            red=each.red,
            **of_bulletin,
        )
        for place, each in enumerate(content.lights, 1)
    ]
    sections = [
        BulletinSection(
            id=new_id(),
            place=place,
            heading=each.heading,
            text=each.text,
            commentary=each.commentary,
            **of_bulletin,
        )
        for place, each in enumerate(content.sections, 1)
    ]
    return Made(bulletin, [*lines, *lights, *sections])


def _line(line: Line) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "unit_id": line.unit and line.unit.id,
        "name": NAMES[line.kind] if line.unit is None else line.unit.name,
        "metric": line.metric,
        "target": line.planned and line.planned.year,
        "planned": line.planned and line.planned.so_far,
        "month": line.brought.month,
        "done": line.brought.done,
        "disputed": line.brought.disputed,
        "share": line.share,
        "rank": line.rank,
        "previous_rank": line.previous_rank,
    }
