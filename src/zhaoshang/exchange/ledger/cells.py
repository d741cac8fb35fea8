"""A cell of a ledger and what reading it gives: a value, perhaps with a warning, or a fault."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T")

_SPACES = re.compile(r"\s+")
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_UNPRINTABLE: Final = frozenset({"Cc", "Cs", "Co", "Cn"})
_ERRORS: Final = frozenset({"#REF!", "#VALUE!", "#N/A", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its address in the file and its stored value, never a formula's text."""

    address: str
    value: Any = None
    uncomputed: bool = False
    """The cell holds a formula whose result was never stored, so nobody can know what its writer saw."""

    @property
    def text(self) -> str:
        """The value as one line of text; whole numbers without ``.0``, full-width forms and line breaks folded."""
        value = self.value
        if value is None:
            return ""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return tidy(str(value))

    @property
    def is_blank(self) -> bool:
        """Nothing in it but, perhaps, spaces."""
        return not self.uncomputed and self.text == ""

    @property
    def is_error(self) -> bool:
        """The spreadsheet itself says that the value could not be computed."""
        return isinstance(self.value, str) and self.value.strip().upper() in _ERRORS


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A cell that was understood."""

    value: T
    warning: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that was not understood, and why: a code of ``exchange.errors``."""

    code: str


Reader = Callable[[Cell], Found[Any] | Fault]
"""Reads one cell by what its column means."""


def tidy(text: str) -> str:
    """Fold full-width forms (NFKC), drop invisible and control characters, make every run of white space one space."""
    folded = _SPACES.sub(" ", unicodedata.normalize("NFKC", text).translate(_INVISIBLE))
    return "".join(each for each in folded if unicodedata.category(each) not in _UNPRINTABLE).strip()


def compact(text: str) -> str:
    """``tidy`` without any white space at all."""
    return tidy(text).replace(" ", "")
