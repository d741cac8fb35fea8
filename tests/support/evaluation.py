"""Evaluations in the hall: a project of 华明's that landed some day, 工信局 that answers for it, and what they do."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, Final
from uuid import UUID

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.builders import insert
from tests.support.projects import Hall, codes
from tests.support.statistics import proof
from tests.support.tenancy import nothing_happens
from zhaoshang.evaluation.model import METRICS
from zhaoshang.evaluation.operations.confirm_promise import confirm_promise
from zhaoshang.evaluation.operations.entrust_department import entrust_department
from zhaoshang.evaluation.operations.issue_report import issue_report
from zhaoshang.evaluation.operations.make_promise import make_promise
from zhaoshang.evaluation.operations.open_evaluations import Evaluated, open_evaluations
from zhaoshang.evaluation.operations.record_year import record_year
from zhaoshang.evaluation.operations.return_promise import return_promise
from zhaoshang.evaluation.rules.analysis import AskedReport
from zhaoshang.evaluation.rules.records import GivenFigure, GivenYear, NewPromise, PromisedLine
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.ids import DistrictId, ProjectId, new_id
from zhaoshang.values.metric import COUNTS, Metric

HOST, DEPARTMENT, DIRECTOR, OFFICE = "officer@huaming", "officer@gxj", "director@gxj", "officer@hezuo"
LANDED: Final = date(2024, 5, 10)
"""Two years are over in the hall: until 9 May 2025, and until 9 May 2026."""
TAX: Final = Metric.TAX


def noon(day: date) -> datetime:
    """The middle of a day."""
    return datetime.combine(day, time(12), SHANGHAI)


async def tick(hall: Hall, at: datetime | None = None) -> Evaluated:
    """What the clock does, at an instant to which the hall's is moved."""
    hall.clock.at = at or hall.clock.at
    return await open_evaluations(hall.service.database, DistrictId(DONGLI), hall.clock.at)


async def land(hall: Hall, on: date = LANDED, persona: str = HOST, **changes: Any) -> ProjectId:
    """A project that landed some day, whatever it took, and that nobody evaluates yet."""
    key = await hall.create(persona, **changes)
    await hall.owner.execute("UPDATE app.project SET stage = 'LANDED' WHERE id = $1", key)
    await insert(
        hall.owner,
        "stage_change",
        district_id=DONGLI,
        id=new_id(),
        tenant_id=tenant_id(persona.partition("@")[2]),
        shared_with=[],
        project_id=key,
        from_stage="SIGNED",
        to_stage="LANDED",
        at=noon(on),
        by_person_id=person_id(persona),
    )
    return key


async def evaluated(hall: Hall, on: date = LANDED, persona: str = HOST, **changes: Any) -> UUID:
    """The evaluation of such a project."""
    project = await land(hall, on, persona, **changes)
    await tick(hall)
    return await evaluation_of(hall, project)


async def evaluation_of(hall: Hall, project: UUID) -> UUID:
    """The evaluation of a project."""
    (row,) = await hall.rows("post_evaluation", project_id=project)
    key: UUID = row["id"]
    return key


async def year_of(hall: Hall, evaluation: UUID, number: int = 1) -> Any:
    """A year of an evaluation."""
    (row,) = await hall.rows("evaluation_year", evaluation_id=evaluation, number=number)
    return row


def _measured(metric: Metric, amount: int | None) -> dict[str, Any]:
    return {"count" if metric in COUNTS else "fen": amount}


async def figures(hall: Hall, unit: str = "gxj", **amounts: int | None) -> list[GivenFigure]:
    """All four metrics, each with the same file: 0 unless told; ``TAX=None`` is not known."""
    file = await proof(hall, unit)
    found = []
    for metric in METRICS:
        amount = amounts.get(metric.value, 0)
        remark = "部门核实数" if amount != 0 else None
        known = {"evidence": file} if amount is not None else {"unknown": True}
        found.append(GivenFigure(metric=metric, remark=remark, **known, **_measured(metric, amount)))
    return found


async def a_year(hall: Hall, year: UUID, persona: str = DEPARTMENT, **given: Any) -> GivenYear:
    """What is said of a year: nothing of any metric unless told."""
    row = await hall.rows("evaluation_year", id=year)
    return GivenYear(
        figures=given.get("figures") or await figures(hall, persona.partition("@")[2], **given.get("amounts", {})),
        expected_round=given.get("expected_round", row[0]["round"] if row else 0),
        reason=given.get("reason", "核实后更正" if row and row[0]["round"] else None),
    )


