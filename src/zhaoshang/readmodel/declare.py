"""How a room says what its GraphQL types are in SQL. Only what cannot be derived is said.

A field of a Strawberry type whose Python name is a column of the mapped class needs no line: its column is read and
written in the one form its type has (instants as UTC text, days as ``YYYY-MM-DD``, the ``id`` as a global id)::

    VIEWS = (
        View(
            "Project", Project, Projects.VIEW,
            fields={
                "investment": yuan("investment_fen", known="investment_known"),
                "host": ToOne("Tenant", on=lambda p, t: t.id == p.tenant_id),
                "latest_stage_change": ToOne("StageChange", lambda p, c: c.project_id == p.id, latest_by=("at", "id")),
                "notes": Connection("Note", lambda p, n: n.project_id == p.id, {"AT": "at"}, ("AT", "ASC")),
            },
            driver=Driver(Participation, "project_id", on=lambda p, part: p.id == part.project_id),
        ),
    )
    ROOTS = (
        ByIdRoot("project", "Project"),
        ConnectionRoot("projects", "Project", orders={"CREATED_AT": "created_at"}, default=("CREATED_AT", "DESC"),
                       filters={"stage": Filter(lambda p, v: p.stage == any_(v), ARRAY(Text()))}),
    )

``on`` never says anything about districts: equality of ``district_id`` is always added, as is what the policy lets the
actor see of the target.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ARRAY,
    BindParameter,
    ColumnElement,
    Numeric,
    Select,
    Text,
    any_,
    case,
    cast,
    exists,
    literal_column,
    null,
    select,
)
from sqlalchemy.types import TypeEngine

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.permissions import Permission
from zhaoshang.database.alias import aliased

if TYPE_CHECKING:
    from zhaoshang.readmodel.rows import Rows

Row = Any
"""An aliased mapped class: its attributes are columns."""
Join = Callable[[Row, Row], ColumnElement[bool]]
"""From the parent row and the child row to the condition that relates them."""
Form = Callable[[Row], ColumnElement[Any]]
"""From a row to a value that JSON can carry."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A field that is any expression over its row."""

    form: Form


def yuan(column: str, known: str | None = None) -> Expression:
    """A field of type ``Yuan``: a bigint column of fen as text with two decimals; null where ``known`` is false."""

    def form(row: Row) -> ColumnElement[Any]:
        # Exact: numeric times 0.01 keeps two decimals, and text keeps them from the driver.
        written = money_text(getattr(row, column))
        return written if known is None else case((getattr(row, known), written), else_=null())

    return Expression(form)


def money_text(fen: ColumnElement[Any]) -> ColumnElement[str]:
    """Fen as yuan with two decimals."""
    return cast(cast(fen, Numeric) * literal_column("0.01", Numeric), Text)


def count_text(count: ColumnElement[Any]) -> ColumnElement[str]:
    """Ten-thousandths as a decimal of four places."""
    return cast(cast(count, Numeric) * literal_column("0.0001", Numeric), Text)


