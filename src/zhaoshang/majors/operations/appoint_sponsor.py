"""指定包联: 发改委 says who sponsors a major project at a level (policy III.1; domain §5)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.majors import store
from zhaoshang.majors.errors import Refusals, refusal
from zhaoshang.majors.model import MajorProject, Sponsorship
from zhaoshang.majors.permissions import Sponsorships
from zhaoshang.majors.rules.sponsors import (
    Appointment,
    Candidate,
    Incumbent,
    next_visit,
    refuse_appointment,
    refuse_candidate,
    refuse_succession,
    visit_days,
)
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.projects.operations.review_project import hold_reviewable
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.tenancy.operations.find_unit import find_people, find_unit
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND, Refusal
from zhaoshang.values.texts import trimmed

REPLACED = "REPLACED"


@repeatable
async def appoint_sponsor(service: Service, actor: Actor, major_id: UUID, wanted: Appointment) -> UUID | Refusals:
    """Appoint a sponsor to a level; whoever was it before hands over, and sees the project no longer for that.

    The sponsor takes part in the project from then on. Refuses: NOT_FOUND, FORBIDDEN, LEVEL_IS_HOST, PERSON_REQUIRED,
    TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, NOT_MAJOR, SPONSOR_NOT_FOUND, SPONSOR_NOT_FIT, PERSON_NOT_FOUND,
    SPONSOR_SAME, HANDOVER_REQUIRED.
    """
    async with service.unit_of_work(actor, Sponsorships.APPOINT) as work:
        major = await load_governed(work, MajorProject, major_id)
        if major is None:
            return NOT_FOUND
        if denial := authorize(actor, Sponsorships.APPOINT, major):
            return denial
        if faults := refuse_appointment(wanted):
            return faults
        if await hold_reviewable(work, major.project_id) is None:
            return CONFLICT
        await store.refresh(work, major)
        if major.left_at is not None:
            return refusal("NOT_MAJOR")
        if refused := await _refuse(work, wanted):
            return refused
        before = await store.open_sponsorship(work, major.project_id, wanted.level)
        if refused := refuse_succession(
            wanted, None if before is None else Incumbent(before.tenant_id, before.person_id)
        ):
            return refused
        if before is not None:
            before.end(REPLACED, trimmed(wanted.handover), at=work.at)
            await store.add(work, before)
            work.record("major.sponsorship.replace", "major.sponsorship", before.id, before.tenant_id)
        days = visit_days(await find_rules(work, day_of(work.at)))
        sponsorship = Sponsorship(
            id=new_id(),
            district_id=major.district_id,
            tenant_id=wanted.tenant,
            project_id=major.project_id,
            level=wanted.level,
            person_id=wanted.person,
            began_at=work.at,
            appointed_by=actor.person,
            next_visit_on=next_visit(day_of(work.at), days),
            version=1,
        )
        await store.add(work, sponsorship)
        await store.reshare(work, major.project_id)
        work.record(
            "major.sponsorship.appoint", "major.sponsorship", sponsorship.id, wanted.tenant, level=wanted.level.value
        )
        work.emit(
            "major.sponsor_appointed",
            project=str(major.project_id),
            sponsorship=str(sponsorship.id),
            tenant=str(wanted.tenant),
            level=wanted.level.value,
            person=None if wanted.person is None else str(wanted.person),
            replaced=None if before is None else str(before.tenant_id),
        )
        return await work.commit(sponsorship.id)


async def _refuse(work: UnitOfWork, wanted: Appointment) -> Refusal | None:
    unit = await find_unit(work, wanted.tenant)
    people = await find_people(work, wanted.tenant) if wanted.person is not None else ()
    return refuse_candidate(wanted, None if unit is None else Candidate(unit.department, unit.responsibilities), people)
