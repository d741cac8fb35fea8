"""The demo districts' own catalogue of industries, which opinions on industry guidance rest on (policy III.2)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from zhaoshang.demo.pipeline import Pipeline
from zhaoshang.demo.seeded import BEGINNING, Chance
from zhaoshang.guidance.model import GuidanceEdition, GuidanceItem, GuidanceKind
from zhaoshang.projects.model import Industry
from zhaoshang.values.guidance import Guidance

EDITOR: Final = "gxj"
"""Whose catalogue it is."""

_TITLE: Final = "主导产业指导目录（2024年版）"
_ISSUED: Final = date(2024, 6, 20)

_LISTED: Final[tuple[tuple[GuidanceKind, str, Industry | None, str], ...]] = (
    (GuidanceKind.ENCOURAGED, "智能制造", Industry.SMART_MANUFACTURING, "工业机器人及其关键零部件研发、生产"),
    (GuidanceKind.ENCOURAGED, "智能制造", Industry.SMART_MANUFACTURING, "数字化车间、智能工厂建设与改造"),
    (GuidanceKind.ENCOURAGED, "新能源新材料", Industry.NEW_ENERGY_MATERIALS, "储能系统、动力电池及关键材料"),
    (GuidanceKind.ENCOURAGED, "新能源新材料", Industry.NEW_ENERGY_MATERIALS, "高性能复合材料、光伏新材料"),
    (
        GuidanceKind.ENCOURAGED,
        "新一代信息技术",
        Industry.INFORMATION_TECHNOLOGY,
        "工业软件、人工智能、车联网的研发与应用",
    ),
    (GuidanceKind.ENCOURAGED, "生物医药", Industry.BIOMEDICINE, "体外诊断试剂、高端医疗器械、细胞治疗产品"),
    (GuidanceKind.ENCOURAGED, "现代服务", Industry.MODERN_SERVICES, "总部经济、供应链管理、检验检测认证"),
    (GuidanceKind.RESTRICTED, "通用", None, "亩均固定资产投资低于300万元的新建工业项目"),
    (GuidanceKind.RESTRICTED, "通用", None, "单纯仓储、物流堆场"),
    (GuidanceKind.ELIMINATED, "通用", None, "含氰电镀、开放式喷涂等落后工艺"),
)


class Catalogue:
    """What the catalogue says of a project, by item."""

    def __init__(self, encouraged: Mapping[Industry, Sequence[UUID]], restricted: UUID) -> None:
        """What is encouraged, by industry, and what is restricted whatever the industry."""
        self._encouraged = encouraged
        self.restricted = restricted

    def look_up(self, chance: Chance, industry: Industry) -> tuple[Guidance, UUID | None]:
        """Mostly something encouraged; what is not listed is allowed."""
        listed = self._encouraged.get(industry, ())
        if not listed or chance.one_in(3):
            return Guidance.ALLOWED, None
        return Guidance.ENCOURAGED, chance.pick(tuple(listed))


def compile_catalogue(pipeline: Pipeline) -> Catalogue:
    """Let 工信局 bring in its catalogue before the first review."""
    chance = Chance(pipeline.cast.plan.seed + 2)  # of its own: it shifts nothing in the story
    cast, at = pipeline.cast, BEGINNING
    keys = sorted(chance.id_at(at) for _ in _LISTED)
    owned: dict[str, Any] = {"district_id": cast.district_id, "tenant_id": cast.tenants[EDITOR], "imported_at": at}
    edition = owned | {
        "id": chance.id_at(at),
        "title": f"{cast.plan.name[3:]}{_TITLE}",
        "document": f"{cast.plan.name[3:5]}工信〔2024〕6号",
        "effective_on": _ISSUED,
        "ended_on": None,
        "item_count": len(_LISTED),
        "imported_by": cast.who(EDITOR),
        "version": 1,
    }
    pipeline.rows[GuidanceEdition].append(edition)
    numbers = dict.fromkeys(GuidanceKind, 0)
    encouraged: dict[Industry, list[UUID]] = {}
    restricted = keys[0]
    for place, (key, (kind, sector, industry, words)) in enumerate(zip(keys, _LISTED, strict=True), 1):
        numbers[kind] += 1
        pipeline.rows[GuidanceItem].append(
            owned
            | {
                "id": key,
                "edition_id": edition["id"],
                "kind": kind.value,
                "code": str(numbers[kind]),
                "sector": sector,
                "text": words,
                "place": place,
            }
        )
        if industry is not None:
            encouraged.setdefault(industry, []).append(key)
        elif numbers[GuidanceKind.RESTRICTED] == 1:
            restricted = key
    return Catalogue(encouraged, restricted)
