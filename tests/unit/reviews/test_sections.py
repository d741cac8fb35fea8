"""Which sections judge a project, and what a template may say: tables of cases (domain §3, policy III.2)."""

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from zhaoshang.reviews.model import SectionTrigger
from zhaoshang.reviews.rules.sections import (
    MOST_DAYS,
    MOST_LINES,
    MOST_SECTIONS,
    VETOING,
    FastTrack,
    ProjectKind,
    Section,
    can_pass_fast,
    refuse_template,
    select_sections,
)
from zhaoshang.values.industry import Industry
from zhaoshang.values.money import MOST_FEN
from zhaoshang.values.responsibility import Responsibility

ONE, TWO, THREE = (UUID(int=number) for number in (1, 2, 3))
TODAY = date(2026, 6, 30)
ANSWERING = {
    Responsibility.ENVIRONMENT_REVIEW: {ONE},
    Responsibility.FIRE_REVIEW: {TWO},
    Responsibility.APPROVAL: {ONE, TWO},
    Responsibility.INDUSTRY: {ONE, TWO},
    Responsibility.HOST: {THREE},
}


def a_section(code: str, *triggers: SectionTrigger, **changes: Any) -> Section:
    usual: dict[str, Any] = {
        "code": code,
        "name": "板块",
        "responsibility": Responsibility.ENVIRONMENT_REVIEW,
        "working_days": 5,
        "triggers": frozenset(triggers or {SectionTrigger.ALWAYS}),
    }
    return Section(**{**usual, **changes})


def a_kind(**changes: Any) -> ProjectKind:
    usual: dict[str, Any] = {
        "industry": Industry.SMART_MANUFACTURING,
        "investment_fen": 100,
        "occupies_land": False,
        "needs_construction": False,
        "is_hazardous": False,
    }
    return ProjectKind(**{**usual, **changes})


BY_TRIGGER = [a_section(trigger.lower(), trigger) for trigger in SectionTrigger]


@pytest.mark.parametrize(("land", "construction", "hazard"), list(product((False, True), repeat=3)))
def test_each_trigger_calls_its_section(land: bool, construction: bool, hazard: bool) -> None:  # noqa: FBT001  the columns of the table
    kind = a_kind(occupies_land=land, needs_construction=construction, is_hazardous=hazard)
    expected = [
        "always",
        *(name for name, holds in (("land", land), ("construction", construction), ("hazardous", hazard)) if holds),
    ]
    assert [each.code for each in select_sections(BY_TRIGGER, kind)] == expected
    either = a_section("either", SectionTrigger.LAND, SectionTrigger.HAZARDOUS)
    assert bool(select_sections([either], kind)) is (land or hazard)
    plain = not (land or construction or hazard)
    assert can_pass_fast(FastTrack(allowed=True), kind) is plain
    assert not can_pass_fast(FastTrack(allowed=False), kind)


def test_a_section_of_some_industries_judges_only_those() -> None:
    some = frozenset({Industry.BIOMEDICINE, Industry.MODERN_SERVICES})
    section = a_section("health", SectionTrigger.ALWAYS, industries=some)
    judged = {industry for industry in Industry if select_sections([section], a_kind(industry=industry))}
    assert judged == some
    # Both must hold: an industry alone calls nobody.
    assert not select_sections([replace(section, triggers=frozenset({SectionTrigger.LAND}))], a_kind())


def test_who_vetoed_before_is_asked_again_whatever_the_project_says_of_itself() -> None:
    fire = a_section("fire", SectionTrigger.CONSTRUCTION, industries=frozenset({Industry.BIOMEDICINE}))
    usual = a_section("environment")
    assert select_sections([fire, usual], a_kind()) == (usual,)
    assert select_sections([fire, usual], a_kind(), {"fire"}) == (fire, usual)
    # A veto of a section that no template knows any more asks nobody.
    assert select_sections([usual], a_kind(), {"fire"}) == (usual,)


@pytest.mark.parametrize(("most", "fast"), [(None, True), (100, True), (101, True), (99, False), (0, False)])
def test_a_plain_project_passes_fast_up_to_the_limit_which_counts_itself(most: int | None, fast: bool) -> None:  # noqa: FBT001  a column of the table
    assert can_pass_fast(FastTrack(allowed=True, most_fen=most), a_kind()) is fast


ENVIRONMENT = a_section("environment", veto=True)
FIRE = a_section("fire", veto=True, responsibility=Responsibility.FIRE_REVIEW)


