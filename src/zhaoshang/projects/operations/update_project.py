"""项目修改: a host changes what is known about its project."""

from typing import Any, Final, cast

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects import store
from zhaoshang.projects.errors import Refusals
from zhaoshang.projects.model import Project, Stage
from zhaoshang.projects.operations.register_project import department_for
from zhaoshang.projects.permissions import Projects
from zhaoshang.projects.rules import stages
from zhaoshang.projects.rules.entries import ProjectChanges, refuse_project_changes
from zhaoshang.values.clock import day_of
from zhaoshang.values.ids import ProjectId
from zhaoshang.values.normalise import project_name_normal
from zhaoshang.values.refusal import NOT_FOUND
from zhaoshang.values.texts import trimmed

TEXTS: Final = ("description", "registration_number", "site_document")
"""Texts whose blanks are trimmed and whose emptiness is nothing."""
WITHOUT_CONDITION: Final = frozenset({
    "name", "name_normal", "description", "channel", "investment_approximate",
    "first_contact_on", "first_contact_precision",
})  # fmt: skip
"""What no entry condition of a stage asks about: the facts need not be read for it."""


@repeatable
async def update_project(
    service: Service, actor: Actor, project_id: ProjectId, expected: int, changes: ProjectChanges
) -> ProjectId | Refusals:
    """Change what is known about a project; its department, being major and search follow from it.

    Refuses: NOT_FOUND, FORBIDDEN, every fault of the input, CONFLICT, PROJECT_CLOSED, and the code of each entry
    condition of an already entered stage that the change would take away.
    """
    async with service.unit_of_work(actor, Projects.UPDATE) as work:
        project = await store.load_project(work, project_id, to_change=True)
        if project is None:
            return NOT_FOUND
        if denial := authorize(actor, Projects.UPDATE, project):
            return denial
        if faults := refuse_project_changes(changes, day_of(work.at)):
            return faults
        if conflict := await store.lock(work, project, expected):
            return conflict
        if refused := await change_project(work, project, changes):
            return refused
        return await work.commit(project_id)


async def change_project(work: UnitOfWork, project: Project, changes: ProjectChanges) -> Refusals | None:
    """Apply checked changes to an authorized, locked project inside an open transaction; the caller commits.

    What is already so is no change: nothing is written when nothing differs.
    Refuses: PROJECT_CLOSED, and codes of entry conditions the change would take away.
    """
    if closed := stages.refuse_change(Stage(project.stage)):
        return closed
    wanted = _differing(project, changes)
    if not wanted:
        return None
    before = None if wanted.keys() <= WITHOUT_CONDITION else await store.facts_of(work, project)
    was_major = project.is_major
    for name, value in wanted.items():
        setattr(project, name, value)
    if wanted.keys() & {"investment_fen", "investment_known", "industry"}:
        rules = await store.rules_in_force(work, day_of(work.at))
        project.is_major = rules.is_major(project.investment_fen, known=project.investment_known)
        if "industry" in wanted:
            project.industry_department_id = await department_for(work, rules, project.industry)
    project.touch(work.at)
    if before and (taken_away := stages.refuse_regression(before, await store.facts_of(work, project))):
        return taken_away
    await store.save_facts(work, project)
    if "name" in wanted:
        await store.index_search(work, project, await store.company_of(work, project))
    work.record("project.update", "project", project.id, project.tenant_id, **wanted)
    if project.is_major != was_major:
        work.record("project.major", "project", project.id, project.tenant_id, before=was_major, after=project.is_major)
        work.emit("project.major_changed", project=str(project.id), is_major=project.is_major)
    work.emit("project.updated", project=str(project.id), changed=[*wanted])
    return None


def _differing(project: Project, changes: ProjectChanges) -> dict[str, Any]:
    """What a change sets otherwise than it is, by name."""
    wanted = dict(cast("dict[str, Any]", changes))
    for name in TEXTS:
        if name in wanted:
            wanted[name] = trimmed(wanted[name])
    if "name" in wanted:
        wanted["name"] = wanted["name"].strip()
        wanted["name_normal"] = project_name_normal(wanted["name"])
    if "investment_fen" in wanted:
        wanted["investment_known"] = wanted["investment_fen"] is not None
        wanted["investment_fen"] = wanted["investment_fen"] or 0
    return {name: value for name, value in sorted(wanted.items()) if getattr(project, name) != value}
