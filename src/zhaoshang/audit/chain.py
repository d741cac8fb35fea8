"""The hash over audit entries: what one link says, and what verifying the chain can find. Pure."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from zhaoshang.database.model import AuditEntry

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND: Final = timedelta(microseconds=1)
GENESIS: Final = "0" * 64
"""What the first link of a district is chained to."""


class Break(StrEnum):
    """How a chain can be broken."""

    MISSING_LINK = "MISSING_LINK"
    """A sequence number is missing: a link was removed."""
    MISSING_ENTRY = "MISSING_ENTRY"
    """A link's entry is gone."""
    WRONG_HASH = "WRONG_HASH"
    """An entry or a link was changed, put in between, or moved."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link with its entry, as stored."""

    seq: int
    hash: str
    entry: AuditEntry | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying found: how many links hold, and the first that does not."""

    sealed: int
    unsealed: int
    broken_at: int | None = None
    reason: Break | None = None
    head: str = GENESIS
    """The hash of the last good link: kept elsewhere, it proves that nothing was cut off the end."""

    @property
    def holds(self) -> bool:
        """Whether no link is broken."""
        return self.broken_at is None


def canonical(entry: AuditEntry) -> str:
    """The text of an entry that its link seals: every column, in one form."""
    return json.dumps(
        [
            entry.district_id,
            str(entry.id),
            str(entry.tenant_id),
            str(entry.person_id),
            (entry.at - EPOCH) // MICROSECOND,
            entry.action,
            entry.resource,
            str(entry.resource_id),
            entry.changes,
            entry.request_id,
            entry.address,
            (entry.written_at - EPOCH) // MICROSECOND,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def link_hash(before: str, seq: int, entry: AuditEntry) -> str:
    """The hash of a link: of the one before it, its number and its entry."""
    return hashlib.sha256(f"{before}\n{seq}\n{canonical(entry)}".encode()).hexdigest()


def first_break(links: Iterable[Link], *, after: str = GENESIS, expected: int = 1) -> tuple[int, str, Break | None]:
    """Follow links in their order: the next expected number, the last good hash, and what broke, if anything."""
    for link in links:
        if link.seq != expected:
            return expected, after, Break.MISSING_LINK
        if link.entry is None:
            return expected, after, Break.MISSING_ENTRY
        if link_hash(after, link.seq, link.entry) != link.hash:
            return expected, after, Break.WRONG_HASH
        after, expected = link.hash, expected + 1
    return expected, after, None
