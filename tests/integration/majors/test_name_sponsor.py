"""A sponsoring unit says who of its people answers for a project."""

from typing import Any
from uuid import UUID

from tests.support.actors import person_id
from tests.support.majors import a_major, appointed, ended, joins
from tests.support.projects import Hall, codes
from zhaoshang.majors.operations.name_sponsor import name_sponsor
from zhaoshang.values.ids import new_id


async def name(hall: Hall, sponsorship: UUID, who: UUID, persona: str, version: int = 1) -> Any:
    return await name_sponsor(hall.service, hall.actor(persona), sponsorship, version, who)


async def test_a_department_and_a_host_name_their_own(hall: Hall) -> None:
    major = await a_major(hall)
    department = await appointed(hall, major, "ghzy")
    (host,) = await hall.rows("sponsorship", level="HOST")
    for sponsorship, unit in ((department, "ghzy"), (host["id"], "huaming")):
        who = await joins(hall, f"officer@{unit}")
        assert await name(hall, sponsorship, who, f"officer@{unit}") == sponsorship
        row = await hall.row("sponsorship", sponsorship)
        assert (row["person_id"], row["version"]) == (who, 2)
    assert len(await hall.rows("outbox_event", kind="major.sponsor_named")) == 2


async def test_nobody_names_another_units_people_or_for_another_unit(hall: Hall) -> None:
    major = await a_major(hall)
    sponsorship = await appointed(hall, major, "ghzy")
    theirs, ours = await joins(hall, "officer@sthj"), await joins(hall, "officer@ghzy")

    assert codes(await name(hall, sponsorship, theirs, "officer@ghzy")) == ["PERSON_NOT_FOUND"]
    assert codes(await name(hall, sponsorship, person_id("viewer@ghzy"), "officer@ghzy")) == ["PERSON_NOT_FOUND"]
    assert codes(await name(hall, sponsorship, ours, "officer@ghzy", version=2)) == ["CONFLICT"]
    assert codes(await name(hall, new_id(), ours, "officer@ghzy")) == ["NOT_FOUND"]
    for persona, code in (
        ("viewer@ghzy", "FORBIDDEN"),
        ("director@huaming", "FORBIDDEN"),
        ("officer@fgw", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("director@qld", "FORBIDDEN"),
        ("officer@sthj", "NOT_FOUND"),
        ("director@xinli", "NOT_FOUND"),
    ):
        assert codes(await name(hall, sponsorship, ours, persona)) == [code], persona
    await ended(hall, sponsorship)
    assert codes(await name(hall, sponsorship, ours, "officer@ghzy")) == ["SPONSORSHIP_ENDED"]
    assert (await hall.row("sponsorship", sponsorship))["person_id"] is None
    assert await hall.rows("outbox_event", kind="major.sponsor_named") == []
