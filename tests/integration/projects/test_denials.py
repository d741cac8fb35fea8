"""What every operation refuses in the same way: out of sight, out of one's powers, out of date. Nothing happens."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.support.actors import DONGLI, tenant_id
from tests.support.builders import insert, reshare
from tests.support.projects import OTHER_CREDIT_CODE, Hall, codes
from zhaoshang.authorization.actor import Actor
from zhaoshang.projects.model import Part, Stage
from zhaoshang.projects.operations.add_contact import add_contact
from zhaoshang.projects.operations.add_note import add_note
from zhaoshang.projects.operations.advance_project import advance_project
from zhaoshang.projects.operations.hold_project import hold_project
from zhaoshang.projects.operations.involve_department import involve_department
from zhaoshang.projects.operations.lose_project import lose_project
from zhaoshang.projects.operations.resume_project import resume_project
from zhaoshang.projects.operations.reveal_contact import reveal_contact
from zhaoshang.projects.operations.settle_duplicate import settle_duplicate
from zhaoshang.projects.operations.settle_first_reports import settle_first_reports
from zhaoshang.projects.operations.update_company import update_company
from zhaoshang.projects.operations.update_contact import update_contact
from zhaoshang.projects.operations.update_project import update_project
from zhaoshang.projects.operations.withdraw_project import withdraw_project
from zhaoshang.projects.rules.entries import NewContact
from zhaoshang.values.ids import CompanyId, ContactId, FirstReportId, ProjectId, new_id

NEVER = UUID("01990000-0000-7000-8000-000000000000")


@dataclass
class Scene:
    """Ids of 华明's and the district's things."""

    project: ProjectId
    company: CompanyId
    contact: ContactId
    report: FirstReportId
    link: UUID


NOWHERE = Scene(ProjectId(NEVER), CompanyId(NEVER), ContactId(NEVER), FirstReportId(NEVER), NEVER)

Attempt = Callable[[Hall, Actor, Scene, int], Awaitable[Any]]


EDITS: dict[str, Attempt] = {
    "advance": lambda hall, who, at, version: advance_project(
        hall.service, who, at.project, version, Stage.NEGOTIATING
    ),
    "update": lambda hall, who, at, version: update_project(
        hall.service, who, at.project, version, {"investment_fen": 1}
    ),
    "hold": lambda hall, who, at, version: hold_project(hall.service, who, at.project, version, "等"),
    "resume": lambda hall, who, at, version: resume_project(hall.service, who, at.project, version),
    "lose": lambda hall, who, at, version: lose_project(hall.service, who, at.project, version, reason="去了外地"),
    "withdraw": lambda hall, who, at, version: withdraw_project(hall.service, who, at.project, version, "误登"),
    "contact": lambda hall, who, at, version: update_contact(
        hall.service, who, at.contact, version, {"title": "总经理"}
    ),
    "company": lambda hall, who, at, version: update_company(
        hall.service, who, at.company, version, {"credit_code": OTHER_CREDIT_CODE}
    ),
}
"""A host's edits of its own."""

ADDITIONS: dict[str, Attempt] = {
    "note": lambda hall, who, at, _: add_note(hall.service, who, at.project, "谈了一次"),
    "new contact": lambda hall, who, at, _: add_contact(
        hall.service, who, at.company, NewContact(name="李四", phone="13900001111")
    ),
    "reveal": lambda hall, who, at, _: reveal_contact(hall.service, who, at.contact, "预约走访"),
}
"""A host's additions and disclosures of its own."""

DEPARTMENTS: dict[str, Attempt] = {
    "involve": lambda hall, who, at, version: involve_department(
        hall.service, who, at.project, version, department=tenant_id("sthj"), part=Part.REVIEWER
    ),
}
"""What departments do to a host's project."""

SETTLEMENTS: dict[str, Attempt] = {
    "first report": lambda hall, who, at, version: settle_first_reports(
        hall.service, who, at.report, version, "先接洽"
    ),
    "duplicate": lambda hall, who, at, version: settle_duplicate(
        hall.service, who, at.link, version, same=True, reason="同一项目"
    ),
}

ALL = {**EDITS, **ADDITIONS, **DEPARTMENTS, **SETTLEMENTS}


