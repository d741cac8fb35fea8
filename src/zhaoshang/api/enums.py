"""Enums as the schema shows them: a model's own with every value described, and codes described by their message."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

import strawberry

from zhaoshang.api.messages import message_of, register_term

E = TypeVar("E", bound=StrEnum)


def described(kind: type[E], description: str, values: Mapping[E, str], *, name: str | None = None) -> type[E]:
    """Show a model's enum in the schema. Every value needs its description, or this raises ``KeyError``."""
    strawberry.enum(kind, description=description, name=name)
    definition: Any = getattr(kind, "__strawberry_definition__")  # noqa: B009  set by Strawberry, unknown to types
    for value in definition.values:
        value.description = values[kind(value.value)]
        register_term(kind.__name__, value.value, value.description.partition("：")[0])
    return kind


def error_code(name: str) -> Any:
    """One member of a mutation's code enum, described by what the code says."""
    text = message_of(name)
    return strawberry.enum_value(name, description=re.sub(r"\{(\w+)\}", r"<\1>", f"{text.zh}：{text.en}."))