def refused(*sections: Section, **changes: Any) -> list[tuple[str, tuple[str, ...]]]:
    usual: dict[str, Any] = {
        "fast_track": FastTrack(allowed=True),
        "meeting_days": 10,
        "government_days": 15,
        "effective_on": TODAY,
        "newest_effective_on": None,
        "note": None,
        "today": TODAY,
    }
    faults = refuse_template(sections or (ENVIRONMENT, FIRE), ANSWERING, **{**usual, **changes})
    return [(each.code, each.path) for each in faults]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"effective_on": date(2026, 6, 29)}, [("TEMPLATE_NOT_IN_FUTURE", ("effectiveOn",))]),
        ({"newest_effective_on": TODAY}, [("TEMPLATE_OVERTAKEN", ("effectiveOn",))]),
        ({"newest_effective_on": date(2026, 6, 29)}, []),
        ({"meeting_days": 0}, [("SECTION_DAYS_OUT_OF_RANGE", ("meetingWorkingDays",))]),
        ({"meeting_days": 1, "government_days": MOST_DAYS}, []),
        ({"government_days": MOST_DAYS + 1}, [("SECTION_DAYS_OUT_OF_RANGE", ("governmentWorkingDays",))]),
        ({"fast_track": FastTrack(allowed=True, most_fen=-1)}, [("AMOUNT_OUT_OF_RANGE", ("fastTrackMost",))]),
        ({"fast_track": FastTrack(allowed=True, most_fen=MOST_FEN + 1)}, [("AMOUNT_OUT_OF_RANGE", ("fastTrackMost",))]),
        ({"fast_track": FastTrack(allowed=True, most_fen=MOST_FEN)}, []),
        ({"note": "长" * 1_001}, [("TEXT_TOO_LONG", ("note",))]),
        ({"note": "\x00"}, [("TEXT_INVALID", ("note",))]),
        (
            {"effective_on": date(2020, 1, 1), "government_days": 0},
            [("TEMPLATE_NOT_IN_FUTURE", ("effectiveOn",)), ("SECTION_DAYS_OUT_OF_RANGE", ("governmentWorkingDays",))],
        ),
    ],
)
def test_a_template_as_a_whole(changes: dict[str, Any], expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert refused(**changes) == expected


@pytest.mark.parametrize(
    ("changes", "code", "place"),
    [
        ({}, None, ""),
        *(({"code": code}, None, "") for code in ("a", "land_2", "x" * 40, "2")),
        *(
            ({"code": code}, "SECTION_CODE_INVALID", "code")
            for code in ("", "Land", "land use", "用地", "land-use", "x" * 41, "_", "é")
        ),
        ({"name": " "}, "TEXT_REQUIRED", "name"),
        ({"name": "长" * 41}, "TEXT_TOO_LONG", "name"),
        ({"name": "\x07"}, "TEXT_INVALID", "name"),
        ({"working_days": 0}, "SECTION_DAYS_OUT_OF_RANGE", "workingDays"),
        ({"working_days": MOST_DAYS + 1}, "SECTION_DAYS_OUT_OF_RANGE", "workingDays"),
        *(
            ({"responsibility": each, "department": None}, "SECTION_CANNOT_JUDGE", "responsibility")
            for each in (Responsibility.HOST, Responsibility.OVERSIGHT, Responsibility.LEADERSHIP)
        ),
        ({"veto": True}, "SECTION_CANNOT_VETO", "veto"),
        ({"triggers": frozenset()}, "SECTION_TRIGGER_REQUIRED", "triggers"),
        ({"department": THREE}, "SECTION_DEPARTMENT_INVALID", "department"),
        ({"department": None}, "SECTION_DEPARTMENT_REQUIRED", "department"),
        ({"responsibility": Responsibility.FINANCE, "department": None}, "SECTION_DEPARTMENT_REQUIRED", "department"),
        ({"responsibility": Responsibility.INDUSTRY, "department": None}, None, ""),
        ({"responsibility": Responsibility.ENVIRONMENT_REVIEW, "department": None}, None, ""),
        ({"questions": ("一",) * MOST_LINES}, None, ""),
        ({"questions": ("一",) * (MOST_LINES + 1)}, "LIST_TOO_LONG", "questions"),
        ({"documents": ("一",) * (MOST_LINES + 1)}, "LIST_TOO_LONG", "documents"),
        ({"documents": ("",)}, "TEXT_REQUIRED", "documents"),
        ({"questions": ("长" * 201,)}, "TEXT_TOO_LONG", "questions"),
    ],
)
def test_each_section_says_who_judges_what_how_fast(changes: dict[str, Any], code: str | None, place: str) -> None:
    land: dict[str, Any] = {"responsibility": Responsibility.APPROVAL, "department": ONE, **changes}
    section = a_section(**{"code": "land", **land})
    expected = [] if code is None else [(code, ("sections", "2", place))]
    assert refused(ENVIRONMENT, FIRE, section) == expected


@pytest.mark.parametrize("responsibility", Responsibility)
def test_no_template_gives_a_veto_to_anybody_but_environment_and_fire(responsibility: Responsibility) -> None:
    section = a_section("another", veto=True, responsibility=responsibility, department=ONE)
    found = {code for code, _ in refused(ENVIRONMENT, FIRE, section)}
    assert ("SECTION_CANNOT_VETO" not in found) is (responsibility in VETOING)


def test_no_template_leaves_out_a_veto_or_everything() -> None:
    missing = [("VETO_SECTION_MISSING", ("sections",))]
    assert refused(ENVIRONMENT) == missing
    assert refused(ENVIRONMENT, replace(FIRE, veto=False)) == missing
    assert refused(FIRE) == missing
    usual = {
        "fast_track": FastTrack(allowed=False),
        "meeting_days": 1,
        "government_days": 1,
        "effective_on": TODAY,
        "newest_effective_on": None,
        "note": None,
        "today": TODAY,
    }
    for sections in ([], [ENVIRONMENT, *(a_section(f"s{each}") for each in range(MOST_SECTIONS))]):
        (fault,) = refuse_template(sections, ANSWERING, **usual)  # type: ignore[arg-type]  # the table's types vary
        assert fault.code == "SECTIONS_OUT_OF_RANGE"


def test_a_code_names_one_section() -> None:
    assert refused(ENVIRONMENT, FIRE, a_section("fire")) == [("SECTION_CODE_TWICE", ("sections", "2", "code"))]
