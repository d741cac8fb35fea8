"""明确包联人: a sponsoring unit, the host among them, says who of its people answers for a project (domain §5)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.majors import store
from zhaoshang.majors.errors import Refusals, refusal
from zhaoshang.majors.model import Sponsorship
from zhaoshang.majors.permissions import Sponsorships
from zhaoshang.majors.rules.sponsors import refuse_person
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.tenancy.operations.find_unit import find_people
from zhaoshang.values.refusal import NOT_FOUND


@repeatable
async def name_sponsor(
    service: Service, actor: Actor, sponsorship_id: UUID, expected: int, person: UUID
) -> UUID | Refusals:
    """Name the person of one's own unit who answers for a sponsored project.

    Refuses: NOT_FOUND, FORBIDDEN, SPONSORSHIP_ENDED, CONFLICT, PERSON_NOT_FOUND.
    """
    async with service.unit_of_work(actor, Sponsorships.NAME) as work:
        sponsorship = await load_governed(work, Sponsorship, sponsorship_id)
        if sponsorship is None:
            return NOT_FOUND
        if denial := authorize(actor, Sponsorships.NAME, sponsorship):
            return denial
        # Asked before locking: its fence lets a sponsor lock no sponsorship but one that goes on.
        if sponsorship.ended_at is not None:
            return refusal("SPONSORSHIP_ENDED")
        if conflict := await store.lock(work, sponsorship, expected):
            return conflict
        if refused := refuse_person(person, await find_people(work, actor.tenant)):
            return refused
        sponsorship.person_id = person
        sponsorship.version += 1
        await store.add(work, sponsorship)
        work.record("major.sponsorship.name", "major.sponsorship", sponsorship.id, actor.tenant, person=person)
        work.emit(
            "major.sponsor_named",
            project=str(sponsorship.project_id),
            sponsorship=str(sponsorship.id),
            person=str(person),
        )
        return await work.commit(sponsorship_id)
