"""What a meeting may do, and when (domain §3). Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from zhaoshang.meetings.errors import refusal
from zhaoshang.meetings.model import OPEN, MeetingKind, MeetingState
from zhaoshang.reviews.operations.conclude_review import Conclusion, Requirement, ReviewState, refuse_requirements
from zhaoshang.values.clock import day_of
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.texts import check_text

TITLE: Final = 100
PLACE: Final = 100
SUMMARY: Final = 1000
REASON: Final = 1000
STATEMENT: Final = 4000
MINUTES: Final = 20_000
DOCUMENT: Final = 100
MOST_ITEMS: Final = 30
MOST_MEMBERS: Final = 50

WAITS_FOR: Final[Mapping[MeetingKind, ReviewState]] = {
    MeetingKind.ARGUMENTATION: ReviewState.DELIBERATING,
    MeetingKind.GOVERNMENT: ReviewState.GOVERNMENT,
}
"""The state of a round that waits for a meeting of a kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded:
    """What a meeting says of one item."""

    item: UUID
    conclusion: Conclusion
    reasons: str
    requirements: Sequence[Requirement] = ()


@dataclass(frozen=True, slots=True)
class Invited:
    """A unit that is named as a member."""

    tenant: UUID
    votes: bool


@dataclass(frozen=True, slots=True)
class Units:
    """The open units of a district, as far as it matters who they are."""

    every: Collection[UUID]
    hosts: Collection[UUID]
    """Streets and parks."""
    overseers: Collection[UUID]


def refuse_plan(*, title: str, place: str, held_at: datetime, today: date) -> tuple[Refusal, ...]:
    """Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, MEETING_DAY_PAST."""
    faults = [
        *check_text(title, "title", limit=TITLE, required=True),
        *check_text(place, "place", limit=PLACE, required=True),
    ]
    if day_of(held_at) < today:
        faults.append(refusal("MEETING_DAY_PAST", "heldAt"))
    return tuple(faults)


def refuse_state(state: MeetingState, allowed: Collection[MeetingState] = OPEN) -> Refusal | None:
    """Refuses MEETING_STATE: this does not follow from where the meeting is."""
    return None if state in allowed else refusal("MEETING_STATE", state=state)


def refuse_round(kind: MeetingKind, round_state: ReviewState, *path: str) -> Refusal | None:
    """A meeting takes the rounds that wait for its very kind. Refuses ROUND_NOT_WAITING."""
    return None if round_state is WAITS_FOR[kind] else refusal("ROUND_NOT_WAITING", *path, state=round_state)


def refuse_members(named: Sequence[Invited], known: Collection[UUID], units: Units) -> tuple[Refusal, ...]:
    """``known`` are invited already.

    A street or park learns of no project but its own (domain §14), so nobody can invite one to a whole agenda.
    Refuses: MEMBERS_TOO_MANY, MEMBER_NOT_FOUND, MEMBER_TWICE, MEMBER_IS_HOST, MEMBER_CANNOT_VOTE.
    """
    if len(named) > MOST_MEMBERS:
        return (refusal("MEMBERS_TOO_MANY", "members", most=MOST_MEMBERS),)
    faults: list[Refusal] = []
    seen = set(known)
    for number, each in enumerate(named):
        path = ("members", str(number))
        if each.tenant not in units.every:
            faults.append(refusal("MEMBER_NOT_FOUND", *path, "tenant"))
        elif each.tenant in units.hosts:
            faults.append(refusal("MEMBER_IS_HOST", *path, "tenant"))
        elif each.tenant in seen:
            faults.append(refusal("MEMBER_TWICE", *path, "tenant"))
        elif each.votes and each.tenant in units.overseers:
            faults.append(refusal("MEMBER_CANNOT_VOTE", *path, "votes"))
        seen.add(each.tenant)
    return tuple(faults)


def refuse_word(state: MeetingState, *, item_open: bool) -> Refusal | None:
    """Members speak and vote between the invitation and the closing. Refuses MEETING_STATE, ITEM_DECIDED."""
    if state is not MeetingState.INVITED:
        return refusal("MEETING_STATE", state=state)
    return None if item_open else refusal("ITEM_DECIDED")


def refuse_vote(*, votes: bool, own: bool) -> Refusal | None:
    """Refuses NO_VOTE, VOTE_OWN_PROJECT."""
    if not votes:
        return refusal("NO_VOTE")
    return refusal("VOTE_OWN_PROJECT") if own else None


def refuse_conclusions(
    said: Sequence[Concluded], agenda: Sequence[UUID], voted: Collection[UUID], kind: MeetingKind, *, today: date
) -> tuple[Refusal, ...]:
    """Every item still on the agenda is concluded, each once; by the argumentation meeting after a vote only.

    The conclusion is the meeting's, not the count's: it always has its reasons.
    Refuses: ITEM_NOT_FOUND, ITEM_TWICE, ITEM_UNDECIDED, VOTES_MISSING, CONDITIONS_WITHOUT_PASS, TEXT_REQUIRED,
    TEXT_TOO_LONG, TEXT_INVALID, CONDITION_DAY_PAST, LIST_TOO_LONG.
    """
    faults: list[Refusal] = []
    seen: set[UUID] = set()
    for number, each in enumerate(said):
        path = ("items", str(number))
        if each.item not in agenda:
            faults.append(refusal("ITEM_NOT_FOUND", *path, "item"))
            continue
        if each.item in seen:
            faults.append(refusal("ITEM_TWICE", *path, "item"))
        seen.add(each.item)
        faults += check_text(each.reasons, *path, "reasons", limit=REASON, required=True)
        if each.requirements and each.conclusion is not Conclusion.PASS:
            faults.append(refusal("CONDITIONS_WITHOUT_PASS", *path, "conditions"))
        faults += [
            Refusal(fault.code, (*path, *fault.path), fault.facts)
            for fault in refuse_requirements(each.requirements, today=today)
        ]
        if kind is MeetingKind.ARGUMENTATION and each.item not in voted:
            faults.append(refusal("VOTES_MISSING", *path, "item"))
    if set(agenda) - seen:
        faults.append(refusal("ITEM_UNDECIDED", "items"))
    return tuple(faults)
