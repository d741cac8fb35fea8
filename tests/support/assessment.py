"""Targets of the hall's units, schemes, marks, and what a year comes to for its four hosts."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.builders import insert
from tests.support.projects import Hall, codes
from tests.support.statistics import landed, verified
from tests.support.tenancy import nothing_happens
from zhaoshang.assessment.model import IndicatorKind, IndicatorMeasure, IndicatorMethod
from zhaoshang.assessment.operations.compute_assessment import compute_assessment
from zhaoshang.assessment.operations.decide_objection import decide_objection
from zhaoshang.assessment.operations.finalise_assessment import finalise_assessment
from zhaoshang.assessment.operations.give_mark import give_mark
from zhaoshang.assessment.operations.publish_assessment import publish_assessment
from zhaoshang.assessment.operations.publish_scheme import publish_scheme
from zhaoshang.assessment.operations.raise_objection import raise_objection
from zhaoshang.assessment.operations.set_target import set_target
from zhaoshang.assessment.rules.schemes import NewIndicator, NewScheme
from zhaoshang.assessment.rules.targets import NewTarget
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.ids import ProjectId, new_id
from zhaoshang.values.metric import Metric


async def targeted(hall: Hall, unit: str = "huaming", persona: str = "director@hezuo", **changes: Any) -> Any:
    """What setting a unit's target of capital comes to: 1.2亿元 unless told otherwise."""
    given: dict[str, Any] = {"year": 2026, "metric": Metric.CAPITAL_IN_PLACE, "fen": 12_000_000_000, **changes}
    return await set_target(hall.service, hall.actor(persona), NewTarget(tenant=tenant_id(unit), **given))


HOSTS = ("huaming", "xinli", "linkong", "kfq")
HEAD = "director@hezuo"
YEAR = 2025
_K, _M, _W = IndicatorKind, IndicatorMeasure, IndicatorMethod


def indicators(**changes: dict[str, Any]) -> list[NewIndicator]:
    """One of every kind and method, with what is told of some by their codes; together 100 points."""
    said: dict[str, dict[str, Any]] = {
        "CAPITAL": {"kind": _K.QUANTITY, "measure": _M.CAPITAL_IN_PLACE, "method": _W.RATIO, "cap": 12_000},
        "LANDED": {"kind": _K.QUANTITY, "measure": _M.LANDED_PROJECTS, "method": _W.MIN_MAX, "weight": 20_00},
        "SERVICE": {"kind": _K.QUALITY, "department": tenant_id("gxj")},
        "STARTED": {
            "kind": _K.BONUS,
            "measure": _M.STARTED_PROJECTS,
            "method": _W.PER_UNIT,
            "weight": 3_00,
            "rate": 1_00,
        },
        "EXTRA": {"kind": _K.BONUS, "weight": 5_00, "department": tenant_id("hezuo")},
        "RETURNED": {
            "kind": _K.DEDUCTION,
            "measure": _M.RETURNED_FIGURES,
            "method": _W.PER_UNIT,
            "weight": 1_00,
            "rate": 50,
        },
    }
    usual: dict[str, Any] = {"about": "按年度口径计算。", "measure": _M.MARK, "method": _W.MARK, "weight": 40_00}
    assert changes.keys() <= said.keys()
    return [
        NewIndicator(**{**usual, "code": code, "name": f"指标{code}", **given, **changes.get(code, {})})
        for code, given in said.items()
    ]


async def scheming(hall: Hall, persona: str = HEAD, **changes: Any) -> Any:
    """What making a scheme comes to; of 2025 unless told."""
    given: dict[str, Any] = {"year": YEAR, "indicators": indicators(), **changes}
    return await publish_scheme(hall.service, hall.actor(persona), NewScheme(**given))


async def schemed(hall: Hall, **changes: Any) -> UUID:
    """The scheme of a year."""
    outcome = await scheming(hall, **changes)
    assert isinstance(outcome, UUID), outcome
    return outcome


