"""Pages of lists: a keyset walk along an index, and the connection object around it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Text,
    case,
    func,
    inspect,
    literal_column,
    null,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.types import TypeEngine

from zhaoshang.authorization.scopes import ACTOR, predicate
from zhaoshang.database.alias import rows_of
from zhaoshang.readmodel import cursor
from zhaoshang.readmodel.declare import Connection, Driver, View
from zhaoshang.readmodel.errors import ReadRefused
from zhaoshang.readmodel.parameters import Run
from zhaoshang.readmodel.rows import Cells, Rows, as_object, labelled, text_of
from zhaoshang.readmodel.selection import TYPENAME, Selected

MOST: Final = 100
USUAL: Final = 50
OWN: Final = "own"


@dataclass(frozen=True, slots=True)
class Walk:
    """The rows of a list before they are cut into pages: where they come from and what narrows them."""

    row: Any
    """The alias of the listed type."""
    sorter: Any
    """The alias whose index is walked: the row itself, or its driver."""
    key: ColumnElement[Any]
    """What tells rows of equal sort keys apart on the sorter."""
    conditions: tuple[ColumnElement[bool], ...]
    parent: Any = None
    driver: Driver | None = None
    """What the sorter is when it is not the row itself."""
    parts: "tuple[Walk, ...] | None" = None
    """What the list has to be put ``together`` from, if it has; until then it has no row."""

    def select(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """These columns of all rows of the list."""
        statement = select(*columns).where(*self.conditions)
        if self.driver is not None:
            on = (self.row.district_id == self.sorter.district_id) & self.driver.on(self.row, self.sorter)
            statement = statement.select_from(self.sorter).join(self.row, on)
        else:
            statement = statement.select_from(self.row)
        return statement if self.parent is None else statement.correlate(self.parent)

    def sort(self, column: str) -> ColumnElement[Any]:
        """The sort key of an order, on the alias whose index is walked."""
        renamed = column if self.driver is None else self.driver.sorts.get(column, column)
        key: ColumnElement[Any] = getattr(self.sorter, renamed)
        return key


Walker = Callable[[], Walk]
"""Makes the same walk anew, under new names: once for the page and once for its total."""

Signed = Callable[[ColumnElement[str]], ColumnElement[str]]
"""Makes a cursor of a place in the list."""

Cut = Callable[[Walk, Select[Any]], Select[Any]]
"""Cuts a page out of a walk's rows."""


def root_walk(rows: Rows, view: View) -> Walk:
    """All rows of a view that the actor sees, along the index that fits how far the actor sees."""
    if view.gather is not None:
        found = tuple(
            Walk(row, row, row.id, (row.district_id == ACTOR.district, *rows.visible(view, row)))
            for row in view.gather(rows)
        )
        return Walk(None, None, null(), (), parts=found)
    row = rows.alias(view.mapped)
    decision = rows.decision(view)
    narrowed = None if decision is None else predicate(decision, row, ACTOR)
    # What is only the tenant's own is walked along the listed table's own index.
    narrow = decision is not None and any(grant.scope != OWN for grant in decision.grants)
    if narrowed is None or decision is None or view.driver is None or not narrow:
        conditions = () if narrowed is None else (narrowed,)
        return Walk(row, row, row.id, (row.district_id == ACTOR.district, *conditions))
    driver = rows.alias(view.driver.mapped)
    proven = any(grant.scope == view.driver.proves and grant.condition is None for grant in decision.grants)
    return Walk(
        row,
        driver,
        getattr(driver, view.driver.key),
        (
            driver.district_id == ACTOR.district,
            driver.tenant_id == ACTOR.tenant,
            *(() if proven else (narrowed,)),
        ),
        driver=view.driver,
    )


def together(rows: Rows, view: View, walk: Walk, cut: Cut | None = None) -> Walk:
    """One list of its parts, if it has any, each perhaps cut to what a page of the whole can need of it.

    PostgreSQL walks an index for the order of a union only if it is asked to in each of its parts.
    """
    if walk.parts is None:
        return walk
    selected = [(part, _whole(view, part)) for part in walk.parts]
    statements = [statement if cut is None else cut(part, statement) for part, statement in selected]
    if statements:
        row: Any = rows_of(view.mapped, union_all(*statements).subquery(rows.name()))
    else:
        row = rows.alias(view.mapped)
    return Walk(row, row, row.id, ())


def found_first(rows: Rows, view: View, walk: Walk) -> Walk:
    """The same list, all of it found before it is put in order: an OFFSET, of nothing too, tells PostgreSQL so."""
    found = _whole(view, walk).offset(literal_column("0")).subquery(rows.name())
    row: Any = rows_of(view.mapped, found)
    return Walk(row, row, row.id, ())


