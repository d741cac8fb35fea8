"""Milestone plans: templates, baselines, and what slips when one milestone does (domain §5). Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from graphlib import CycleError, TopologicalSorter
from typing import Final
from uuid import UUID

from zhaoshang.majors.errors import refusal
from zhaoshang.majors.model import PlanKind
from zhaoshang.majors.rules.lights import START, WHOLE
from zhaoshang.values.clock import EARLIEST
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.texts import check_text

CODE: Final = 40
NAME: Final = 60
REASON: Final = 1000
MOST_STEPS: Final = 40
MOST_DAYS: Final = 3660
"""Ten years: nothing here is planned to take longer."""
LATEST: Final = date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class TemplateStep:
    """One milestone of a kind of project."""

    kind: PlanKind
    code: str
    name: str
    after: Sequence[str]
    days: int
    share: int
    responsibility: Responsibility


@dataclass(frozen=True, slots=True)
class Planned:
    """One milestone as a schedule looks at it."""

    code: str
    after: Sequence[str]
    days: int
    planned: date
    forecast: date | None = None
    actual: date | None = None

    def lead(self, before: "Planned") -> timedelta:
        """How long after one it waits for it comes at the earliest: as the template says, or faster if so planned."""
        return min(timedelta(days=self.days), max(timedelta(), self.planned - before.planned))


@dataclass(frozen=True, slots=True)
class Scheduled:
    """When a milestone comes, and how long it may take without moving the end."""

    code: str
    on: date
    slack: int
    """Calendar days; 0 on the critical path."""


def refuse_template(steps: Sequence[TemplateStep], *, effective_on: date, today: date) -> tuple[Refusal, ...]:
    """Every kind of project gets its milestones, in an order that can be walked, up to all of the investment.

    Refuses: TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, LIST_TOO_LONG, STEP_TWICE, STEP_UNKNOWN, STEPS_CIRCULAR,
    STEP_DAYS_INVALID, STEP_SHARE_INVALID, START_MISSING, TEMPLATE_NOT_IN_FUTURE.
    """
    faults: list[Refusal] = [] if effective_on >= today else [refusal("TEMPLATE_NOT_IN_FUTURE", "effectiveOn")]
    for kind in PlanKind:
        numbered = [(number, step) for number, step in enumerate(steps) if step.kind is kind]
        if len(numbered) > MOST_STEPS:
            faults.append(refusal("LIST_TOO_LONG", "steps", most=MOST_STEPS))
            continue
        faults += _refuse_kind(kind, numbered)
    return tuple(faults)


def _refuse_kind(kind: PlanKind, numbered: Sequence[tuple[int, TemplateStep]]) -> list[Refusal]:
    faults: list[Refusal] = []
    codes = [step.code for _, step in numbered]
    for number, step in numbered:
        path = ("steps", str(number))
        faults += check_text(step.code, *path, "code", limit=CODE, required=True)
        faults += check_text(step.name, *path, "name", limit=NAME, required=True)
        if codes.count(step.code) > 1:
            faults.append(refusal("STEP_TWICE", *path, "code"))
        if not set(step.after) <= set(codes):
            faults.append(refusal("STEP_UNKNOWN", *path, "after"))
        if not 0 <= step.days <= MOST_DAYS:
            faults.append(refusal("STEP_DAYS_INVALID", *path, "days", most=MOST_DAYS))
        if not 0 <= step.share <= WHOLE:
            faults.append(refusal("STEP_SHARE_INVALID", *path, "share"))
    if not faults and in_order([Planned(s.code, s.after, s.days, EARLIEST) for _, s in numbered]) is None:
        faults.append(refusal("STEPS_CIRCULAR", "steps"))
    if kind is PlanKind.CONSTRUCTION and START not in codes:
        faults.append(refusal("START_MISSING", "steps"))
    if max((step.share for _, step in numbered), default=0) != WHOLE:
        faults.append(refusal("STEP_SHARE_INVALID", "steps"))
    return faults


def in_order(steps: Sequence[Planned]) -> list[Planned] | None:
    """The steps, each after those before it; nothing when they wait for each other in a circle."""
    by_code = {step.code: step for step in steps}
    try:
        order = list(TopologicalSorter({step.code: step.after for step in steps}).static_order())
    except CycleError:
        return None
    return [by_code[code] for code in order if code in by_code]


def first_dates(steps: Sequence[TemplateStep], start_on: date) -> dict[str, date]:
    """When each step is reached if everything takes as long as the template says."""
    reached: dict[str, date] = {}
    for step in in_order([Planned(s.code, s.after, s.days, start_on) for s in steps]) or ():
        begun = max((reached[code] for code in step.after), default=start_on)
        reached[step.code] = begun + timedelta(days=step.days)
    return reached


def schedule(steps: Sequence[Planned], slips: Mapping[str, int]) -> dict[str, Scheduled]:
    """When each milestone comes if some are reached so many days later than expected.

    What is reached stays. What is not comes as forecast, or as planned; or, when what it waits for comes too late for
    that, as long after it as it was to. Slack is what a milestone may still take without moving the last one.
    """
    order = in_order(steps) or []
    known = {step.code: step for step in order}
    on: dict[str, date] = {}
    for step in order:
        wanted = (step.forecast or step.planned) + timedelta(days=slips.get(step.code, 0))
        pushed = (on[code] + step.lead(known[code]) for code in step.after if code in known)
        on[step.code] = step.actual or max(wanted, *pushed, wanted)
    end = max(on.values(), default=EARLIEST)
    latest: dict[str, date] = {}
    for step in reversed(order):
        following = (
            latest[other.code] - other.lead(step)
            for other in order
            if step.code in other.after and other.actual is None
        )
        latest[step.code] = max(on[step.code], min(following, default=end))
    return {step.code: Scheduled(step.code, on[step.code], (latest[step.code] - on[step.code]).days) for step in order}


def refuse_start(start_on: date, today: date) -> tuple[Refusal, ...]:
    """A plan may begin in the past, as far back as anything here does. Refuses PLAN_DAY_INVALID."""
    return (
        ()
        if EARLIEST <= start_on < LATEST and start_on <= today + timedelta(days=MOST_DAYS)
        else (refusal("PLAN_DAY_INVALID", "startOn"),)
    )


def refuse_days(days: Mapping[str, date], known: Collection[str], start_on: date, *path: str) -> tuple[Refusal, ...]:
    """Days given to milestones, by code. Refuses STEP_UNKNOWN, PLAN_DAY_INVALID."""
    faults = []
    for number, (code, day) in enumerate(days.items()):
        if code not in known:
            faults.append(refusal("STEP_UNKNOWN", *path, str(number), "code"))
        elif not start_on <= day < LATEST:
            faults.append(refusal("PLAN_DAY_INVALID", *path, str(number), "plannedOn"))
    return tuple(faults)


def responsible(
    step: TemplateStep, host: UUID, holders: Mapping[Responsibility, Collection[UUID]], named: UUID | None
) -> UUID | None:
    """Who sees to a milestone: the host, or the one department that answers for it; of several, the one named."""
    if step.responsibility is Responsibility.HOST:
        return host
    able = holders.get(step.responsibility, ())
    if named is not None:
        return named if named in able else None
    return next(iter(able)) if len(able) == 1 else None


def refuse_reached(actual_on: date | None, forecast_on: date | None, *, today: date) -> tuple[Refusal, ...]:
    """It is reached, or expected, not both. Refuses REACHED_OR_EXPECTED, REACHED_IN_FUTURE, PLAN_DAY_INVALID."""
    if (actual_on is None) == (forecast_on is None):
        return (refusal("REACHED_OR_EXPECTED", "reachedOn"),)
    if actual_on is not None:
        if actual_on > today:
            return (refusal("REACHED_IN_FUTURE", "reachedOn"),)
        return (refusal("PLAN_DAY_INVALID", "reachedOn"),) if actual_on < EARLIEST else ()
    if forecast_on is not None and not today <= forecast_on < LATEST:
        return (refusal("PLAN_DAY_INVALID", "expectedOn"),)
    return ()
