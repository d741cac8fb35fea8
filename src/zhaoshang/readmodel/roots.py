"""Root fields: where an operation's statement begins."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, Uuid, literal_column, null, select

from zhaoshang.authorization.scopes import ACTOR
from zhaoshang.readmodel.declare import (
    ActorRoot,
    AggregateRoot,
    ByIdRoot,
    ConnectionRoot,
    Filter,
    LookupRoot,
    NodeRoot,
    Root,
    View,
)
from zhaoshang.readmodel.page import Page, Walk, found_first, name_of, root_walk, together
from zhaoshang.readmodel.parameters import Run
from zhaoshang.readmodel.rollup import Kept, fit
from zhaoshang.readmodel.rows import TYPE_KEY, Cells, Rows, as_list, as_object, text_of
from zhaoshang.readmodel.selection import TYPENAME, Selected, inside
from zhaoshang.values.ids import parse_global_id


def root_value(rows: Rows, root: Root, selected: Selected) -> ColumnElement[Any]:
    """A root field's value as JSON."""
    match root:
        case ByIdRoot():
            return _by_id(rows, rows.view(root.view), selected)
        case LookupRoot():
            return _lookup(rows, root, selected)
        case ConnectionRoot():
            return _connection(rows, root, selected)
        case AggregateRoot():
            return _aggregate(rows, root, selected)
        case ActorRoot():
            of_actor = rows.selection.collect(rows.object_type(root.type_name), selected.below)
            cells = rows.declared_cells(root.type_name, root.fields, of_actor)
            return as_object(select(*rows.columns(cells)), rows.name())
        case NodeRoot():
            return _node(rows, selected)


def _by_id(rows: Rows, view: View, selected: Selected, *extra: tuple[str, ColumnElement[Any]]) -> ColumnElement[Any]:
    def key(run: Run) -> Any:
        parsed = parse_global_id(str(run.arguments(selected)["id"]))
        return parsed[1] if parsed is not None and parsed[0] == view.type_name else None

    row = rows.alias(view.mapped)
    bound = rows.parameters.add(key, Uuid())
    cells = [*rows.object_cells(view, row, selected.below), *extra]
    statement = select(*rows.columns(cells)).where(
        row.district_id == ACTOR.district, row.id == bound, *rows.visible(view, row)
    )
    return as_object(statement, rows.name())


def _node(rows: Rows, selected: Selected) -> ColumnElement[Any]:
    # The type in the id is part of the variables' shape, so the statement is compiled for just this type.
    asked = parse_global_id(str(selected.arguments(rows.selection.variables)["id"]))
    view = None if asked is None else rows.registry.views.get(asked[0])
    if view is None or "id" not in rows.object_type(view.type_name).fields:
        return literal_column("NULL")
    decision = rows.decision(view)
    if decision is not None and not decision.allowed:
        return literal_column("NULL")
    inner = ((TYPE_KEY, text_of(view.type_name)),) if rows.for_executor else ()
    return _by_id(rows, view, selected, *inner)


def _lookup(rows: Rows, root: LookupRoot, selected: Selected) -> ColumnElement[Any]:
    view = rows.view(root.view)
    row = rows.alias(view.mapped)
    arguments = selected.arguments(rows.selection.variables)
    given = [
        _condition(rows, entry, row, selected, (name,))
        for name, entry in root.by.items()
        if arguments.get(name) is not None
    ]
    if root.by and not given:
        return literal_column("NULL")
    cells = rows.object_cells(view, row, selected.below)
    statement = select(*rows.columns(cells)).where(row.district_id == ACTOR.district, *given, *rows.visible(view, row))
    return as_object(statement.limit(literal_column("1")), rows.name())


def _connection(rows: Rows, root: ConnectionRoot, selected: Selected) -> ColumnElement[Any]:
    view = rows.view(root.view)

    def walk() -> Walk:
        return _by_ways(rows, root, selected)

    def whole() -> Walk:
        return _filtered(rows, root, selected)

    return Page(rows, view, selected, walk, root.orders, root.default, root.field, whole).value()


