"""The demo's projects: two years of leads, signed and lost, with their firms, contacts, notes and conclusions."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from zhaoshang.demo import names
from zhaoshang.demo.cast import MAJOR_FROM_FEN, Cast, Rows
from zhaoshang.demo.districts import INDUSTRY_DEPARTMENTS, Unit
from zhaoshang.demo.journey import ONLY_BUILDING, STAGES, Journey, walk
from zhaoshang.demo.names import Firm
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.projects.model import (
    Channel,
    Company,
    Contact,
    DayPrecision,
    Industry,
    Note,
    Project,
    SiteBasis,
    Stage,
    StageChange,
)
from zhaoshang.tenancy.model import Role, TenantKind
from zhaoshang.values.clock import day_of
from zhaoshang.values.normalise import company_name_normal, project_name_normal

_FEN_PER_WAN: Final = 1_000_000
_INDUSTRIES: Final = {industry: 3 if industry is Industry.OTHER else 8 for industry in Industry}
_CHANNELS: Final = {
    Channel.OWN_EFFORT: 8,
    Channel.VISIT: 6,
    Channel.REFERRAL: 5,
    Channel.EXISTING_COMPANY: 4,
    Channel.AGENCY: 3,
    Channel.FAIR: 3,
    Channel.CATALOGUE: 2,
    Channel.OTHER: 1,
}
_NOTES: Final = (
    "与企业负责人座谈，介绍本区产业政策和载体条件。",
    "陪同企业实地踏勘厂房，企业对层高和荷载提出具体要求。",
    "企业反馈用电负荷需求，已转供电公司核实。",
    "赴企业总部回访，确认投资强度和达产年限。",
    "就合作协议条款交换意见，税收承诺待进一步商议。",
    "协调市场监管部门，提前介入注册登记。",
    "企业询问人才公寓配套，已提供清单。",
    "与设计单位核对总平面方案，消防间距满足要求。",
)
_MAKERS: Final = frozenset({Industry.SMART_MANUFACTURING, Industry.NEW_ENERGY_MATERIALS, Industry.BIOMEDICINE})
_DIRECTORS_WORD: Final = frozenset({Stage.SIGNED, Stage.LOST})
_SITES: Final = {
    SiteBasis.LAND: "国有建设用地使用权出让合同",
    SiteBasis.LEASE: "厂房租赁合同",
    SiteBasis.CONSTRUCTION: "建设工程施工许可证",
}


@dataclass(frozen=True, slots=True)
class Word:
    """When something was decided at the latest, and the number of the document that says so."""

    at: datetime
    id: UUID
    number: int


@dataclass(slots=True)
class Pipeline:
    """A district's projects and the rows that make them."""

    cast: Cast
    chance: Chance
    rows: Rows = field(default_factory=lambda: defaultdict(list))
    projects: list["Invented"] = field(default_factory=list)
    """In the order in which they were invented."""
    concluded: dict[UUID, list[Word]] = field(default_factory=dict)
    """Of each project that was signed: the last words of its review, two where the government meets as well."""
    planned: dict[UUID, Word] = field(default_factory=dict)
    """Of each project that builds and was started: when the departments agreed on its plan at the latest."""


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented project, for whoever adds more to it."""

    id: UUID
    host: Unit
    origin: Unit | None
    industry: Industry
    firm: Firm
    journey: Journey
    has_code: bool
    """Whether its host knows the firm's credit code."""

    @property
    def is_fresh(self) -> bool:
        """Whether it is a lead that nobody has talked about yet."""
        return self.journey.stage is Stage.LEAD


def invent(cast: Cast, chance: Chance) -> Pipeline:
    """Fill every host's pipeline."""
    pipeline = Pipeline(cast, chance)
    streets = [unit for unit in cast.plan.units if unit.kind is TenantKind.STREET]
    for unit in cast.plan.units:
        for _ in range(unit.projects):
            industry = _industry(chance, unit)
            stage = chance.weighted(STAGES)
            builds = stage in ONLY_BUILDING or (industry is not Industry.MODERN_SERVICES and not chance.one_in(3))
            journey = walk(chance, stage, builds=builds)
            origin = None
            if unit.kind is TenantKind.PARK and journey.reached(Stage.SIGNED) and chance.one_in(7):
                origin, journey = chance.pick(streets), journey.through_pool()
            add_project(pipeline, unit, industry, names.firm(chance, industry), journey, builds=builds, origin=origin)
    return pipeline


