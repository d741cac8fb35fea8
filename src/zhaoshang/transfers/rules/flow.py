"""The transfer's state machine and its clocks, as pure decisions (domain §4)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, Self
from uuid import UUID

from zhaoshang.transfers.errors import refusal
from zhaoshang.transfers.model import OfferState, TransferState
from zhaoshang.values.clock import day_of, end_of
from zhaoshang.values.district_rules import whole_number
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.working_days import due_after, latest_start

OPEN: Final = frozenset({TransferState.PROPOSED, TransferState.IN_POOL, TransferState.OFFERED})
"""States in which a project is still looking for a host."""

POOLED: Final = frozenset({TransferState.IN_POOL, TransferState.OFFERED})
"""States in which the project stands in the district's pool."""

MOST_AREA: Final = 100_000_000
MOST_POWER: Final = 10_000_000

OFFER: Final = "transfer_offer_working_days"
WARN: Final = "transfer_warn_working_days"
EXPIRE: Final = "transfer_expire_working_days"


@dataclass(frozen=True, slots=True)
class Clocks:
    """The district's deadlines of one day, in working days; what it has not decided has the usual value (practice).

    The day on which something begins does not count, and the last one counts to its end: all fall due at midnight.
    """

    offer: int = 5
    """How long a candidate has to answer."""
    warn: int = 15
    """How long a pushed project waits before 合作交流办 is warned."""
    expire: int = 20
    """How long it waits before the push expires."""
    overrides: Mapping[date, bool] = field(default_factory=dict)
    """Days that the district works, or does not, otherwise than the calendar says."""

    @classmethod
    def of(cls, values: Mapping[str, str], overrides: Mapping[date, bool]) -> Self:
        """The deadlines from the rules' JSON texts by name, counted over the district's own working days.

        A name this room does not know belongs to another.
        """
        usual = cls()
        return cls(
            offer=whole_number(values, OFFER, usual.offer),
            warn=whole_number(values, WARN, usual.warn),
            expire=whole_number(values, EXPIRE, usual.expire),
            overrides=overrides,
        )

    def respond_by(self, offered_at: datetime) -> datetime:
        """From when on an offer is overdue."""
        return due_after(offered_at, self.offer, self.overrides)

    def warned_if_before(self, now: datetime) -> datetime:
        """What has waited since before this has waited long enough to be warned of."""
        return self._began_before(now, self.warn)

    def expired_if_before(self, now: datetime) -> datetime:
        """What has waited since before this has expired."""
        return self._began_before(now, self.expire)

    def _began_before(self, now: datetime, days: int) -> datetime:
        # Today has not ended: the last day that can have run out is yesterday.
        return end_of(latest_start(day_of(now) - timedelta(days=1), days, self.overrides))


class Due(StrEnum):
    """What the clock asks for."""

    WARNING = "WARNING"
    EXPIRY = "EXPIRY"


def refuse_size(value: int | None, path: str, most: int, *, least: int = 1) -> tuple[Refusal, ...]:
    """Refuses SIZE_OUT_OF_RANGE for what no land or plant is."""
    if value is None or least <= value <= most:
        return ()
    return (refusal("SIZE_OUT_OF_RANGE", path, least=least, most=most),)


def refuse_state(state: TransferState, allowed: Collection[TransferState]) -> Refusal | None:
    """Refuses TRANSFER_STATE: this verb does not follow from where the transfer is."""
    return None if state in allowed else refusal("TRANSFER_STATE", state=state)


def refuse_withdrawal(state: TransferState, accepted: int) -> Refusal | None:
    """The origin takes a push back before anybody has accepted. Refuses TRANSFER_STATE, OFFER_ACCEPTED_ALREADY."""
    if refused := refuse_state(state, OPEN):
        return refused
    return refusal("OFFER_ACCEPTED_ALREADY") if accepted else None


def refuse_candidates(wanted: Collection[UUID], hosts: Collection[UUID], asked: Collection[UUID]) -> Refusal | None:
    """Refuses CANDIDATE_REQUIRED, CANDIDATE_INVALID, ALREADY_OFFERED.

    ``hosts`` are the streets and parks other than the pusher; ``asked`` those with an offer that is still open.
    """
    if not wanted:
        return refusal("CANDIDATE_REQUIRED", "candidates")
    if not set(wanted) <= set(hosts):
        return refusal("CANDIDATE_INVALID", "candidates")
    return refusal("ALREADY_OFFERED", "candidates") if set(wanted) & set(asked) else None


def refuse_answer(
    transfer: TransferState, offer: OfferState, respond_by: datetime, now: datetime, *, accepting: bool
) -> Refusal | None:
    """Each candidate answers its own offer once, in time. Refuses OFFER_ANSWERED, OFFER_OVERDUE.

    One that has accepted may still decline while nobody is assigned: better late than a host that cannot.
    """
    answerable = {OfferState.OPEN} if accepting else {OfferState.OPEN, OfferState.ACCEPTED}
    if offer not in answerable or transfer not in POOLED:
        return refusal("OFFER_ANSWERED", state=offer)
    if offer is OfferState.OPEN and now >= respond_by:
        return refusal("OFFER_OVERDUE", until=respond_by.isoformat())
    return None


def refuse_assignment(transfer: TransferState, offer: OfferState) -> Refusal | None:
    """合作交流办 assigns one that accepted, once. Refuses TRANSFER_STATE, OFFER_NOT_ACCEPTED."""
    if refused := refuse_state(transfer, POOLED):
        return refused
    return None if offer is OfferState.ACCEPTED else refusal("OFFER_NOT_ACCEPTED", "offer")


def due(waiting_since: datetime, warned: bool, accepted: int, now: datetime, clocks: Clocks) -> Due | None:  # noqa: FBT001  the transfer's own fact, nothing is switched
    """What is due for a project in the pool that nobody takes; nothing while a host has accepted."""
    if accepted:
        return None
    if waiting_since < clocks.expired_if_before(now):
        return Due.EXPIRY
    return Due.WARNING if waiting_since < clocks.warned_if_before(now) and not warned else None
