"""Letters that leave the house: what is handed to a mail server, and what may come of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID

ROUND_SECONDS: Final = 60.0
"""After so long a round of a job begins no new letter: a slow mail server must not keep the other jobs waiting."""


class Delivery(StrEnum):
    """What became of a letter. Only after the first and the last may somebody have got it."""

    SENT = "SENT"
    """The mail server took it."""
    REFUSED = "REFUSED"
    """It will never take it: nobody has this address."""
    POSTPONED = "POSTPONED"
    """It did not take it now."""
    UNREACHABLE = "UNREACHABLE"
    """There was no mail server to give it to, or none that let us in; so it is for every other letter."""
    UNKNOWN = "UNKNOWN"
    """It had all of it, and did not say whether it took it."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one person."""

    key: UUID
    """What it is a letter of: sent again, it says by its Message-ID that it is the same."""
    to: str
    subject: str
    text: str


class Mailer(Protocol):
    """Where operations hand in letters. A process without one sends none and keeps none for later."""

    @property
    def link(self) -> str | None:
        """Where readers open the application, to be put into letters."""
        ...

    async def send(self, letter: Letter) -> Delivery:
        """Hand a letter in, within a bounded time; never raises for what a mail server does."""
        ...
