"""Everything the exported schema lets anybody ask, made into requests: for sweeping it, whatever it holds.

No field is named here. What the sweep does not know how to feed raises ``Unfed``: whoever adds it says how.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    StringValueNode,
    build_schema,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
)

from zhaoshang.authorization.permissions import Permissions

SCHEMA_FILE: Final = Path(__file__).parents[2] / "schema" / "schema.graphql"
PAGING: Final = {"first", "after", "last", "before"}
PERMISSION_NAMES: Final = {"action", "permission"}
"""Arguments that name a permission."""
ALIASES: Final = 50
STRANGE: Final = 8
"""How many ids of strange types are asked at once: with the same text again for the next, which is compiled already."""
DEPTH: Final = 2
IDS: Final = -1
"""A depth at which objects are asked for nothing but their ids."""

WITHOUT_IDS: Final = {
    "personCreate", "districtRuleSet", "ledgerImport", "carrierAdd", "leadingIndustriesDeclare", "evidenceUpload",
    "periodClose", "workingDaySet", "guidanceImport", "meetingPlan", "milestoneTemplatePublish",
    "noticeMarkAllRead", "noticePreferenceSet", "digestPreferenceSet", "personEmailSet", "personEmailConfirm",
    "assessmentCompute", "bulletinCompose", "evaluationReportIssue", "buildingRegister",
}  # fmt: skip
"""Mutations that take no id, so that there is no foreign id to give them. What an import discloses has its own test."""

SCALARS: Final[Mapping[str, Any]] = {
    "Int": 1, "Boolean": True, "Yuan": "60000000.00", "Count": "1", "Points": "1", "Area": "1",
    "Date": "2026-06-01", "DateTime": "2026-06-01T00:00:00Z",
}  # fmt: skip
TEXTS: Final[Mapping[str, str]] = {
    "creditCode": "91120110GRJ3H6YB5U", "phone": "13900001111", "email": "w@example.com", "address": "w@example.com",
    "from": "2026-01", "to": "2026-12", "period": "2026-06", "periodFrom": "2026-01", "periodTo": "2026-12",
}  # fmt: skip
"""Texts that must have a shape; any other text is just text."""

FILTERED: Final[Mapping[str, str]] = {"host": "Tenant", "party": "Tenant"}
"""What belongs into a filter whose name does not tell."""

Place = tuple[str, ...]
"""Where in a mutation's input an id is asked for: the names on the way to it."""

Taken = Mapping[tuple[str, Place], frozenset[str]]
"""Which types of ids a mutation takes in a place, for each place that is particular."""


class Unfed(AssertionError):  # noqa: N818  it fails the test that meets it
    """The schema holds something the sweep does not know how to ask for."""


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody knows and tries: global ids by type, and words."""

    ids: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Request:
    """One operation, by a name for the test's message."""

    name: str
    document: str
    variables: Mapping[str, Any]
    field: str = ""
    """The mutation it is, under as many aliases as it tries ids."""


def exported() -> GraphQLSchema:
    """The contract as everybody else reads it."""
    return build_schema(SCHEMA_FILE.read_text(encoding="utf-8"))


def node_types(schema: GraphQLSchema) -> list[str]:
    """Every type with a global id."""
    interface = schema.get_type("Node")
    assert isinstance(interface, GraphQLInterfaceType)
    return sorted(each.name for each in schema.get_possible_types(interface))


def places(kind: GraphQLInputObjectType, above: Place = ()) -> Iterator[Place]:
    """Where an input asks for an id, however deep."""
    for name, taken in kind.fields.items():
        below = get_named_type(taken.type)
        if isinstance(below, GraphQLInputObjectType):
            yield from places(below, (*above, name))
        elif below.name == "ID":
            yield (*above, name)


