"""Random valid queries over a schema: what anybody who may ask could ask, within a bounded depth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import Any, Final

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

from zhaoshang.authorization.actor import Actor
from zhaoshang.readmodel.registry import permission_of

SCALARS: Mapping[str, Sequence[Any]] = {
    "Int": [0, 1, 2, 3],
    "Boolean": [True, False],
    "String": ["智能", "机器人", "科技", "seed", "'; --"],
    "Month": ["2024-12", "2025-01", "2026-06"],
    "DateTime": ["2025-03-01T00:00:00Z", "2025-09-30T23:59:59.123456+08:00"],
    "Date": ["2025-01-31", "2025-12-01"],
    "Yuan": ["0.00", "12000000.50", "90000000"],
}
MONTHS: Final = {("String", name) for name in ("from", "to", "period", "periodFrom", "periodTo")}
MANY = 3
DEPTH = 5
FIELDS: Final = 150
"""About so many fields has a query at most: what takes minutes to write finds no more than what takes a moment."""


@dataclass
class Enum:
    """A member of an enum, written without quotes."""

    name: str


@dataclass
class Query:
    """A document, its variables and whether they were all used."""

    text: str
    variables: dict[str, Any]


@dataclass
class Writer:
    """Writes one random query, as an actor who knows some ids."""

    random: Random
    schema: GraphQLSchema
    actor: Actor
    ids: Sequence[str]
    declared: list[str] = field(default_factory=list)
    variables: dict[str, Any] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)
    names: int = 0
    fields: int = 0

    @cached_property
    def known(self) -> set[str]:
        """The types that there are ids of."""
        return {each.partition("_")[0] for each in self.ids}

    def query(self) -> Query:
        root = self.schema.query_type
        assert root is not None
        body = self.selections(root, DEPTH, set())
        head = f"query Q({', '.join(self.declared)}) " if self.declared else "query Q "
        return Query("\n".join([head + body, *self.fragments]), self.variables)

    def one_in(self, many: int) -> bool:
        return self.random.randint(1, many) == 1

    def some(self, of: Sequence[Any]) -> Any:
        return self.random.choice(of)

    def name(self, start: str) -> str:
        self.names += 1
        return f"{start}{self.names}"

    def selections(self, parent: GraphQLObjectType | GraphQLInterfaceType, depth: int, used: set[str]) -> str:
        """A selection set; ``used`` are the response keys already taken in this object."""
        count = self.random.randint(1, 2 if depth == DEPTH else 5)
        written = [self.selection(parent, depth, used) for _ in range(count)]
        # At least one is kept, so that no object is without any field by chance alone; that is tested by itself.
        return "{ " + " ".join([*written, f"{self.name('t')}: __typename"]) + " }"

    def selection(self, parent: GraphQLObjectType | GraphQLInterfaceType, depth: int, used: set[str]) -> str:
        self.fields += 1
        kind = self.random.randint(0, 11) if self.fields <= FIELDS else 0
        if kind == 0:
            return f"__typename{self.directive()}"
        if kind == 1:
            kept = self.some([parent, *parent.interfaces])
            condition = "" if kept is parent and self.one_in(2) else f"on {kept.name}"
            return f"... {condition}{self.directive()} {self.selections(kept, depth, used)}"
        if kind == 2:
            name = self.name("F")
            # Its keys are its own, so it may be spread anywhere, and twice.
            body = self.selections(parent, min(depth, 2), _Fresh())
            self.fragments.append(f"fragment {name} on {parent.name} {body}")
            return f"...{name}{self.directive()}" + (f" ...{name}" if self.one_in(3) else "")
        if isinstance(parent, GraphQLInterfaceType):
            possible = [each for each in self.schema.get_possible_types(parent) if each.name in self.known]
            target = self.some(possible)
            return f"... on {target.name}{self.directive()} {self.selections(target, depth - 1, _Fresh())}"
        return self.field(parent, depth, used)

    def field(self, parent: GraphQLObjectType, depth: int, used: set[str]) -> str:
        open_ = {
            name: each
            for name, each in parent.fields.items()
            if self.permitted(each) and (depth > 0 or is_leaf_type(get_named_type(each.type)))
        }
        if not open_:
            return "__typename"
        name = self.some(sorted(open_))
        definition = open_[name]
        key = name
        if name in used or isinstance(used, _Fresh) or self.one_in(3):
            key = self.name("a" * self.some([1, 1, 1, 70]))
        used.add(key)
        head = name if key == name else f"{key}: {name}"
        arguments = self.arguments(definition)
        target = get_named_type(definition.type)
        if not isinstance(target, GraphQLObjectType | GraphQLInterfaceType):
            return f"{head}{arguments}{self.directive()}"
        inner: set[str] = set()
        first = f"{head}{arguments}{self.directive()} {self.selections(target, depth - 1, inner)}"
        if not self.one_in(6):
            return first
        # The same field once more, with other selections: graphql merges them.
        return f"{first} {head}{arguments} {self.selections(target, depth - 1, inner)}"

    def permitted(self, definition: GraphQLField) -> bool:
        permission = permission_of(definition)
        if permission is None:
            return True
        resource, _, action = permission.partition(":")
        return self.actor.decisions[resource, action].allowed

    def directive(self) -> str:
        if not self.one_in(8):
            return ""
        value = self.some([True, False])
        if self.one_in(2):
            written = str(value).lower()
        else:
            name = self.name("b")
            self.declared.append(f"${name}: Boolean!")
            self.variables[name] = value
            written = f"${name}"
        return f" @{self.some(['skip', 'include'])}(if: {written})"

    def arguments(self, definition: GraphQLField) -> str:
        written = []
        sizes = {"first", "last"} & definition.args.keys()
        size = self.some(sorted(sizes)) if sizes else None
        for name, argument in definition.args.items():
            if name in {"first", "last", "after", "before"}:
                if name == size:
                    written.append(f"{name}: {self.value(argument.type, self.some(range(MANY + 1)))}")
            elif is_required_argument(argument) or self.one_in(2):
                written.append(f"{name}: {self.value(argument.type, self.any_of(argument.type, name))}")
        return f"({', '.join(written)})" if written else ""

    def value(self, type_: GraphQLInputType, value: Any) -> str:
        """A value as a literal, or as a variable of its own."""
        if self.one_in(2):
            return _literal(value)
        name = self.name("v")
        self.declared.append(f"${name}: {type_}")
        self.variables[name] = _plain(value)
        return f"${name}"

    def any_of(self, type_: GraphQLInputType, name: str) -> Any:
        if isinstance(type_, GraphQLNonNull):
            return self.given(type_.of_type, name)
        return None if self.one_in(6) else self.given(type_, name)

    def given(self, type_: Any, name: str) -> Any:
        if isinstance(type_, GraphQLList):
            return [self.any_of(type_.of_type, name) for _ in range(self.some(range(3)))]
        if isinstance(type_, GraphQLInputObjectType):
            return {
                each: self.any_of(part.type, each)
                for each, part in type_.fields.items()
                if is_required_argument(GraphQLArgument(part.type, default_value=part.default_value)) or self.one_in(3)
            }
        if isinstance(type_, GraphQLEnumType):
            return Enum(self.some(sorted(type_.values)))
        if type_.name == "ID":
            return self.some(self.ids)
        if name == "code":
            return self.some(["huaming", "hezuo", "nobody"])
        # Of texts these have a shape; another is refused, on both paths alike.
        return self.some(SCALARS["Month" if (type_.name, name) in MONTHS else type_.name])


class _Fresh(set[str]):
    """Keys of a fragment, each of which needs a name that nothing else has."""


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value


def _literal(value: Any) -> str:
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_literal(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_literal, value)) + "]"
    if isinstance(value, str):
        return f'"{value}"'
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def a_query(seed: int, schema: GraphQLSchema, actor: Actor, ids: Sequence[str]) -> Query:
    """A query the actor may ask, always the same for a seed."""
    return Writer(Random(seed), schema, actor, ids).query()  # noqa: S311  a seed, so that a failure can be repeated
