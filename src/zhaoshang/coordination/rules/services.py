"""What a service list may say, which of its tasks a project gets, and what becomes of a task (domain §12)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from zhaoshang.coordination.errors import refusal
from zhaoshang.coordination.model import ServicePhase, TaskState
from zhaoshang.coordination.rules.planning import ASKABLE
from zhaoshang.values.industry import Industry
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.stage import Stage
from zhaoshang.values.texts import check_text

TITLE: Final = 100
RESULT: Final = 2000
REASON: Final = 1000
NOTE: Final = 1000
MOST_TASKS: Final = 100
MOST_DAYS: Final = 250

PHASES: Final[Mapping[Stage, ServicePhase]] = {Stage(phase.value): phase for phase in ServicePhase}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTask:
    """One line of a service list."""

    id: UUID | None = None
    phase: ServicePhase
    title: str
    responsibility: Responsibility
    department: UUID | None = None
    working_days: int
    needs_construction: bool | None = None
    industries: frozenset[Industry] = frozenset()


def select_tasks(
    tasks: Sequence[ListedTask], phase: ServicePhase, *, needs_construction: bool, industry: Industry
) -> tuple[ListedTask, ...]:
    """What a project of a kind gets when it enters a phase, in the list's order."""
    return tuple(
        task
        for task in tasks
        if task.phase is phase
        and task.needs_construction in {None, needs_construction}
        and (not task.industries or industry in task.industries)
    )


def department_of(
    task: ListedTask, holders: Mapping[Responsibility, Collection[UUID]], industry_department: UUID | None
) -> UUID | None:
    """Who answers for a task today; nobody when whom the list means is closed or does not hold the responsibility."""
    holding = holders.get(task.responsibility, ())
    wanted = task.department
    if wanted is None and task.responsibility is Responsibility.INDUSTRY:
        wanted = industry_department
    elif wanted is None and len(holding) == 1:
        (wanted,) = holding
    return wanted if wanted in holding else None


def refuse_list(  # noqa: PLR0913  mirrors the SDL input
    tasks: Sequence[ListedTask],
    holders: Mapping[Responsibility, Collection[UUID]],
    *,
    effective_on: date,
    newest_effective_on: date | None,
    note: str | None,
    today: date,
) -> tuple[Refusal, ...]:
    """``holders`` are the open units that hold each responsibility.

    Refuses: LIST_NOT_IN_FUTURE, LIST_OVERTAKEN, LIST_TASKS_OUT_OF_RANGE, TASK_DAYS_OUT_OF_RANGE,
    TASK_RESPONSIBILITY_INVALID, TASK_DEPARTMENT_INVALID, TASK_DEPARTMENT_REQUIRED, TEXT_REQUIRED, TEXT_TOO_LONG,
    TEXT_INVALID.
    """
    faults: list[Refusal] = []
    if effective_on < today:
        faults.append(refusal("LIST_NOT_IN_FUTURE", "effectiveOn"))
    elif newest_effective_on is not None and effective_on <= newest_effective_on:
        faults.append(refusal("LIST_OVERTAKEN", "effectiveOn", newest=newest_effective_on.isoformat()))
    faults += check_text(note, "note", limit=NOTE)
    if not 1 <= len(tasks) <= MOST_TASKS:
        return (*faults, refusal("LIST_TASKS_OUT_OF_RANGE", "tasks", most=MOST_TASKS))
    for at, task in enumerate(tasks):
        faults += _refuse_task(task, holders.get(task.responsibility, ()), "tasks", str(at))
    return tuple(faults)


def _refuse_task(task: ListedTask, holding: Collection[UUID], *path: str) -> list[Refusal]:
    faults = [*check_text(task.title, *path, "title", limit=TITLE, required=True)]
    if not 1 <= task.working_days <= MOST_DAYS:
        faults.append(refusal("TASK_DAYS_OUT_OF_RANGE", *path, "workingDays", most=MOST_DAYS))
    if task.responsibility not in ASKABLE:
        faults.append(refusal("TASK_RESPONSIBILITY_INVALID", *path, "responsibility"))
    elif task.department is not None and task.department not in holding:
        faults.append(refusal("TASK_DEPARTMENT_INVALID", *path, "department"))
    elif task.department is None and task.responsibility is not Responsibility.INDUSTRY and len(holding) != 1:
        faults.append(refusal("TASK_DEPARTMENT_REQUIRED", *path, "department", units=len(holding)))
    return faults


def refuse_task_state(state: TaskState, wanted: TaskState) -> Refusal | None:
    """A task is answered, then confirmed or given back. Refuses TASK_STATE."""
    return None if state is wanted else refusal("TASK_STATE", state=state)


def refuse_new_task(title: str, due_on: date, *, today: date) -> tuple[Refusal, ...]:
    """Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, TASK_DAY_PAST."""
    faults = [*check_text(title, "title", limit=TITLE, required=True)]
    if due_on < today:
        faults.append(refusal("TASK_DAY_PAST", "dueOn"))
    return tuple(faults)


def phase_of(stage: Stage) -> ServicePhase | Refusal:
    """The phase in which a project is served now. Refuses TASK_STAGE."""
    phase = PHASES.get(stage)
    return refusal("TASK_STAGE", "project", stage=stage) if phase is None else phase