def of_each(row: Row, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """A condition about other tables that nearly every row meets, as a value of its own.

    So it is asked of each row on the walk; as a join, of which PostgreSQL expects few rows to be left, it would have
    all that wait read and sorted for any page. What few rows meet is better left to be joined.
    """
    asked: ColumnElement[bool] = select(condition).correlate(row).scalar_subquery()
    return asked


def newest(mapped: type[Any], *same: str) -> Callable[[Row], ColumnElement[bool]]:
    """Whether no later ``number`` replaces a row, among those that are alike in these columns."""

    def form(row: Row) -> ColumnElement[bool]:
        later: Any = aliased(mapped)
        alike = (getattr(later, name) == getattr(row, name) for name in ("district_id", *same))
        return ~exists().where(*alike, later.number > row.number).correlate_except(later)

    return form


@dataclass(frozen=True, slots=True)
class ToOne:
    """At most one related object: the one that ``on`` finds, or the latest of several by ``latest_by``.

    Nullable in the schema whenever the policy or row-level security may hide the target.
    """

    target: str
    on: Join
    latest_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToNode:
    """At most one related object, of a type that each row says itself: ``Node`` in the schema, always nullable."""

    targets: Callable[[Actor], Iterable[str]]
    """The types that it can be of for whoever asks."""
    type_name: Form
    key: Form


@dataclass(frozen=True, slots=True)
class ToMany:
    """A short list of related objects, never more than ``limit``."""

    target: str
    on: Join
    order_by: tuple[str, ...]
    descending: bool = False
    limit: int = 100


@dataclass(frozen=True, slots=True)
class Connection:
    """A list of related objects read by pages; the GraphQL field takes first, after, last, before, and orderBy if any.

    ``orders`` maps the members of the order's enum to columns that are never null; each needs an index that ends in
    the id. ``default`` is the order and the direction taken when none is asked for.
    """

    target: str
    on: Join
    orders: Mapping[str, str]
    default: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Computed:
    """A field that only Python can answer, from values the same statement reads.

    ``compute`` gets the parsed values of ``needs`` (columns by name, or expressions), the request's context, and the
    field's arguments by name, if it takes any. An operation that selects one takes the executor's path; what it returns
    is resolved by the type's own resolvers.
    """

    compute: Callable[..., Any]
    needs: Mapping[str, Form]


Field = Expression | ToOne | ToNode | ToMany | Connection | Computed


@dataclass(frozen=True, slots=True)
class Driver:
    """The table that lists of a decision narrower than the district walk instead: the acting tenant's participations.

    It has ``tenant_id``, the column ``key`` that tells its rows of one tenant apart, and a copy of every sort key, by
    the name that ``sorts`` gives where it has another. ``on`` finds the one listed row of each. ``proves`` is the scope
    that such a row satisfies by being there at all; ``None`` when no single scope is what all of them satisfy.
    """

    mapped: type[Any]
    key: str
    on: Join
    sorts: Mapping[str, str] = dataclasses.field(default_factory=dict)
    proves: str | None = "involved"


@dataclass(frozen=True, slots=True)
class View:
    """One GraphQL type over one mapped class."""

    type_name: str
    mapped: type[Any]
    permission: Permission | None
    """Whose decision narrows and masks its rows; ``None`` for what anybody inside the fence may read."""
    fields: Mapping[str, Field] = dataclasses.field(default_factory=dict)
    """By Python name; a field that is a plain column of the same name is not listed."""
    driver: Driver | None = None
    gather: "Callable[[Rows], Sequence[Row]] | None" = None
    """The parts that connections are put together from, when that depends on who asks: aliases of ``mapped``."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of finding what a filter lets through."""

    form: Callable[[Row, BindParameter[Any]], ColumnElement[bool]]
    few: bool = False
    """Whether so few are found that they are put in order afterwards: PostgreSQL, which cannot know it, would else walk
    the whole list in its order to look for them."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One entry of a list's ``filter`` argument: a condition over the row and a bound value.

    An absent or null entry filters nothing, but what ``absent`` says. ``convert`` turns the coerced GraphQL value into
    what the driver takes.
    """

    form: Callable[[Row, BindParameter[Any]], ColumnElement[bool]]
    type_: TypeEngine[Any]
    convert: Callable[[Any], Any] | None = None
    absent: Callable[[Row], ColumnElement[bool]] | None = None
    """Which rows are meant where the entry does not say: for rows that are not to be counted beside each other."""
    ways: Sequence[Way] = ()
    """Where no one plan is good for every value: conditions that let through together what ``form`` does, of which each
    value meets one only. PostgreSQL plans each for itself and does not begin those that a value does not meet."""


def among(column: str) -> Filter:
    """A filter over a column of words: one of those given."""
    return Filter(lambda row, given: getattr(row, column) == any_(given), ARRAY(Text()), _words)


def _words(members: Iterable[Any]) -> list[str]:
    return [str(each.value) for each in members]


@dataclass(frozen=True, slots=True)
class ByIdRoot:
    """A root field that takes ``id`` and answers one object or null."""

    field: str
    view: str


@dataclass(frozen=True, slots=True)
class LookupRoot:
    """A root field that takes unique arguments and answers one object or null.

    Without any it answers the one that the actor may see: of what everybody has one, and sees only their own.
    """

    field: str
    view: str
    by: Mapping[str, Filter] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ConnectionRoot:
    """A root field that lists a type by pages.

    ``filters`` is keyed by the path inside the ``filter`` argument as clients write it: ``stage``, ``investment.min``.
    """

    field: str
    view: str
    orders: Mapping[str, str]
    default: tuple[str, str]
    filters: Mapping[str, Filter] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """One way to group an aggregate: the result's field, its expression, and the type it leads to, if any."""

    field: str
    form: Form
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Rollup:
    """Sums of an aggregate's rows by what the rows are, kept by the transactions that write those (ADR 0022).

    Only for who sees every row of the district, and only where grouping and filter ask for nothing but what some grain
    tells apart; whatever else is asked is counted row by row. Both say the same at any moment.
    """

    kept: type[Any]
    """The sums, by ``grain``, as far as they were added up."""
    rest: Callable[[Sequence[str]], Select[Any]]
    """What the bound district has besides, of these columns of ``kept``: it is added while reading."""
    grains: Mapping[int, frozenset[str]]
    """The columns that tell a grain's rows apart, by its number (``database.grains``); the fewest rows first."""
    groups: Mapping[str, str]
    """The column of each group that the sums can be asked for."""
    filters: Mapping[str, str]
    """The column of each filter that means the same for the sums as for the rows."""
    measures: Mapping[str, Form]
    """The aggregate's measures that the sums tell, over them."""
    some: Form
    """Whether there is any row in a group."""


@dataclass(frozen=True, slots=True)
class AggregateRoot:
    """A root field that counts and sums exactly the rows its list would show under the same filter.

    It takes ``filter`` and ``groupBy`` (a list of the members of ``groups``), and answers a list of objects whose
    fields are the groups' fields, null where not grouped by, and the measures. One scan.
    """

    field: str
    view: str
    groups: Mapping[str, Group]
    measures: Mapping[str, Form]
    filters: Mapping[str, Filter] = dataclasses.field(default_factory=dict)
    rollup: Rollup | None = None


@dataclass(frozen=True, slots=True)
class ActorRoot:
    """A root field about the actor: an object without a table, whose fields relate to the actor's parameters.

    Its ``ToOne`` and ``ToMany`` get ``None`` for the parent; use ``zhaoshang.authorization.scopes.ACTOR``.
    """

    field: str
    type_name: str
    fields: Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class NodeRoot:
    """Relay's ``node(id:)`` over every view whose type has an id."""

    field: str = "node"


Root = ByIdRoot | LookupRoot | ConnectionRoot | AggregateRoot | ActorRoot | NodeRoot
