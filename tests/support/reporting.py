"""Monthly reports in the hall, 华明's of June unless told: opened by the clock, and what everybody may do."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from tests.support.actors import DONGLI, an_actor, person_id, tenant_id
from tests.support.builders import a_tenant, insert
from tests.support.projects import Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.authorization.actor import Actor
from zhaoshang.reporting.operations.comment_difference import comment_difference
from zhaoshang.reporting.operations.explain_difference import explain_difference
from zhaoshang.reporting.operations.open_reports import Opened, open_reports
from zhaoshang.reporting.operations.record_bureau_figure import record_bureau_figure
from zhaoshang.reporting.operations.return_report import return_report
from zhaoshang.reporting.operations.submit_report import submit_report
from zhaoshang.reporting.operations.verify_report import verify_report
from zhaoshang.reporting.rules.reports import NewBureauFigure, Submission
from zhaoshang.values.clock import SHANGHAI
from zhaoshang.values.ids import DistrictId, new_id
from zhaoshang.values.metric import Metric

STATISTICIAN, CHECKER, BUREAU = "statistician@huaming", "officer@hezuo", "statistician@tjj"
JUNE: Final = "2026-06"
NOTHING: Final = frozenset(Metric)


def begins(month: int, day: int) -> datetime:
    """The midnight with which a day of 2026 begins."""
    return datetime(2026, month, day, tzinfo=SHANGHAI)


def actor(hall: Hall, persona: str) -> Actor:
    """Somebody of the hall, or of 统计局, which the hall has only here."""
    role, code = persona.split("@")
    return an_actor(f"statistics.{role}", tenant=code, person=persona) if code == "tjj" else hall.actor(persona)


async def reporting(hall: Hall, since: int = 202606) -> Opened:
    """From some month on hosts report; there is a statistics bureau, and the clock has come by."""
    await hall.set_rule("monthly_reports_from", str(since))
    await a_tenant(hall.owner, "tjj", "STATISTICS", kind="DEPARTMENT", id=tenant_id("tjj"))
    return await open_months(hall)


async def open_months(hall: Hall, at: datetime | None = None) -> Opened:
    """What the clock does, at an instant to which the hall's is moved."""
    hall.clock.at = at or hall.clock.at
    return await open_reports(hall.service.database, DistrictId(DONGLI), hall.clock.at)


async def report_of(hall: Hall, unit: str = "huaming", period: str = JUNE) -> UUID:
    """A unit's report of a month."""
    (row,) = await hall.rows("monthly_report", tenant_id=tenant_id(unit), period=period)
    key: UUID = row["id"]
    return key


async def version_of(hall: Hall, report: UUID) -> int:
    """Its version, or one when there is no such."""
    found = await hall.rows("monthly_report", id=report)
    version: int = found[0]["version"] if found else 1
    return version


async def submit(hall: Hall, report: UUID, persona: str = STATISTICIAN, **given: Any) -> Any:
    """What submitting comes to; with nothing of any metric unless told."""
    version = given.get("version") or await version_of(hall, report)
    what = Submission(remarks=given.get("remarks", ()), zero=given.get("zero", NOTHING))
    return await submit_report(hall.service, actor(hall, persona), report, version, what)


async def verify(hall: Hall, report: UUID, persona: str = CHECKER, **given: Any) -> Any:
    """What verifying comes to."""
    version = given.get("version") or await version_of(hall, report)
    return await verify_report(hall.service, actor(hall, persona), report, version)


async def give_back(hall: Hall, report: UUID, persona: str = CHECKER, **given: Any) -> Any:
    """What returning comes to."""
    version = given.get("version") or await version_of(hall, report)
    reason = given.get("reason", "请核对内资到位额。")
    return await return_report(hall.service, actor(hall, persona), report, version, reason)


async def recorded(hall: Hall, persona: str = BUREAU, unit: str = "huaming", **changes: Any) -> Any:
    """What recording a figure of the bureau's comes to: capital of June unless told."""
    given: dict[str, Any] = {"period": JUNE, "metric": Metric.CAPITAL_IN_PLACE, "fen": 900, **changes}
    return await record_bureau_figure(
        hall.service, actor(hall, persona), NewBureauFigure(unit=tenant_id(unit), **given)
    )


