"""Mutation payloads: the thing, and why it did not happen."""

from collections.abc import Iterable
from enum import Enum
from typing import TypeVar

import strawberry

from zhaoshang.api.messages import Language, message
from zhaoshang.values.refusal import Refusal


@strawberry.interface(description="业务错误：An expected refusal; nothing was written.")
class UserError:
    """What every mutation's error has; each adds its own enum of codes."""

    message: str = strawberry.field(description="说明：For a person to read, in the request's language.")
    path: list[str] = strawberry.field(
        description="字段路径：The input field at fault; empty when it is none in particular."
    )


E = TypeVar("E", bound=UserError)


def refused(error: type[E], codes: type[Enum], refusals: Refusal | Iterable[Refusal], language: Language) -> list[E]:
    """The payload's ``errors`` for the refusals of an operation.

    A refusal whose code the mutation did not declare is a bug and raises ``KeyError``.
    """
    listed = (refusals,) if isinstance(refusals, Refusal) else refusals
    return [
        error(
            code=codes[each.code],  # type: ignore[call-arg]  # each concrete error declares its own code enum
            message=message(each.code, language, each.facts),
            path=list(each.path),
        )
        for each in listed
    ]
