"""Chance that is the same every time: numbers, ids and hours from a seed."""

import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final, TypeVar
from uuid import UUID

from zhaoshang.values.clock import SHANGHAI

ANCHOR: Final = datetime(2026, 6, 30, 18, 0, tzinfo=SHANGHAI).astimezone(UTC)
"""The demo's present: nothing in it happened later."""

BEGINNING: Final = datetime(2024, 7, 1, 9, 0, tzinfo=SHANGHAI).astimezone(UTC)
"""The demo's first working morning, two years before."""

T = TypeVar("T")


class Chance:
    """A seeded source of everything the demo invents; one per district, asked in a fixed order."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  a demo wants repeatable numbers, not secret ones

    def id_at(self, instant: datetime) -> UUID:
        """An id shaped like UUIDv7 of that instant (RFC 9562), its random bits from the seed."""
        milliseconds = int(instant.timestamp() * 1000)
        head = (milliseconds << 16) | 0x7000 | self._random.getrandbits(12)
        return UUID(int=(head << 64) | (0b10 << 62) | self._random.getrandbits(62))

    def pick(self, options: tuple[T, ...] | list[T]) -> T:
        """One of them, all equally likely."""
        return options[self._random.randrange(len(options))]

    def weighted(self, options: Mapping[T, int]) -> T:
        """One of them, as likely as its weight."""
        return self._random.choices(list(options), list(options.values()))[0]

    def shuffled(self, options: tuple[T, ...] | list[T]) -> list[T]:
        """All of them in another order."""
        return self._random.sample(options, len(options))

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return self._random.randint(low, high)

    def one_in(self, many: int) -> bool:
        """True once in so many times."""
        return self._random.randrange(many) == 0

    def spread(self, low: int, high: int) -> int:
        """A whole number between the two, small ones far more often, as investments are."""
        growth: float = (high / low) ** self._random.betavariate(1.5, 3.2)
        return round(low * growth)

    def office_hour(self, day: datetime) -> datetime:
        """A second of that day's office hours in Shanghai; a weekend's work is done on the Friday before."""
        local = day.astimezone(SHANGHAI)
        local -= timedelta(days=max(0, local.weekday() - 4))
        opening = local.replace(hour=9, minute=0, second=0, microsecond=0)
        return (opening + timedelta(seconds=self._random.randrange(8 * 3600))).astimezone(UTC)