def add_project(  # noqa: PLR0913  what a project is made of
    pipeline: Pipeline,
    unit: Unit,
    industry: Industry,
    firm: Firm,
    journey: Journey,
    *,
    builds: bool,
    origin: Unit | None = None,
) -> Invented:
    """Add one project of a host with everything that belongs to it."""
    chance = pipeline.chance
    began = journey.steps[0].at
    has_code = journey.reached(Stage.IN_REVIEW) is not None or not chance.one_in(8)
    added = Invented(chance.id_at(began), unit, origin, industry, firm, journey, has_code)
    pipeline.projects.append(added)
    project = _project(pipeline, added) | {
        "company_id": _company(pipeline, added),
        "needs_construction": builds,
        "name": names.project_name(chance, firm.brand, industry, builds=builds),
    }
    project["name_normal"] = project_name_normal(project["name"])
    _land(chance, project, journey, builds=builds)
    project["is_hazardous"] = _is_hazardous(added, builds=builds)
    pipeline.rows[Project].append(project)
    _history(pipeline, added)
    _conclude(pipeline, project, journey)
    _notes(pipeline, added)
    return added


def _industry(chance: Chance, unit: Unit) -> Industry:
    return chance.weighted(_INDUSTRIES) if chance.one_in(3) else chance.pick(unit.leading)


def _owned(pipeline: Pipeline, unit: str, key: UUID) -> dict[str, Any]:
    return {"district_id": pipeline.cast.district_id, "id": key, "tenant_id": pipeline.cast.tenants[unit]}


def _company(pipeline: Pipeline, added: Invented) -> UUID:
    """The firm as this host knows it. A review asks for its credit code, a negotiation for somebody to talk to."""
    chance, began = pipeline.chance, added.journey.steps[0].at
    key = chance.id_at(began)
    pipeline.rows[Company].append(
        _owned(pipeline, added.host.code, key)
        | {
            "name": added.firm.name,
            "name_normal": company_name_normal(added.firm.name),
            "credit_code": added.firm.credit_code if added.has_code else None,
            "created_at": began,
            "updated_at": began,
            "version": 1,
        }
    )
    least = 0 if added.is_fresh else 1
    for number in range(chance.between(least, 2)):
        met = began + timedelta(minutes=number)
        pipeline.rows[Contact].append(
            _owned(pipeline, added.host.code, chance.id_at(met))
            | {
                "company_id": key,
                "name": names.person_name(chance),
                "title": names.job_title(chance),
                "phone": names.phone(chance),
                "email": None,
                "created_at": met,
                "version": 1,
            }
        )
    return key


def _project(pipeline: Pipeline, added: Invented) -> dict[str, Any]:
    chance, cast, journey = pipeline.chance, pipeline.cast, added.journey
    began, last = journey.steps[0].at, journey.steps[-1]
    known = journey.stage is not Stage.LEAD or not chance.one_in(4)
    wan = chance.spread(300, 120_000) if known else 0
    fen = wan // 10 * 10 * _FEN_PER_WAN if wan >= 1000 else wan * _FEN_PER_WAN  # noqa: PLR2004  big sums are quoted round
    answering = cast.tenants.get(INDUSTRY_DEPARTMENTS[added.industry])
    return _owned(pipeline, added.host.code, added.id) | {
        "origin_tenant_id": cast.tenants[added.origin.code] if added.origin else None,
        "industry_department_id": answering,
        "description": None,
        "industry": added.industry.value,
        "channel": chance.weighted(_CHANNELS).value,
        "stage": journey.stage.value,
        "resume_stage": last.source.value if journey.stage is Stage.ON_HOLD and last.source else None,
        "investment_fen": fen,
        "investment_known": known,
        "investment_approximate": known and chance.one_in(6),
        "is_major": fen >= MAJOR_FROM_FEN,
        "first_contact_on": day_of(began) - timedelta(days=chance.between(0, 6)),
        "first_contact_precision": DayPrecision.DAY.value,
        "lost_reason": last.reason if journey.stage is Stage.LOST else None,
        "lost_to": journey.lost_to,
        "created_by": cast.who((added.origin or added.host).code),
        "created_at": began,
        "updated_at": last.at,
        "version": len(journey.steps),
    }


