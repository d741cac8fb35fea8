"""What an edition must be, when it may end, and on which days it is in force."""

from datetime import date

import pytest

from tests.support.guidance import STARTED, an_edition
from zhaoshang.guidance.model import GuidanceKind
from zhaoshang.guidance.rules.editions import (
    CODE,
    MOST_ITEMS,
    TEXT,
    NewItem,
    in_force,
    refuse_edition,
    refuse_end,
    refuse_items,
)
from zhaoshang.values.guidance import Guidance

TODAY = date(2026, 6, 30)
ITEM = NewItem(GuidanceKind.ENCOURAGED, "一-1", "机械", "高档数控机床")


def told(*refusals: object) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.code, each.path) for each in refusals]  # type: ignore[attr-defined]  # refusals all


def test_what_is_listed_or_not_is_what_a_review_can_say() -> None:
    assert {*GuidanceKind, "ALLOWED"} == set(Guidance)


def test_an_edition_has_a_title_a_document_and_a_day_that_people_mean() -> None:
    assert refuse_edition(an_edition(), TODAY) == ()
    for day in (date(1990, 1, 1), date(2036, 12, 31)):
        assert refuse_edition(an_edition(effective_on=day), TODAY) == ()
    faulty = an_edition(title=" ", document="长" * 101, effective_on=date(2037, 1, 1))
    assert told(*refuse_edition(faulty, TODAY)) == [
        ("TEXT_REQUIRED", ("title",)),
        ("TEXT_TOO_LONG", ("document",)),
        ("DATE_OUT_OF_RANGE", ("effectiveOn",)),
    ]
    assert told(*refuse_edition(an_edition(effective_on=date(1989, 12, 31)), TODAY)) == [
        ("DATE_OUT_OF_RANGE", ("effectiveOn",))
    ]


def test_items_say_something_and_are_numbered_once_by_kind() -> None:
    other_kind = NewItem(GuidanceKind.RESTRICTED, "一-1", "机械", "起重机")
    assert refuse_items([ITEM, other_kind]) == ()
    assert told(*refuse_items([])) == [("EDITION_EMPTY", ())]
    assert told(*refuse_items([ITEM] * (MOST_ITEMS + 1))) == [("EDITION_TOO_LONG", ())]
    wordless = NewItem(GuidanceKind.ELIMINATED, "长" * (CODE + 1), "", "长" * TEXT + "\x00")
    assert told(*refuse_items([wordless])) == [
        ("TEXT_TOO_LONG", ("code",)),
        ("TEXT_REQUIRED", ("sector",)),
        ("TEXT_TOO_LONG", ("text",)),
        ("TEXT_INVALID", ("text",)),
    ]
    again = NewItem(GuidanceKind.ENCOURAGED, "一 － １", "机械", "机器人")
    (twice,) = refuse_items([ITEM, again])
    assert (twice.code, twice.facts["number"]) == ("GUIDANCE_CODE_TWICE", "一 － １")


@pytest.mark.parametrize(
    ("ended_on", "on", "code"),
    [
        (None, STARTED, None),
        (None, date(2026, 7, 1), None),
        (None, date(2036, 12, 31), None),
        (None, date(2024, 1, 31), "DATE_OUT_OF_RANGE"),
        (None, date(2037, 1, 1), "DATE_OUT_OF_RANGE"),
        (date(2027, 1, 1), date(2026, 7, 1), "EDITION_ENDED"),
    ],
)
def test_an_edition_ends_once_and_not_before_it_begins(ended_on: date | None, on: date, code: str | None) -> None:
    assert [each.code for each in refuse_end(STARTED, ended_on, on, TODAY)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("ended_on", "day", "expected"),
    [
        (None, date(2024, 1, 31), False),
        (None, STARTED, True),
        (date(2026, 7, 1), date(2026, 6, 30), True),
        (date(2026, 7, 1), date(2026, 7, 1), False),
        (STARTED, STARTED, False),
    ],
)
def test_the_first_day_is_in_force_and_the_day_it_ends_is_not(
    ended_on: date | None, day: date, *, expected: bool
) -> None:
    assert in_force(STARTED, ended_on, day) is expected
