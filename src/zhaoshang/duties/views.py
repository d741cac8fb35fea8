"""How duties are read: one statement over every room's waiting rows, as far as the asker may act on them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    Boolean,
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
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import aliased
from sqlalchemy.types import TypeEngine

from zhaoshang.authorization.scopes import ACTOR, predicate
from zhaoshang.database.base import Base
from zhaoshang.duties.declare import Duty, all_duties
from zhaoshang.duties.permissions import Duties
from zhaoshang.duties.rules import days_left
from zhaoshang.readmodel.columns import written
from zhaoshang.readmodel.context import RequestContext
from zhaoshang.readmodel.declare import (
    AggregateRoot,
    Computed,
    ConnectionRoot,
    Expression,
    Filter,
    Group,
    Root,
    ToOne,
    View,
    among,
)
from zhaoshang.readmodel.payloads import keyed
from zhaoshang.readmodel.rows import Rows
from zhaoshang.tenancy.model import WorkingDayOverride

NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)
"""What duties without a deadline are ordered by: a null would break keyset order."""

SOON: Final = timedelta(days=3)

_NEVER: Final[ColumnElement[Any]] = literal_column(f"'{NEVER.isoformat()}'::timestamptz", DateTime(timezone=True))
_SOON: Final[ColumnElement[Any]] = literal_column(f"interval '{SOON.days} days'")


def _columns(district: Any, key: Any, **rest: Any) -> list[Any]:
    types: dict[str, TypeEngine[Any]] = {
        "project_id": Uuid(),
        "since": DateTime(timezone=True),
        "due": DateTime(timezone=True),
    }
    typed = [cast(district, Integer()).label("district_id"), cast(key, Uuid()).label("id")]
    return [*typed, *(cast(value, types.get(name, Text())).label(name) for name, value in rest.items())]


class DutyRow(Base):
    """待办: one row that waits; what it is drawn from ``_gathered`` makes for each asker."""

    __table__ = (
        select(
            *_columns(
                null(), null(), kind=null(), subject=null(), project_id=null(), title=null(), since=null(), due=null()
            )
        )
        .where(false())
        .subquery()
    )
    __mapper_args__ = {"primary_key": [__table__.c.district_id, __table__.c.id]}  # noqa: RUF012  SQLAlchemy reads this plain class attribute


def _gathered(rows: Rows) -> list[Any]:
    """What waits for the asker: a part for each kind that its permissions let it act on, and nothing of any other."""
    duties = [duty for duty in all_duties().values() if rows.actor.decide(duty.permission).allowed]
    parts = [_part(rows, duty) for duty in duties]
    return [aliased(DutyRow, part.subquery(rows.name()), adapt_on_names=True) for part in parts]


def _part(rows: Rows, duty: Duty) -> Select[Any]:
    row = rows.alias(duty.mapped)
    reach, sight = (predicate(rows.actor.decide(each), row, ACTOR) for each in (duty.permission, duty.sees))
    conditions = [row.district_id == ACTOR.district, duty.waits(row)]
    if reach is not None:
        conditions.append(reach)
    if sight is not None:
        # Whoever is to act on a row sees it, nearly always. As a value of its own it is asked row by row; as a join, of
        # which PostgreSQL expects few rows to be left, it would have all that wait read and sorted for any page.
        conditions.append(select(sight).correlate(row).scalar_subquery())
    project = null() if duty.project is None else duty.project(row)
    return select(
        *_columns(
            row.district_id,
            row.id,
            kind=literal_column(f"'{duty.kind}'"),
            subject=literal_column(f"'{duty.subject}_'").op("||")(cast(duty.thing(row), Text)),
            project_id=project,
            title=null() if duty.title is None else duty.title(row),
            since=duty.since(row),
            due=_NEVER if duty.due is None else duty.due(row),
        )
    ).where(*conditions)


def _has_deadline(duty: Any) -> ColumnElement[bool]:
    return duty.due < _NEVER  # type: ignore[no-any-return]  # an alias's attributes are untyped


def _overdue(duty: Any) -> ColumnElement[bool]:
    return duty.due <= func.now()  # type: ignore[no-any-return]  # as above


def _soon(duty: Any) -> ColumnElement[bool]:
    return (duty.due > func.now()) & (duty.due <= func.now() + _SOON)  # type: ignore[no-any-return]  # as above


def _deadline(duty: Any) -> ColumnElement[Any]:
    return case((_has_deadline(duty), written(duty.due, "Duty", "due_at")), else_=null())


def _decided_days(duty: Any) -> ColumnElement[Any]:
    """What the district decided of the days until then, the newest word about a day last."""
    day = aliased(WorkingDayOverride)
    decided = func.json_agg(aggregate_order_by(func.json_build_array(day.day, day.worked), day.id))
    return (
        select(decided)
        .where(day.district_id == duty.district_id, day.day > cast(func.now(), DateTime(timezone=True)) - _SOON)
        .where(_has_deadline(duty), day.day <= duty.due)
        .correlate(duty)
        .scalar_subquery()
    )


def _days_left(values: Mapping[str, Any], context: RequestContext) -> int | None:
    """Working days until it is overdue, today among them."""
    if values["due"] is None:
        return None
    overrides = {date.fromisoformat(day): worked for day, worked in values["days"] or ()}
    return days_left(datetime.fromisoformat(values["due"]), context.service.clock.now(), overrides)


FILTERS: Final[Mapping[str, Filter]] = {
    "kind": among("kind"),
    "project": Filter(lambda d, v: d.project_id == v, Uuid(), lambda text: keyed("Project", text)),
    "dueBefore": Filter(lambda d, v: d.due < v, DateTime(timezone=True)),
    "overdue": Filter(lambda d, v: _overdue(d) == v, Boolean()),
}

VIEWS: tuple[View, ...] = (
    View(
        "Duty",
        DutyRow,
        Duties.VIEW,
        fields={
            "id": Expression(lambda d: d.kind.op("||")(literal_column("'_'").op("||")(cast(d.id, Text)))),
            "subject_id": Expression(lambda d: d.subject),
            "project": ToOne("Project", on=lambda d, p: p.id == d.project_id),
            "due_at": Expression(_deadline),
            "is_overdue": Expression(_overdue),
            "days_left": Computed(_days_left, needs={"due": _deadline, "days": _decided_days}),
        },
        gather=_gathered,
    ),
)

ROOTS: tuple[Root, ...] = (
    ConnectionRoot("my_duties", "Duty", orders={"DUE": "due"}, default=("DUE", "ASC"), filters=FILTERS),
    AggregateRoot(
        "my_duty_counts",
        "Duty",
        groups={"KIND": Group("kind", lambda d: d.kind)},
        measures={
            "open": lambda _d: func.count(),
            "overdue": lambda d: func.count().filter(_overdue(d)),
            "due_soon": lambda d: func.count().filter(_soon(d)),
        },
        filters=FILTERS,
    ),
)
