"""Requests that may be sent twice: the first answer is kept in the transaction that made it true.

A client sends ``Idempotency-Key``; the gateway says so by ``once_for`` around each mutation field. A unit of work then
waits for any twin of the same request, and when the outcome is already known it raises ``RepeatedError`` instead of
starting; the operation's ``repeatable`` turns that into the outcome itself. ``commit`` keeps the outcome with the
change.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final, TypeVar
from uuid import UUID

from zhaoshang.values.refusal import Refusal

T = TypeVar("T")

REUSED: Final = Refusal("IDEMPOTENCY_KEY_REUSED")


@dataclass(frozen=True, slots=True)
class Once:
    """One mutation field of one request that may be repeated."""

    key: str
    path: str
    """The field's response path: one request may carry several mutations."""
    request_hash: str
    """Of what was asked: the same key for something else is refused. The acting tenant is added to it."""


class RepeatedError(Exception):
    """The outcome of this request is already known; nothing must be done again."""

    def __init__(self, outcome: Any) -> None:
        super().__init__("already done")
        self.outcome = outcome


_CURRENT: Final[ContextVar[Once | None]] = ContextVar("once", default=None)
_SCALARS: Final[Mapping[str, Callable[[str], Any]]] = {
    "$id": UUID,
    "$at": datetime.fromisoformat,
    "$day": date.fromisoformat,
}
_CODECS: Final[dict[type, tuple[str, Callable[[Any], Any], Callable[[Any], Any]]]] = {}


@contextmanager
def once_for(once: Once | None) -> Iterator[None]:
    """Let every unit of work inside know which request it belongs to."""
    token = _CURRENT.set(once)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def current() -> Once | None:
    """The request the running unit of work belongs to, if it may be repeated."""
    return _CURRENT.get()


def register_outcome(kind: type[T], name: str, encode: Callable[[T], Any], decode: Callable[[Any], T]) -> None:
    """Let outcomes of a room's own type be kept: to and from what ``written`` writes (ids, refusals, plain JSON)."""
    _CODECS[kind] = (name, encode, decode)


def written(outcome: Any) -> str:
    """An outcome as JSON text: an id, refusals, or a registered type. Anything else raises ``TypeError``."""
    return json.dumps(_encoded(outcome), ensure_ascii=False)


def read(text: str) -> Any:
    """The outcome in a text that ``written`` wrote."""
    return _decoded(json.loads(text))


def _encoded(value: Any) -> Any:
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, UUID):
        return {"$id": str(value)}
    if isinstance(value, datetime):  # first: it is a date, too
        return {"$at": value.isoformat()}
    if isinstance(value, date):
        return {"$day": value.isoformat()}
    if isinstance(value, Refusal):
        return {"$refusal": [value.code, list(value.path), _encoded(dict(value.facts))]}
    if isinstance(value, tuple | list):
        return [_encoded(each) for each in value]
    if isinstance(value, Mapping):
        return {"$map": {name: _encoded(each) for name, each in value.items()}}
    codec = _CODECS.get(type(value))
    if codec is None:
        raise TypeError(f"an outcome of type {type(value).__name__} cannot be kept: register_outcome")
    return {"$kind": [codec[0], _encoded(codec[1](value))]}


def _decoded(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_decoded(each) for each in value)
    if not isinstance(value, dict):
        return value
    tag, held = next(iter(value.items()))
    if tag in _SCALARS:
        return _SCALARS[tag](held)
    if tag == "$refusal":
        return Refusal(held[0], tuple(held[1]), MappingProxyType(_decoded(held[2])))
    if tag == "$map":
        return {name: _decoded(each) for name, each in held.items()}
    decode = next(codec[2] for codec in _CODECS.values() if codec[0] == held[0])
    return decode(_decoded(held[1]))
