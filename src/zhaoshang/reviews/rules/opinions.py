"""What a section may say, and when (domain §3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from zhaoshang.reviews.errors import refusal
from zhaoshang.reviews.model import ConditionState, OpinionState, ReviewState, Verdict
from zhaoshang.values.guidance import Guidance
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.stage import Stage
from zhaoshang.values.texts import check_text

OPINION: Final = 4000
ANSWER: Final = 1000
REQUIREMENT: Final = 500
MOST_CONDITIONS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """What a project must still do, and by when."""

    text: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedItem:
    """The catalogue item that an opinion rests on."""

    kind: Guidance
    in_force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a section says."""

    verdict: Verdict
    opinion: str
    answers: Sequence[str] = ()
    requirements: Sequence[Requirement] = ()
    guidance: Guidance | None = None


def refuse_slot(opinion: OpinionState, review: ReviewState, stage: Stage) -> Refusal | None:
    """A section speaks once, while its round collects. Refuses OPINION_GIVEN, REVIEW_STATE, REVIEW_STAGE."""
    if opinion is OpinionState.GIVEN:
        return refusal("OPINION_GIVEN")
    if review is not ReviewState.COLLECTING or opinion is OpinionState.LAPSED:
        return refusal("REVIEW_STATE", state=review)
    return refusal("REVIEW_STAGE", stage=stage) if stage is not Stage.IN_REVIEW else None


def refuse_words(said: Said, questions: Sequence[str], *, today: date) -> tuple[Refusal, ...]:
    """Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, ANSWERS_INCOMPLETE, and what conditions may not be."""
    faults = [*check_text(said.opinion, "opinion", limit=OPINION, required=True)]
    if len(said.answers) != len(questions):
        faults.append(refusal("ANSWERS_INCOMPLETE", "answers", asked=len(questions)))
    for number, answer in enumerate(said.answers):
        faults += check_text(answer, "answers", str(number), limit=ANSWER, required=True)
    if said.verdict is Verdict.CONDITIONAL and not said.requirements:
        faults.append(refusal("CONDITION_REQUIRED", "conditions"))
    if said.verdict is not Verdict.CONDITIONAL and said.requirements:
        faults.append(refusal("CONDITION_IDLE", "conditions"))
    return (*faults, *refuse_requirements(said.requirements, today=today))


def refuse_requirements(requirements: Sequence[Requirement], *, today: date) -> tuple[Refusal, ...]:
    """Refuses TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, CONDITION_DAY_PAST, LIST_TOO_LONG."""
    if len(requirements) > MOST_CONDITIONS:
        return (refusal("LIST_TOO_LONG", "conditions", most=MOST_CONDITIONS),)
    faults: list[Refusal] = []
    for number, each in enumerate(requirements):
        faults += check_text(each.text, "conditions", str(number), "requirement", limit=REQUIREMENT, required=True)
        if each.due_on < today:
            faults.append(refusal("CONDITION_DAY_PAST", "conditions", str(number), "dueOn"))
    return tuple(faults)


def refuse_guidance(said: Said, cited: CitedItem | None, *, asked: bool) -> Refusal | None:
    """Industry guidance goes by the catalogues in force (policy III.2): what none of them lists is allowed.

    Refuses: GUIDANCE_REQUIRED, GUIDANCE_IDLE, GUIDANCE_ITEM_REQUIRED, GUIDANCE_ITEM_IDLE, GUIDANCE_ITEM_NOT_IN_FORCE,
    GUIDANCE_ITEM_DIFFERS, GUIDANCE_CONTRADICTED.
    """
    if not asked:
        return refusal("GUIDANCE_IDLE", "guidance") if said.guidance is not None or cited is not None else None
    if said.guidance is None:
        return refusal("GUIDANCE_REQUIRED", "guidance")
    if said.guidance is Guidance.ALLOWED:
        return refusal("GUIDANCE_ITEM_IDLE", "guidanceItem") if cited is not None else None
    if cited is None:
        return refusal("GUIDANCE_ITEM_REQUIRED", "guidanceItem")
    if not cited.in_force:
        return refusal("GUIDANCE_ITEM_NOT_IN_FORCE", "guidanceItem")
    if cited.kind is not said.guidance:
        return refusal("GUIDANCE_ITEM_DIFFERS", "guidanceItem")
    contradicted = said.guidance is Guidance.ELIMINATED and said.verdict is not Verdict.OBJECT
    return refusal("GUIDANCE_CONTRADICTED", "verdict") if contradicted else None


def refuse_condition(state: ConditionState, wanted: ConditionState) -> Refusal | None:
    """A condition is reported, then found met or given back. Refuses CONDITION_STATE."""
    return None if state is wanted else refusal("CONDITION_STATE", state=state)
