"""What random worlds hold of meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from zhaoshang.evidence.model import Evidence
from zhaoshang.meetings.model import (
    Meeting,
    MeetingItem,
    MeetingKind,
    MeetingMaterial,
    MeetingMember,
    MeetingMinutes,
    MeetingState,
    MeetingStatement,
    MeetingVote,
    VoteChoice,
)
from zhaoshang.projects.model import Project
from zhaoshang.reviews.model import Review, ReviewState, ReviewTemplate
from zhaoshang.reviews.operations.conclude_review import Conclusion
from zhaoshang.tenancy.model import Tenant
from zhaoshang.values.ids import new_id

if TYPE_CHECKING:
    from tests.support.worlds import World


def meetings(world: World, projects: list[Project], tenants: list[Tenant], person: UUID) -> None:
    """A meeting for each second project; who reads what of it is anybody's guess, as far as the tables allow."""
    for project in projects[::2]:
        _a_meeting(world, project, tenants, _a_round(world, project, person), person)


def _a_meeting(world: World, project: Project, tenants: list[Tenant], review: UUID, person: UUID) -> None:
    random, at = world.random, next(world.clock)
    holder = random.choice(tenants).id
    everybody = [each.id for each in tenants]

    def shared(owner: UUID) -> dict[str, Any]:
        readers = [each for each in random.sample(everybody, random.randrange(5)) if each != owner]
        return {"district_id": project.district_id, "id": new_id(), "tenant_id": owner, "shared_with": readers}

    meeting = world.add(
        Meeting(
            **shared(holder),
            kind=random.choice(list(MeetingKind)),
            title="论证会",
            held_at=at,
            place="区政府",
            state=random.choice(list(MeetingState)),
            created_at=at,
            created_by=person,
        )
    )
    of_meeting = {"meeting_id": meeting.id}
    world.add(MeetingMinutes(**shared(holder), **of_meeting, text="纪要", document="文号"))
    item = world.add(
        MeetingItem(
            **shared(holder),
            **of_meeting,
            review_id=review,
            project_id=project.id,
            host_tenant_id=project.tenant_id,
            place=1,
            summary="概要",
            conclusion=Conclusion.PASS,
            reasons="理由",
        )
    )
    of_item = {**of_meeting, "item_id": item.id}
    for member in random.sample(everybody, 3):
        world.add(
            MeetingMember(
                **shared(member), **of_meeting, whole_agenda=True, votes=True, invited_at=at, held_at=meeting.held_at
            )
        )
        world.add(MeetingStatement(**shared(member), **of_item, text="发言", at=at, by_person_id=person))
        choice = random.choice(list(VoteChoice))
        world.add(MeetingVote(**shared(member), **of_item, vote=choice, cast_at=at, cast_by=person))
        evidence = world.of(Evidence, project.district_id)[0].id
        material = {"title": "材料", "evidence_id": evidence, "added_at": at, "added_by": person}
        world.add(MeetingMaterial(**shared(member), **of_item, **material))


def _a_round(world: World, project: Project, person: UUID) -> UUID:
    templates = world.of(ReviewTemplate, project.district_id)
    at, where = next(world.clock), {"district_id": project.district_id, "tenant_id": project.tenant_id}
    template = (
        templates[0]
        if templates
        else world.add(
            ReviewTemplate(
                **where,
                id=new_id(),
                number=99,
                effective_on=at.date(),
                fast_track=False,
                meeting_working_days=1,
                government_working_days=1,
                published_at=at,
                published_by=person,
            )
        )
    )
    review: Review = world.add(
        Review(
            **where,
            id=new_id(),
            shared_with=list(project.shared_with),
            project_id=project.id,
            template_id=template.id,
            round=99,
            state=ReviewState.PASSED,
            statement="申报说明",
            industry=project.industry,
            investment_fen=project.investment_fen,
            occupies_land=False,
            needs_construction=False,
            is_hazardous=False,
            fast_track=False,
            pending=0,
            submitted_at=at,
            submitted_by=person,
            due_at=at,
        )
    )
    return review.id