def _whole(view: View, walk: Walk) -> Select[Any]:
    names = [column.key for column in inspect(view.mapped).columns]
    return walk.select(*(getattr(walk.row, name).label(name) for name in names))


def nested_page(
    rows: Rows, type_name: str, relation: Connection, parent: Any, selected: Selected
) -> ColumnElement[Any]:
    """A page of objects related to a parent."""
    view = rows.view(relation.target)
    district = ACTOR.district if parent is None else parent.district_id

    def part(child: Any) -> Walk:
        conditions = (child.district_id == district, relation.on(parent, child), *rows.visible(view, child))
        return Walk(child, child, child.id, conditions, parent)

    def walk() -> Walk:
        if view.gather is None:
            return part(rows.alias(view.mapped))
        return Walk(None, None, null(), (), parts=tuple(part(child) for child in view.gather(rows)))

    tag = f"{type_name}.{selected.name}"
    return Page(rows, view, selected, walk, relation.orders, relation.default, tag).value()


@dataclass(slots=True)
class Page:
    """One connection field: which page is asked for, and its object as JSON."""

    rows: Rows
    view: View
    selected: Selected
    walk: Walker
    orders: Mapping[str, str]
    default: tuple[str, str]
    tag: str
    whole: Walker | None = None
    """The walk that is counted, where the page is walked in other parts."""

    def value(self) -> ColumnElement[Any]:
        """The connection object."""
        arguments = self.selected.arguments(self.rows.selection.variables)
        page_size(arguments, self.selected.key)
        order, descending = self._order(arguments)
        backward = arguments.get("last") is not None
        walk = self.walk()
        tag = f"{self.tag}:{order}"

        def cut(walk: Walk, statement: Select[Any]) -> Select[Any]:
            sort = walk.sort(self.orders[order])
            for name, after in (("after", True), ("before", False)):
                if arguments.get(name) is not None:
                    statement = statement.where(self._beyond(name, walk, sort, tag, greater=after != descending))
            downwards = descending != backward
            return statement.order_by(*(key.desc() if downwards else key for key in (sort, walk.key))).limit(
                self.rows.parameters.add(lambda run: self._size(run) + 1, Integer())
            )

        walk = together(self.rows, self.view, walk, cut)
        secret = self.rows.parameters.add(lambda run: run.signing_key, Text())

        def signed(place: ColumnElement[str]) -> ColumnElement[str]:
            return cursor.written(place, tag, secret)

        chosen = self._chosen(walk, cursor.place(walk.sort(self.orders[order]), walk.key), signed)
        numbered = self._numbered(cut(walk, walk.select(*labelled(chosen))))
        return self._object(self._gathered(numbered, backward=backward), arguments, signed)

    def _order(self, arguments: Mapping[str, Any]) -> tuple[str, bool]:
        asked = arguments.get("orderBy") or {}
        order, direction = self.default
        order = name_of(asked.get("field") or order)
        direction = name_of(asked.get("direction") or direction)
        return order, direction == "DESC"

    def _size(self, run: Run) -> int:
        return page_size(run.arguments(self.selected), self.selected.key)

    def _beyond(
        self, name: str, walk: Walk, sort: ColumnElement[Any], tag: str, *, greater: bool
    ) -> ColumnElement[bool]:
        def part(at: int, type_: TypeEngine[Any]) -> ColumnElement[Any]:
            def source(run: Run) -> Any:
                text = run.arguments(self.selected)[name]
                return cursor.read(text, sort.type, tag, run.signing_key, (self.selected.key, name))[at]

            return self.rows.parameters.add(source, type_)

        place = tuple_(part(0, sort.type), part(1, walk.key.type))
        here = tuple_(sort, walk.key)
        return here > place if greater else here < place

    def _chosen(self, walk: Walk, place: ColumnElement[str], signed: Signed) -> Cells:
        """What each row of the page gives: its place where one is asked for, and each selection of edges or nodes."""
        cells: Cells = [("one", literal_column("1"))]
        if any(each.name == "page_info" for each in self._fields()):
            cells.append(("place", place))
        for at, each in enumerate(self._fields()):
            if each.name == "nodes":
                cells.append((f"item{at}", self._node(walk, each)))
            elif each.name == "edges":
                cells.append((f"item{at}", self._edge(walk, each, signed(place))))
        return cells

    def _node(self, walk: Walk, selected: Selected) -> ColumnElement[Any]:
        cells = self.rows.object_cells(self.view, walk.row, selected.below)
        return as_object(select(*self.rows.columns(cells)).correlate(walk.row), self.rows.name())

    def _edge(self, walk: Walk, selected: Selected, own: ColumnElement[str]) -> ColumnElement[Any]:
        edge = self.rows.object_type(f"{self.view.type_name}Edge")
        cells: Cells = []
        for each in self.rows.selection.collect(edge, selected.below):
            if each.name == TYPENAME:
                cells.append((each.column, text_of(edge.name)))
            elif each.name == "node":
                cells.append((each.column, self._node(walk, each)))
            else:
                cells.append((each.column, own))
        return as_object(select(*self.rows.columns(cells)).correlate(walk.row, walk.sorter), self.rows.name())

    def _numbered(self, statement: Select[Any]) -> Any:
        page = statement.subquery(self.rows.name())
        row_number = func.row_number().over().label("number")
        return select(page, row_number, func.count().over().label("found")).subquery(self.rows.name())

    def _gathered(self, numbered: Any, *, backward: bool) -> Any:
        """One row: the items of the page in order, whether there are more, and the places of its two ends."""
        size = self.rows.parameters.add(self._size, Integer())
        columns = numbered.c
        inside = columns.number <= size
        near, far = columns.number == 1, columns.number == func.least(size, columns.found)
        cells: Cells = [("more", func.coalesce(func.bool_or(columns.number > size), literal_column("false")))]
        if "place" in columns:
            first, last = (far, near) if backward else (near, far)
            # On an empty page of size 0 the extra row is nobody's end.
            cells.append(("first", func.max(columns.place).filter(first & inside)))
            cells.append(("last", func.max(columns.place).filter(last & inside)))
        for name in columns.keys():  # noqa: SIM118  a column collection, not a mapping
            if name.startswith("item"):
                # Rows come in the order of the walk; a page read backwards is turned around.
                items = aggregate_order_by(columns[name], columns.number.desc()) if backward else columns[name]
                listed = func.json_agg(items).filter(inside)
                cells.append((name, func.coalesce(listed, literal_column("'[]'::json"))))
        return select(*labelled(cells)).subquery(self.rows.name())

    def _object(self, gathered: Any, arguments: Mapping[str, Any], signed: Signed) -> ColumnElement[Any]:
        backward = arguments.get("last") is not None
        beyond_start: ColumnElement[bool] = literal_column("true" if arguments.get("after") is not None else "false")
        beyond_end: ColumnElement[bool] = literal_column("true" if arguments.get("before") is not None else "false")
        ends: dict[str, ColumnElement[Any]] = {
            "has_next_page": beyond_end if backward else gathered.c.more,
            "has_previous_page": gathered.c.more if backward else beyond_start,
        }
        if "first" in gathered.c:
            for name, place in (("start_cursor", gathered.c.first), ("end_cursor", gathered.c.last)):
                ends[name] = case((place.is_not(None), signed(place)))  # an empty page has no ends
        cells: Cells = []
        for at, each in enumerate(self._fields()):
            if each.name == TYPENAME:
                cells.append((each.column, text_of(f"{self.view.type_name}Connection")))
            elif each.name == "page_info":
                cells.append((each.column, self._page_info(gathered, each, ends)))
            elif each.name == "total_count":
                cells.append((each.column, self._total()))
            else:
                cells.append((each.column, gathered.c[f"item{at}"]))
        return as_object(select(*self.rows.columns(cells)).select_from(gathered), self.rows.name())

    def _page_info(self, gathered: Any, selected: Selected, ends: Mapping[str, Any]) -> ColumnElement[Any]:
        page_info = self.rows.object_type("PageInfo")
        cells: Cells = [
            (each.column, text_of("PageInfo") if each.name == TYPENAME else ends[each.name])
            for each in self.rows.selection.collect(page_info, selected.below)
        ]
        return as_object(select(*self.rows.columns(cells)).correlate(gathered), self.rows.name())

    def _total(self) -> ColumnElement[Any]:
        walk = self.walk() if self.whole is None else self.whole()
        return together(self.rows, self.view, walk).select(func.count()).scalar_subquery()

    def _fields(self) -> list[Selected]:
        connection = self.rows.object_type(f"{self.view.type_name}Connection")
        return self.rows.selection.collect(connection, self.selected.below)


def page_size(arguments: Mapping[str, Any], key: str) -> int:
    """How many items a page has. Refuses PAGE_SIZE for both ends at once and for sizes outside 0 to 100."""
    first, last = arguments.get("first"), arguments.get("last")
    size = first if first is not None else last
    if size is None:
        return USUAL
    if (first is not None and last is not None) or not 0 <= size <= MOST:
        raise ReadRefused("PAGE_SIZE", (key,), {"limit": MOST})
    return int(size)


def name_of(value: Any) -> str:
    """The name of an enum's member, however the executor coerced it."""
    return value.name if isinstance(value, Enum) else str(value)
