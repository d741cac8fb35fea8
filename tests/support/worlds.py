"""Random worlds: two districts whose tenants host, push, review and are asked into projects, from a seed."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, reduce
from itertools import count, pairwise
from operator import or_
from random import Random
from typing import Any
from uuid import UUID

from tests.support.worlds_assessment import assessments
from tests.support.worlds_attribution import START, a_fact, a_link, targets
from tests.support.worlds_blockers import blockers
from tests.support.worlds_buildings import buildings
from tests.support.worlds_bulletins import bulletins
from tests.support.worlds_coordination import a_consultation, a_list, a_task
from tests.support.worlds_evaluation import evaluations
from tests.support.worlds_guidance import catalogues
from tests.support.worlds_majors import majors
from tests.support.worlds_meetings import meetings
from tests.support.worlds_notifications import notices
from tests.support.worlds_orders import orders
from tests.support.worlds_reporting import reports
from tests.support.worlds_reviews import a_review, a_template
from tests.support.worlds_transfers import HOSTS, a_transfer
from zhaoshang.attribution.model import AttributionTerms, ClosedPeriod
from zhaoshang.database.base import Base
from zhaoshang.database.model import AuditEntry
from zhaoshang.evidence.model import Evidence, MediaType
from zhaoshang.exchange.model import ImportRun
from zhaoshang.projects.model import (
    Channel,
    Company,
    CompanyParticipation,
    Contact,
    DuplicateLink,
    FirstReport,
    FirstReportStatus,
    Industry,
    MatchKind,
    Note,
    Part,
    Participation,
    Project,
    Stage,
    StageChange,
)
from zhaoshang.tenancy.model import (
    District,
    Membership,
    Person,
    Role,
    RuleVersion,
    Tenant,
    TenantKind,
    WorkingDayOverride,
)
from zhaoshang.transfers.model import (
    Carrier,
    CarrierKind,
    HostSuccession,
    LeadingIndustry,
)
from zhaoshang.values.ids import new_id

DEPARTMENTS = 4


@dataclass
class World:
    """The rows of a world, and who takes part in what."""

    random: Random
    rows: list[Any] = field(default_factory=list)
    kinds: defaultdict[type[Any], list[Any]] = field(default_factory=lambda: defaultdict(list))
    parts: dict[tuple[UUID, UUID], int] = field(default_factory=dict)
    """By tenant and project."""
    clock: Any = field(default_factory=lambda: (START + timedelta(hours=n) for n in count()))

    def add(self, row: Any) -> Any:
        self.rows.append(row)
        self.kinds[type(row)].append(row)
        return row

    def of(self, kind: type[Any], district: int | None = None) -> list[Any]:
        return [row for row in self.kinds[kind] if district in (None, row.district_id)]

    @cached_property
    def brought(self) -> dict[tuple[UUID, UUID], list[UUID]]:
        """The projects a unit has of a company, once the world is whole."""
        found: dict[tuple[UUID, UUID], list[UUID]] = {}
        for project in self.of(Project):
            found.setdefault((project.company_id, project.tenant_id), []).append(project.id)
        return found

    def in_insert_order(self) -> list[Any]:
        """Referenced tables before those that refer to them."""
        order = {table.name: at for at, table in enumerate(Base.metadata.sorted_tables)}
        return sorted(self.rows, key=lambda row: order[row.__tablename__])

    def as_seen_by(self, tenant: UUID, row: Any) -> Any:
        """The row with the acting tenant's parts on it, as a store loads it."""
        key = getattr(type(row), "project_key", None)
        if key is not None and not isinstance(row, Participation):
            row.parts = self.parts.get((tenant, getattr(row, key)), 0)
        if isinstance(row, Contact):
            brought = self.brought.get((row.company_id, row.tenant_id), ())
            row.parts = reduce(or_, (self.parts.get((tenant, project), 0) for project in brought), 0)
        return row


