"""How duties are read: one statement over every room's waiting rows, as far as the asker may act on them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, Final, Protocol

from sqlalchemy import (
    BindParameter,
    Boolean,
    ColumnElement,
    DateTime,
    Integer,
    Select,
    Text,
    Uuid,
    bindparam,
    case,
    cast,
    exists,
    false,
    func,
    literal_column,
    null,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.sql.selectable import SelectBase
from sqlalchemy.sql.visitors import iterate
from sqlalchemy.types import TypeEngine

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.scopes import ACTOR, predicate
from zhaoshang.database.alias import aliased, rows_of
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
    ToNode,
    ToOne,
    View,
    among,
    of_each,
)
from zhaoshang.readmodel.payloads import keyed
from zhaoshang.tenancy.model import WorkingDayOverride

NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)
"""What duties without a deadline are ordered by: a null would break keyset order."""

SOON: Final = timedelta(days=3)

_NEVER: Final[ColumnElement[Any]] = literal_column(f"'{NEVER.isoformat()}'::timestamptz", DateTime(timezone=True))
_NOW: Final[ColumnElement[Any]] = func.now()
_SOON: Final[ColumnElement[Any]] = literal_column(f"interval '{SOON.days} days'")


def _columns(district: Any, key: Any, **rest: Any) -> list[Any]:
    types: dict[str, TypeEngine[Any]] = {
        "thing": Uuid(),
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
                *(null(), null()),
                **dict.fromkeys(("kind", "subject", "thing", "project_id", "title", "since", "due"), null()),
            )
        )
        .where(false())
        .subquery()
    )
    __mapper_args__ = {"primary_key": [__table__.c.district_id, __table__.c.id]}  # noqa: RUF012  SQLAlchemy reads this plain class attribute


class Asking(Protocol):
    """Who asks, and names for the parts of the statement that answers: a request's rows, or a ``_Count``."""

    @property
    def actor(self) -> Actor:
        """Whose duties."""
        ...

    def name(self) -> str:
        """A name that no other part has."""
        ...

    def alias(self, mapped: type[Any]) -> Any:
        """An alias of a class that no other part has."""
        ...


def _of(actor: Actor) -> list[Duty]:
    """The kinds that somebody's permissions let it act on."""
    return [duty for duty in all_duties().values() if actor.decide(duty.permission).allowed]


def _subjects(actor: Actor) -> set[str]:
    """What these are about."""
    return {duty.subject for duty in _of(actor)}


def _gathered(rows: Asking) -> list[Any]:
    """What waits for the asker: a part for each kind that its permissions let it act on, and nothing of any other."""
    return [rows_of(DutyRow, part.subquery(rows.name())) for part in _parts(rows)]


def _parts(rows: Asking) -> list[Select[Any]]:
    return [_part(rows, duty) for duty in _of(rows.actor)]


def _part(rows: Asking, duty: Duty) -> Select[Any]:
    row = rows.alias(duty.mapped)
    conditions = [row.district_id == ACTOR.district, duty.waits(row)]
    # Whoever is to act on a row sees it, nearly always.
    asked = (_reach(rows, duty, row), predicate(rows.actor.decide(duty.sees), row, ACTOR))
    conditions += [of_each(row, each) if _looks_elsewhere(each) else each for each in asked if each is not None]
    project = null() if duty.project is None else duty.project(row)
    return select(
        *_columns(
            row.district_id,
            row.id,
            kind=literal_column(f"'{duty.kind}'"),
            subject=literal_column(f"'{duty.subject}'"),
            thing=duty.thing(row),
            project_id=project,
            title=null() if duty.title is None else duty.title(row),
            since=duty.since(row),
            due=_NEVER if duty.due is None else duty.due(row),
        )
    ).where(*conditions)


def _looks_elsewhere(condition: ColumnElement[bool]) -> bool:
    return any(isinstance(each, SelectBase) for each in iterate(condition))


def _reach(rows: Asking, duty: Duty, row: Any) -> ColumnElement[bool] | None:
    """Which rows the permission reaches, by themselves or by what it is asked of."""
    decision = rows.actor.decide(duty.permission)
    if duty.asked_of is None:
        return predicate(decision, row, ACTOR)
    mapped, on = duty.asked_of
    other = rows.alias(mapped)
    reached = predicate(decision, other, ACTOR)
    belongs = exists().where(other.district_id == row.district_id, on(row, other))
    return (belongs if reached is None else belongs.where(reached)).correlate(row)


def _has_deadline(duty: Any) -> ColumnElement[bool]:
    return duty.due < _NEVER  # type: ignore[no-any-return]  # an alias's attributes are untyped


def _overdue(duty: Any, now: ColumnElement[Any] = _NOW) -> ColumnElement[bool]:
    return duty.due <= now  # type: ignore[no-any-return]  # as above


def _soon(duty: Any, now: ColumnElement[Any] = _NOW) -> ColumnElement[bool]:
    return (duty.due > now) & (duty.due <= now + _SOON)  # type: ignore[no-any-return]  # as above


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
            "subject_id": Expression(lambda d: d.subject.op("||")(literal_column("'_'").op("||")(cast(d.thing, Text)))),
            "subject": ToNode(_subjects, type_name=lambda d: d.subject, key=lambda d: d.thing),
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

AT: Final[BindParameter[datetime]] = bindparam("at", type_=DateTime(timezone=True))
"""The instant that ``counts`` compares deadlines with: a job has its own clock."""


@dataclass
class _Count:
    """Somebody whose duties are counted for them."""

    actor: Actor
    _names: Iterable[int] = field(default_factory=count)

    def name(self) -> str:
        return f"part_{next(iter(self._names))}"

    def alias(self, mapped: type[Any]) -> Any:
        return aliased(mapped, name=self.name())


def counts(actor: Actor) -> Select[Any] | None:
    """How many duties of each kind wait for somebody, how many are overdue and how many due soon, at ``AT``.

    Exactly those that ``my_duties`` shows them; ``None`` for somebody who may do nothing that anything waits for. The
    parameters of the actor are bound besides.
    """
    asker = _Count(actor)
    parts = _parts(asker)
    if not parts:
        return None
    duty = union_all(*parts).subquery(asker.name()).c
    return (
        select(
            duty.kind,
            func.count(),
            func.count().filter(_overdue(duty, AT)),
            func.count().filter(_soon(duty, AT)),
        )
        .group_by(duty.kind)
        .order_by(duty.kind)
    )
