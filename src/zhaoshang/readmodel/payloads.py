"""Mutation payloads: from an operation's outcome to the thing read anew, or the refusals."""

from collections.abc import Awaitable, Callable, Iterable
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

import strawberry

from zhaoshang.api.payload import UserError, refused
from zhaoshang.readmodel.fields import Info
from zhaoshang.readmodel.reader import reread
from zhaoshang.values.ids import parse_global_id
from zhaoshang.values.refusal import Refusal

NIL = UUID(int=0)
NOBODY = UUID(int=2**128 - 1)
"""What an id that never was one stands for: it is simply not found. The nil id is somebody: the system, or the pool."""

Key = strawberry.Private[UUID | None]
"""The id of what a payload is about, for reading it anew after the commit; never shown."""

P = TypeVar("P")


def anew(type_name: str) -> Callable[[Any, Info], Awaitable[Any]]:
    """A resolver that reads a payload's object through the read model, under the permissions of this very request."""

    async def resolve(root: strawberry.Parent[Any], info: Info):  # type: ignore[no-untyped-def]  # noqa: ANN202  the field's annotation is its type
        return await reread(info, type_name, root.key)

    return resolve


def keyed(type_name: str, text: str) -> UUID:
    """The key in a global id of a type; of anything else nobody's."""
    parsed = parse_global_id(text)
    return parsed[1] if parsed is not None and parsed[0] == type_name and parsed[1] != NIL else NOBODY


def answer(
    info: Info,
    outcome: UUID | Refusal | Iterable[Refusal],
    payload: Callable[..., P],
    error: type[UserError],
    code: type[Enum],
) -> P:
    """The payload of an outcome: the id of what to read anew, or the refusals in the request's language."""
    if isinstance(outcome, UUID):
        return payload(key=outcome, errors=[])
    return payload(key=None, errors=refused(error, code, outcome, info.context.language))