def _land(chance: Chance, project: dict[str, Any], journey: Journey, *, builds: bool) -> None:
    """Where it stands and how it is registered: the evidence that LANDED asks for (domain §2)."""
    landed = journey.reached(Stage.LANDED)
    project["occupies_land"] = (builds and chance.one_in(2)) if journey.reached(Stage.NEGOTIATING) else None
    project |= {"registered_on": None, "registration_number": None, "site_basis": None, "site_document": None}
    if landed is None:
        return
    basis = SiteBasis.LEASE
    if project["occupies_land"]:
        basis = SiteBasis.LAND
    elif builds and chance.one_in(4):
        basis = SiteBasis.CONSTRUCTION
    project |= {
        "registered_on": day_of(landed) - timedelta(days=chance.between(3, 20)),
        "registration_number": f"1201{chance.between(10_000_000, 99_999_999)}",
        "site_basis": basis.value,
        "site_document": f"{_SITES[basis]} {day_of(landed).year}-{chance.between(1, 999):03d}号",
    }


def _is_hazardous(added: Invented, *, builds: bool) -> bool | None:
    """One in eight of those that build to make something; read off the id, so that nothing else invented changes."""
    if added.journey.reached(Stage.NEGOTIATING) is None:
        return None
    return builds and added.industry in _MAKERS and added.id.int % 8 == 0


def _history(pipeline: Pipeline, added: Invented) -> None:
    acting = added.origin or added.host
    for step in added.journey.steps:
        by = pipeline.cast.who(acting.code, Role.DIRECTOR if step.target in _DIRECTORS_WORD else Role.OFFICER)
        if step.by is not None:
            by = pipeline.cast.who(*step.by)
        if step.source is Stage.IN_POOL:  # given to its new host by the coordinating department
            by, acting = pipeline.cast.who("hezuo"), added.host
        pipeline.rows[StageChange].append(
            _owned(pipeline, acting.code, pipeline.chance.id_at(step.at))
            | {
                "project_id": added.id,
                "from_stage": step.source.value if step.source else None,
                "to_stage": step.target.value,
                "at": step.at,
                "by_person_id": by,
                "reason": step.reason,
            }
        )


def _conclude(pipeline: Pipeline, project: dict[str, Any], journey: Journey) -> None:
    """The last words of its review, and the planning consultation's."""
    signed, started = journey.reached(Stage.SIGNED), journey.reached(Stage.STARTED)
    if signed is not None:
        meetings = 2 if project["occupies_land"] else 1
        pipeline.concluded[project["id"]] = [_word(pipeline, signed) for _ in range(meetings)]
    if started is not None and project["needs_construction"]:
        pipeline.planned[project["id"]] = _word(pipeline, started)


def _word(pipeline: Pipeline, before: datetime) -> Word:
    at = before - timedelta(hours=pipeline.chance.between(20, 90))
    return Word(at, pipeline.chance.id_at(at), pipeline.chance.between(1, 60))


def _notes(pipeline: Pipeline, added: Invented) -> None:
    chance, journey = pipeline.chance, added.journey
    began = journey.steps[0].at
    for body in chance.shuffled(_NOTES)[: chance.between(0, 1 if added.is_fresh else 4)]:
        at = began + (min(ANCHOR, journey.steps[-1].at + timedelta(days=20)) - began) * chance.between(1, 99) / 100
        at = at.replace(microsecond=0)
        pipeline.rows[Note].append(
            _owned(pipeline, added.host.code, chance.id_at(at))
            | {
                "project_id": added.id,
                "body": body,
                "by_person_id": pipeline.cast.who(added.host.code),
                "created_at": at,
            }
        )