@dataclass(frozen=True, slots=True)
class Sweep:
    """The requests of one person, who holds ``permissions``: what needs others is left out below the root."""

    schema: GraphQLSchema
    permissions: frozenset[str]

    def by_id(self, known: Known) -> Iterator[Request]:
        """Every root query field with an id or a code, asked with each id that is known, whatever its type."""
        for name, field in self._queries().items():
            if name in ("__schema", "__type") or not self._identifying(field):
                continue
            (given,) = {str(each.type) for each_name, each in field.args.items() if self._identifies(each_name, each)}
            kind = get_named_type(field.type)
            strange = {}
            for type_name, key in sorted(known.ids.items()):
                if not isinstance(kind, GraphQLInterfaceType) and kind.name != type_name and len(field.args) == 1:
                    strange[type_name] = key
                    continue
                calls = [f"{name}({arguments})" for arguments in self._arguments(field, type_name)]
                # Whether an object is there says itself; what hangs on one that is, lists and ``node`` ask for.
                below = self._node(kind, type_name) if isinstance(kind, GraphQLInterfaceType) else self._itself(field)
                for at in range(0, len(calls), ALIASES):
                    fields = [f"a{n}: {call} {below}" for n, call in enumerate(calls[at : at + ALIASES])]
                    document = f"query($key: {given}) {{ {' '.join(fields)} }}"
                    yield Request(f"{name}({type_name})", document, {"key": key})
            if strange:
                yield from self._strange(name, field, given, strange)

    def _itself(self, field: GraphQLField) -> str:
        kind = get_named_type(field.type)
        return self._below(field, 0 if isinstance(kind, GraphQLObjectType) and "id" in kind.fields else DEPTH)

    def _strange(self, name: str, field: GraphQLField, given: str, ids: Mapping[str, str]) -> Iterator[Request]:
        """One field with every id of other types, some at once, each under a name of its own.

        An id of another type leads to no object, however little of it is asked for.
        """
        (argument,) = field.args
        head = ", ".join(f"$key{n}: {given}" for n in range(STRANGE))
        fields = " ".join(f"a{n}: {name}({argument}: $key{n}) {{ __typename }}" for n in range(STRANGE))
        named, keys = list(ids), list(ids.values())
        for at in range(0, len(keys), STRANGE):
            some = keys[at : at + STRANGE]
            variables = {f"key{n}": some[n % len(some)] for n in range(STRANGE)}
            yield Request(f"{name}({', '.join(named[at : at + STRANGE])})", f"query({head}) {{ {fields} }}", variables)

    def _node(self, kind: GraphQLInterfaceType, type_name: str) -> str:
        """What is selected of a node: all of its own type, and of a project everything as every type there is."""
        types = [each for each in self.schema.get_possible_types(kind) if type_name in (each.name, "Project")]
        parts = [f"... on {each.name} {{ {self._fields(each, 1)} }}" for each in types]
        return f"{{ __typename {' '.join(parts)} }}"

    def lists(self, known: Known) -> Iterator[Request]:
        """Every other root query field: bare, with each filter, in each order."""
        for name, field in self._queries().items():
            if self._identifying(field):
                continue
            paged = ["first: 50"] if "first" in field.args else []
            for argument, value in self._list_arguments(name, field, known):
                given = [*paged, *([f"{argument}: $given"] if argument else [])]
                call = f"{name}({', '.join(given)})" if given else name
                head = f"query($given: {field.args[argument].type}) " if argument else ""
                variables = {"given": value} if argument else {}
                # Which rows there are is the filter's; what hangs on them is asked of the bare list.
                below = self._below(field, IDS if argument else DEPTH)
                yield Request(f"{call} {value}", f"{head}{{ {call} {below} }}", variables)

    def pages(self, cursors: Mapping[str, str]) -> Iterator[Request]:
        """Every list from a cursor on, forwards and backwards."""
        for name, field in self._queries().items():
            if "after" in field.args and name in cursors:
                for given in (f'first: 5, after: "{cursors[name]}"', f'last: 5, before: "{cursors[name]}"'):
                    yield Request(f"{name}({given})", f"{{ {name}({given}) {self._below(field, IDS)} }}", {})

    def probes(self, own: Known) -> Iterator[tuple[Request, Mapping[str, Place]]]:
        """Each mutation that takes ids with another id that never was in each of its places, and which is where."""
        for name, _, kind in self.writing():
            asked = {f"Probe_{UUID(int=at + 1)}": place for at, place in enumerate(places(kind))}
            foreign = {place: key for key, place in asked.items()}
            if asked:
                document = f"mutation($a0: {kind.name}!) {{ a0: {name}(input: $a0) {{ __typename }} }}"
                yield Request(name, document, {"a0": self._input(kind, own, foreign)}, name), asked

    def mutations(self, own: Known, known: Known, taken: Taken, *, alone: tuple[str, ...] = ()) -> Iterator[Request]:
        """Every mutation that takes an id, each of its ids in turn a known one and the others one's own.

        The ids of one place are tried one after the other within one request, but for the places that are ``alone``.
        """
        for name, field, kind in self.writing():
            for place in places(kind):
                called = f"{name}({'.'.join(place)})"
                tried = list(self._tried(name, place, known, taken))
                size = 1 if called.startswith(alone) else ALIASES
                for at in range(0, len(tried), size):
                    some = dict(tried[at : at + size])
                    inputs = {f"a{n}": self._input(kind, own, {place: key}) for n, key in enumerate(some.values())}
                    head = ", ".join(f"${each}: {kind.name}!" for each in inputs)
                    calls = " ".join(f"{each}: {name}(input: ${each}) {{ ...payload }}" for each in inputs)
                    payload = get_named_type(field.type).name
                    document = (
                        f"mutation({head}) {{ {calls} }} fragment payload on {payload} {self._below(field, depth=2)}"
                    )
                    yield Request(f"{called}: {', '.join(some)}", document, inputs, name)

    def writing(self) -> Iterator[tuple[str, GraphQLField, GraphQLInputObjectType]]:
        """Every mutation with its input."""
        mutation = self.schema.mutation_type
        assert mutation is not None
        for name, field in mutation.fields.items():
            kind = get_nullable_type(field.args["input"].type) if set(field.args) == {"input"} else None
            if not isinstance(kind, GraphQLInputObjectType):
                raise Unfed(f"mutation {name} takes something other than one input")
            if bool(found := list(places(kind))) == (name in WITHOUT_IDS):
                raise Unfed(f"mutation {name}: does it take an id or not? {found}")
            yield name, field, kind

    @staticmethod
    def _tried(mutation: str, place: Place, known: Known, taken: Taken) -> Iterator[tuple[str, str]]:
        """Each id of a type that a place takes, and each sixteenth of the others, for time; all where all are taken."""
        takes = taken.get((mutation, place))
        every = sorted(known.ids.items())
        strange = [each for each in every if takes is not None and each[0] not in takes]
        yield from (each for each in every if each not in strange)
        yield from strange[len(mutation) % 16 :: 16]

    def _queries(self) -> dict[str, GraphQLField]:
        query = self.schema.query_type
        assert query is not None
        return dict(query.fields)

    @staticmethod
    def _is_id(taken: GraphQLArgument | GraphQLInputField) -> bool:
        return get_named_type(taken.type).name == "ID"

    def _identifies(self, name: str, given: GraphQLArgument) -> bool:
        return self._is_id(given) or name == "code"

    def _identifying(self, field: GraphQLField) -> bool:
        return any(self._identifies(name, given) for name, given in field.args.items())

    def _arguments(self, field: GraphQLField, kind: str) -> Iterator[str]:
        choices = [[f"{name}: {value}" for value in self._fed(name, given, kind)] for name, given in field.args.items()]
        yield from (", ".join(each) for each in product(*choices))

    def _fed(self, name: str, given: GraphQLArgument, kind: str) -> list[str]:
        if self._identifies(name, given):
            return ["$key"]
        if name in PERMISSION_NAMES and get_named_type(given.type).name == "String":
            # Every permission of a project; of other things each sixteenth, starting elsewhere for each type: for time.
            every = sorted(Permissions.registered)
            asked = every if kind == "Project" else every[len(kind) % 16 :: 16]
            return [f'"{permission}"' for permission in asked]
        if name in TEXTS and get_named_type(given.type).name == "String":
            return [f'"{TEXTS[name]}"']
        raise Unfed(f"argument {name}: {given.type}")

    def _list_arguments(self, name: str, field: GraphQLField, known: Known) -> Iterator[tuple[str, Any]]:
        yield "", None
        for argument, given in field.args.items():
            if argument in PAGING:
                continue
            kind = get_named_type(given.type)
            if isinstance(kind, GraphQLEnumType):
                yield from ((argument, [value]) for value in kind.values)
            elif isinstance(kind, GraphQLInputObjectType):
                yield from ((argument, value) for value in self._filters(kind, known))
            else:
                raise Unfed(f"argument {name}({argument}: {given.type})")

    def _filters(self, kind: GraphQLInputObjectType, known: Known) -> Iterator[dict[str, Any]]:
        required = [name for name, taken in kind.fields.items() if isinstance(taken.type, GraphQLNonNull)]
        choices = {name: self._values(name, taken, known) for name, taken in kind.fields.items()}
        for name, values in choices.items():
            if name not in required:
                yield from ({name: value} for value in values)
        if required:
            for each in product(*(choices[name] for name in required)):
                yield dict(zip(required, each, strict=True))

    def _values(self, name: str, taken: GraphQLInputField, known: Known) -> list[Any]:
        kind = get_named_type(taken.type)
        values: list[Any]
        if isinstance(kind, GraphQLInputObjectType):
            return list(self._filters(kind, known))
        if isinstance(kind, GraphQLEnumType):
            values = list(kind.values)
        elif kind.name == "Boolean":
            values = [True, False]
        elif kind.name == "ID":
            # What belongs there by its name, and each eighth of the others, for time: those are nobody's.
            every = sorted(known.ids.items())
            told = FILTERED.get(name, name).lower()
            belongs = [key for each, key in every if each.lower().endswith(told)]
            strange = [key for each, key in every if not each.lower().endswith(told)]
            values = [*belongs, *(strange[len(name) % 8 :: 8] if belongs else strange)]
        elif kind.name == "String":
            values = [known.text]
        elif kind.name in SCALARS:
            values = [SCALARS[kind.name]]
        else:
            raise Unfed(f"filter {name}: {taken.type}")
        return [[value] for value in values] if is_list_type(get_nullable_type(taken.type)) else values

    def _input(
        self, kind: GraphQLInputObjectType, own: Known, foreign: Mapping[Place, str], at: Place = ()
    ) -> dict[str, Any]:
        return {name: self._entered(taken, own, foreign, (*at, name)) for name, taken in kind.fields.items()}

    def _entered(self, taken: GraphQLInputField, own: Known, foreign: Mapping[Place, str], at: Place) -> Any:
        kind, name = get_named_type(taken.type), at[-1]
        value: Any
        if isinstance(kind, GraphQLInputObjectType):
            value = self._input(kind, own, foreign, at)
        elif isinstance(kind, GraphQLEnumType):
            value = next(iter(kind.values))
        elif kind.name == "ID":
            value = foreign.get(at) or own.ids.get(name.capitalize(), own.ids["Project"])
        elif kind.name == "String":
            value = TEXTS.get(name, own.text)
        elif kind.name in SCALARS:
            value = SCALARS[kind.name]
        else:
            raise Unfed(f"input {name}: {taken.type}")
        return [value] if is_list_type(get_nullable_type(taken.type)) else value

    def _below(self, field: GraphQLField, depth: int = DEPTH) -> str:
        """What is selected below a field: all that this person may ask for, so deep."""
        kind = get_named_type(field.type)
        if is_leaf_type(kind):
            return ""
        assert isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
        if isinstance(kind, GraphQLInterfaceType):
            # What may be anything is asked for what each is by itself: what hangs on it, ``node`` asks for.
            inside = 0 if kind.name == "Node" else 1
            parts = [
                f"... on {each.name} {{ {self._fields(each, inside)} }}"
                for each in self.schema.get_possible_types(kind)
            ]
            return f"{{ __typename {' '.join(parts)} }}"
        return f"{{ __typename {self._fields(kind, depth)} }}"

    def _fields(self, kind: GraphQLObjectType | GraphQLInterfaceType, depth: int) -> str:
        return " ".join(self._selected(kind, depth))

    def _selected(self, kind: GraphQLObjectType | GraphQLInterfaceType, depth: int) -> Iterable[str]:
        for name, field in kind.fields.items():
            below = get_named_type(field.type)
            if not self._may(field) or (depth == IDS and "id" in kind.fields and name != "id"):
                continue
            if is_leaf_type(below):
                # Aliased by their type: on an interface, fields of one name and different types would not merge.
                yield f"{kind.name}_{name}: {name}"
            elif depth:
                paged = "(first: 5)" if "first" in field.args else ""
                # A page and its edges are no step deeper: what they hold is.
                level = depth == IDS or below.name.endswith(("Connection", "Edge"))
                yield f"{kind.name}_{name}: {name}{paged} {self._below(field, depth if level else depth - 1)}"

    def _may(self, field: GraphQLField) -> bool:
        node = field.ast_node
        asked = [
            argument.value.value
            for directive in (node.directives if node else None) or ()
            if directive.name.value == "requires"
            for argument in directive.arguments or ()
            if isinstance(argument.value, StringValueNode)
        ]
        return all(each in self.permissions for each in asked)


def without(content: bytes, ids: Iterable[str]) -> bytes:
    """An answer without what may differ: the ids that were asked for, the request's own id and its cost."""
    content = re.sub(rb',"extensions":\{"cost".*$', b"", content)
    content = re.sub(rb'"requestId":"[^"]*"', b"", content)
    for each in ids:
        content = content.replace(each.encode(), b"<id>").replace(each.partition("_")[2].encode(), b"<key>")
    return content


def never(known: Known, key: UUID, text: str) -> Known:
    """The same kinds of ids and as many words, of things that never were."""
    return Known({type_name: f"{type_name}_{key}" for type_name in known.ids}, text)
