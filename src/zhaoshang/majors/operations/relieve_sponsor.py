"""解除包联: 发改委 ends a sponsorship without naming the next one yet (domain §5)."""

from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.majors import store
from zhaoshang.majors.errors import Refusals, refusal
from zhaoshang.majors.model import SponsorLevel, Sponsorship
from zhaoshang.majors.permissions import Sponsorships
from zhaoshang.majors.rules.sponsors import HANDOVER, REASON
from zhaoshang.projects.operations.govern_rows import load_governed
from zhaoshang.projects.operations.review_project import hold_reviewable
from zhaoshang.values.refusal import CONFLICT, NOT_FOUND
from zhaoshang.values.texts import check_text


@repeatable
async def relieve_sponsor(  # noqa: PLR0913  mirrors the SDL input
    service: Service, actor: Actor, sponsorship_id: UUID, expected: int, *, reason: str, handover: str
) -> UUID | Refusals:
    """End a sponsorship; its level is a gap from then on, and what there is to know is written down for the next.

    Refuses: NOT_FOUND, FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONFLICT, SPONSORSHIP_ENDED,
    LEVEL_IS_HOST.
    """
    async with service.unit_of_work(actor, Sponsorships.RELIEVE) as work:
        sponsorship = await load_governed(work, Sponsorship, sponsorship_id)
        if sponsorship is None:
            return NOT_FOUND
        if denial := authorize(actor, Sponsorships.RELIEVE, sponsorship):
            return denial
        if faults := (
            *check_text(reason, "reason", limit=REASON, required=True),
            *check_text(handover, "handover", limit=HANDOVER, required=True),
        ):
            return faults
        if await hold_reviewable(work, sponsorship.project_id) is None:
            return CONFLICT
        if conflict := await store.lock(work, sponsorship, expected):
            return conflict
        if sponsorship.ended_at is not None:
            return refusal("SPONSORSHIP_ENDED")
        if sponsorship.level == SponsorLevel.HOST:
            return refusal("LEVEL_IS_HOST")
        sponsorship.end(reason.strip(), handover.strip(), at=work.at)
        await store.add(work, sponsorship)
        await store.reshare(work, sponsorship.project_id)
        work.record("major.sponsorship.relieve", "major.sponsorship", sponsorship.id, sponsorship.tenant_id)
        work.emit(
            "major.sponsor_relieved",
            project=str(sponsorship.project_id),
            sponsorship=str(sponsorship.id),
            tenant=str(sponsorship.tenant_id),
            level=sponsorship.level,
        )
        return await work.commit(sponsorship_id)
