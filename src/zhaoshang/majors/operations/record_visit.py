"""登记走访: a sponsor records that it went to see a project, and what it found (policy III.1; domain §5)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.majors import store
from zhaoshang.majors.errors import Refusals, refusal
from zhaoshang.majors.model import Sponsorship, SponsorVisit
from zhaoshang.majors.permissions import Visits
from zhaoshang.majors.rules.sponsors import next_visit, refuse_visit, visit_days
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.projects.operations.review_project import find_reviewable
from zhaoshang.tenancy.operations.find_rules import find_rules
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND
from zhaoshang.values.texts import trimmed


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVisit:
    """A visit that took place."""

    visited_on: date
    findings: str
    follow_up: str | None


@repeatable
async def record_visit(service: Service, actor: Actor, sponsorship_id: UUID, new: NewVisit) -> UUID | Refusals:
    """Record a visit of one's own sponsorship; by when the next one is due follows from the latest.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, VISIT_IN_FUTURE,
    VISIT_BEFORE_SPONSORSHIP, SPONSORSHIP_ENDED, CONFLICT.
    """
    async with service.unit_of_work(actor, Visits.RECORD) as work:
        sponsorship = await load_governed(work, Sponsorship, sponsorship_id)
        if sponsorship is None:
            return NOT_FOUND
        if denial := authorize(actor, Visits.RECORD, sponsorship):
            return denial
        if faults := refuse_visit(
            visited_on=new.visited_on,
            findings=new.findings,
            follow_up=new.follow_up,
            began_on=day_of(sponsorship.began_at),
            today=day_of(work.at),
        ):
            return faults
        # Asked before locking: its fence lets a sponsor lock no sponsorship but one that goes on.
        if sponsorship.ended_at is not None:
            return refusal("SPONSORSHIP_ENDED")
        if not await store.hold(work, sponsorship):
            return CONFLICT
        project = await find_reviewable(work, sponsorship.project_id)
        if project is None:
            return CONFLICT
        visit = SponsorVisit(
            id=new_id(),
            district_id=sponsorship.district_id,
            tenant_id=actor.tenant,
            shared_with=project.readers(but=actor.tenant),
            project_id=sponsorship.project_id,
            sponsorship_id=sponsorship.id,
            visited_on=new.visited_on,
            findings=new.findings.strip(),
            follow_up=trimmed(new.follow_up),
            recorded_at=work.at,
            recorded_by=actor.person,
        )
        if sponsorship.next_visit_on is not None:
            due = next_visit(new.visited_on, visit_days(await find_rules(work, day_of(work.at))))
            # An older visit, recorded late, does not bring the next one forward.
            sponsorship.next_visit_on = max(sponsorship.next_visit_on, due)
        sponsorship.version += 1
        await store.add(work, visit, sponsorship)
        work.record("major.visit.record", "major.visit", visit.id, actor.tenant)
        work.emit("major.visited", project=str(visit.project_id), visit=str(visit.id), tenant=str(actor.tenant))
        return await work.commit(visit.id)
