"""项目之下: rows of other rooms that a project governs, loaded with what the acting tenant is to that project."""

from typing import Any, TypeVar
from uuid import UUID

from zhaoshang.database.base import InDistrict
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.projects import store
from zhaoshang.projects.model import OfProject, Part

__all__ = ["OfProject", "Part", "load_governed"]

G = TypeVar("G", bound=InDistrict)


async def load_governed(work: UnitOfWork, kind: type[G], key: UUID) -> G | None:
    """A row inside the fence, with the acting tenant's parts in its project: none when that is out of sight."""
    row: Any = await store.load(work, kind, key)
    if row is not None:
        project = await store.load_project(work, row.project_id)
        row.parts = 0 if project is None else project.parts
    found: G | None = row
    return found
