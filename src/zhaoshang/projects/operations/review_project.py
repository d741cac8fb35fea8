"""评审中的项目: what reviews ask of a project, inside their own open transaction (domain §3)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects import store
from zhaoshang.projects.conditions import EntryCondition, StageFacts, register_condition
from zhaoshang.projects.errors import Refusals
from zhaoshang.projects.facts import FactForm, register_fact
from zhaoshang.projects.model import Part, Project, Stage
from zhaoshang.projects.operations.pool_project import held_project
from zhaoshang.projects.rules import stages
from zhaoshang.values.industry import Industry

Answers = Callable[[Any, bool], bool]
"""What a condition makes of another room's fact, as it was read, and of whether the project occupies land."""


@dataclass(frozen=True, slots=True)
class Reviewable:
    """A project as reviews see it, with what the policy's scopes read of a project."""

    project_key: ClassVar[str] = "id"

    district_id: int
    id: UUID
    tenant_id: UUID
    origin_tenant_id: UUID | None
    parts: int
    version: int
    stage: Stage
    industry: Industry
    industry_department_id: UUID | None
    investment_fen: int
    occupies_land: bool | None
    needs_construction: bool
    is_hazardous: bool | None
    shared_with: tuple[UUID, ...]

    def readers(self, *, but: UUID) -> list[UUID]:
        """Everybody who takes part in it, but for the owner of a row that they are to read."""
        return [tenant for tenant in (self.tenant_id, *self.shared_with) if tenant != but]


register_resource(Reviewable, "project")


async def find_reviewable(work: UnitOfWork, key: UUID) -> Reviewable | None:
    """A project inside the fence, with the acting tenant's parts in it."""
    project = await store.load_project(work, key)
    return None if project is None else reviewable(project)


async def hold_reviewable(work: UnitOfWork, key: UUID) -> Reviewable | None:
    """A project as it is now, locked until the transaction ends: whoever changes its review queues here.

    Nothing when it just left what the fence may write: somebody else moved it.
    """
    project = await store.load_project(work, key)
    if project is None or not await store.hold(work, project):
        return None
    return reviewable(project)


async def enter_review(work: UnitOfWork, key: UUID, *, by: UUID) -> Refusals | None:
    """Take a locked project into review; what its new round is shared with follows.

    From negotiation it has to meet what IN_REVIEW asks for; one that was rejected by a veto comes back to answer it.
    Refuses: every unmet condition under its own code.
    """
    project = await held_project(work, key)
    beside = []
    if project.stage == Stage.NEGOTIATING and (
        unmet := stages.refuse_advance(await store.facts_of(work, project), Stage.IN_REVIEW)
    ):
        return unmet
    if project.stage != Stage.IN_REVIEW:
        beside.append(project.enter(Stage.IN_REVIEW, by=by, at=work.at, reason=None))
    await store.save(work, project, *beside)
    return None


async def leave_review(work: UnitOfWork, key: UUID, to: Stage, *, by: UUID, reason: str) -> None:
    """Take a locked project out of review: back to negotiation, or rejected."""
    project = await held_project(work, key)
    change = project.enter(to, by=by, at=work.at, reason=reason)
    await store.save(work, project, change)


async def sponsors_of(work: UnitOfWork, key: UUID) -> list[UUID]:
    """The units that sponsor a project, for a caller that reads the district."""
    return [unit for unit, parts in await store.parts_in(work, key) if parts & Part.SPONSOR]


def ask_before_signing(fact: str, form: FactForm, conditions: Mapping[str, Answers]) -> None:
    """Let SIGNED ask for what reviews know of a project: a fact by its name, and what it must answer, by code."""
    register_fact(fact, form)
    for code, holds in conditions.items():
        register_condition(EntryCondition(Stage.SIGNED, code, partial(_answers, fact, holds)))


def _answers(fact: str, holds: Answers, facts: StageFacts) -> bool:
    return holds(facts.contributed.get(fact), bool(facts.occupies_land))


def reviewable(project: Project) -> Reviewable:
    """A loaded project as other rooms see it."""
    return Reviewable(
        district_id=project.district_id,
        id=project.id,
        tenant_id=project.tenant_id,
        origin_tenant_id=project.origin_tenant_id,
        parts=project.parts,
        version=project.version,
        stage=Stage(project.stage),
        industry=Industry(project.industry),
        industry_department_id=project.industry_department_id,
        investment_fen=project.investment_fen,
        occupies_land=project.occupies_land,
        needs_construction=project.needs_construction,
        is_hazardous=project.is_hazardous,
        shared_with=tuple(project.shared_with),
    )
