"""发布评审模板: 合作交流办 says who judges what, and how fast, from a day on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.reviews import store
from zhaoshang.reviews.errors import Refusals
from zhaoshang.reviews.model import ReviewTemplate, ReviewTemplateSection
from zhaoshang.reviews.permissions import Templates
from zhaoshang.reviews.rules.sections import FastTrack, Section, refuse_template
from zhaoshang.tenancy.operations.find_answering import find_holders
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.texts import trimmed


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTemplate:
    """How a district is to review from a day on."""

    effective_on: date
    sections: Sequence[Section]
    fast_track: FastTrack
    meeting_working_days: int
    government_working_days: int
    note: str | None = None


@repeatable
async def publish_template(service: Service, actor: Actor, template: NewTemplate) -> UUID | Refusals:
    """Add a version of the district's review; rounds under way go on as they began.

    Refuses: FORBIDDEN, and what ``refuse_template`` lists.
    """
    async with service.unit_of_work(actor, Templates.PUBLISH) as work:
        if denial := authorize(actor, Templates.PUBLISH):
            return denial
        newest = await store.newest_template(work)
        if faults := refuse_template(
            template.sections,
            await find_holders(work),
            fast_track=template.fast_track,
            meeting_days=template.meeting_working_days,
            government_days=template.government_working_days,
            effective_on=template.effective_on,
            newest_effective_on=None if newest is None else newest.effective_on,
            note=template.note,
            today=day_of(work.at),
        ):
            return faults
        published = ReviewTemplate(
            id=new_id(),
            district_id=actor.district,
            tenant_id=actor.tenant,
            number=1 if newest is None else newest.number + 1,
            effective_on=template.effective_on,
            fast_track=template.fast_track.allowed,
            fast_track_most_fen=template.fast_track.most_fen,
            meeting_working_days=template.meeting_working_days,
            government_working_days=template.government_working_days,
            note=trimmed(template.note),
            published_at=work.at,
            published_by=actor.person,
        )
        await store.add(work, published)
        await store.add(
            work, *(_section(published, place, section) for place, section in enumerate(template.sections, start=1))
        )
        work.record("review.template.publish", "review.template", published.id, actor.tenant, number=published.number)
        work.emit("review.template.published", template=str(published.id))
        return await work.commit(published.id)


def _section(template: ReviewTemplate, place: int, section: Section) -> ReviewTemplateSection:
    return ReviewTemplateSection(
        id=new_id(),
        district_id=template.district_id,
        tenant_id=template.tenant_id,
        template_id=template.id,
        place=place,
        code=section.code,
        name=section.name.strip(),
        responsibility=section.responsibility,
        department_id=section.department,
        working_days=section.working_days,
        veto=section.veto,
        asks_guidance=section.asks_guidance,
        triggers=sorted(section.triggers),
        industries=sorted(section.industries),
        questions=[each.strip() for each in section.questions],
        documents=[each.strip() for each in section.documents],
    )