def _aggregate(rows: Rows, root: AggregateRoot, selected: Selected) -> ColumnElement[Any]:
    arguments = selected.arguments(rows.selection.variables)
    members = [name_of(each) for each in arguments.get("groupBy") or ()]
    grouped = [root.groups[each] for each in members]
    result = rows.object_type(_result_name(rows, root))
    kept = fit(rows, root, selected, members, result.name)
    groups = _grouped(rows, root, selected, members, kept).subquery(rows.name())
    known = {group.field: (group, groups.c[f"group{at}"]) for at, group in enumerate(grouped)}
    cells: Cells = []
    for each in rows.selection.collect(result, selected.below):
        if each.name == TYPENAME:
            cells.append((each.column, text_of(result.name)))
        elif each.name in root.measures:
            cells.append((each.column, groups.c[each.name]))
        elif each.name not in known:
            cells.append((each.column, null()))
        else:
            group, key = known[each.name]
            cells.append((each.column, key if group.target is None else _target(rows, group.target, key, groups, each)))
    return as_list(select(*rows.columns(cells)).select_from(groups), rows.name())


def _grouped(rows: Rows, root: AggregateRoot, selected: Selected, members: list[str], kept: Kept | None) -> Select[Any]:
    """One row for each group, in their order: its keys and measures, counted or from sums that fit."""
    if kept is None:
        walk = together(rows, rows.view(root.view), _filtered(rows, root, selected))
        keys = [root.groups[each].form(walk.row) for each in members]
        measures = root.measures
    else:
        walk = _narrowed(rows, kept.walk(rows), root.filters, selected)
        keys = [getattr(walk.row, kept.rollup.groups[each]) for each in members]
        measures = kept.rollup.measures
    measured = [measure(walk.row).label(name) for name, measure in measures.items()]
    scan: Select[Any] = walk.select(*(key.label(f"group{at}") for at, key in enumerate(keys)), *measured)
    if not keys:
        return scan
    # By position: the same expression written twice would be two parameters.
    places: list[ColumnElement[int]] = [literal_column(str(at + 1)) for at in range(len(keys))]
    scan = scan.group_by(*places).order_by(*places)
    return scan if kept is None else scan.having(kept.rollup.some(walk.row))


def _target(rows: Rows, type_name: str, key: ColumnElement[Any], groups: Any, selected: Selected) -> ColumnElement[Any]:
    view = rows.view(type_name)
    row = rows.alias(view.mapped)
    statement = rows.rows(view, row, None, lambda _, child: child.id == key, selected.below)
    return as_object(statement.correlate(groups), rows.name())


def _result_name(rows: Rows, root: AggregateRoot) -> str:
    query = rows.registry.schema.query_type
    for definition in query.fields.values() if query else ():
        if getattr(definition.extensions.get("strawberry-definition"), "python_name", None) == root.field:
            return rows.named(definition)
    raise ValueError(f"the schema has no root field for {root.field}")


def _filtered(rows: Rows, root: ConnectionRoot | AggregateRoot, selected: Selected) -> Walk:
    """All rows of a root's list under its filter."""
    walk = root_walk(rows, rows.view(root.view))
    if walk.parts is not None:
        narrowed = tuple(_narrowed(rows, part, root.filters, selected) for part in walk.parts)
        return dataclasses.replace(walk, parts=narrowed)
    return _narrowed(rows, walk, root.filters, selected)


def _by_ways(rows: Rows, root: ConnectionRoot, selected: Selected) -> Walk:
    """The same rows for a page: in a part for each way of the first filter given that has several."""
    given, view = selected.arguments(rows.selection.variables).get("filter"), rows.view(root.view)
    for path, entry in root.filters.items():
        if entry.ways and view.gather is None and inside(given, path.split(".")) is not None:
            parts = []
            for way in entry.ways:
                filters = {**root.filters, path: dataclasses.replace(entry, form=way.form)}
                part = _narrowed(rows, root_walk(rows, view), filters, selected)
                parts.append(found_first(rows, view, part) if way.few else part)
            return Walk(None, None, null(), (), parts=tuple(parts))
    return _filtered(rows, root, selected)


def _narrowed(rows: Rows, walk: Walk, filters: Mapping[str, Filter], selected: Selected) -> Walk:
    given = selected.arguments(rows.selection.variables).get("filter")
    conditions = []
    for path, entry in filters.items():
        if inside(given, path.split(".")) is not None:
            conditions.append(_condition(rows, entry, walk.row, selected, ("filter", *path.split("."))))
        elif entry.absent is not None:
            conditions.append(entry.absent(walk.row))
    return dataclasses.replace(walk, conditions=(*walk.conditions, *conditions))


def _condition(rows: Rows, entry: Filter, row: Any, selected: Selected, path: tuple[str, ...]) -> ColumnElement[bool]:
    def source(run: Run) -> Any:
        value = inside(run.arguments(selected), path)
        return value if entry.convert is None else entry.convert(value)

    return entry.form(row, rows.parameters.add(source, entry.type_))
