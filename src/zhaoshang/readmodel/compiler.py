"""One operation, one statement: from the selection to the text that is cached and run."""

from dataclasses import dataclass
from typing import Any

from graphql import OperationDefinitionNode
from sqlalchemy import ColumnElement, Text, cast, func, select

from zhaoshang.authorization.scopes import ACTOR
from zhaoshang.database.direct import DIALECT
from zhaoshang.readmodel.declare import Connection
from zhaoshang.readmodel.page import nested_page
from zhaoshang.readmodel.parameters import Source, Values
from zhaoshang.readmodel.roots import root_value
from zhaoshang.readmodel.rows import Cells, Rows, text_of
from zhaoshang.readmodel.selection import TYPENAME, Selected


@dataclass(frozen=True, slots=True)
class Compiled:
    """The text of one operation for one kind of actor and one shape of variables."""

    sql: str
    values: Values
    """Of its parameters, in order."""
    computed: bool
    """Whether some field needs Python, so that the executor has to complete the answer."""


class Compiler(Rows):
    """Compiles one operation. Refuses (``ReadRefused``) what the actor may not ask for, before any SQL runs."""

    def operation(self, operation: OperationDefinitionNode) -> Compiled:
        """The statement of a whole query; root fields that are not declared are left to Python."""
        query = self.registry.schema.query_type
        if query is None:
            raise ValueError("the schema has no queries")
        cells: Cells = []
        for selected in self.selection.collect(query, [operation.selection_set]):
            if selected.name == TYPENAME:
                cells.append((selected.column, text_of(query.name)))
                continue
            self.permit(selected)
            root = self.registry.root(selected.name)
            if root is None:
                self.computed = True
            else:
                cells.append((selected.column, root_value(self, root, selected)))
        return self._finish(cells)

    def one(self, type_name: str, key: Source, below: list[Any]) -> Compiled:
        """The statement of one object by its key, for the payload of a mutation; null when out of sight."""
        view = self.view(type_name)
        row = self.alias(view.mapped)
        bound = self.parameters.add(key, row.id.type)
        statement = select(*self.columns(self.object_cells(view, row, below))).where(
            row.district_id == ACTOR.district, row.id == bound, *self.visible(view, row)
        )
        found = statement.subquery(self.name())
        return self._text(select(cast(func.row_to_json(found.table_valued()), Text)))

    def connection(self, type_name: str, relation: Connection, parent: Any, selected: Selected) -> ColumnElement[Any]:
        """A page of related objects."""
        return nested_page(self, type_name, relation, parent, selected)

    def _finish(self, cells: Cells) -> Compiled:
        row = select(*self.columns(cells)).subquery(self.name())
        return self._text(select(cast(func.row_to_json(row.table_valued()), Text)))

    def _text(self, statement: Any) -> Compiled:
        compiled = statement.compile(dialect=DIALECT)
        return Compiled(
            str(compiled), self.parameters.ordered(compiled.positiontup or (), compiled.params), self.computed
        )
