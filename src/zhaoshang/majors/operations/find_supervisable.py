"""督办来源: what of a major project gives reason for supervision, as far as whoever asks may see it (domain §11)."""

from typing import TypeVar
from uuid import UUID

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import sees
from zhaoshang.authorization.permissions import Permission
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.majors.model import Blocker, LightReading
from zhaoshang.majors.permissions import Blockers, Lights
from zhaoshang.projects.operations.govern_rows import load_governed

R = TypeVar("R", LightReading, Blocker)


async def find_light(work: UnitOfWork, actor: Actor, key: UUID) -> UUID | None:
    """The project of a light; nothing for one that is not there, or that the actor may not see."""
    return await _project_of(work, actor, LightReading, key, Lights.VIEW)


async def find_blocker(work: UnitOfWork, actor: Actor, key: UUID) -> UUID | None:
    """The project of a blocker; nothing for one that is not there, or that the actor may not see."""
    return await _project_of(work, actor, Blocker, key, Blockers.VIEW)


async def _project_of(work: UnitOfWork, actor: Actor, kind: type[R], key: UUID, view: Permission) -> UUID | None:
    row = await load_governed(work, kind, key)
    return row.project_id if row is not None and sees(actor, view, row) else None
