"""开后评价: a project that lands is evaluated for the years to come, from that day on (policy III.5)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from zhaoshang.database.fence import Fence, Reach
from zhaoshang.database.unit_of_work import Database, UnitOfWork
from zhaoshang.evaluation import store
from zhaoshang.evaluation.model import EvaluationState, YearState
from zhaoshang.evaluation.rules.terms import Term, Terms
from zhaoshang.projects.operations.advance_project import on_entering
from zhaoshang.projects.operations.review_project import Reviewable
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import SYSTEM_PERSON, DistrictId, new_id
from zhaoshang.values.stage import Stage


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What a round of the clock did."""

    opened: int
    closed: int
    """Of projects that were lost or withdrawn."""
    told: int
    """Years that are over since."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the district said on some days, each asked for once."""

    work: UnitOfWork
    known: dict[date, Terms] = field(default_factory=dict)

    async def day(self, day: date) -> Terms:
        if day not in self.known:
            self.known[day] = await store.terms(self.work, day)
        return self.known[day]


async def evaluate_landed(work: UnitOfWork, project: Reviewable) -> None:
    """Open the evaluation of a project that just landed, in the advance's own transaction."""
    if project.stage is Stage.LANDED:
        await _open(work, await store.unevaluated(work, project.id))


async def open_evaluations(database: Database, district: DistrictId, now: datetime) -> Evaluated:
    """Open what landed by a ledger, follow hosts and departments, close what ended, and tell whose year is over.

    Running it twice, or on two machines at once, does each once.
    """
    fence = Fence(district, None, SYSTEM_PERSON, Reach.DISTRICT, Reach.DISTRICT)
    async with database.unit_of_work(fence, at=now) as work:
        await store.queue_up(work, SYSTEM_PERSON)
        opened = await _open(work, await store.unevaluated(work))
        await store.follow(work)
        closed = await _close(work)
        told = await _tell(work)
        await work.commit()
        return Evaluated(opened, closed, told)


async def _open(work: UnitOfWork, landed: Sequence[store.Landed]) -> int:
    terms_of = _Known(work)
    evaluations: list[dict[str, Any]] = []
    years: list[dict[str, Any]] = []
    for project in landed:
        landed_on = day_of(project.landed_at)
        terms = await terms_of.day(landed_on)
        own = {
            "district_id": work.fence.district,
            "tenant_id": project.tenant_id,
            "department_id": project.industry_department_id,
            "project_id": project.id,
        }
        key = new_id()
        evaluation = {
            **own,
            "id": key,
            "state": EvaluationState.RUNNING,
            "landed_on": landed_on,
            "years": terms.number(Term.YEARS),
            "partly_percent": terms.number(Term.PARTLY),
            "industry": project.industry,
            "channel": project.channel,
            "size": terms.size(project.investment_fen),
            "promised": False,
            "opened_at": work.at,
            "version": 1,
        }
        evaluations.append(evaluation)
        years.extend(
            {
                **own,
                "id": new_id(),
                "evaluation_id": key,
                "number": year.number,
                "from_on": year.from_on,
                "to_on": year.to_on,
                "ready_at": year.ready_at,
                "due_at": year.due_at,
                "state": YearState.OPEN,
                "round": 0,
                "version": 1,
            }
            for year in terms.years(landed_on)
        )
        work.record("evaluation.open", "evaluation", key, project.tenant_id)
        work.emit("evaluation.opened", evaluation=str(key))
    await store.open_all(work, evaluations, years)
    return len(evaluations)


async def _close(work: UnitOfWork) -> int:
    """What was lost or withdrawn owes no more than the years that were over by then."""
    ended = await store.abandoned(work)
    for evaluation, reason in ended:
        evaluation.state, evaluation.closed_at = EvaluationState.CLOSED_EARLY, work.at
        evaluation.close_reason = reason
        evaluation.version += 1
        await store.add(work, evaluation)
        await store.lapse(work, evaluation)
        work.record("evaluation.close", "evaluation", evaluation.id, evaluation.tenant_id)
        work.emit("evaluation.closed", evaluation=str(evaluation.id))
    return len(ended)


async def _tell(work: UnitOfWork) -> int:
    """Years ahead were dated by the calendar as it was known at landing: what is due now, by the one known now."""
    over, terms_of = await store.untold(work), _Known(work)
    for year, landed_on in over:
        year.due_at = (await terms_of.day(landed_on)).due_at(year.to_on)
        year.told_at = work.at
        year.version += 1
        await store.add(work, year)
        work.emit("evaluation.year_over", year=str(year.id), department=str(year.department_id or ""))
    return len(over)


on_entering(evaluate_landed)
