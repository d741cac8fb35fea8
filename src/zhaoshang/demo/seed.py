"""Writing the demo districts: through the application's own fences and functions, a district at a time."""

import json
from collections.abc import Iterable
from functools import partial
from typing import Any, Final

from sqlalchemy import insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert

from zhaoshang.assessment.model import Target, TargetMonth
from zhaoshang.attribution.model import (
    AttributionEntry,
    AttributionParty,
    AttributionRunning,
    AttributionTerms,
    ClosedPeriod,
)
from zhaoshang.buildings.operations.watch_buildings import watch_buildings
from zhaoshang.coordination.model import (
    PlanningConsultation,
    PlanningOpinion,
    PlanningRevision,
    ServiceList,
    ServiceListTask,
    ServiceTask,
)
from zhaoshang.database.base import Base
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database, UnitOfWork
from zhaoshang.demo.appeals import appeal
from zhaoshang.demo.assessments import assess
from zhaoshang.demo.blockers import block
from zhaoshang.demo.buildings import keep_buildings
from zhaoshang.demo.bulletins import publish_bulletins
from zhaoshang.demo.cases import Cases, quarrel, tell
from zhaoshang.demo.cast import Cast, Rows, assemble
from zhaoshang.demo.claims import stake
from zhaoshang.demo.consultations import consult, take_part
from zhaoshang.demo.districts import ADMINISTRATION, PLANS, Plan
from zhaoshang.demo.evaluations import Evaluated, evaluate, tell_evaluated
from zhaoshang.demo.figures import count_figures
from zhaoshang.demo.guidance import guide
from zhaoshang.demo.hear import hear
from zhaoshang.demo.hold import hold
from zhaoshang.demo.mail import give_addresses, preferences
from zhaoshang.demo.meetings import Sitting, convene
from zhaoshang.demo.milestones import plan_ahead
from zhaoshang.demo.notices import tell_coordinated, tell_people
from zhaoshang.demo.orders import supervise
from zhaoshang.demo.pipeline import Pipeline, invent
from zhaoshang.demo.pushes import push
from zhaoshang.demo.reports import enter_rule, report
from zhaoshang.demo.reviews import Bench, review
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.demo.services import serve
from zhaoshang.demo.sponsors import sponsor
from zhaoshang.demo.targets import set_targets
from zhaoshang.demo.waiting import Waiting, leave_waiting, tell_waiting
from zhaoshang.evidence.model import Evidence
from zhaoshang.guidance.model import GuidanceEdition, GuidanceItem
from zhaoshang.majors.model import (
    BaselineProposal,
    BaselineShift,
    Milestone,
    MilestonePlan,
    MilestoneTemplate,
    MilestoneTemplateItem,
    ProgressReport,
    Sponsorship,
    SponsorVisit,
)
from zhaoshang.majors.operations.read_lights import read_lights
from zhaoshang.notifications.model import DigestPreference, Notice
from zhaoshang.projects.model import (
    Company,
    Contact,
    DuplicateLink,
    FirstReport,
    Note,
    Participation,
    Project,
    StageChange,
)
from zhaoshang.reviews.model import ReviewAssessment, ReviewTemplate, ReviewTemplateSection
from zhaoshang.statistics.model import Fact
from zhaoshang.tenancy.model import (
    District,
    Membership,
    Person,
    PersonEmail,
    RuleVersion,
    Tenant,
    TenantResponsibility,
    WorkingDayOverride,
)
from zhaoshang.transfers.model import Carrier, LeadingIndustry, Transfer, TransferAdvice, TransferOffer
from zhaoshang.values.files import FileStore
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId, PersonId, TenantId
from zhaoshang.values.normalise import bigrams

_STAFF: Final = (
    *(District, Tenant, TenantResponsibility, Person, PersonEmail, Membership, RuleVersion, WorkingDayOverride),
)
_WORK: Final = (
    *(Company, Contact, Project, Participation, StageChange, Note, FirstReport),
    *(Carrier, LeadingIndustry, Transfer, TransferOffer, TransferAdvice),
    *(Evidence, Fact, ClosedPeriod, AttributionTerms, AttributionParty, AttributionRunning, AttributionEntry),
    *(ReviewTemplate, ReviewTemplateSection, ReviewAssessment),
    *(Sponsorship, SponsorVisit, MilestoneTemplate, MilestoneTemplateItem, MilestonePlan, Milestone),
    *(ProgressReport, BaselineProposal, BaselineShift),
    *(Notice, Target, TargetMonth),
)
"""Tables in the order of their foreign keys."""
_COORDINATION: Final = (
    *(Participation, PlanningConsultation, PlanningRevision, PlanningOpinion),
    *(ServiceList, ServiceListTask, ServiceTask),
    Notice,
)

