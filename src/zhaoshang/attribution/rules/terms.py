"""Who shares a project's credit, in what ratio and from which day on (policy III.3, domain §4).

A project has a succession of terms: its first host alone, then new ones with every acceptance, agreement or merger.
Terms are frozen: nothing that happens later changes them, it only makes the next ones. The one thing that can take
the place of terms is a decided dispute, and then both versions stay readable.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from zhaoshang.attribution.model import TermsBasis
from zhaoshang.values.metric import Metric
from zhaoshang.values.refusal import Refusal

WHOLE_SHARE: Final = 10_000
"""All of the credit: shares are ten-thousandths."""

ORIGIN_SHARE: Final = 3_000
"""三七分成: what the origin gets where neither the district's rule nor an agreement says otherwise."""

DISTRICT_POOL: Final = UUID(int=0)
"""The district's own visible line, a party like any other: the share of a department without a target."""


@dataclass(frozen=True, slots=True)
class Share:
    """A party and its part of the credit."""

    party: UUID
    ten_thousandths: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The parties and the ratio of a project from some day on; the host has what the others leave.

    ``origin`` is the tenant that pushed the project first, whoever has hosted it since. ``counts_only`` are those of
    the one count that several sites share. ``replaces`` names the terms in whose place a decided dispute put these.
    """

    id: UUID
    origin: UUID
    host: UUID
    since: date
    others: tuple[Share, ...] = ()
    basis: TermsBasis
    counts_only: bool = False
    replaces: UUID | None = None

    def __post_init__(self) -> None:
        if refusal := refuse_shares(self.host_share, self.others):
            raise ValueError(f"impossible terms: {refusal.code}")

    @property
    def host_share(self) -> Share:
        """The host's part: all that is not the others'."""
        return Share(self.host, WHOLE_SHARE - sum(share.ten_thousandths for share in self.others))


def refuse_shares(host: Share, others: Sequence[Share]) -> Refusal | None:
    """Refuses SHARE_OUT_OF_RANGE, SHARE_PARTY_TWICE, SHARES_NOT_WHOLE: what no agreement may say (domain §4.7).

    Who gets nothing is no party, so every share is at least one ten-thousandth. The host must have one, because what
    rounding leaves over is the host's.
    """
    shares = (host, *others)
    if any(not 0 < share.ten_thousandths <= WHOLE_SHARE for share in shares):
        return Refusal("SHARE_OUT_OF_RANGE", path=("shares",))
    if len({share.party for share in shares}) < len(shares):
        return Refusal("SHARE_PARTY_TWICE", path=("shares",))
    if sum(share.ten_thousandths for share in shares) != WHOLE_SHARE:
        return Refusal("SHARES_NOT_WHOLE", path=("shares",))
    return None


def origin_party(origin: UUID, *, is_department: bool, has_target: bool) -> UUID:
    """Where the origin's share goes: to a department only against a target of its own, else to the pool."""
    return DISTRICT_POOL if is_department and not has_target else origin


def first_terms(host: UUID, *, key: UUID, since: date = date.min) -> Terms:
    """The terms before any push: the project is wholly its host's, who will be the origin if it pushes."""
    return Terms(id=key, origin=host, host=host, since=since, basis=TermsBasis.FIRST_HOST)


def next_terms(  # noqa: PLR0913  the parts of the assignment that is frozen
    before: Terms, host: UUID, since: date, *, key: UUID, party: UUID | None = None, share: int = ORIGIN_SHARE
) -> Terms:
    """The terms of a new assignment, as of its host's acceptance: the first pusher and this host, nobody between.

    ``before`` are the terms in force. A project that comes back to its origin is not split. ``party`` is where the
    origin's share goes, if not to the origin itself (see ``origin_party``); ``share`` is the district's rule of the
    acceptance day.
    """
    if host == before.origin:
        return Terms(id=key, origin=host, host=host, since=since, basis=TermsBasis.BACK_AT_ORIGIN)
    others = (Share(party or before.origin, share),) if share else ()
    return Terms(id=key, origin=before.origin, host=host, since=since, others=others, basis=TermsBasis.RULE)


def agreed_terms(before: Terms, host: Share, others: Sequence[Share], since: date, *, key: UUID) -> Terms | Refusal:
    """The terms of an approved written agreement, which may name anybody, an intermediate host too (domain §4.7).

    Refuses what ``refuse_shares`` refuses.
    """
    if refusal := refuse_shares(host, others):
        return refusal
    return Terms(
        id=key,
        origin=before.origin,
        host=host.party,
        since=since,
        others=tuple(others),
        basis=TermsBasis.AGREEMENT,
    )


