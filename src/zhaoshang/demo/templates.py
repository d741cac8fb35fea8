"""How the demo's districts review: two versions of a template, the second one quicker (domain §3)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from zhaoshang.demo.districts import INDUSTRY_DEPARTMENTS
from zhaoshang.demo.pipeline import Pipeline
from zhaoshang.demo.seeded import BEGINNING, Chance
from zhaoshang.projects.model import Industry
from zhaoshang.reviews.model import ReviewTemplate, ReviewTemplateSection, SectionTrigger
from zhaoshang.reviews.rules.sections import FastTrack, Section
from zhaoshang.tenancy.model import Role
from zhaoshang.values.clock import SHANGHAI, day_of
from zhaoshang.values.responsibility import Responsibility

_EVERY: Final = frozenset({SectionTrigger.ALWAYS})
_BUILDING: Final = frozenset({SectionTrigger.LAND, SectionTrigger.CONSTRUCTION})
_YUAN: Final = 100
_TEN_THOUSAND: Final = 10_000 * _YUAN


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of a district's template, as the rounds that follow it read it."""

    id: UUID
    number: int
    effective_on: date
    sections: tuple[Section, ...]
    fast_track: FastTrack
    meeting_days: int
    government_days: int
    note: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class _Version:
    published_at: datetime
    effective_on: date
    fast_wan: int
    meeting_days: int
    government_days: int
    note: str


_VERSIONS: Final = (
    _Version(
        published_at=BEGINNING + timedelta(hours=1),
        effective_on=day_of(BEGINNING) + timedelta(days=7),
        fast_wan=1000,
        meeting_days=10,
        government_days=10,
        note="按区深化招商引资工作机制实施方案制定，各板块并联征求意见。",
    ),
    _Version(
        published_at=datetime(2025, 12, 16, 10, 20, tzinfo=SHANGHAI).astimezone(BEGINNING.tzinfo),
        effective_on=date(2026, 1, 1),
        fast_wan=3000,
        meeting_days=5,
        government_days=7,
        note="简化、便捷：各板块压减时限，快速通道投资上限由1000万元提高到3000万元。",
    ),
)

_INDUSTRY: Final = Section(
    code="industry",
    name="产业指导",
    responsibility=Responsibility.INDUSTRY,
    working_days=3,
    asks_guidance=True,
    triggers=_EVERY,
    questions=("是否符合本区主导产业方向？", "技术水平、市场前景在同类项目中如何？"),
    documents=("项目申报书",),
)
_ANSWERED_BY: Final = {
    "land": "ghzy",
    "environment": "sthj",
    "fire": "xfjy",
    "energy": "fgw",
    "benefit": "czj",
    "registration": "scjg",
    "industry_other": "gxj",
}
"""Which unit answers; the department of the project's own industry for ``industry``."""

_SECTIONS: Final = (
    Section(
        code="land",
        name="用地规划",
        responsibility=Responsibility.APPROVAL,
        working_days=5,
        triggers=_BUILDING,
        questions=("拟选址是否符合国土空间规划？", "用地指标或现有地块是否落实？"),
        documents=("选址平面图",),
    ),
    Section(
        code="environment",
        name="生态环境",
        responsibility=Responsibility.ENVIRONMENT_REVIEW,
        working_days=5,
        veto=True,
        triggers=_EVERY,
        questions=("是否符合生态环境分区管控要求？", "主要污染物排放总量能否平衡？"),
        documents=("环境影响说明",),
    ),
    Section(
        code="fire",
        name="消防安全",
        responsibility=Responsibility.FIRE_REVIEW,
        working_days=5,
        veto=True,
        triggers=_EVERY,
        questions=("建筑耐火等级、防火间距、安全疏散是否满足规范？",),
        documents=("建筑平面图",),
    ),
    Section(
        code="energy",
        name="能耗与投资强度",
        responsibility=Responsibility.MAJOR_PROJECTS,
        working_days=5,
        triggers=_BUILDING,
        questions=("单位产值能耗是否达到行业准入水平？", "亩均投资强度是否达到本区标准？"),
        documents=("可行性研究报告",),
    ),
    Section(
        code="benefit",
        name="财政效益",
        responsibility=Responsibility.FINANCE,
        working_days=4,
        triggers=_EVERY,
        questions=("达产后五年的税收预测是否可信？",),
        documents=("可行性研究报告",),
    ),
    Section(
        code="registration",
        name="市场主体",
        responsibility=Responsibility.MARKET_REGULATION,
        working_days=3,
        triggers=_EVERY,
        questions=("投资主体是否存在经营异常或严重违法失信记录？",),
    ),
)