_RESHARE: Final = text("SELECT app.reshare_all(CAST(:projects AS uuid[]))")
_SUM: Final = text("SELECT app.sum_credit(false)")
_LINK: Final = text("SELECT app.link_duplicate(:project_id, :other_project_id, :kind, :found_at, false)")
_INDEX: Final = text(
    "SELECT app.index_project(CAST(each ->> 'project' AS uuid),"
    " ARRAY(SELECT json_array_elements_text(each -> 'grams')))"
    " FROM json_array_elements(CAST(:grams AS json)) AS each"
)


async def seed(database: Database, issuer: str, files: FileStore) -> bool:
    """Write the demo districts unless they are there; whether anything was written.

    Each district is written in several transactions, its people, what guides them and then their work, and each is
    skipped by itself, so that a start which was interrupted is completed by the next.
    """
    written = [await _seed_district(database, plan, issuer, files) for plan in PLANS]
    return any(written)


async def _seed_district(database: Database, plan: Plan, issuer: str, files: FileStore) -> bool:
    fence = Fence(
        district=DistrictId(int(plan.code)), person=SYSTEM_PERSON, reads=Reach.DISTRICT, writes=Reach.DISTRICT
    )
    async with database.unit_of_work(fence, at=ANCHOR) as work:
        staffed = await work.session.scalar(select(District.id).where(District.id == fence.district))
        known = select(Project.id).where(Project.district_id == fence.district).limit(1)
        at_work = await work.session.scalar(known) is not None
    # Told anew from the same seed: what an interrupted start wrote is exactly what this one would write.
    chance = Chance(plan.seed)
    cast = assemble(plan, chance, issuer)
    if at_work:
        return await _write_later(database, fence, cast, files)
    pipeline = invent(cast, chance)
    stake(pipeline)
    push(pipeline)
    proofs = count_figures(pipeline)
    cases = quarrel(pipeline, proofs)
    bench = review(pipeline, proofs)
    appeal(bench)
    sittings = convene(bench)
    sponsor(pipeline)
    plan_ahead(pipeline)
    waiting = leave_waiting(pipeline, proofs)
    evaluated = evaluate(pipeline, proofs)
    tell_people(pipeline)
    set_targets(pipeline)
    give_addresses(cast)
    cast.rows[RuleVersion].append(enter_rule(cast))
    if staffed is None:
        await _write_people(database, cast)
    await _write_preferences(database, cast)
    await _write_guidance(database, cast)
    # A file is kept before anything says that it is there.
    for key, content in proofs.items():
        await files.put(key, content)
    await _write_work(database, bench, fence, cases, sittings, waiting, evaluated)
    # What an interrupted start leaves unread, the first round of jobs reads.
    await read_lights(database, DistrictId(cast.district_id), ANCHOR)
    await _write_later(database, fence, cast, files)
    return True


async def _write_later(database: Database, fence: Fence, cast: Cast, files: FileStore) -> bool:
    """Reports, bulletins, orders and assessments: each in a transaction, once there is what they are about."""
    written = False
    housed = partial(keep_buildings, files=files)
    for part in (report, assess, publish_bulletins, supervise, housed):
        async with database.unit_of_work(fence, at=ANCHOR) as work:
            if await part(work, cast):
                await work.commit()
                written = True
    if written:
        await watch_buildings(database, DistrictId(cast.district_id), ANCHOR)
    return written


async def _write_people(database: Database, cast: Cast) -> None:
    fence = Fence(
        district=DistrictId(cast.district_id),
        tenant=TenantId(cast.tenants[ADMINISTRATION]),
        person=SYSTEM_PERSON,
        reads=Reach.ADMIN,
        writes=Reach.ADMIN,
    )
    async with database.unit_of_work(fence, at=ANCHOR) as work:
        await _insert(work, cast.rows, _STAFF)
        work.record("seed", "tenant", cast.tenants[ADMINISTRATION], tenants=len(cast.tenants))
        await work.commit()


