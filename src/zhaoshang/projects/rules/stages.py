"""The state machine: which stage follows which, and what each asks for (domain §2)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from zhaoshang.projects.conditions import EntryCondition, StageFacts, conditions_of, register_condition
from zhaoshang.projects.errors import refusal
from zhaoshang.projects.model import MAIN_LINE, Stage
from zhaoshang.values.refusal import Refusal

CONSTRUCTION: Final = frozenset({Stage.APPROVING, Stage.STARTED, Stage.BUILDING})
"""Stages that a project which never builds leaves out."""

UNDECIDED: Final = frozenset(MAIN_LINE) - {Stage.PRODUCING, Stage.AT_CAPACITY}
"""Stages in which a project can still be put on hold, lost or withdrawn: it does not produce yet."""

TRANSFERABLE: Final = frozenset({Stage.LEAD, Stage.NEGOTIATING, Stage.IN_REVIEW, Stage.SIGNED})
"""Stages in which a project can be pushed to the district's pool: it has no place here yet (domain §4)."""

LANDED: Final = frozenset(MAIN_LINE[MAIN_LINE.index(Stage.LANDED) :])
"""Stages in which a project has landed."""

CLOSED: Final = frozenset({Stage.LOST, Stage.WITHDRAWN, Stage.REJECTED})
"""Ends from which nothing goes on. A vetoed project comes back only through a new review round (domain §3)."""

SIDE_STEPS: Final[dict[Stage, frozenset[Stage]]] = {
    Stage.ON_HOLD: UNDECIDED,
    Stage.LOST: UNDECIDED | {Stage.ON_HOLD},
    Stage.WITHDRAWN: UNDECIDED | {Stage.ON_HOLD},
}
"""Side states a host sets itself, and from where. ``IN_POOL`` belongs to transfers, ``REJECTED`` to reviews."""


def _asks(stage: Stage, code: str, holds: Callable[[StageFacts], bool]) -> None:
    register_condition(EntryCondition(stage, code, holds))


_asks(Stage.NEGOTIATING, "CONTACT_OR_NOTE_REQUIRED", lambda facts: facts.has_talk)
_asks(Stage.IN_REVIEW, "CREDIT_CODE_REQUIRED", lambda facts: facts.has_credit_code)
_asks(Stage.IN_REVIEW, "INVESTMENT_REQUIRED", lambda facts: facts.investment_known)
_asks(Stage.IN_REVIEW, "INDUSTRY_REQUIRED", lambda facts: facts.industry_answered)
_asks(Stage.SIGNED, "LAND_USE_UNDECIDED", lambda facts: facts.occupies_land is not None)
_asks(Stage.LANDED, "HOST_NOT_CARRIER", lambda facts: facts.host_is_carrier)
_asks(Stage.LANDED, "REGISTRATION_REQUIRED", lambda facts: facts.is_registered)
_asks(Stage.LANDED, "SITE_BASIS_REQUIRED", lambda facts: facts.has_site_basis)
_asks(Stage.LANDED, "SITE_DOCUMENT_REQUIRED", lambda facts: facts.has_site_document)


@dataclass(frozen=True, slots=True)
class Prospect:
    """A stage a project could enter next, and what still keeps it out."""

    stage: Stage
    unmet: tuple[Refusal, ...]


def walked(needs_construction: bool) -> tuple[Stage, ...]:  # noqa: FBT001  the project's own flag, nothing is switched
    """The main line as this project walks it."""
    return MAIN_LINE if needs_construction else tuple(stage for stage in MAIN_LINE if stage not in CONSTRUCTION)


def following(facts: StageFacts) -> Stage | None:
    """The stage after the present one on the main line; nothing from a side state or the end."""
    if facts.stage not in MAIN_LINE:
        return None
    # A project that turned out not to build may stand in a construction stage: the next one it walks still counts.
    later = MAIN_LINE[MAIN_LINE.index(facts.stage) + 1 :]
    line = walked(facts.needs_construction)
    return next((stage for stage in later if stage in line), None)


def unmet(stage: Stage, facts: StageFacts) -> tuple[Refusal, ...]:
    """What a stage asks for and the project does not have."""
    return tuple(refusal(condition.code) for condition in conditions_of(stage) if not condition.holds(facts))


def next_stages(facts: StageFacts) -> tuple[Prospect, ...]:
    """What ``project.nextStages`` lists, and exactly what ``refuse_advance`` lets through once nothing is unmet."""
    stage = following(facts)
    return () if stage is None else (Prospect(stage, unmet(stage, facts)),)


def refuse_advance(facts: StageFacts, to: Stage) -> tuple[Refusal, ...]:
    """Refuses: ILLEGAL_TRANSITION, or every unmet entry condition of the stage under its own code."""
    for prospect in next_stages(facts):
        if prospect.stage is to:
            return prospect.unmet
    return (_illegal(facts.stage, to, "to"),)


def refuse_side_step(stage: Stage, to: Stage) -> Refusal | None:
    """Refuses ILLEGAL_TRANSITION to a side state that the present stage does not lead to."""
    return None if stage in SIDE_STEPS.get(to, frozenset()) else _illegal(stage, to)


def resumed(stage: Stage, resume_stage: Stage | None) -> Stage | Refusal:
    """The stage a project on hold comes back to. Refuses NOT_ON_HOLD."""
    if stage is Stage.ON_HOLD and resume_stage is not None:
        return resume_stage
    return refusal("NOT_ON_HOLD", stage=stage)


def refuse_change(stage: Stage) -> Refusal | None:
    """Refuses PROJECT_CLOSED: lost, withdrawn and rejected projects stay as they ended."""
    return refusal("PROJECT_CLOSED", stage=stage) if stage in CLOSED else None


def refuse_regression(before: StageFacts, after: StageFacts) -> tuple[Refusal, ...]:
    """Refuses a change that takes away what a stage already entered had asked for, under that condition's code.

    What was missing before (an imported project, a rule that came later) stays changeable.
    """
    reached = before.resume_stage or before.stage
    if reached not in MAIN_LINE:
        return ()
    entered = MAIN_LINE[: MAIN_LINE.index(reached) + 1]
    missing = {
        each.code for stage in entered if stage in walked(before.needs_construction) for each in unmet(stage, before)
    }
    return tuple(
        each
        for stage in entered
        if stage in walked(after.needs_construction)
        for each in unmet(stage, after)
        if each.code not in missing
    )


def _illegal(stage: Stage, to: Stage, *path: str) -> Refusal:
    return refusal("ILLEGAL_TRANSITION", *path, from_stage=stage, to_stage=to)
