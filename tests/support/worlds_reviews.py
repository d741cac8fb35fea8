"""What random worlds hold of reviews: a template, and rounds with everything that hangs on one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tests.support.worlds_transfers import HOSTS
from zhaoshang.evidence.model import Evidence
from zhaoshang.projects.model import Project
from zhaoshang.reviews.model import (
    AssessmentKind,
    ConditionState,
    OpinionState,
    Review,
    ReviewAssessment,
    ReviewCondition,
    ReviewDocument,
    ReviewOpinion,
    ReviewState,
    ReviewSupplement,
    ReviewTemplate,
    ReviewTemplateSection,
    SectionTrigger,
)
from zhaoshang.tenancy.model import Tenant
from zhaoshang.values.ids import new_id
from zhaoshang.values.responsibility import Responsibility

if TYPE_CHECKING:
    from tests.support.worlds import World

START = datetime(2025, 1, 1, tzinfo=UTC)


def a_template(world: World, publisher: Tenant, person: UUID) -> None:
    where = {"district_id": publisher.district_id, "tenant_id": publisher.id}
    template = world.add(
        ReviewTemplate(
            **where,
            id=new_id(),
            number=1,
            effective_on=START.date(),
            fast_track=True,
            meeting_working_days=10,
            government_working_days=10,
            published_at=START,
            published_by=person,
        )
    )
    world.add(
        ReviewTemplateSection(
            **where,
            id=new_id(),
            template_id=template.id,
            place=1,
            code="environment",
            name="生态环境",
            responsibility=Responsibility.ENVIRONMENT_REVIEW,
            working_days=5,
            veto=True,
            asks_guidance=False,
            triggers=[SectionTrigger.ALWAYS],
            industries=[],
            questions=[],
            documents=[],
        )
    )


def a_review(world: World, project: Project, tenants: list[Tenant], person: UUID) -> None:
    random, at = world.random, next(world.clock)
    everybody = [project.tenant_id, *project.shared_with]
    (template,) = world.of(ReviewTemplate, project.district_id)
    (section,) = world.of(ReviewTemplateSection, project.district_id)
    evidence = next(each for each in world.of(Evidence, project.district_id) if each.tenant_id == project.tenant_id)

    def of(tenant: UUID) -> dict[str, Any]:
        return {
            "district_id": project.district_id,
            "tenant_id": tenant,
            "shared_with": [each for each in everybody if each != tenant],
            "id": new_id(),
            "project_id": project.id,
        }

    # Submitted by whoever hosted it then, which is the present host only now and then.
    review = world.add(
        Review(
            **of(random.choice(tenants[:HOSTS]).id),
            template_id=template.id,
            round=1,
            state=random.choice(list(ReviewState)),
            statement="申报说明",
            industry=project.industry,
            investment_fen=project.investment_fen,
            occupies_land=False,
            needs_construction=False,
            is_hazardous=False,
            fast_track=False,
            pending=1,
            submitted_at=at,
            submitted_by=person,
            due_at=at,
        )
    )
    reviewer = random.choice(tenants[HOSTS:]).id
    opinion = world.add(
        ReviewOpinion(
            **of(reviewer),
            review_id=review.id,
            section_id=section.id,
            section_code=section.code,
            place=1,
            veto_right=random.random() < 0.5,
            state=OpinionState.PENDING,
            asked_at=at,
            due_at=at,
        )
    )
    world.add(
        ReviewSupplement(
            **of(project.tenant_id), opinion_id=opinion.id, question="请补充", asked_at=at, asked_by=person
        )
    )
    world.add(
        ReviewDocument(
            **of(review.tenant_id), review_id=review.id, name="申报书", evidence_id=evidence.id, since_round=1
        )
    )
    world.add(
        ReviewAssessment(
            **of(project.tenant_id),
            kind=AssessmentKind.SELF,
            conclusion="可行",
            assessed_on=START.date(),
            added_at=at,
            added_by=person,
        )
    )
    world.add(
        ReviewCondition(
            **of(project.tenant_id),
            review_id=review.id,
            opinion_id=opinion.id,
            set_by_tenant_id=reviewer,
            requirement="落实",
            due_at=at,
            state=random.choice(list(ConditionState)),
            set_at=at,
        )
    )