async def _write_preferences(database: Database, cast: Cast) -> None:
    """Each in the fence of its own person: nobody says for another what they want."""
    for said in preferences(cast):
        person = PersonId(said["person_id"])
        fence = Fence(DistrictId(cast.district_id), None, person, Reach.OWN, Reach.OWN)
        async with database.unit_of_work(fence, at=ANCHOR) as work:
            await work.session.execute(upsert(DigestPreference).on_conflict_do_nothing(), said)
            work.record("seed", "notice.preference", said["id"], wanted=said["wanted"])
            await work.commit()


async def _write_guidance(database: Database, cast: Cast) -> None:
    """Each catalogue in the fence in which its department publishes: no other adds to one."""
    for edition, items in guide(cast):
        tenant = TenantId(edition["tenant_id"])
        fence = Fence(DistrictId(cast.district_id), tenant, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)
        async with database.unit_of_work(fence, at=ANCHOR) as work:
            known = select(GuidanceEdition.id).where(
                GuidanceEdition.district_id == fence.district, GuidanceEdition.id == edition["id"]
            )
            if await work.session.scalar(known) is None:
                await work.session.execute(insert(GuidanceEdition), edition)
                await work.session.execute(insert(GuidanceItem), items)
                work.record("seed", "guidance", edition["id"], tenant, items=len(items))
                await work.commit()


async def _write_work(  # noqa: PLR0913, PLR0917  each part of the story
    database: Database,
    bench: Bench,
    fence: Fence,
    cases: Cases | None,
    sittings: list[Sitting],
    waiting: Waiting | None,
    evaluated: Evaluated,
) -> None:
    pipeline = bench.pipeline
    projects = pipeline.rows[Project]
    async with database.unit_of_work(fence, at=ANCHOR) as work:
        await _insert(work, pipeline.rows, _WORK)
        coordinated = consult(pipeline)
        serve(pipeline, coordinated)
        take_part(pipeline, coordinated)
        tell_coordinated(pipeline, coordinated)
        await _insert(work, coordinated, _COORDINATION)
        await hear(work, bench.rounds)
        await work.session.execute(_RESHARE, {"projects": [project["id"] for project in projects]})
        await work.session.execute(_SUM)
        await work.session.execute(_INDEX, {"grams": json.dumps(_grams(pipeline), ensure_ascii=False)})
        await _link(work, pipeline)
        if cases is not None:
            await tell(work, pipeline, cases)
        if waiting is not None:
            await tell_waiting(work, pipeline, waiting)
        await tell_evaluated(work, evaluated)
        await hold(work, sittings)
        await block(work, pipeline.cast)
        work.record("seed", "project", projects[0]["id"], projects=len(projects))
        await work.commit()


async def _insert(work: UnitOfWork, rows: Rows, tables: Iterable[type[Base]]) -> None:
    for table in tables:
        if rows[table]:
            await work.session.execute(insert(table), rows[table])


async def _link(work: UnitOfWork, pipeline: Pipeline) -> None:
    """Link what looks like one, and settle what 合作交流办 has settled."""
    for link in pipeline.rows[DuplicateLink]:
        found = {name: link[name] for name in ("project_id", "other_project_id", "kind", "found_at")}
        await work.session.execute(_LINK, found)
        await work.session.execute(
            update(DuplicateLink)
            .where(
                DuplicateLink.district_id == link["district_id"],
                DuplicateLink.project_id == link["project_id"],
                DuplicateLink.other_project_id == link["other_project_id"],
            )
            .values({name: link[name] for name in ("state", "decision_reason", "decided_at", "decided_by", "version")})
        )


def _grams(pipeline: Pipeline) -> list[dict[str, Any]]:
    """What each project is found by: its name and its company's, as the pipeline's own store indexes them."""
    companies = {company["id"]: company["name"] for company in pipeline.rows[Company]}
    return [
        {
            "project": str(project["id"]),
            "grams": bigrams(project["name"], companies[project["company_id"]]),
        }
        for project in pipeline.rows[Project]
    ]
