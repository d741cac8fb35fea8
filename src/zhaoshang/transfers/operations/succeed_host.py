"""单位合并: a street or park is merged into another, with all it hosts and what it is credited from then on."""

from collections.abc import Awaitable, Callable, Collection
from typing import Final
from uuid import UUID

from zhaoshang.attribution.operations.succeed_terms import open_cases, succeed_terms
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.repeatable import repeatable
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects.operations.succeed_projects import succeed_projects
from zhaoshang.reviews.operations.withdraw_review import open_rounds
from zhaoshang.tenancy.operations.find_answering import find_answering
from zhaoshang.transfers import store
from zhaoshang.transfers.errors import Refusals, refusal
from zhaoshang.transfers.model import HostSuccession
from zhaoshang.transfers.permissions import Successions
from zhaoshang.transfers.rules.entries import REASON
from zhaoshang.values.ids import new_id
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.texts import check_text

Unfinished = Callable[[UnitOfWork, UUID], Awaitable[int]]
"""How many things of a unit wait in another room."""
Handover = Callable[[UnitOfWork, Collection[UUID], UUID], Awaitable[None]]
"""Lets the new host of some projects have what another room keeps of them."""

Inheritance = Callable[[UnitOfWork, UUID, UUID], Awaitable[None]]
"""Lets a unit's successor have what the unit itself keeps in another room."""

_UNFINISHED: Final[dict[str, Unfinished]] = {"attribution": open_cases, "reviews": open_rounds}
_HANDED_OVER: Final[dict[str, Handover]] = {}
_INHERITED: Final[dict[str, Inheritance]] = {}


def register_succession(
    name: str, *, unfinished: Unfinished, hand_over: Handover | None = None, inherit: Inheritance | None = None
) -> None:
    """Let another room keep a unit from being merged while something waits there, and hand over what it keeps."""
    if name in _UNFINISHED:
        msg = f"{name} already takes part in mergers"
        raise ValueError(msg)
    _UNFINISHED[name] = unfinished
    if hand_over is not None:
        _HANDED_OVER[name] = hand_over
    if inherit is not None:
        _INHERITED[name] = inherit


@repeatable
async def succeed_host(service: Service, actor: Actor, unit: UUID, successor: UUID, reason: str) -> UUID | Refusals:
    """Merge a street or park into another: its projects move as they stand, its credit stays, the next is the heir's.

    Nothing may be under way of the unit; its people and the unit itself are the administrators' to end. Refuses:
    FORBIDDEN, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, SUCCESSOR_INVALID, SUCCESSION_UNFINISHED.
    """
    async with service.unit_of_work(actor, Successions.SUCCEED) as work:
        if denial := authorize(actor, Successions.SUCCEED):
            return denial
        if faults := tuple(check_text(reason, "reason", limit=REASON, required=True)):
            return faults
        if len(await find_answering(work, {unit, successor}, Responsibility.HOST)) != len((unit, successor)):
            return refusal("SUCCESSOR_INVALID", "into")
        hosted = await succeed_projects(work, unit=unit, successor=successor)
        # Asked once its projects are locked: what was begun before is seen, and nothing can begin after.
        waiting = await store.unfinished(work, unit) + sum([await count(work, unit) for count in _UNFINISHED.values()])
        if waiting:
            return refusal("SUCCESSION_UNFINISHED", "unit", count=waiting)
        terms = await succeed_terms(work, unit=unit, successor=successor, hosted=hosted)
        for hand_over in _HANDED_OVER.values():
            await hand_over(work, hosted, successor)
        for inherit in _INHERITED.values():
            await inherit(work, unit, successor)
        succession = HostSuccession(
            id=new_id(),
            district_id=actor.district,
            tenant_id=unit,
            successor_tenant_id=successor,
            reason=reason.strip(),
            projects=len(hosted),
            terms=terms,
            succeeded_at=work.at,
            succeeded_by=actor.person,
        )
        await store.add(work, succession)
        for project in hosted:
            work.record("project.succeed", "project", project, successor, unit=unit)
        work.record("succession.succeed", "succession", succession.id, unit, into=successor, projects=len(hosted))
        work.emit("succession.succeeded", unit=str(unit), successor=str(successor))
        return await work.commit(succession.id)