async def record(hall: Hall, year: UUID, persona: str = DEPARTMENT, **given: Any) -> Any:
    """What recording a year comes to."""
    return await record_year(hall.service, hall.actor(persona), year, await a_year(hall, year, persona, **given))


def line(year: int, metric: Metric = TAX, amount: int = 100) -> PromisedLine:
    """A promise."""
    return PromisedLine(year=year, metric=metric, **_measured(metric, amount))


async def a_promise(hall: Hall, evaluation: UUID, persona: str = HOST, **given: Any) -> NewPromise:
    """An edition of promises: 1.00 yuan of tax in each of the first two years unless told."""
    known = await hall.rows("evaluation_promise", evaluation_id=evaluation)
    lines: Sequence[PromisedLine] = given.get("lines", (line(1), line(2)))
    return NewPromise(
        lines=lines,
        source=given.get("source", "投资协议第 3 条"),
        evidence=given.get("evidence") or await proof(hall, persona.partition("@")[2]),
        expected_number=given.get("expected_number", max((row["number"] for row in known), default=None)),
        reason=given.get("reason"),
    )


async def promise(hall: Hall, evaluation: UUID, persona: str = HOST, **given: Any) -> Any:
    """What entering promises comes to."""
    new = await a_promise(hall, evaluation, persona, **given)
    return await make_promise(hall.service, hall.actor(persona), evaluation, new)


async def confirm(hall: Hall, key: UUID, persona: str = DIRECTOR, **given: Any) -> Any:
    """What confirming a change comes to."""
    return await confirm_promise(hall.service, hall.actor(persona), key, given.get("version", 1))


async def give_back(hall: Hall, key: UUID, persona: str = DIRECTOR, **given: Any) -> Any:
    """What returning a change comes to."""
    reason = given.get("reason", "协议未变")
    return await return_promise(hall.service, hall.actor(persona), key, given.get("version", 1), reason)


async def entrust(hall: Hall, evaluation: UUID, persona: str = OFFICE, **given: Any) -> Any:
    """What naming a department comes to: 工信局 unless told."""
    return await entrust_department(
        hall.service, hall.actor(persona), evaluation, tenant_id(given.get("department", "gxj"))
    )


async def issue(hall: Hall, persona: str = DEPARTMENT, **given: Any) -> Any:
    """What issuing a report comes to: of the first half of 2026 unless told."""
    asked = AskedReport(**{"year": 2026, "half": 1, **given})
    return await issue_report(hall.service, hall.actor(persona), asked)


async def refused(hall: Hall, act: Any, key: UUID, *expected: str, **given: Any) -> None:
    """It is refused by these codes, and nothing at all happened."""
    if act is record or act is promise:
        # The file is there beforehand: uploading it is no part of what is refused.
        unit = given.get("persona", DEPARTMENT if act is record else HOST).partition("@")[2]
        if act is promise:
            given.setdefault("evidence", await proof(hall, unit))
        elif "figures" not in given:
            given["figures"] = await figures(hall, unit, **given.pop("amounts", {}))
    async with nothing_happens(hall.owner):
        assert codes(await act(hall, key, **given)) == list(expected), given


def others(*but: str) -> dict[str, str]:
    """Everybody who is not to act on 华明's evaluation: told so if they may see it, and nothing otherwise."""
    seeing = (
        *("director@ducha", "director@qld", "viewer@gxj", "director@gxj", "statistician@gxj", "viewer@hezuo"),
        *("director@hezuo", "statistician@huaming", "viewer@huaming", "director@huaming", "officer@gxj"),
    )
    blind = ("director@xinli", "director@fgw", "director@sthj", "director@kfq")
    visible = (each for each in seeing if each not in but)
    return {**dict.fromkeys(visible, "FORBIDDEN"), **dict.fromkeys(blind, "NOT_FOUND")}


async def only(hall: Hall, act: Any, key: UUID, personas: dict[str, str]) -> None:
    """Each of these is refused by its code; so is an id that never was."""
    for persona, code in personas.items():
        await refused(hall, act, key, code, persona=persona)
    await refused(hall, act, new_id(), "NOT_FOUND")
