"""Reviews in the hall: a template, projects that are submitted, and the sections' words."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.builders import insert
from tests.support.evidence import a_pdf
from tests.support.projects import CREDIT_CODE, NOW, Hall
from zhaoshang.evidence.operations.upload_evidence import EvidenceFile, upload_evidence
from zhaoshang.projects.operations.advance_project import advance_project
from zhaoshang.projects.operations.update_project import update_project
from zhaoshang.reviews.model import SectionTrigger, Verdict
from zhaoshang.reviews.operations.ask_supplement import ask_supplement
from zhaoshang.reviews.operations.give_opinion import NewOpinion, give_opinion
from zhaoshang.reviews.operations.publish_template import NewTemplate, publish_template
from zhaoshang.reviews.operations.report_condition import report_condition
from zhaoshang.reviews.operations.submit_review import Submission, submit_review
from zhaoshang.reviews.operations.veto_review import veto_review
from zhaoshang.reviews.operations.withdraw_review import withdraw_review
from zhaoshang.reviews.rules.opinions import Requirement, Said
from zhaoshang.reviews.rules.sections import FastTrack, Section
from zhaoshang.values.guidance import Guidance
from zhaoshang.values.ids import ProjectId, new_id
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.stage import Stage

EVERY: Final = frozenset({SectionTrigger.ALWAYS})

SECTIONS: Final = (
    Section(
        code="industry",
        name="产业指导",
        responsibility=Responsibility.INDUSTRY,
        working_days=3,
        asks_guidance=True,
        triggers=EVERY,
    ),
    Section(
        code="environment",
        name="生态环境",
        responsibility=Responsibility.ENVIRONMENT_REVIEW,
        working_days=5,
        veto=True,
        triggers=EVERY,
        questions=("是否符合“三线一单”？",),
    ),
    Section(
        code="fire",
        name="消防安全",
        responsibility=Responsibility.FIRE_REVIEW,
        working_days=5,
        veto=True,
        triggers=frozenset({SectionTrigger.CONSTRUCTION, SectionTrigger.HAZARDOUS}),
    ),
    Section(
        code="land",
        name="用地规划",
        responsibility=Responsibility.APPROVAL,
        department=tenant_id("ghzy"),
        working_days=7,
        triggers=frozenset({SectionTrigger.LAND, SectionTrigger.CONSTRUCTION}),
    ),
)
"""Four sections: two of them judge everything, so that a project which only moves in has two."""


def a_template(**changes: Any) -> NewTemplate:
    """How the hall's district reviews."""
    usual: dict[str, Any] = {
        "effective_on": date(2026, 6, 30),
        "sections": SECTIONS,
        "fast_track": FastTrack(allowed=True),
        "meeting_working_days": 10,
        "government_working_days": 15,
    }
    return NewTemplate(**{**usual, **changes})


async def published(hall: Hall, **changes: Any) -> UUID:
    """A template in force."""
    key = await publish_template(hall.service, hall.actor("director@hezuo"), a_template(**changes))
    assert isinstance(key, UUID), key
    return key


async def negotiating(hall: Hall, persona: str = "officer@huaming", **changes: Any) -> ProjectId:
    """A project that may be submitted: in negotiation, its kind decided; it occupies no land and builds nothing."""
    given = {"credit_code": CREDIT_CODE, "occupies_land": False, "is_hazardous": False, **changes}
    project = await hall.create(persona, **given)
    row = await hall.row("project", project)
    await insert(
        hall.owner,
        "contact",
        district_id=DONGLI,
        id=new_id(),
        tenant_id=row["tenant_id"],
        company_id=row["company_id"],
        name="王某",
        phone="13812341234",
        created_at=NOW,
        version=1,
    )
    await hall.owner.execute("UPDATE app.project SET stage = 'NEGOTIATING' WHERE id = $1", project)
    return project


async def submit(hall: Hall, project: ProjectId, persona: str = "officer@huaming", **changes: Any) -> Any:
    """What submitting a project comes to."""
    given = {"statement": "智能装备生产线，年产三千台。", **changes}
    version = (await hall.row("project", project))["version"]
    return await submit_review(hall.service, hall.actor(persona), project, version, Submission(**given))


async def submitted(hall: Hall, persona: str = "officer@huaming", **changes: Any) -> UUID:
    """A round of a new project, under a new template."""
    await published(hall)
    review = await submit(hall, await negotiating(hall, persona, **changes), persona)
    assert isinstance(review, UUID), review
    return review


async def slot(hall: Hall, review: UUID, code: str) -> Any:
    """A section's slot in a round."""
    (found,) = await hall.rows("review_opinion", review_id=review, section_code=code)
    return found


OFFICERS: Final = {"industry": "gxj", "environment": "sthj", "fire": "xfjy", "land": "ghzy"}


def an_opinion(code: str, **changes: Any) -> NewOpinion:
    """What a section says: its support, unless said otherwise."""
    said: dict[str, Any] = {"verdict": Verdict.SUPPORT, "opinion": "同意引进。"}
    if code == "environment":
        said["answers"] = ["符合。"]
    if code == "industry":
        said["guidance"] = Guidance.ALLOWED
    beside = {name: changes.pop(name) for name in ("guidance_item", "evidence") if name in changes}
    return NewOpinion(said=Said(**{**said, **changes}), **beside)


