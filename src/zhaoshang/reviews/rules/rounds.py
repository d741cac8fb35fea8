"""When a project may be submitted, what opinions come to, and what a round still holds for (domain §3)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from zhaoshang.reviews.errors import refusal
from zhaoshang.reviews.model import OPEN, ReviewState, Verdict
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.stage import Stage

STATEMENT: Final = 4000
REASON: Final = 1000
DOCUMENT_NAME: Final = 200
MOST_DOCUMENTS: Final = 100

SUBMITTABLE: Final = frozenset({Stage.NEGOTIATING, Stage.IN_REVIEW, Stage.REJECTED})
"""Stages from which a project is submitted: a rejected one only to answer a veto."""


@dataclass(frozen=True, slots=True)
class Round:
    """An earlier round, as submission and signing look at it."""

    number: int
    state: ReviewState
    outdated: bool = False
    """Whether it passed a project that has changed its kind since."""


def unanswered_veto(rounds: Sequence[Round]) -> Round | None:
    """The veto that the next round has to answer: the last that ended otherwise than by withdrawal, if a veto."""
    ended = [each for each in rounds if each.state is not ReviewState.WITHDRAWN and each.state not in OPEN]
    return ended[-1] if ended and ended[-1].state is ReviewState.VETOED else None


def refuse_submission(stage: Stage, rounds: Sequence[Round], veto_answer: str | None) -> tuple[Refusal, ...]:
    """``rounds`` are the project's, oldest first.

    Refuses: REVIEW_OPEN, REVIEW_STAGE, REVIEW_PASSED, REVIEW_FINAL, VETO_ANSWER_REQUIRED, VETO_ANSWER_IDLE.
    """
    last = rounds[-1] if rounds else None
    if last is not None and last.state in OPEN:
        return (refusal("REVIEW_OPEN", "project", round=last.number),)
    if stage not in SUBMITTABLE:
        return (refusal("REVIEW_STAGE", "project", stage=stage),)
    veto = unanswered_veto(rounds)
    if stage is Stage.REJECTED and veto is None:
        return (refusal("REVIEW_FINAL", "project"),)
    if last is not None and last.state is ReviewState.PASSED and not last.outdated and stage is Stage.IN_REVIEW:
        return (refusal("REVIEW_PASSED", "project", round=last.number),)
    if veto is not None and not (veto_answer or "").strip():
        return (refusal("VETO_ANSWER_REQUIRED", "vetoAnswer", round=veto.number),)
    if veto is None and (veto_answer or "").strip():
        return (refusal("VETO_ANSWER_IDLE", "vetoAnswer"),)
    return ()


def refuse_kind(*, occupies_land: bool | None, is_hazardous: bool | None) -> tuple[Refusal, ...]:
    """Who judges a project depends on its kind, so it must be known. Refuses LAND_USE_UNDECIDED, HAZARD_UNDECIDED."""
    unknown = (("LAND_USE_UNDECIDED", occupies_land), ("HAZARD_UNDECIDED", is_hazardous))
    return tuple(refusal(code, "project") for code, known in unknown if known is None)


def refuse_documents(required: Iterable[str], given: Collection[str], carried: Collection[str]) -> tuple[Refusal, ...]:
    """``carried`` are those of the round before. Refuses DOCUMENT_TWICE, LIST_TOO_LONG, DOCUMENT_MISSING per name."""
    if len(given) > MOST_DOCUMENTS:
        return (refusal("LIST_TOO_LONG", "documents", most=MOST_DOCUMENTS),)
    if len(set(given)) != len(given):
        return (refusal("DOCUMENT_TWICE", "documents"),)
    missing = dict.fromkeys(name for name in required if name not in given and name not in carried)
    return tuple(refusal("DOCUMENT_MISSING", "documents", name=name) for name in missing)


def refuse_state(state: ReviewState, allowed: Collection[ReviewState]) -> Refusal | None:
    """Refuses REVIEW_STATE: this verb does not follow from where the round is."""
    return None if state in allowed else refusal("REVIEW_STATE", state=state)


def collected(verdicts: Collection[Verdict], *, fast_track: bool) -> ReviewState:
    """What a round comes to once every section has spoken, none of them a veto.

    No objection rejects alone: it only keeps a round from passing without the argumentation meeting.
    """
    agreed = all(verdict in {Verdict.SUPPORT, Verdict.CONDITIONAL} for verdict in verdicts)
    return ReviewState.PASSED if fast_track and agreed else ReviewState.DELIBERATING


@dataclass(frozen=True, slots=True)
class Passed:
    """What the entry conditions of SIGNED read of a project's newest round."""

    state: ReviewState | None
    covers: bool
    """Whether the project is still of the kind that was judged."""

    @classmethod
    def of(cls, found: Mapping[str, Any] | None) -> "Passed":
        """From the fact as the stage facts carry it; no round at all is none that passed."""
        if found is None:
            return cls(None, covers=True)
        return cls(ReviewState(found["state"]), covers=bool(found["covers"]))

    @property
    def argued(self) -> bool:
        """Whether it passed the opinions, and the meeting where one was due."""
        return self.state in {ReviewState.GOVERNMENT, ReviewState.PASSED}

    @property
    def may_cover(self) -> bool:
        """Whether nothing is known to have outgrown it; of one that did not pass nobody asks."""
        return self.covers or not self.argued

    def needs_no_decision(self, *, occupies_land: bool) -> bool:
        """Whether no word of the government meeting is due; it stays due of a round that waits for it already."""
        if self.state is ReviewState.PASSED:
            return True
        return not occupies_land and self.state is not ReviewState.GOVERNMENT
