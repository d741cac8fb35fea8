"""How a timeline is read: one list over every room's rows of a project, as far as whoever asks may see each."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    DateTime,
    Integer,
    Select,
    Text,
    Uuid,
    case,
    cast,
    false,
    func,
    literal_column,
    null,
    select,
)
from sqlalchemy.types import TypeEngine

from zhaoshang.authorization.masks import masked
from zhaoshang.authorization.scopes import ACTOR, predicate
from zhaoshang.database.alias import rows_of
from zhaoshang.database.base import Base
from zhaoshang.projects.views.happenings import Happening, all_happenings
from zhaoshang.readmodel.rows import Rows


def _columns(**values: Any) -> list[Any]:
    types: dict[str, TypeEngine[Any]] = {
        "district_id": Integer(),
        "at": DateTime(timezone=True),
        "kind": Text(),
        "detail": Text(),
    }
    return [cast(value, types.get(name, Uuid())).label(name) for name, value in values.items()]


class ProjectEvent(Base):
    """大事: one thing that happened to a project; what it is drawn from ``gathered`` makes for each asker."""

    __table__ = (
        select(
            *_columns(
                **dict.fromkeys(
                    ("district_id", "id", "kind", "project_id", "tenant_id", "by_person_id", "at", "detail"), null()
                )
            )
        )
        .where(false())
        .subquery()
    )
    __mapper_args__ = {"primary_key": [__table__.c.district_id, __table__.c.id]}  # noqa: RUF012  SQLAlchemy reads this plain class attribute


def gathered(rows: Rows) -> list[Any]:
    """What happened, for the asker: a part for each kind that it may see anything of."""
    seen = [each for each in all_happenings().values() if rows.actor.decide(each.sees).allowed]
    return [rows_of(ProjectEvent, _part(rows, each).subquery(rows.name())) for each in seen]


def _part(rows: Rows, happening: Happening) -> Select[Any]:
    row: Any = rows.alias(happening.mapped)
    decision = rows.actor.decide(happening.sees)
    reach = predicate(decision, row, ACTOR)

    def shown(column: str | None, value: ColumnElement[Any] | None = None) -> Any:
        if column is None:
            return null()
        hidden = masked(decision, column, row, ACTOR)
        plain = getattr(row, column) if value is None else value
        return plain if hidden is None else case((hidden, null()), else_=plain)

    kind = literal_column(f"'{happening.kind}'", Text())
    return select(
        *_columns(
            district_id=row.district_id,
            # One row may tell of several things, each with its own place in the order.
            id=func.md5(kind.op("||")(cast(row.id, Text))),
            kind=kind,
            project_id=row.project_id,
            tenant_id=shown(happening.unit),
            by_person_id=shown(happening.by),
            at=happening.at(row),
            detail=shown(happening.detail, None if happening.words is None else happening.words(row)),
        )
    ).where(
        row.district_id == ACTOR.district,
        *(() if reach is None else (reach,)),
        *(() if happening.when is None else (happening.when(row),)),
    )