async def give(hall: Hall, review: UUID, code: str, **changes: Any) -> Any:
    """What a section's opinion comes to."""
    found = await slot(hall, review, code)
    persona = changes.pop("persona", f"officer@{OFFICERS[code]}")
    version = changes.pop("version", found["version"])
    new = an_opinion(code, **changes)
    return await give_opinion(hall.service, hall.actor(persona), found["id"], version, new)


async def veto(hall: Hall, review: UUID, code: str = "environment", persona: str | None = None) -> Any:
    """What a section's veto comes to."""
    found = await slot(hall, review, code)
    actor = hall.actor(persona or f"officer@{OFFICERS[code]}")
    return await veto_review(hall.service, actor, found["id"], found["version"], "排放指标无来源，不同意引进。")


async def asked(hall: Hall, review: UUID, code: str = "environment", persona: str | None = None) -> Any:
    """What asking the host for more comes to."""
    found = await slot(hall, review, code)
    actor = hall.actor(persona or f"officer@{OFFICERS[code]}")
    return await ask_supplement(hall.service, actor, found["id"], found["version"], "请补充排放数据。")


async def conditioned(hall: Hall, review: UUID, code: str = "environment", due: date = date(2026, 9, 30)) -> Any:
    """The condition that a section's opinion sets."""
    outcome = await give(hall, review, code, verdict=Verdict.CONDITIONAL, requirements=[a_requirement(due=due)])
    assert isinstance(outcome, UUID), outcome
    (condition,) = await hall.rows("review_condition", opinion_id=outcome)
    return condition


async def reported(hall: Hall, condition: UUID, persona: str = "officer@huaming", **changes: Any) -> Any:
    """What reporting a condition as done comes to."""
    given = {"evidence": None, **changes}
    version = given.pop("version", None) or (await hall.row("review_condition", condition))["version"]
    return await report_condition(hall.service, hall.actor(persona), condition, version, "已建成。", **given)


async def withdrawn(hall: Hall, review: UUID, persona: str = "officer@huaming") -> Any:
    """What taking a round back comes to."""
    version = (await hall.row("review", review))["version"]
    return await withdraw_review(hall.service, hall.actor(persona), review, version, "材料有误")


async def advanced(hall: Hall, project: UUID, to: Stage = Stage.SIGNED, persona: str = "officer@huaming") -> Any:
    """What taking a project on comes to."""
    version = (await hall.row("project", project))["version"]
    return await advance_project(hall.service, hall.actor(persona), ProjectId(project), version, to)


async def changed(hall: Hall, project: UUID, persona: str = "officer@huaming", **fields: Any) -> None:
    """A project that its host describes otherwise."""
    version = (await hall.row("project", project))["version"]
    outcome = await update_project(hall.service, hall.actor(persona), ProjectId(project), version, fields)  # type: ignore[arg-type]  # any of its fields
    assert outcome == project, outcome


async def kinds(hall: Hall, prefix: str = "review.") -> list[str]:
    """The kinds of events told, in their order."""
    return [each["kind"] for each in await hall.rows("outbox_event") if each["kind"].startswith(prefix)]


async def answered(hall: Hall, review: UUID, *, objecting: tuple[str, ...] = ()) -> None:
    """Every section of a round has spoken, in favour unless named."""
    for each in await hall.rows("review_opinion", review_id=review, state="PENDING"):
        code = each["section_code"]
        verdict = Verdict.OBJECT if code in objecting else Verdict.SUPPORT
        outcome = await give(hall, review, code, verdict=verdict)
        assert isinstance(outcome, UUID), outcome


async def passed(hall: Hall, project: UUID) -> UUID:
    """Let a project have passed a review, as if the district had held it; of whatever kind the project is."""
    templates = await hall.rows("review_template")
    template = templates[0]["id"] if templates else await published(hall)
    row = await hall.row("project", project)
    rounds = await hall.rows("review", project_id=project)
    return await insert(
        hall.owner,
        "review",
        district_id=DONGLI,
        id=new_id(),
        tenant_id=row["tenant_id"],
        project_id=project,
        template_id=template,
        round=len(rounds) + 1,
        state="PASSED",
        statement="申报说明",
        industry=row["industry"],
        investment_fen=row["investment_fen"],
        occupies_land=bool(row["occupies_land"]),
        needs_construction=row["needs_construction"],
        is_hazardous=bool(row["is_hazardous"]),
        fast_track=False,
        pending=0,
        submitted_at=NOW,
        submitted_by=person_id("officer@huaming"),
        due_at=NOW,
        decided_at=NOW,
        decided_by=person_id("officer@hezuo"),
        version=2,
    )


def a_requirement(text: str = "落实废水处理设施", due: date = date(2026, 9, 30)) -> Requirement:
    """Something a project must still do."""
    return Requirement(text=text, due_on=due)


async def file_of(hall: Hall, persona: str, says: str) -> UUID:
    """A file that somebody uploaded; its content is its own."""
    key = await upload_evidence(hall.service, hall.actor(persona), EvidenceFile(f"{says}.pdf", a_pdf(says)))
    assert isinstance(key, UUID), key
    return key
