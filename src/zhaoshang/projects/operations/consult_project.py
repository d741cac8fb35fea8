"""协同中的项目: what coordination asks of a project, inside its own open transaction (domain §12)."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects import store
from zhaoshang.projects.conditions import EntryCondition, StageFacts, register_condition
from zhaoshang.projects.facts import FactForm, register_fact
from zhaoshang.projects.model import Part, Stage
from zhaoshang.projects.operations.pool_project import held_project

Answers = Callable[[Any], bool]
"""What a condition makes of another room's fact, as it was read."""


def ask_before_starting(fact: str, form: FactForm, conditions: Mapping[str, Answers]) -> None:
    """Let STARTED ask for what coordination knows of a project: a fact by its name, and what it must answer, by code.

    Only a project that builds walks through STARTED.
    """
    register_fact(fact, form)
    for code, holds in conditions.items():
        register_condition(EntryCondition(Stage.STARTED, code, partial(_answers, fact, holds)))


async def call_in(work: UnitOfWork, key: UUID, departments: Collection[UUID]) -> None:
    """Let departments take part in a locked project as those who judge it; the fence writes the district's rows."""
    project = await held_project(work, key)
    for department in departments:
        await store.involve(work, project, department, Part.REVIEWER)
    await store.save(work, project)


async def share_anew(work: UnitOfWork, key: UUID) -> None:
    """Let what was just added below a locked project be shared with everybody who takes part in it."""
    await store.save(work, await held_project(work, key))


def _answers(fact: str, holds: Answers, facts: StageFacts) -> bool:
    return holds(facts.contributed.get(fact))