async def indicator(hall: Hall, code: str) -> UUID:
    """The newest indicator of a code."""
    *_, found = await hall.rows("assessment_indicator", code=code)
    key: UUID = found["id"]
    return key


async def mark(hall: Hall, code: str = "SERVICE", unit: str = "huaming", persona: str = "", **given: Any) -> Any:
    """What marking comes to; 80 of a hundred with a first number unless told."""
    by = persona or {"SERVICE": "director@gxj"}.get(code, HEAD)
    of = given.get("indicator") or await indicator(hall, code)
    return await give_mark(
        hall.service,
        hall.actor(by),
        of,
        given.get("to") or tenant_id(unit),
        given.get("mark", 80_00),
        reason=given.get("reason", "服务企业到位。"),
        expected_number=given.get("number"),
    )


async def all_marked(hall: Hall, **service: int) -> None:
    """Every mark that the scheme asks for: 80 of a hundred and one bonus point unless told."""
    for unit in HOSTS:
        assert isinstance(await mark(hall, "SERVICE", unit, mark=service.get(unit, 80_00)), UUID)
        assert isinstance(await mark(hall, "EXTRA", unit, mark=1_00), UUID)


async def closed_through(hall: Hall, period: str = "2025-12") -> None:
    """All months up to one are closed."""
    await insert(
        hall.owner,
        "closed_period",
        district_id=DONGLI,
        id=new_id(),
        period=period,
        closed_at=hall.clock.now(),
        closed_by=person_id(HEAD),
    )
    # As whoever closes a month does.
    async with hall.owner.transaction():
        await hall.owner.execute("SELECT app.begin($1, NULL, NULL, 'DISTRICT', 'DISTRICT')", DONGLI)
        await hall.owner.execute("SELECT app.sum_credit(false)")


async def brought(hall: Hall, unit: str = "huaming", fen: int = 50_000_000_00) -> ProjectId:
    """A landed project with money and its landing, both of 2025."""
    project = await hall.create(f"officer@{unit}", name=f"{unit}生产基地", company_name=f"天津{unit}装备有限公司")
    await landed(hall, project)
    await verified(hall, project, unit, fen, paid_on=date(YEAR, 6, 15))
    counted = {"metric": Metric.LANDED_PROJECTS, "count": 10_000, "source": None}
    await verified(hall, project, unit, None, paid_on=date(YEAR, 6, 15), **counted)
    return project


async def targets_set(hall: Hall) -> None:
    """1亿元 of capital for every host in 2025."""
    for unit in HOSTS:
        assert isinstance(await targeted(hall, unit, year=YEAR, fen=100_000_000_00), UUID)


async def compute(hall: Hall, persona: str = HEAD, year: int = YEAR) -> Any:
    """What computing comes to."""
    return await compute_assessment(hall.service, hall.actor(persona), year)


async def version_of(hall: Hall, table: str, key: UUID) -> int:
    """Its version, or one when there is no such."""
    found = await hall.rows(table, id=key)
    version: int = found[0]["version"] if found else 1
    return version


async def publish(hall: Hall, key: UUID, persona: str = HEAD, **given: Any) -> Any:
    """What publishing comes to."""
    version = given.get("version") or await version_of(hall, "assessment", key)
    return await publish_assessment(hall.service, hall.actor(persona), key, version)


async def finalise(hall: Hall, key: UUID, persona: str = HEAD, **given: Any) -> Any:
    """What making it final comes to."""
    version = given.get("version") or await version_of(hall, "assessment", key)
    return await finalise_assessment(hall.service, hall.actor(persona), key, version)


async def drafted(hall: Hall) -> UUID:
    """A draft of 2025 in which 华明 has half its target, and all is marked; its year is closed."""
    await schemed(hall)
    await targets_set(hall)
    await brought(hall)
    await closed_through(hall)
    await all_marked(hall, xinli=90_00)
    draft = await compute(hall)
    assert isinstance(draft, UUID), draft
    return draft