def publish(pipeline: Pipeline) -> tuple[Edition, ...]:
    """Let 合作交流办 publish the district's templates, oldest first."""
    chance = Chance(pipeline.cast.plan.seed + 1)  # of its own: it shifts nothing in the story
    editions = []
    for number, version in enumerate(_VERSIONS, 1):
        sections = [
            replace(section, id=chance.id_at(version.published_at), working_days=_days(section, number))
            for section in _of_district(pipeline)
        ]
        edition = Edition(
            id=chance.id_at(version.published_at),
            number=number,
            effective_on=version.effective_on,
            sections=tuple(sections),
            fast_track=FastTrack(allowed=True, most_fen=version.fast_wan * _TEN_THOUSAND),
            meeting_days=version.meeting_days,
            government_days=version.government_days,
            note=version.note,
            published_at=version.published_at,
        )
        _enter(pipeline, edition)
        editions.append(edition)
    return tuple(editions)


def in_force(editions: Sequence[Edition], day: date) -> Edition:
    """The version that a round submitted on a day follows."""
    return [edition for edition in editions if edition.effective_on <= day][-1]


def _days(section: Section, version: int) -> int:
    return section.working_days - (version - 1)


def _of_district(pipeline: Pipeline) -> tuple[Section, ...]:
    """The sections that somebody in the district answers for."""
    tenants = pipeline.cast.tenants
    guided = [_INDUSTRY]
    others = frozenset(each for each in Industry if INDUSTRY_DEPARTMENTS[each] not in tenants)
    if others:  # no department is named for them: 工信局 judges their projects as well
        mine = replace(_INDUSTRY, industries=frozenset(Industry) - others)
        guided = [mine, replace(_INDUSTRY, code="industry_other", name="产业指导（其他产业）", industries=others)]
    return tuple(
        replace(section, department=tenants.get(_ANSWERED_BY.get(section.code, "")))
        for section in (*guided, *_SECTIONS)
        if section.code == "industry" or _ANSWERED_BY[section.code] in tenants
    )


def _enter(pipeline: Pipeline, edition: Edition) -> None:
    cast = pipeline.cast
    owned = {"district_id": cast.district_id, "tenant_id": cast.tenants["hezuo"]}
    pipeline.rows[ReviewTemplate].append(
        owned
        | {
            "id": edition.id,
            "number": edition.number,
            "effective_on": edition.effective_on,
            "fast_track": edition.fast_track.allowed,
            "fast_track_most_fen": edition.fast_track.most_fen,
            "meeting_working_days": edition.meeting_days,
            "government_working_days": edition.government_days,
            "note": edition.note,
            "published_at": edition.published_at,
            "published_by": cast.who("hezuo", Role.DIRECTOR),
        }
    )
    pipeline.rows[ReviewTemplateSection].extend(
        owned
        | {
            "id": section.id,
            "template_id": edition.id,
            "place": place,
            "code": section.code,
            "name": section.name,
            "responsibility": section.responsibility.value,
            "department_id": section.department,
            "working_days": section.working_days,
            "veto": section.veto,
            "asks_guidance": section.asks_guidance,
            "triggers": sorted(section.triggers),
            "industries": sorted(section.industries),
            "questions": list(section.questions),
            "documents": list(section.documents),
        }
        for place, section in enumerate(edition.sections, 1)
    )
