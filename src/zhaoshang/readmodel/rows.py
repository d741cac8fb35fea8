"""Objects and their relations as SQL: what is selected of a row, masked and narrowed as the policy says."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import GraphQLField, GraphQLObjectType, get_named_type
from sqlalchemy import ColumnElement, Select, Text, case, func, literal_column, null, select

from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import forbidden
from zhaoshang.authorization.decision import Decision
from zhaoshang.authorization.masks import masked
from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.scopes import ACTOR, predicate
from zhaoshang.database.alias import aliased
from zhaoshang.readmodel.columns import written
from zhaoshang.readmodel.declare import Computed, Connection, Expression, Field, ToMany, ToNode, ToOne, View
from zhaoshang.readmodel.errors import ReadRefused
from zhaoshang.readmodel.parameters import Parameters
from zhaoshang.readmodel.registry import Registry, permission_of
from zhaoshang.readmodel.selection import INNER, TYPENAME, Selected, Selection, column_of

TYPE_KEY: Final = f"{INNER}type"
"""Where the executor finds an object's type."""

Cells = list[tuple[str, ColumnElement[Any]]]
"""Columns of one JSON object by name."""


@dataclass
class Rows(ABC):
    """Compiles rows. Refuses (``ReadRefused``) what the actor may not ask for, before any SQL runs."""

    registry: Registry
    selection: Selection
    actor: Actor
    for_executor: bool = False
    """Whether the executor completes the answer, so that it needs inner types and the values of computed fields."""
    parameters: Parameters = field(default_factory=Parameters)
    computed: bool = False
    """Whether the executor has to complete the answer."""
    _names: int = 0
    _aliases: Counter[type[Any]] = field(default_factory=Counter)

    def permit(self, selected: Selected) -> None:
        """Refuse the operation when a field asks for a permission the actor does not have."""
        permission = permission_of(selected.definition)
        if permission is not None:
            resource, _, action = permission.partition(":")
            decision = self.actor.decisions[resource, action]
            if not decision.allowed:
                refusal = forbidden(self.actor, Permission(resource, action), decision)
                raise ReadRefused(refusal.code, (selected.key,), refusal.facts)

    def alias(self, mapped: type[Any]) -> Any:
        """An alias of a mapped class that nothing else in this statement is, under a generated name as ``name`` is."""
        self._aliases[mapped] += 1
        return aliased(mapped, f"{mapped.__name__}{INNER}{self._aliases[mapped]}")

    def name(self) -> str:
        """A new generated name; with a dollar, which no response key has: a column hides a table of its name."""
        self._names += 1
        return f"t{INNER}{self._names}"

    def view(self, type_name: str) -> View:
        """The view of a type."""
        return self.registry.views[type_name]

    def object_type(self, type_name: str) -> GraphQLObjectType:
        """The schema's object type of a name."""
        found = self.registry.schema.get_type(type_name)
        if not isinstance(found, GraphQLObjectType):
            raise TypeError(f"{type_name} is no object type")
        return found

    def named(self, definition: GraphQLField) -> str:
        """The name of the type a field leads to, whatever lists and non-nulls are around it."""
        return get_named_type(definition.type).name

    def decision(self, view: View) -> Decision | None:
        """What the policy says about seeing rows of a view; ``None`` when nothing has to be asked."""
        return None if view.permission is None else self.actor.decide(view.permission)

    def visible(self, view: View, row: Any) -> list[ColumnElement[bool]]:
        """The conditions under which the actor sees a row of a view."""
        decision = self.decision(view)
        narrowed = None if decision is None else predicate(decision, row, ACTOR)
        return [] if narrowed is None else [narrowed]

    def cells(self, view: View, row: Any, selected: Iterable[Selected]) -> Cells:
        """What is selected of an object of a view, masked as the policy says."""
        return [cell for each in selected for cell in self._cells(view.type_name, view.fields, view, row, each)]

    def declared_cells(self, type_name: str, fields: Any, selected: Iterable[Selected]) -> Cells:
        """What is selected of an object without a table, whose every field is declared."""
        return [cell for each in selected for cell in self._cells(type_name, fields, None, None, each)]

    def object_cells(self, view: View, row: Any, below: list[Any]) -> Cells:
        """The cells of an object with its internal type, from the selection sets below a field."""
        return self.cells(view, row, self.selection.collect(self.object_type(view.type_name), below))

    def columns(self, cells: Cells) -> list[ColumnElement[Any]]:
        """The cells of one object of the response as the columns of a select.

        A row cannot have no column, nor one as long as some response keys are: the executor completes such objects.
        """
        if not cells or any(name.startswith(INNER) for name, _ in cells):
            self.computed = True
        return labelled(cells or [(f"{INNER}nothing", literal_column("NULL"))])

    def _cells(self, type_name: str, fields: Any, view: View | None, row: Any, selected: Selected) -> Cells:
        if selected.name == TYPENAME:
            return [(selected.column, text_of(type_name))]
        self.permit(selected)
        declared: Field | None = fields.get(selected.name)
        if isinstance(declared, Computed):
            self.computed = True
            if not self.for_executor:
                return []
            return [
                (need_of(selected.column, name), self._masked(view, selected.name, row, form(row)))
                for name, form in declared.needs.items()
            ]
        if isinstance(declared, ToOne):
            return [(selected.column, self.to_one(declared, row, selected))]
        if isinstance(declared, ToNode):
            return [(selected.column, self._to_node(declared, row, selected))]
        if isinstance(declared, ToMany):
            return [(selected.column, self._to_many(declared, row, selected))]
        if isinstance(declared, Connection):
            return [(selected.column, self.connection(type_name, declared, row, selected))]
        if isinstance(declared, Expression):
            return [(selected.column, self._masked(view, selected.name, row, declared.form(row)))]
        if row is None:
            raise ValueError(f"{type_name}.{selected.name} is not declared")
        column = getattr(row, selected.name)
        return [(selected.column, self._masked(view, selected.name, row, written(column, type_name, selected.name)))]

    def _masked(self, view: View | None, name: str, row: Any, value: ColumnElement[Any]) -> ColumnElement[Any]:
        decision = None if view is None else self.decision(view)
        hidden = None if decision is None else masked(decision, name, row, ACTOR)
        return value if hidden is None else case((hidden, null()), else_=value)

    @abstractmethod
    def connection(self, type_name: str, relation: Connection, parent: Any, selected: Selected) -> ColumnElement[Any]:
        """A page of related objects."""

    def to_one(self, relation: ToOne, parent: Any, selected: Selected) -> ColumnElement[Any]:
        """A related object as JSON, or null."""
        view = self.view(relation.target)
        child = self.alias(view.mapped)
        statement = self.rows(view, child, parent, relation.on, selected.below)
        if relation.latest_by:
            statement = statement.order_by(*(getattr(child, name).desc() for name in relation.latest_by)).limit(1)
        return as_object(statement, self.name())

    def _to_node(self, relation: ToNode, parent: Any, selected: Selected) -> ColumnElement[Any]:
        """Whichever object the parent says, as JSON, or null: for each row only what its own type asks for is read."""
        found = []
        for type_name in sorted(set(relation.targets(self.actor))):
            view = self.view(type_name)
            decision = self.decision(view)
            if decision is None or decision.allowed:
                child = self.alias(view.mapped)
                statement = self.rows(view, child, parent, lambda row, it: it.id == relation.key(row), selected.below)
                if self.for_executor:
                    statement = statement.add_columns(text_of(type_name).label(TYPE_KEY))
                found.append((relation.type_name(parent) == text_of(type_name), as_object(statement, self.name())))
        return case(*found, else_=null()) if found else literal_column("NULL::json")

    def _to_many(self, relation: ToMany, parent: Any, selected: Selected) -> ColumnElement[Any]:
        view = self.view(relation.target)
        child = self.alias(view.mapped)
        statement = self.rows(view, child, parent, relation.on, selected.below)
        keys = (getattr(child, name) for name in relation.order_by)
        statement = statement.order_by(*(key.desc() if relation.descending else key for key in keys))
        return as_list(statement.limit(literal_column(str(int(relation.limit)))), self.name())

    def rows(self, view: View, child: Any, parent: Any, on: Any, below: list[Any]) -> Select[Any]:
        """The visible rows of a view related to a parent, as the cells selected of them."""
        cells = self.object_cells(view, child, below)
        district = ACTOR.district if parent is None else parent.district_id
        statement = select(*self.columns(cells)).where(
            child.district_id == district, on(parent, child), *self.visible(view, child)
        )
        return statement if parent is None else statement.correlate(parent)


def need_of(column: str, name: str) -> str:
    """The internal column of one value a computed field needs."""
    return column_of(f"{INNER}{column}.{name}")


def text_of(value: str) -> ColumnElement[str]:
    """A GraphQL name as a literal: by its grammar it has nothing to quote."""
    return literal_column(f"'{value}'", Text())


def labelled(cells: Cells) -> list[ColumnElement[Any]]:
    """Cells as the columns of a select."""
    return [value.label(name) for name, value in cells]


def as_object(statement: Select[Any], name: str) -> ColumnElement[Any]:
    """The only row of a statement as a JSON object, or null."""
    row = statement.subquery(name)
    return select(func.row_to_json(row.table_valued())).scalar_subquery()


def as_list(statement: Select[Any], name: str) -> ColumnElement[Any]:
    """All rows of a statement, in its order, as a JSON array."""
    row = statement.subquery(name)
    return select(func.coalesce(func.json_agg(row.table_valued()), literal_column("'[]'::json"))).scalar_subquery()
