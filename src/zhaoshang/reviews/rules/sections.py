"""Which sections judge a project, and what a template may say (domain §3)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from zhaoshang.reviews.errors import refusal
from zhaoshang.reviews.model import SectionTrigger
from zhaoshang.values.industry import Industry
from zhaoshang.values.money import MOST_FEN
from zhaoshang.values.refusal import Refusal
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.texts import check_text

VETOING: Final = frozenset({Responsibility.ENVIRONMENT_REVIEW, Responsibility.FIRE_REVIEW})
"""环保、消防部门对项目引进具有一票否决权 (policy III.2): these two and nobody else, whatever a template says."""

JUDGING: Final = VETOING | {
    Responsibility.COORDINATION,
    Responsibility.MAJOR_PROJECTS,
    Responsibility.INDUSTRY,
    Responsibility.FINANCE,
    Responsibility.APPROVAL,
    Responsibility.MARKET_REGULATION,
    Responsibility.STATISTICS,
}
"""Who can answer for a section: hosts are judged, oversight looks on, leaders decide in the government meeting."""

MOST_SECTIONS: Final = 20
MOST_DAYS: Final = 60
NAME: Final = 40
CODE: Final = 40
LINE: Final = 200
MOST_LINES: Final = 20
NOTE: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of a template."""

    id: UUID | None = None
    code: str
    name: str
    responsibility: Responsibility
    department: UUID | None = None
    working_days: int
    veto: bool = False
    asks_guidance: bool = False
    triggers: frozenset[SectionTrigger]
    industries: frozenset[Industry] = frozenset()
    questions: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FastTrack:
    """Whether, and up to which investment, a project can pass on opinions alone."""

    allowed: bool
    most_fen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectKind:
    """What of a project decides who judges it."""

    industry: Industry
    investment_fen: int
    occupies_land: bool
    needs_construction: bool
    is_hazardous: bool

    @property
    def triggers(self) -> frozenset[SectionTrigger]:
        """What applies to it."""
        holding = {
            SectionTrigger.ALWAYS: True,
            SectionTrigger.LAND: self.occupies_land,
            SectionTrigger.CONSTRUCTION: self.needs_construction,
            SectionTrigger.HAZARDOUS: self.is_hazardous,
        }
        return frozenset(trigger for trigger, holds in holding.items() if holds)


def select_sections(
    sections: Sequence[Section], kind: ProjectKind, vetoed_by: Collection[Responsibility] = ()
) -> tuple[Section, ...]:
    """The sections that judge a project of a kind, in their order.

    ``vetoed_by`` are the responsibilities that vetoed an earlier round: theirs judge the next one whatever the project
    says of itself by then, and whatever a newer template calls them: a veto is answered to whoever spoke it.
    """
    return tuple(
        section
        for section in sections
        if (section.veto and section.responsibility in vetoed_by)
        or (section.triggers & kind.triggers and (not section.industries or kind.industry in section.industries))
    )


def can_pass_fast(rule: FastTrack, kind: ProjectKind) -> bool:
    """Whether a project of a kind can pass on opinions alone: no land, no construction, no hazard (policy III.2)."""
    plain = not (kind.occupies_land or kind.needs_construction or kind.is_hazardous)
    return rule.allowed and plain and (rule.most_fen is None or kind.investment_fen <= rule.most_fen)


