"""What may be disputed, agreed and linked, and when it may be decided (domain §4, rules 6 to 8)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from zhaoshang.attribution.errors import refusal
from zhaoshang.attribution.model import AgreementState, DisputeState, LinkKind, TermsBasis
from zhaoshang.attribution.rules.terms import DISTRICT_POOL, Share, Terms, refuse_shares
from zhaoshang.values.clock import EARLIEST
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.working_days import add_working_days

REASON: Final = 1000
"""Bound of what is typed about a case, in characters."""

DISPUTE_DAYS: Final = 10
"""The usual number of working days in which credit may be disputed (practice)."""

YEARS_AHEAD: Final = 10
"""An agreement begins within ten years: what is typed beyond that is a slip (ours)."""


def refuse_raising(  # noqa: PLR0913  what is known of the terms when somebody disputes them
    basis: TermsBasis,
    claimant: UUID,
    earlier: Collection[tuple[UUID, DisputeState]],
    credited: date | None,
    *,
    window: int,
    overrides: Mapping[date, bool],
    today: date,
) -> Refusal | None:
    """Terms are disputed once by each, until some working days after the first credit under them (domain §4.8).

    Before any credit there is no number to quarrel about, so the time has not begun. What a decision made is final.
    ``overrides`` are the days that the district works, or does not, otherwise than the calendar says.
    Refuses TERMS_FINAL, ALREADY_DISPUTED, DISPUTE_LATE.
    """
    states = {state for _, state in earlier}
    if basis is TermsBasis.DECISION or DisputeState.UPHELD in states:
        return refusal("TERMS_FINAL", "terms")
    if DisputeState.OPEN in states or (claimant, DisputeState.REJECTED) in earlier:
        return refusal("ALREADY_DISPUTED", "terms")
    if credited is None:
        return None
    until = add_working_days(credited, window, overrides)
    return refusal("DISPUTE_LATE", "terms", until=until.isoformat()) if today > until else None


def refuse_dispute_closing(state: DisputeState) -> Refusal | None:
    """A dispute is decided or withdrawn once. Refuses DISPUTE_DECIDED."""
    return None if state is DisputeState.OPEN else refusal("DISPUTE_DECIDED", state=state)


def refuse_agreement_closing(state: AgreementState) -> Refusal | None:
    """An agreement is approved, returned or withdrawn once. Refuses AGREEMENT_DECIDED."""
    return None if state is AgreementState.PROPOSED else refusal("AGREEMENT_DECIDED", state=state)


def refuse_new_terms(
    before: Terms, shares: Sequence[Share], known: Collection[UUID], *, origin: UUID | None = None
) -> Refusal | None:
    """What a decision or an agreement may say of who shares: open hosts and present parties, the host with a part.

    ``known`` are the tenants among them that host projects. Refuses SHARE_OUT_OF_RANGE, SHARE_PARTY_TWICE,
    SHARES_NOT_WHOLE, HOST_WITHOUT_SHARE, PARTY_INVALID, TERMS_UNCHANGED.
    """
    host, others = split(before.host, shares)
    if host is None:
        return refusal("HOST_WITHOUT_SHARE", "shares")
    if len(others) < len(shares) - 1:
        return refusal("SHARE_PARTY_TWICE", "shares")
    if refused := refuse_shares(host, others):
        return refused
    # A department that pushed is the origin and no party: without a target of its own its share is the pool's.
    parties = {before.host, *(share.party for share in before.others), *known} - {DISTRICT_POOL}
    if not {share.party for share in shares} <= parties | {DISTRICT_POOL}:
        return refusal("PARTY_INVALID", "shares")
    if origin is not None and origin not in parties | {before.origin}:
        return refusal("PARTY_INVALID", "origin")
    unchanged = set(others) == set(before.others) and origin in {None, before.origin}
    return refusal("TERMS_UNCHANGED", "shares") if unchanged else None


def refuse_start(since: date, today: date) -> Refusal | None:
    """The day an agreement is to hold from is one that people mean. Refuses DATE_OUT_OF_RANGE."""
    latest = date(today.year + YEARS_AHEAD, 12, 31)
    if EARLIEST <= since <= latest:
        return None
    return refusal("DATE_OUT_OF_RANGE", "since", earliest=EARLIEST.isoformat(), latest=latest.isoformat())


def split(host: UUID, shares: Sequence[Share]) -> tuple[Share | None, tuple[Share, ...]]:
    """The host's share, and those of the others."""
    return (
        next((share for share in shares if share.party == host), None),
        tuple(share for share in shares if share.party != host),
    )


def refuse_approval(before: Terms, replaced: UUID, *, waiting: int, disputed: bool) -> Refusal | None:
    """An agreement is approved when all have agreed, of the terms in force, about which nobody quarrels.

    Refuses PARTIES_NOT_AGREED, TERMS_NOT_IN_FORCE, TERMS_DISPUTED.
    """
    if waiting:
        return refusal("PARTIES_NOT_AGREED", count=waiting)
    if before.id != replaced:
        return refusal("TERMS_NOT_IN_FORCE")
    return refusal("TERMS_DISPUTED") if disputed else None


def refuse_link(  # noqa: PLR0913  what is known of both projects
    kind: LinkKind, project: Terms, lead: Terms, *, linked: bool, landed: bool, counted: bool
) -> Refusal | None:
    """Which project may follow another in credit (domain §4.6).

    A second phase has the first's host; sites have landed, and are linked before their landing is counted. Who has a
    split of its own, or belongs to another project already, follows nobody. Refuses ALREADY_LINKED, ALREADY_SPLIT,
    PHASE_HOST_DIFFERS, PROJECT_NOT_LANDED, ALREADY_COUNTED.
    """
    if linked:
        return refusal("ALREADY_LINKED", "project")
    if project.others or project.basis is not TermsBasis.FIRST_HOST:
        return refusal("ALREADY_SPLIT", "project")
    if kind is LinkKind.SECOND_PHASE:
        return None if project.host == lead.host else refusal("PHASE_HOST_DIFFERS", "lead")
    if not landed:
        return refusal("PROJECT_NOT_LANDED", "project")
    return refusal("ALREADY_COUNTED", "project") if counted else None