async def published(hall: Hall) -> UUID:
    """The same, published."""
    draft = await drafted(hall)
    assert await publish(hall, draft) == draft
    return draft


async def announced(hall: Hall) -> UUID:
    """A year that is closed already, published by nothing but marks: every host has 80 of a hundred."""
    (service,) = (each for each in indicators(SERVICE={"weight": 100_00}) if each.code == "SERVICE")
    await schemed(hall, indicators=[service])
    for host in await hall.rows("tenant_responsibility", responsibility="HOST"):
        assert isinstance(await mark(hall, to=host["tenant_id"]), UUID)
    draft = await compute(hall)
    assert isinstance(draft, UUID), draft
    assert await publish(hall, draft) == draft
    return draft


async def line(hall: Hall, code: str = "CAPITAL", unit: str = "huaming") -> Any:
    """A unit's line of an indicator in the newest assessment."""
    *_, newest = sorted(await hall.rows("assessment"), key=lambda row: row["number"])
    (found,) = await hall.rows(
        "assessment_line",
        assessment_id=newest["id"],
        indicator_id=await indicator(hall, code),
        tenant_id=tenant_id(unit),
    )
    return found


async def standing(hall: Hall) -> dict[str, tuple[int, int]]:
    """Every host's total and rank in the newest assessment, by its code."""
    *_, newest = sorted(await hall.rows("assessment"), key=lambda row: row["number"])
    rows = {row["tenant_id"]: row for row in await hall.rows("assessment_result", assessment_id=newest["id"])}
    return {unit: (rows[tenant_id(unit)]["total"], rows[tenant_id(unit)]["rank"]) for unit in HOSTS}


async def object_to(hall: Hall, key: UUID, persona: str = "director@huaming", **given: Any) -> Any:
    """What objecting to a line comes to."""
    reason = given.get("reason", "六月到位的一笔未计入。")
    return await raise_objection(hall.service, hall.actor(persona), key, reason, evidence=given.get("evidence"))


async def objected(hall: Hall, code: str = "CAPITAL", unit: str = "huaming", **given: Any) -> UUID:
    """A unit's objection to its line."""
    outcome = await object_to(hall, (await line(hall, code, unit))["id"], f"director@{unit}", **given)
    assert isinstance(outcome, UUID), outcome
    return outcome


async def decide(hall: Hall, key: UUID, persona: str = HEAD, **given: Any) -> Any:
    """What deciding comes to; rejected unless points are told."""
    version = given.get("version") or await version_of(hall, "assessment_objection", key)
    points = given.get("points")
    return await decide_objection(
        hall.service,
        hall.actor(persona),
        key,
        version,
        upheld=given.get("upheld", points is not None),
        points=points,
        reason=given.get("reason", "经核，意见如下。"),
    )


def window_over(hall: Hall) -> None:
    """The last working day to object is over."""
    hall.clock.at = datetime(2026, 7, 8, tzinfo=SHANGHAI)


Act = Callable[..., Awaitable[Any]]


async def only(hall: Hall, act: Act, key: UUID, personas: dict[str, str]) -> None:
    """Each of these is refused by its code, and nothing at all happened; nor does it of an id that never was."""
    for persona, code in personas.items():
        async with nothing_happens(hall.owner):
            assert codes(await act(hall, key, persona)) == [code], persona
    async with nothing_happens(hall.owner):
        assert codes(await act(hall, new_id())) == ["NOT_FOUND"]


NOT_THE_HEAD_OF_A_DRAFT = {
    "officer@hezuo": "FORBIDDEN",
    "director@ducha": "FORBIDDEN",
    "director@qld": "FORBIDDEN",
    "director@huaming": "NOT_FOUND",
    "director@gxj": "NOT_FOUND",
}
"""Who may see a draft is told that it is not theirs to do; nobody else learns that there is one."""
NOT_THE_HEAD = {**NOT_THE_HEAD_OF_A_DRAFT, "director@huaming": "FORBIDDEN", "director@gxj": "FORBIDDEN"}
"""Of what is published everybody knows."""