def refuse_template(  # noqa: PLR0913  mirrors the SDL input
    sections: Sequence[Section],
    answering: Mapping[Responsibility, Collection[UUID]],
    *,
    fast_track: FastTrack,
    meeting_days: int,
    government_days: int,
    effective_on: date,
    newest_effective_on: date | None,
    note: str | None,
    today: date,
) -> tuple[Refusal, ...]:
    """``answering`` are the open units that hold each responsibility.

    Refuses: TEMPLATE_NOT_IN_FUTURE, TEMPLATE_OVERTAKEN, SECTIONS_OUT_OF_RANGE, SECTION_CODE_INVALID,
    SECTION_CODE_TWICE, SECTION_DAYS_OUT_OF_RANGE, SECTION_CANNOT_JUDGE, SECTION_CANNOT_VETO,
    SECTION_TRIGGER_REQUIRED, SECTION_DEPARTMENT_INVALID, SECTION_DEPARTMENT_REQUIRED, VETO_SECTION_MISSING,
    AMOUNT_OUT_OF_RANGE, TEXT_REQUIRED, TEXT_TOO_LONG, TEXT_INVALID, LIST_TOO_LONG.
    """
    faults: list[Refusal] = []
    if effective_on < today:
        faults.append(refusal("TEMPLATE_NOT_IN_FUTURE", "effectiveOn"))
    elif newest_effective_on is not None and effective_on <= newest_effective_on:
        faults.append(refusal("TEMPLATE_OVERTAKEN", "effectiveOn", newest=newest_effective_on.isoformat()))
    for days, path in ((meeting_days, "meetingWorkingDays"), (government_days, "governmentWorkingDays")):
        if not 1 <= days <= MOST_DAYS:
            faults.append(refusal("SECTION_DAYS_OUT_OF_RANGE", path, most=MOST_DAYS))
    if fast_track.most_fen is not None and not 0 <= fast_track.most_fen <= MOST_FEN:
        faults.append(refusal("AMOUNT_OUT_OF_RANGE", "fastTrackMost"))
    faults += check_text(note, "note", limit=NOTE)
    if not 1 <= len(sections) <= MOST_SECTIONS:
        faults.append(refusal("SECTIONS_OUT_OF_RANGE", "sections", most=MOST_SECTIONS))
        return tuple(faults)
    codes = [section.code for section in sections]
    for number, section in enumerate(sections):
        faults += _refuse_section(section, answering.get(section.responsibility, ()), "sections", str(number))
        if codes.index(section.code) != number:
            faults.append(refusal("SECTION_CODE_TWICE", "sections", str(number), "code", section=section.code))
    # A review without either would have no veto at all: the policy gives it to both.
    if missing := VETOING - {section.responsibility for section in sections if section.veto}:
        faults.append(refusal("VETO_SECTION_MISSING", "sections", missing=min(missing)))
    return tuple(faults)


def _refuse_section(section: Section, answering: Collection[UUID], *path: str) -> list[Refusal]:
    faults: list[Refusal] = []
    code = section.code
    if not (code.isascii() and code.replace("_", "").isalnum() and code == code.lower() and len(code) <= CODE):
        faults.append(refusal("SECTION_CODE_INVALID", *path, "code"))
    faults += check_text(section.name, *path, "name", limit=NAME, required=True)
    if not 1 <= section.working_days <= MOST_DAYS:
        faults.append(refusal("SECTION_DAYS_OUT_OF_RANGE", *path, "workingDays", most=MOST_DAYS))
    if section.responsibility not in JUDGING:
        faults.append(refusal("SECTION_CANNOT_JUDGE", *path, "responsibility"))
    if section.veto and section.responsibility not in VETOING:
        faults.append(refusal("SECTION_CANNOT_VETO", *path, "veto"))
    if not section.triggers:
        faults.append(refusal("SECTION_TRIGGER_REQUIRED", *path, "triggers"))
    if section.department is not None and section.department not in answering:
        faults.append(refusal("SECTION_DEPARTMENT_INVALID", *path, "department"))
    if _must_name(section) and len(answering) != 1:
        faults.append(refusal("SECTION_DEPARTMENT_REQUIRED", *path, "department", units=len(answering)))
    return [*faults, *_refuse_lines(section, *path)]


def _must_name(section: Section) -> bool:
    # Of the industry departments it is the project's own that answers; of others somebody must be named.
    chosen = section.department is not None or section.responsibility is Responsibility.INDUSTRY
    return not chosen and section.responsibility in JUDGING


def _refuse_lines(section: Section, *path: str) -> list[Refusal]:
    faults: list[Refusal] = []
    for lines, name in ((section.questions, "questions"), (section.documents, "documents")):
        if len(lines) > MOST_LINES:
            faults.append(refusal("LIST_TOO_LONG", *path, name, most=MOST_LINES))
        for line in lines:
            faults += check_text(line, *path, name, limit=LINE, required=True)
    return faults