@pytest.fixture
async def scene(hall: Hall) -> Scene:
    contact = NewContact(name="王某", phone="13812341234")
    project = await hall.create("officer@huaming", contact=contact)
    # 新立 reports the same company, so that there is something to settle; its own project is not the scene's.
    await hall.create("officer@xinli", name="云帆二期")
    own = await hall.row("project", project)
    (report,) = await hall.rows("first_report", project_id=project)
    (link,) = await hall.rows("duplicate_link")
    (known,) = await hall.rows("contact", company_id=own["company_id"])
    # 规划资源分局 is asked about it, as who concludes something of it is.
    named = {"district_id": DONGLI, "id": new_id(), "tenant_id": tenant_id("ghzy"), "project_id": project}
    times = {name: own[name] for name in ("created_at", "updated_at", "investment_fen")}
    await insert(hall.owner, "participation", **named, parts=Part.ASKED.value, **times)
    await reshare(hall.owner, project)
    return Scene(project, CompanyId(own["company_id"]), ContactId(known["id"]), FirstReportId(report["id"]), link["id"])


def in_charge(name: str) -> str:
    """Somebody who may do it."""
    if name in EDITS:
        return "officer@huaming"
    return "officer@hezuo"


async def nothing_happens(hall: Hall, attempt: Attempt, persona: str, scene: Scene, version: int) -> list[str]:
    before = await everything(hall)
    outcome = await attempt(hall, hall.actor(persona), scene, version)
    assert await everything(hall) == before
    return codes(outcome)


async def everything(hall: Hall) -> object:
    """Every row of the pipeline and its traces, to the last column."""
    tables = ("project", "company", "contact", "contact_disclosure", "note", "first_report")
    more = ("stage_change", "participation", "duplicate_link", "audit_entry", "outbox_event", "search_gram")
    return [await hall.rows(table) for table in (*tables, *more)]


@pytest.mark.parametrize("name", ALL)
async def test_what_is_a_neighbours_answers_like_what_never_was(hall: Hall, scene: Scene, name: str) -> None:
    stranger = "director@hezuo" if name in SETTLEMENTS else "director@xinli"

    assert await nothing_happens(hall, ALL[name], "director@xinli", scene, 1) == ["NOT_FOUND"]
    assert await nothing_happens(hall, ALL[name], stranger, NOWHERE, 1) == ["NOT_FOUND"]


@pytest.mark.parametrize("name", [*EDITS, *ADDITIONS])
async def test_who_may_only_look_changes_nothing(hall: Hall, scene: Scene, name: str) -> None:
    assert await nothing_happens(hall, ALL[name], "viewer@huaming", scene, 1) == ["FORBIDDEN"]
    assert await nothing_happens(hall, ALL[name], "director@ducha", scene, 1) == ["FORBIDDEN"]


@pytest.mark.parametrize("name", [*DEPARTMENTS, *SETTLEMENTS])
async def test_a_host_does_not_decide_for_departments(hall: Hall, scene: Scene, name: str) -> None:
    expected = "NOT_FOUND" if name == "duplicate" else "FORBIDDEN"

    assert await nothing_happens(hall, ALL[name], "director@huaming", scene, 1) == [expected]
    assert await nothing_happens(hall, ALL[name], "director@ducha", scene, 1) == ["FORBIDDEN"]


@pytest.mark.parametrize("name", [*EDITS, *DEPARTMENTS, *SETTLEMENTS])
async def test_what_changed_meanwhile_is_a_conflict(hall: Hall, scene: Scene, name: str) -> None:
    persona = in_charge(name)

    assert await nothing_happens(hall, ALL[name], persona, scene, 7) == ["CONFLICT"]


@pytest.mark.parametrize("name", ALL)
async def test_another_district_sees_none_of_it(hall: Hall, scene: Scene, name: str) -> None:
    outsider = hall.actor("director@hezuo", district=120111)

    outcome = await ALL[name](hall, outsider, scene, 1)

    assert codes(outcome) == ["NOT_FOUND"]


