"""Major projects in the hall: what is at the threshold, who sponsors it, and the people of sponsoring units."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.builders import insert
from tests.support.projects import NOW, Hall
from zhaoshang.majors.model import SponsorLevel
from zhaoshang.majors.operations.appoint_sponsor import appoint_sponsor
from zhaoshang.majors.operations.record_visit import NewVisit, record_visit
from zhaoshang.majors.rules.sponsors import Appointment
from zhaoshang.values.ids import new_id

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
