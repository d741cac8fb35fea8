"""起草通报: a draft from what it is pinned to and what is said of it, written whole (domain §11)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhaoshang.bulletins import store
from zhaoshang.bulletins.model import Bulletin
from zhaoshang.bulletins.operations.count_bulletin import count_bulletin, find_before
from zhaoshang.bulletins.rules.content import Inputs, Told
from zhaoshang.bulletins.rules.rows import rows_of
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.values.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """Who drafts it, for which district's office, when, and what they say."""

    district: int
    office: UUID
    by: UUID
    at: datetime
    commentary: Mapping[str, str]
    reason: str | None = None


async def draft_bulletin(
    work: UnitOfWork, period: Period, inputs: Inputs, drafted: Drafted, editions: Sequence[Bulletin] = ()
) -> UUID:
    """Compute and write the edition that follows ``editions``; an earlier draft of it is put aside.

    In the office's own fence, which must be held alone (``store.queue_up``). Part of a larger operation.
    """
    first = editions[0] if editions else None
    before = await find_before(work, period)
    told = Told(
        period=period,
        edition=len(editions) + 1,
        reason=drafted.reason,
        corrects=None if first is None else first.content_hash,
        previous=None if before is None else before.content_hash,
        commentary=drafted.commentary,
    )
    previous = None if before is None else before.id
    made = rows_of(
        await count_bulletin(work, told, inputs, previous),
        district=drafted.district,
        tenant=drafted.office,
        corrects=None if first is None else first.id,
        previous=previous,
        by=drafted.by,
        at=drafted.at,
    )
    await store.compose(work, made)
    return made.bulletin.id


async def make_public(work: UnitOfWork, key: UUID, *, by: UUID, at: datetime) -> None:
    """Have everybody read a draft from an instant on, in the office's own fence. Part of a larger operation."""
    await store.publish(work, key, by=by, at=at)


async def find_editions(work: UnitOfWork, period: Period) -> Sequence[Bulletin]:
    """The published editions about a month, the first one first. Part of a larger operation."""
    return await store.editions(work, period)