TOO_LONG = "字" * 5000
FAULTY: list[tuple[str, Attempt, str, list[str]]] = [
    (
        "advance",
        lambda hall, who, at, v: advance_project(hall.service, who, at.project, v, Stage.NEGOTIATING, reason=TOO_LONG),
        "officer@huaming",
        ["TEXT_TOO_LONG"],
    ),
    (
        "resume",
        lambda hall, who, at, v: resume_project(hall.service, who, at.project, v, "\x00"),
        "officer@huaming",
        ["TEXT_INVALID"],
    ),
    (
        "hold",
        lambda hall, who, at, v: hold_project(hall.service, who, at.project, v, " "),
        "officer@huaming",
        ["TEXT_REQUIRED"],
    ),
    (
        "lose",
        lambda hall, who, at, v: lose_project(hall.service, who, at.project, v, reason="", lost_to=TOO_LONG),
        "officer@huaming",
        ["TEXT_REQUIRED", "TEXT_TOO_LONG"],
    ),
    (
        "withdraw",
        lambda hall, who, at, v: withdraw_project(hall.service, who, at.project, v, TOO_LONG),
        "officer@huaming",
        ["TEXT_TOO_LONG"],
    ),
    (
        "update",
        lambda hall, who, at, v: update_project(hall.service, who, at.project, v, {}),
        "officer@huaming",
        ["NOTHING_TO_CHANGE"],
    ),
    (
        "update, much wrong",
        lambda hall, who, at, v: update_project(
            hall.service,
            who,
            at.project,
            v,
            {"name": "。", "investment_fen": 10**17 + 1, "registered_on": date(2026, 7, 1), "site_document": TOO_LONG},
        ),
        "officer@huaming",
        ["TEXT_REQUIRED", "TEXT_TOO_LONG", "AMOUNT_OUT_OF_RANGE", "DATE_OUT_OF_RANGE"],
    ),
    (
        "note",
        lambda hall, who, at, _: add_note(hall.service, who, at.project, TOO_LONG),
        "officer@huaming",
        ["TEXT_TOO_LONG"],
    ),
    (
        "new contact",
        lambda hall, who, at, _: add_contact(hall.service, who, at.company, NewContact(name="", phone="110x")),
        "officer@huaming",
        ["TEXT_REQUIRED", "INVALID_PHONE"],
    ),
    (
        "contact",
        lambda hall, who, at, v: update_contact(hall.service, who, at.contact, v, {"phone": None}),
        "officer@huaming",
        ["CONTACT_CHANNEL_REQUIRED"],
    ),
    (
        "contact, nothing",
        lambda hall, who, at, v: update_contact(hall.service, who, at.contact, v, {}),
        "officer@huaming",
        ["NOTHING_TO_CHANGE"],
    ),
    (
        "reveal",
        lambda hall, who, at, _: reveal_contact(hall.service, who, at.contact, " "),
        "officer@huaming",
        ["TEXT_REQUIRED"],
    ),
    (
        "company",
        lambda hall, who, at, v: update_company(
            hall.service, who, at.company, v, {"name": "", "credit_code": "91120110MANT1YGTN1"}
        ),
        "officer@huaming",
        ["TEXT_REQUIRED", "INVALID_CREDIT_CODE"],
    ),
    (
        "company, nothing",
        lambda hall, who, at, v: update_company(hall.service, who, at.company, v, {}),
        "officer@huaming",
        ["NOTHING_TO_CHANGE"],
    ),
    (
        "involve",
        lambda hall, who, at, v: involve_department(
            hall.service, who, at.project, v, department=tenant_id("xinli"), part=Part.ASKED
        ),
        "officer@hezuo",
        ["DEPARTMENT_NOT_FOUND"],
    ),
    (
        "first report",
        lambda hall, who, at, v: settle_first_reports(hall.service, who, at.report, v, ""),
        "officer@hezuo",
        ["TEXT_REQUIRED"],
    ),
    (
        "duplicate",
        lambda hall, who, at, v: settle_duplicate(hall.service, who, at.link, v, same=True, reason=TOO_LONG),
        "officer@hezuo",
        ["TEXT_TOO_LONG"],
    ),
]


@pytest.mark.parametrize(
    ("attempt", "persona", "expected"), [case[1:] for case in FAULTY], ids=[case[0] for case in FAULTY]
)
async def test_faulty_input_is_named_and_nothing_happens(
    hall: Hall, scene: Scene, attempt: Attempt, persona: str, expected: list[str]
) -> None:
    assert await nothing_happens(hall, attempt, persona, scene, 1) == expected


@pytest.mark.parametrize("name", ["advance", "update", "hold", "lose", "withdraw", "involve"])
async def test_a_withdrawn_project_stays_as_it_ended(hall: Hall, scene: Scene, name: str) -> None:
    await withdraw_project(hall.service, hall.actor("officer@huaming"), scene.project, 1, "误登")
    persona = in_charge(name)
    expected = "PROJECT_CLOSED" if name in {"update", *DEPARTMENTS} else "ILLEGAL_TRANSITION"

    assert await nothing_happens(hall, ALL[name], persona, scene, 2) == [expected]
