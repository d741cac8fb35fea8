"""Chance that is the same every time, and quick: ids as they are encoded, and picks without checks."""

import random
from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import accumulate, count
from struct import Struct
from typing import Final, Generic, TypeVar

from zhaoshang.generation.moments import Moment

_MILLISECOND: Final = 1_000
_UNIX_TO_2000: Final = 946_684_800_000
_head: Final = Struct(">iQ").pack
_tail: Final = Struct(">Q").pack
_VERSION: Final = 0x7000
_VARIANT: Final = 1 << 63

T = TypeVar("T")


class Weighted(Generic[T]):
    """Options of different likelihood."""

    def __init__(self, options: Mapping[T, float]) -> None:
        """``options`` with their weights."""
        self.options: Final = list(options)
        self.cumulative: Final = list(accumulate(options.values()))


class Luck:
    """A seeded source of everything that is generated; one per district, asked in a fixed order."""

    def __init__(self, seed: str, place: int) -> None:
        """``place`` is the district's number, below 4096: ids of two districts differ by it."""
        self.random: Final = random.Random(seed).random  # noqa: S311  repeatable numbers are wanted, not secret ones
        """A number from 0 up to 1."""
        self.tails: Final = map(_tail, count(_VARIANT + 1))
        """What ids of this district end with, each another: it counts where others have random bits."""
        self._version: Final = _VERSION | place

    def id_at(self, at: Moment) -> bytes:
        """An id shaped like UUIDv7 of that moment (RFC 9562), encoded."""
        return self.head_at(at) + next(self.tails)

    def head_at(self, at: Moment) -> bytes:
        """What encoded ids of a moment begin with; one of ``tails`` makes it whole."""
        return _head(16, (at // _MILLISECOND + _UNIX_TO_2000 << 16) | self._version)

    def below(self, many: int) -> int:
        """A whole number from 0, smaller than ``many``."""
        return int(self.random() * many)

    def pick(self, options: Sequence[T]) -> T:
        """One of them, all equally likely."""
        return options[int(self.random() * len(options))]

    def among(self, options: Weighted[T]) -> T:
        """One of them, as likely as its weight."""
        return options.options[bisect(options.cumulative, self.random() * options.cumulative[-1])]

    def one_in(self, many: int) -> bool:
        """True once in so many times."""
        return self.random() * many < 1

    def spread(self, low: int, high: int) -> int:
        """A whole number between the two, small ones far more often, as investments are."""
        return int(low * (high / low) ** (self.random() * self.random()))
