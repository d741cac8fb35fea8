"""Major projects in the hall: what is at the threshold, who sponsors it, and the people of sponsoring units."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.builders import insert
from tests.support.projects import NOW, Hall
from zhaoshang.majors.model import PlanKind, SponsorLevel
from zhaoshang.majors.operations.appoint_sponsor import appoint_sponsor
from zhaoshang.majors.operations.make_plan import NewPlan, make_plan
from zhaoshang.majors.operations.propose_baseline import propose_baseline
from zhaoshang.majors.operations.publish_milestones import publish_milestones
from zhaoshang.majors.operations.record_visit import NewVisit, record_visit
from zhaoshang.majors.operations.report_milestone import report_milestone
from zhaoshang.majors.operations.report_progress import NewProgress, report_progress
from zhaoshang.majors.rules.plans import TemplateStep
from zhaoshang.majors.rules.sponsors import Appointment
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.period import period_of
from zhaoshang.values.responsibility import Responsibility

THRESHOLD = 5_000_000_000
"""5000万元 in fen: 以上 includes the number itself."""
APPOINTER = "officer@fgw"


async def a_major(hall: Hall, persona: str = "officer@huaming", **changes: Any) -> UUID:
    """A project at the threshold: the id of its being major."""
    project = await hall.create(persona, **{"investment_fen": THRESHOLD, **changes})
    return await major_of(hall, project)


async def major_of(hall: Hall, project: UUID) -> UUID:
    """The id of a project's being major."""
    (row,) = await hall.rows("major_project", project_id=project)
    key: UUID = row["id"]
    return key


async def joins(hall: Hall, persona: str, role: str = "OFFICER") -> UUID:
    """Somebody belongs to their unit, by a membership in force."""
    key = person_id(persona)
    await insert(
        hall.owner,
        "membership",
        district_id=DONGLI,
        id=new_id(),
        tenant_id=tenant_id(persona.split("@")[1]),
        person_id=key,
        role=role,
        granted_at=NOW,
        granted_by=key,
    )
    return key


async def appoint(  # noqa: PLR0913  what an appointment is
    hall: Hall,
    major: UUID,
    unit: str,
    level: SponsorLevel = SponsorLevel.DEPARTMENT,
    *,
    person: UUID | None = None,
    handover: str | None = None,
    persona: str = APPOINTER,
) -> Any:
    """What appointing a sponsor comes to."""
    wanted = Appointment(level=level, tenant=tenant_id(unit), person=person, handover=handover)
    return await appoint_sponsor(hall.service, hall.actor(persona), major, wanted)


async def appointed(hall: Hall, major: UUID, unit: str, level: SponsorLevel = SponsorLevel.DEPARTMENT) -> UUID:
    """A sponsorship; a leader is named in person."""
    person = await joins(hall, f"director@{unit}", "DIRECTOR") if level is SponsorLevel.DISTRICT_LEADER else None
    outcome = await appoint(hall, major, unit, level, person=person)
    assert isinstance(outcome, UUID), outcome
    return outcome


async def visit(hall: Hall, sponsorship: UUID, on: date, persona: str, **changes: Any) -> Any:
    """What recording a visit comes to."""
    given = {"visited_on": on, "findings": "主体结构完成，设备进场。", "follow_up": "协调临时用电。", **changes}
    return await record_visit(hall.service, hall.actor(persona), sponsorship, NewVisit(**given))


async def ended(hall: Hall, sponsorship: UUID) -> None:
    """A sponsorship that is over."""
    await hall.owner.execute(
        "UPDATE app.sponsorship SET ended_at = now(), end_reason = '止' WHERE id = $1", sponsorship
    )


def a_step(
    code: str,
    *after: str,
    days: int = 30,
    share: int = 0,
    kind: PlanKind = PlanKind.CONSTRUCTION,
    responsibility: Responsibility = Responsibility.HOST,
) -> TemplateStep:
    """A milestone of a template."""
    return TemplateStep(kind, code, f"节点{code}", after, days, share, responsibility)


STEPS = (
    a_step("PERMIT", days=60, responsibility=Responsibility.APPROVAL),
    a_step("START", "PERMIT", days=30, share=1000),
    a_step("ROOF", "START", days=180, share=6000),
    a_step("PRODUCE", "ROOF", days=120, share=10000),
    a_step("OPEN", days=90, share=10000, kind=PlanKind.SERVICE),
)
"""What a district of the tests plans by."""


async def publish(hall: Hall, steps: Sequence[TemplateStep] = STEPS, persona: str = "director@fgw") -> Any:
    """What publishing a template comes to; it is in force today."""
    return await publish_milestones(hall.service, hall.actor(persona), day_of(hall.clock.now()), steps)


async def make(hall: Hall, major: UUID, persona: str = "officer@huaming", **changes: Any) -> Any:
    """What making a plan comes to; it began with this year."""
    return await make_plan(
        hall.service, hall.actor(persona), major, NewPlan(**{"start_on": date(2026, 1, 1), **changes})
    )


async def planned(hall: Hall, **changes: Any) -> UUID:
    """The plan of a project that builds: PERMIT on 2 March, START on 1 April, ROOF and PRODUCE later."""
    if not await hall.rows("milestone_template"):
        assert isinstance(await publish(hall), UUID)
    plan = await make(hall, await a_major(hall, **{"needs_construction": True, **changes}))
    assert isinstance(plan, UUID), plan
    return plan


async def milestone(hall: Hall, plan: UUID, code: str) -> Any:
    """One milestone as it is."""
    (found,) = await hall.rows("milestone", plan_id=plan, code=code)
    return found


async def report(hall: Hall, plan: UUID, code: str, persona: str = "officer@huaming", **said: Any) -> Any:
    """What reporting a milestone comes to; without more it was reached today."""
    row = await milestone(hall, plan, code)
    given = {"reached_on": day_of(hall.clock.now()), "expected_on": None, "evidence": None, **said}
    expected = given.pop("version", row["version"])
    return await report_milestone(hall.service, hall.actor(persona), row["id"], expected, **given)


async def progress(hall: Hall, plan: UUID, percent: int, persona: str = "officer@huaming", **said: Any) -> Any:
    """What reporting this month's progress comes to, in percent of a project at the threshold."""
    given = {"period": period_of(day_of(hall.clock.now())), "completed_fen": percent * THRESHOLD // 100}
    new = NewProgress(**{**given, "narrative": "主体施工。", "evidence": None, **said})
    return await report_progress(hall.service, hall.actor(persona), plan, new)


async def propose(hall: Hall, plan: UUID, persona: str = "director@huaming", **said: Any) -> Any:
    """What asking for another baseline comes to: ROOF three months later, unless said otherwise."""
    given = {"reason": "设备进口延误", "days": {"ROOF": date(2026, 12, 31)}, **said}
    expected = given.pop("version", None) or (await hall.row("milestone_plan", plan))["version"]
    return await propose_baseline(hall.service, hall.actor(persona), plan, expected, **given)


async def light(hall: Hall, plan: UUID, period: str) -> tuple[str, str]:
    """The colour and the rule of a month."""
    project = (await hall.row("milestone_plan", plan))["project_id"]
    (row,) = await hall.rows("light_reading", project_id=project, period=period)
    return row["colour"], row["rule"]