def decided_terms(disputed: Terms, origin: UUID, host: UUID, others: Sequence[Share], *, key: UUID) -> Terms:
    """The terms that a decided dispute puts in the place of the disputed ones, from their first day on."""
    return Terms(
        id=key,
        origin=origin,
        host=host,
        since=disputed.since,
        others=tuple(others),
        basis=TermsBasis.DECISION,
        counts_only=disputed.counts_only,
        replaces=disputed.id,
    )


def inherited_terms(agreement: Terms, since: date, *, key: UUID) -> Terms:
    """The terms of a second phase under the same agreement: the same parties and ratio, a running total of its own."""
    return replace(agreement, id=key, since=since, basis=TermsBasis.SECOND_PHASE, replaces=None)


def succeeded_terms(before: Terms, party: UUID, successor: UUID, since: date, *, key: UUID) -> Terms:
    """The terms after a party was merged into a successor: what it had so far stays its own, the rest is the heir's.

    If the successor was a party already, it has both shares; if that leaves the host alone, nothing is split.
    """

    def heir(of: UUID) -> UUID:
        return successor if of == party else of

    held: Counter[UUID] = Counter()
    for share in before.others:
        held[heir(share.party)] += share.ten_thousandths
    host = heir(before.host)
    others = tuple(Share(other, share) for other, share in held.items() if other != host)
    return Terms(
        id=key,
        origin=heir(before.origin),
        host=host,
        since=since,
        others=others,
        basis=TermsBasis.SUCCESSION,
        counts_only=before.counts_only,
    )


def site_terms(lead: Terms, host: UUID, since: date, *, key: UUID) -> Terms:
    """The terms of one site of several: the leading site's ratio, with this site's own host (domain §4.6).

    A site at the origin is not split.
    """
    others = () if host == lead.origin else tuple(share for share in lead.others if share.party != host)
    return Terms(id=key, origin=lead.origin, host=host, since=since, others=others, basis=TermsBasis.SITES)


def joint_terms(sites: Sequence[Terms], since: date, *, key: UUID) -> Terms:
    """The terms of the one count that several sites share, each site an equal part.

    Money is recorded per site under that site's own terms; the count is one for all (domain §4.6). The leading site
    is first, and its host takes what equal parts leave over.
    """
    lead, weights = sites[0], Counter[UUID]()
    for site in sites:
        for share in (*site.others, site.host_share):
            weights[share.party] += share.ten_thousandths
    parts = {party: weight // len(sites) for party, weight in weights.items() if party != lead.host}
    return Terms(
        id=key,
        origin=lead.origin,
        host=lead.host,
        since=since,
        others=tuple(Share(party, part) for party, part in parts.items() if part),
        basis=TermsBasis.SITES,
        counts_only=True,
    )


def succession(history: Sequence[Terms]) -> tuple[Terms, ...]:
    """The terms in force, in the order they were made, each decided one in the place of the one it replaces."""
    places: dict[UUID, int] = {}
    line: list[Terms] = []
    for terms in history:
        if terms.replaces is None:
            line.append(terms)
            places[terms.id] = len(line) - 1
        else:
            places[terms.id] = places[terms.replaces]
            line[places[terms.id]] = terms
    return tuple(line)


def terms_for(day: date, history: Sequence[Terms], metric: Metric) -> Terms | None:
    """The terms of a fact with this payment date: the latest that began by then; ``None`` before the first.

    The day of an acceptance is the new host's. Of two terms of one day those made later count. A landing that several
    sites share is counted under their joint terms, whenever it was (domain §4.6).
    """
    line = succession(history)
    joint = [terms for terms in line if terms.counts_only]
    if metric is Metric.LANDED_PROJECTS and joint:
        return joint[-1]
    begun = [terms for terms in line if terms.since <= day and not terms.counts_only]
    # max() takes the first of equals, and here the last one made counts.
    return max(reversed(begun), key=lambda terms: terms.since, default=None)


def in_force(history: Sequence[Terms], *, counts_only: bool = False) -> Terms:
    """The newest terms, on which the next ones follow; the history of a project is never empty."""
    return [terms for terms in succession(history) if terms.counts_only == counts_only][-1]


def terms_of_correction(posted: UUID, history: Sequence[Terms]) -> Terms:
    """The terms of a correction or refund: those its fact was posted under, or what a dispute put in their place."""
    replaced = {terms.replaces: terms for terms in history if terms.replaces is not None}
    terms = next(terms for terms in history if terms.id == posted)
    while terms.id in replaced:
        terms = replaced[terms.id]
    return terms