def a_random_world(seed: int, districts: tuple[int, ...] = (120110, 120111), projects: int = 30) -> World:
    """A world of ``projects`` projects in the first district and a few in the others."""
    world = World(Random(seed))  # noqa: S311  a seed, so that a failure can be repeated
    for at, code in enumerate(districts):
        _populate(world, code, projects if at == 0 else projects // 4)
    return world


def _populate(world: World, code: int, projects: int) -> None:
    random = world.random
    world.add(District(id=code, code=str(code), name=f"区{code}", created_at=START))
    tenants = [
        world.add(
            Tenant(
                district_id=code,
                id=new_id(),
                code=f"tenant-{at}",
                name=f"单位{at}",
                short_name=f"单位{at}",
                pinyin=f"danwei{at}",
                kind=TenantKind.STREET if at < HOSTS else TenantKind.DEPARTMENT,
                created_at=START,
            )
        )
        for at in range(HOSTS + DEPARTMENTS)
    ]
    people = [
        world.add(
            Person(
                district_id=code,
                id=new_id(),
                issuer="https://issuer.example",
                subject=f"{code}-{at}",
                name=f"人员{at}",
                pinyin=f"renyuan{at}",
                created_at=START,
            )
        )
        for at in range(4)
    ]
    for tenant in tenants:
        world.add(
            Membership(
                district_id=code,
                id=new_id(),
                tenant_id=tenant.id,
                person_id=random.choice(people).id,
                role=Role.OFFICER,
                granted_at=START,
                granted_by=people[0].id,
            )
        )
    world.add(
        RuleVersion(
            district_id=code,
            id=new_id(),
            rule="major_threshold_fen",
            effective_on=START.date(),
            value="5000000000",
            created_at=START,
        )
    )
    for worked in (True, False):  # decided, and decided anew
        world.add(
            WorkingDayOverride(
                district_id=code,
                id=new_id(),
                day=START.date(),
                worked=worked,
                reason="招商推介会",
                created_at=START,
                created_by=people[0].id,
            )
        )
    for tenant in tenants:
        where = {"district_id": code, "tenant_id": tenant.id}
        numbers = dict.fromkeys(("created", "updated", "unchanged", "skipped", "refused", "warned"), 0)
        world.add(
            ImportRun(
                **where,
                **numbers,
                id=new_id(),
                at=next(world.clock),
                by_person_id=people[0].id,
                file_name="台账.xlsx",
                file_sha256="0" * 64,
            )
        )
        world.add(
            AuditEntry(
                **where,
                id=new_id(),
                person_id=people[0].id,
                at=next(world.clock),
                action="project.update",
                resource="project",
                resource_id=new_id(),
                changes="{}",
                request_id="",
                address="",
            )
        )
    for host in tenants[:HOSTS]:
        where = {"district_id": code, "tenant_id": host.id}
        world.add(
            Carrier(**where, id=new_id(), name="厂房", kind=CarrierKind.PLANT, area=1, created_at=next(world.clock))
        )
        world.add(
            Evidence(
                **where,
                id=new_id(),
                file_name="凭证.pdf",
                media_type=MediaType.PDF,
                size=1,
                sha256="0" * 64,
                storage_key="",
                uploaded_by=people[0].id,
                uploaded_at=next(world.clock),
            )
        )
        world.add(LeadingIndustry(**where, id=new_id(), industry=Industry.OTHER, declared_at=next(world.clock)))
    world.add(ClosedPeriod(district_id=code, id=new_id(), period="2024-12", closed_at=START, closed_by=people[0].id))
    world.add(
        HostSuccession(
            district_id=code,
            id=new_id(),
            tenant_id=tenants[0].id,
            successor_tenant_id=tenants[1].id,
            reason="区划调整",
            projects=0,
            terms=0,
            succeeded_at=START,
            succeeded_by=people[0].id,
        )
    )
    a_template(world, tenants[HOSTS], people[0].id)
    a_list(world, tenants[HOSTS], people[0].id)
    catalogues(world, tenants[HOSTS:], people[0].id)
    notices(world, tenants, people)
    targets(world, code, tenants, people[0].id)
    assessments(world, code, tenants, people[0].id)
    reports(world, code, tenants, people[0].id)
    buildings(world, code, tenants, people[0].id)
    made = [_a_project(world, code, tenants, people) for _ in range(projects)]
    meetings(world, made, tenants, people[0].id)
    majors(world, made, tenants, people[0].id)
    blockers(world, made, tenants, people[0].id)
    orders(world, made, tenants, people[0].id)
    bulletins(world, code, tenants, people[0].id)
    evaluations(world, made, tenants, people[0].id)
    for one, other in pairwise(made):
        if all(any(terms.project_id == each.id for terms in world.of(AttributionTerms, code)) for each in (one, other)):
            a_link(world, one, other, people[0].id)
        if random.random() < 0.3:
            world.add(
                DuplicateLink(
                    district_id=code,
                    id=new_id(),
                    project_id=one.id,
                    other_project_id=other.id,
                    kind=MatchKind.PROJECT_NAME,
                    found_at=next(world.clock),
                )
            )


def _a_project(world: World, code: int, tenants: list[Tenant], people: list[Person]) -> Project:
    random, at, person = world.random, next(world.clock), world.random.choice(people).id
    host = random.choice(tenants[:HOSTS])
    project_id = new_id()
    taking_part = {host.id: Part.HOST}
    for tenant in tenants:
        for part in Part:
            if part is not Part.HOST and random.random() < 0.08:
                taking_part[tenant.id] = taking_part.get(tenant.id, Part(0)) | part
    shared = sorted(set(taking_part) - {host.id})
    where: dict[str, Any] = {"district_id": code, "tenant_id": host.id}
    company = world.add(
        Company(**where, id=new_id(), name="某公司", name_normal="某", shared_with=shared, created_at=at, updated_at=at)
    )
    for knowing in {host.id, *shared}:
        world.add(
            CompanyParticipation(district_id=code, id=new_id(), tenant_id=knowing, company_id=company.id, created_at=at)
        )
    world.add(Contact(**where, id=new_id(), company_id=company.id, name="张三", phone="13812341234", created_at=at))
    project: Project = world.add(
        Project(
            **where,
            id=project_id,
            company_id=company.id,
            origin_tenant_id=next((key for key, part in taking_part.items() if part & Part.ORIGIN), None),
            name="某项目",
            name_normal="某项目",
            description="说明",
            industry=random.choice(list(Industry)),
            channel=random.choice(list(Channel)),
            stage=random.choice(list(Stage)),
            investment_fen=random.randrange(10**12),
            first_contact_on=date(2025, 1, 1),
            created_by=person,
            created_at=at,
            updated_at=at,
            shared_with=shared,
        )
    )
    for participant, part in taking_part.items():
        world.parts[participant, project_id] = int(part)
        world.add(
            Participation(
                district_id=code,
                id=new_id(),
                tenant_id=participant,
                project_id=project_id,
                parts=int(part),
                created_at=at,
                updated_at=at,
                investment_fen=project.investment_fen,
            )
        )
    world.add(
        StageChange(
            **where,
            id=new_id(),
            project_id=project_id,
            to_stage=Stage.LEAD,
            at=at,
            by_person_id=person,
            reason="首次接洽",
            shared_with=shared,
        )
    )
    world.add(Note(**where, id=new_id(), project_id=project_id, body="跟进", by_person_id=person, created_at=at))
    world.add(
        FirstReport(
            **where,
            id=new_id(),
            project_id=project_id,
            number=f"{project_id}",
            reported_at=at,
            by_person_id=person,
            status=FirstReportStatus.VALID,
        )
    )
    if random.random() < 0.4:
        a_transfer(world, project, tenants, person)
    a_review(world, project, tenants, person)
    if random.random() < 0.4:
        a_fact(world, project, tenants, person)
    a_consultation(world, project, tenants, person)
    a_task(world, project, tenants, person)
    return project
