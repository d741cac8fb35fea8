"""What is asked of the ORM, whichever framework asks."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text, tuple_

from bench.peers.orm.models import AuditEntry, OutboxEvent, Project
from bench.peers.orm.session import Session

CLOSED = {"LOST", "WITHDRAWN"}


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of a list, whether there are more, and where it ended."""

    rows: Sequence[Project]
    has_next: bool

    @property
    def end_cursor(self) -> str | None:
        """Where the next page begins."""
        if not self.rows:
            return None
        last = self.rows[-1]
        return base64.urlsafe_b64encode(f"{last.created_at.isoformat()} {last.id}".encode()).decode()


def global_id(type_name: str, key: UUID) -> str:
    """The id a client sees."""
    return f"{type_name}_{key}"


def key_of(text_: str) -> UUID:
    """The key in such an id."""
    return UUID(text_.partition("_")[2])


def money(fen: Any) -> str:
    """Money as it is written; a sum comes as a decimal."""
    return f"{int(fen) // 100}.{int(fen) % 100:02d}"


def yuan(project: Project) -> str | None:
    """An investment as money is written."""
    return money(project.investment_fen) if project.investment_known else None


async def project(session: Session, key: UUID) -> Project | None:
    """One project."""
    found = await session.rows(select(Project).where(Project.district_id == session.caller.district, Project.id == key))
    return found[0] if found else None


async def page(session: Session, first: int, after: str | None, words: str | None = None) -> Page:
    """The newest projects, by keyset, perhaps only those whose name has these words."""
    statement = select(Project).where(Project.district_id == session.caller.district)
    if words is not None:
        statement = statement.where(Project.name.contains(words, autoescape=True))
    if after is not None:
        at, key = base64.urlsafe_b64decode(after).decode().split(" ")
        here = tuple_(Project.created_at, Project.id)
        statement = statement.where(here < tuple_(datetime.fromisoformat(at), UUID(key)))
    statement = statement.order_by(Project.created_at.desc(), Project.id.desc()).limit(first + 1)
    rows = await session.rows(statement)
    return Page(rows[:first], len(rows) > first)


async def summary(session: Session, group: Any) -> Sequence[Any]:
    """Count and sum of all projects by a column."""
    return await session.tuples(
        select(group, func.count(), func.sum(Project.investment_fen))
        .where(Project.district_id == session.caller.district)
        .group_by(group)
        .order_by(group)
    )


async def update(session: Session, key: UUID, expected: int, description: str) -> Project | str:
    """Change a project's description under the guards and with the traces of the service; a code when refused."""
    caller, now = session.caller, datetime.now(UTC)
    mine = (Project.district_id == caller.district, Project.id == key)
    found = await session.inner.scalar(select(Project).where(*mine).with_for_update())
    if found is None:
        return "NOT_FOUND"
    if found.version != expected:
        return "CONFLICT"
    if found.stage in CLOSED:
        return "PROJECT_CLOSED"
    found.description, found.updated_at, found.version = description, now, found.version + 1
    digest = sha256(description.encode()).hexdigest()[:16]
    about = {"district_id": caller.district, "at": now}
    session.inner.add_all(
        [
            AuditEntry(
                tenant_id=found.tenant_id,
                person_id=caller.person,
                action="project.update",
                resource="project",
                resource_id=key,
                changes=json.dumps({"description": digest}),
                request_id="",
                address="",
                **about,
            ),
            OutboxEvent(
                tenant_id=caller.tenant,
                kind="project.updated",
                payload=json.dumps({"project": str(key), "changed": ["description"]}),
                **about,
            ),
        ]
    )
    await session.inner.flush()
    await session.inner.execute(text("SELECT app.resort(:project)"), {"project": key})
    return found
