"""Who sponsors the demo's major projects, and what they saw on their visits."""

from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from zhaoshang.demo.pipeline import Invented, Pipeline
from zhaoshang.demo.seeded import ANCHOR
from zhaoshang.majors.model import SponsorLevel, Sponsorship, SponsorVisit
from zhaoshang.majors.rules.sponsors import USUAL_VISIT_DAYS
from zhaoshang.projects.model import MAIN_LINE, Project, Stage
from zhaoshang.tenancy.model import Role
from zhaoshang.values.clock import day_of

_LEADERS: Final = "qld"
_DEPARTMENTS: Final = ("gxj", "swj", "kjj", "zwfw", "ghzy", "czj")
_FINDINGS: Final = (
    "项目主体施工按计划推进，现场人员、设备到位。",
    "企业反映临时用电容量不足，施工高峰期受限。",
    "设备采购合同已签，首批下月进场。",
    "用工缺口约四十人，企业希望对接职业院校。",
    "室外管网与市政接口标高不一致，需要协调。",
)
_FOLLOW_UPS: Final = ("协调供电公司增容。", "对接区人社局组织专场招聘。", None, "会同住建部门现场踏勘。")
_HANDOVER: Final = "前期问题已逐项列明：用电增容在办，管网接口待会商，其余无遗留。"


def majors_of(pipeline: Pipeline) -> list[tuple[Invented, dict[str, Any]]]:
    """Every major project that goes on, with its row; the oldest first."""
    rows = {row["id"]: row for row in pipeline.rows[Project]}
    going = [each for each in pipeline.projects if each.journey.stage in MAIN_LINE]
    return [(each, rows[each.id]) for each in going if rows[each.id]["is_major"]]


def sponsor(pipeline: Pipeline) -> None:
    """Give major projects past negotiation their sponsors; some of them still lack one, or have had another before."""
    if _LEADERS not in pipeline.cast.tenants:
        return
    for project, row in majors_of(pipeline):
        since = project.journey.reached(Stage.IN_REVIEW)
        if since is None:
            continue
        if not pipeline.chance.one_in(5):
            _appoint(pipeline, row, SponsorLevel.DISTRICT_LEADER, _LEADERS, since)
        if not pipeline.chance.one_in(8):
            first, then = pipeline.chance.shuffled(_DEPARTMENTS)[:2]
            changed = since + (ANCHOR - since) / 2 if pipeline.chance.one_in(9) else None
            if changed is not None:
                _appoint(pipeline, row, SponsorLevel.DEPARTMENT, then, since, until=changed)
            _appoint(pipeline, row, SponsorLevel.DEPARTMENT, first, changed or since)


def _appoint(  # noqa: PLR0913  what an appointment is
    pipeline: Pipeline,
    row: dict[str, Any],
    level: SponsorLevel,
    unit: str,
    since: datetime,
    *,
    until: datetime | None = None,
) -> None:
    chance, cast = pipeline.chance, pipeline.cast
    began = since + timedelta(hours=chance.between(20, 90))
    if until is not None and until <= began:
        return
    key = chance.id_at(began)
    visits = _visits(pipeline, row, key, unit, began, until or ANCHOR)
    last = visits[-1] if visits else day_of(began)
    ended = {"ended_at": until, "end_reason": "REPLACED" if until else None, "handover": _HANDOVER if until else None}
    pipeline.rows[Sponsorship].append(
        {
            "district_id": cast.district_id,
            "id": key,
            "tenant_id": cast.tenants[unit],
            "project_id": row["id"],
            "level": level.value,
            "person_id": cast.people[unit, Role.DIRECTOR if level is SponsorLevel.DISTRICT_LEADER else Role.OFFICER],
            "began_at": began.replace(microsecond=0),
            "appointed_by": cast.people["fgw", Role.OFFICER],
            "next_visit_on": last + timedelta(days=USUAL_VISIT_DAYS),
            "version": 1 + len(visits) + bool(until),
            **ended,
        }
    )


def _visits(  # noqa: PLR0913, PLR0917  what they belong to
    pipeline: Pipeline, row: dict[str, Any], sponsorship: UUID, unit: str, since: datetime, until: datetime
) -> list[date]:
    """About one a quarter; now and then somebody forgets."""
    chance, cast = pipeline.chance, pipeline.cast
    days: list[date] = []
    at = since + timedelta(days=chance.between(20, 95))
    while at < until and len(days) < 3:  # noqa: PLR2004  who visits for longer has older visits in other books
        hour = chance.office_hour(at)
        days.append(day_of(hour))
        pipeline.rows[SponsorVisit].append(
            {
                "district_id": cast.district_id,
                "id": chance.id_at(hour),
                "tenant_id": cast.tenants[unit],
                "project_id": row["id"],
                "sponsorship_id": sponsorship,
                "visited_on": day_of(hour),
                "findings": chance.pick(_FINDINGS),
                "follow_up": chance.pick(_FOLLOW_UPS),
                "recorded_at": hour.replace(microsecond=0),
                "recorded_by": cast.people[unit, Role.OFFICER],
            }
        )
        at += timedelta(days=chance.between(70, 110))
    return days