async def explain(hall: Hall, figure: UUID, persona: str = STATISTICIAN, **given: Any) -> Any:
    """What a unit's word on a difference comes to."""
    reason = given.get("reason", "统计局按登记地统计。")
    return await explain_difference(hall.service, actor(hall, persona), figure, reason)


async def comment(hall: Hall, figure: UUID, persona: str = CHECKER, **given: Any) -> Any:
    """What 合作交流办's word on a difference comes to."""
    reason = given.get("reason", "口径不同，已与统计局核对。")
    return await comment_difference(hall.service, actor(hall, persona), figure, reason)


async def submitted(hall: Hall, unit: str = "huaming", period: str = JUNE, **given: Any) -> UUID:
    """A report that waits to be verified."""
    report = await report_of(hall, unit, period)
    assert await submit(hall, report, f"statistician@{unit}", **given) == report
    return report


async def settled(hall: Hall, unit: str = "huaming", period: str = JUNE, **given: Any) -> UUID:
    """A report that is verified."""
    report = await submitted(hall, unit, period, **given)
    assert await verify(hall, report) == report
    return report


async def told_of(hall: Hall, *, remark: str, reason: str) -> None:
    """华明's June and nobody else's, what the bureau says of it, and why the two differ."""
    owned = {"district_id": DONGLI, "tenant_id": tenant_id("huaming"), "period": JUNE}
    moments = dict.fromkeys(("opened_at", "ready_at", "due_at"), hall.clock.at)
    report = await insert(
        hall.owner, "monthly_report", **owned, **moments, id=new_id(), state="DRAFT", round=0, version=1
    )
    assert await submit(hall, report, remarks=[(Metric.TAX, remark)]) == report
    figure = await insert(
        hall.owner,
        "bureau_figure",
        **owned,
        id=new_id(),
        bureau_id=tenant_id("hezuo"),
        metric="TAX",
        amount=98_765,
        number=1,
        recorded_at=hall.clock.at,
        recorded_by=person_id("director@hezuo"),
    )
    assert await explain(hall, figure, reason=reason) == figure


async def steps(hall: Hall, report: UUID) -> list[tuple[str, int]]:
    """What was done about it and in which round, in order."""
    return [(each["action"], each["round"]) for each in await hall.rows("monthly_report_step", report_id=report)]


async def line(hall: Hall, report: UUID, metric: Metric = Metric.CAPITAL_IN_PLACE, number: int = 1) -> dict[str, Any]:
    """A line as it was frozen, without what it belongs to."""
    (row,) = await hall.rows("monthly_report_line", report_id=report, metric=metric.value, round=number)
    return {name: value for name, value in row.items() if not name.endswith("id") and name not in {"round", "metric"}}


def without(*metrics: Metric) -> frozenset[Metric]:
    """Nothing of any metric but these."""
    return NOTHING - set(metrics)


Act = Callable[..., Awaitable[Any]]


async def refused(hall: Hall, act: Act, key: UUID, *expected: str, **given: Any) -> None:
    """It is refused by these codes, and nothing at all happened."""
    async with nothing_happens(hall.owner):
        assert codes(await act(hall, key, **given)) == list(expected), given


async def only(hall: Hall, act: Act, key: UUID, personas: dict[str, str]) -> None:
    """Each of these is refused by its code; so is an id that never was."""
    for persona, code in personas.items():
        await refused(hall, act, key, code, persona=persona)
    await refused(hall, act, new_id(), "NOT_FOUND")


def others(*but: str) -> dict[str, str]:
    """Everybody who is not to act on 华明's report: told so if they may see it, and nothing otherwise."""
    seeing = ("director@ducha", "director@qld", "director@tjj", "viewer@hezuo", "director@huaming", "viewer@huaming")
    more = ("statistician@huaming", "officer@hezuo", "statistician@tjj", "statistician@ducha", "statistician@qld")
    blind = ("statistician@xinli", "director@fgw", "director@gxj")
    visible: Iterable[str] = (each for each in (*seeing, *more) if each not in but)
    return {**dict.fromkeys(visible, "FORBIDDEN"), **dict.fromkeys(blind, "NOT_FOUND")}


PAID: Final = date(2026, 6, 15)
