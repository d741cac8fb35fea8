"""The values of a compiled statement: where each comes from when the statement runs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graphql.execution import VariableValues
from sqlalchemy import BindParameter, bindparam
from sqlalchemy.types import TypeEngine

from zhaoshang.authorization.scopes import PARAMETER_VALUES
from zhaoshang.database.fence import Fence
from zhaoshang.readmodel.errors import ReadRefused
from zhaoshang.readmodel.selection import Selected


@dataclass(slots=True)
class Run:
    """One execution of a compiled statement."""

    variables: VariableValues
    fence: Fence
    signing_key: str
    key: Any = None
    """The id of the one object that is read, where it is not an argument."""
    _arguments: dict[int, Mapping[str, Any]] = field(default_factory=dict)

    def arguments(self, selected: Selected) -> Mapping[str, Any]:
        """A field's coerced arguments, read once for each execution."""
        key = id(selected)
        found = self._arguments.get(key)
        if found is None:
            found = self._arguments[key] = selected.arguments(self.variables)
        return found


def _checked(source: "Source") -> "Source":
    """A client's value, refused with BAD_USER_INPUT where it holds text that no PostgreSQL text can hold."""

    def checked(run: Run) -> Any:
        value = source(run)
        for each in value if isinstance(value, list) else (value,):
            if isinstance(each, str) and not _storable(each):
                raise ReadRefused("BAD_USER_INPUT", facts={"detail": "A text holds U+0000 or half a character."})
        return value

    return checked


def _storable(text: str) -> bool:
    if "\0" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


Source = Callable[[Run], Any]
"""Where a parameter's value comes from; may raise ``ReadRefused``."""


class Parameters:
    """The parameters of one statement while it is compiled."""

    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}

    def add(self, source: Source, type_: TypeEngine[Any]) -> BindParameter[Any]:
        """A new parameter whose value ``source`` gives at run time."""
        name = f"value_{len(self._sources)}"
        self._sources[name] = _checked(source)
        return bindparam(name, type_=type_)

    def ordered(self, names: Sequence[str], constants: Mapping[str, Any]) -> "Values":
        """The values of the compiled statement's parameters in their order: clients', the actor's, constants."""
        always: list[Any] = [None] * len(names)
        sources: list[tuple[int, Source]] = []
        for place, name in enumerate(names):
            if name in self._sources:
                sources.append((place, self._sources[name]))
            elif name in PARAMETER_VALUES:
                sources.append((place, _of_fence(PARAMETER_VALUES[name])))
            else:
                always[place] = constants[name]
        return Values(tuple(always), tuple(sources))


def _of_fence(value: Callable[[Fence], Any]) -> Source:
    return lambda run: value(run.fence)


class Values(NamedTuple):
    """The values of a statement's parameters: those that are always the same, and where the others come from."""

    always: tuple[Any, ...]
    sources: tuple[tuple[int, Source], ...]
    """By their places."""

    def of(self, run: Run) -> list[Any]:
        """For one execution. Raises ``ReadRefused`` where a client's value cannot be."""
        values = [*self.always]
        for place, source in self.sources:
            values[place] = source(run)
        return values
