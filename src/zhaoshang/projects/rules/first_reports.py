"""首报: who reported a lead first, what near-simultaneous reports become, and how a dispute ends (domain §2)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from zhaoshang.projects.errors import refusal
from zhaoshang.projects.model import DuplicateState, FirstReportStatus, MatchKind
from zhaoshang.values.refusal import Refusal

IN_FORCE: Final = frozenset({FirstReportStatus.VALID, FirstReportStatus.DISPUTED, FirstReportStatus.UPHELD})
"""A dismissed report no longer stands in anybody's way."""

SAME_INVESTOR: Final = frozenset({MatchKind.CREDIT_CODE, MatchKind.COMPANY_NAME})
"""Matches that make two reports rivals. Equal project names alone are only worth a look by 合作交流办."""

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: nothing to misread on paper."""

NUMBER_BITS: Final = 40
"""Random bits of a number: it tells nothing about how many reports there are, nor about when."""


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of one first report when another one is decided."""

    id: UUID
    reported_at: datetime
    status: FirstReportStatus


class Standing(StrEnum):
    """What a new report is worth."""

    VALID = "VALID"
    DISPUTED = "DISPUTED"
    LATER = "LATER"
    """Somebody else was first: no report is registered."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a new report is worth, and whose reports it puts into dispute."""

    standing: Standing
    disputes: frozenset[UUID] = field(default=frozenset())


def report_number(year: int, random: int) -> str:
    """The number of a first report, e.g. ``SB-2026-7K3QW0ZD``."""
    letters = "".join(ALPHABET[random >> shift & 31] for shift in range(NUMBER_BITS - 5, -1, -5))
    return f"SB-{year}-{letters}"


def judge_report(now: datetime, rivals: Collection[Report], window: timedelta) -> Judgement:
    """What a report made ``now`` is worth against reports of the same investor by other tenants.

    The first valid one stands; one within the window of it disputes it (and is disputed); a later one is none. A
    report that 合作交流办 upheld is out of reach for ever.
    """
    standing = [rival for rival in rivals if rival.status in IN_FORCE]
    if not standing:
        return Judgement(Standing.VALID)
    if any(rival.status is FirstReportStatus.UPHELD for rival in standing):
        return Judgement(Standing.LATER)
    first = min(rival.reported_at for rival in standing)
    # Transactions that waited for each other may carry clocks in the opposite order: distance counts, not sign.
    if abs(now - first) > window:
        return Judgement(Standing.LATER)
    return Judgement(Standing.DISPUTED, frozenset(rival.id for rival in standing))


def refuse_settlement(upheld: FirstReportStatus) -> Refusal | None:
    """Refuses REPORT_NOT_DISPUTED: only a disputed report can be upheld, against all that dispute it."""
    return None if upheld is FirstReportStatus.DISPUTED else refusal("REPORT_NOT_DISPUTED", "id")


def refuse_duplicate_settlement(state: DuplicateState) -> Refusal | None:
    """Refuses DUPLICATE_SETTLED: a link is settled once."""
    return None if state is DuplicateState.OPEN else refusal("DUPLICATE_SETTLED", "id")


@dataclass(frozen=True, slots=True)
class Side:
    """One of two linked projects: its first report, and whether another open or confirmed link holds it back."""

    report: Report | None
    held_by_others: bool


class Effect(StrEnum):
    """What settling a duplicate does to one side's first report."""

    NONE = "NONE"
    DISPUTE = "DISPUTE"
    """Valid until now, to be decided between the two."""
    RESTORE = "RESTORE"
    """Disputed only because of this link: valid again."""
    GRANT = "GRANT"
    """Refused only because of this link: registered now, as of the day the project was created."""


def settlement_effects(same: bool, sides: Sequence[Side]) -> tuple[Effect, ...]:  # noqa: FBT001  the decision itself
    """What a decision on a link does to the first reports of its two projects, side by side."""
    if same:
        valid = [side.report is not None and side.report.status is FirstReportStatus.VALID for side in sides]
        return tuple(Effect.DISPUTE if all(valid) else Effect.NONE for _ in sides)
    return tuple(_freed(side) for side in sides)


def _freed(side: Side) -> Effect:
    if side.held_by_others:
        return Effect.NONE
    if side.report is None:
        return Effect.GRANT
    return Effect.RESTORE if side.report.status is FirstReportStatus.DISPUTED else Effect.NONE
