"""What a meeting may do: who can be invited, who may vote, and what closes it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from zhaoshang.meetings.model import MeetingKind, MeetingState
from zhaoshang.meetings.rules import (
    Concluded,
    Invited,
    Units,
    refuse_conclusions,
    refuse_members,
    refuse_plan,
    refuse_round,
    refuse_state,
    refuse_vote,
    refuse_word,
)
from zhaoshang.reviews.operations.conclude_review import Conclusion, Requirement, ReviewState
from zhaoshang.values.ids import new_id

TODAY = date(2026, 6, 30)
HOST, OVERSEER, UNIT, OTHER = (new_id() for _ in range(4))
UNITS = Units(every={HOST, OVERSEER, UNIT, OTHER}, hosts={HOST}, overseers={OVERSEER})


def codes(refusals: Any) -> list[str]:
    return [each.code for each in refusals]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2026, 6, 29, 15, 59, tzinfo=UTC), ["MEETING_DAY_PAST"]),
        (datetime(2026, 6, 29, 16, 0, tzinfo=UTC), []),  # midnight in Shanghai: today
        (datetime(2026, 12, 31, tzinfo=UTC), []),
    ],
)
def test_a_meeting_is_held_today_or_later(at: datetime, expected: list[str]) -> None:
    assert codes(refuse_plan(title="论证会", place="区政府", held_at=at, today=TODAY)) == expected


@pytest.mark.parametrize("state", MeetingState)
def test_only_open_meetings_go_on(state: MeetingState) -> None:
    assert (refuse_state(state) is None) == (state in {MeetingState.PLANNED, MeetingState.INVITED})
    assert (refuse_word(state, item_open=True) is None) == (state is MeetingState.INVITED)


def test_nobody_speaks_of_what_is_decided() -> None:
    refused = refuse_word(MeetingState.INVITED, item_open=False)
    assert refused is not None
    assert refused.code == "ITEM_DECIDED"


@pytest.mark.parametrize("state", ReviewState)
def test_each_kind_takes_the_rounds_that_wait_for_it(state: ReviewState) -> None:
    taking = {kind for kind in MeetingKind if refuse_round(kind, state) is None}
    waiting = {
        ReviewState.DELIBERATING: {MeetingKind.ARGUMENTATION},
        ReviewState.GOVERNMENT: {MeetingKind.GOVERNMENT},
    }
    assert taking == waiting.get(state, set())


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ([], []),
        ([Invited(UNIT, votes=True), Invited(OVERSEER, votes=False)], []),
        ([Invited(OVERSEER, votes=True)], ["MEMBER_CANNOT_VOTE"]),
        ([Invited(HOST, votes=False)], ["MEMBER_IS_HOST"]),
        ([Invited(OTHER, votes=False)], ["MEMBER_TWICE"]),
        ([Invited(UNIT, votes=True), Invited(UNIT, votes=True)], ["MEMBER_TWICE"]),
        ([Invited(new_id(), votes=True)], ["MEMBER_NOT_FOUND"]),
        ([Invited(UNIT, votes=True)] * 51, ["MEMBERS_TOO_MANY"]),
    ],
)
def test_who_can_be_invited(named: list[Invited], expected: list[str]) -> None:
    assert codes(refuse_members(named, {OTHER}, UNITS)) == expected


@pytest.mark.parametrize(
    ("votes", "own", "expected"), [(True, False, None), (False, False, "NO_VOTE"), (True, True, "VOTE_OWN_PROJECT")]
)
def test_nobody_votes_without_a_vote_or_on_its_own(votes: bool, own: bool, expected: str | None) -> None:  # noqa: FBT001  a table of cases
    refused = refuse_vote(votes=votes, own=own)
    assert (refused and refused.code) == expected


ONE, TWO = new_id(), new_id()
LATER = Requirement(text="落实能评", due_on=date(2026, 12, 31))
PAST = Requirement(text="落实能评", due_on=date(2026, 6, 29))


def concluded(item: Any = ONE, conclusion: Conclusion = Conclusion.PASS, **changes: Any) -> Concluded:
    return Concluded(**{"item": item, "conclusion": conclusion, "reasons": "一致同意。", **changes})


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([concluded(ONE), concluded(TWO)], []),
        ([concluded(TWO), concluded(ONE, Conclusion.REJECT)], []),
        ([concluded(ONE)], ["ITEM_UNDECIDED"]),
        ([concluded(ONE), concluded(ONE), concluded(TWO)], ["ITEM_TWICE"]),
        ([concluded(ONE), concluded(TWO), concluded(new_id())], ["ITEM_NOT_FOUND"]),
        ([concluded(ONE, reasons=" "), concluded(TWO)], ["TEXT_REQUIRED"]),
        ([concluded(ONE, requirements=[LATER]), concluded(TWO)], []),
        ([concluded(ONE, requirements=[PAST]), concluded(TWO)], ["CONDITION_DAY_PAST"]),
        ([concluded(ONE, Conclusion.RETURN, requirements=[LATER]), concluded(TWO)], ["CONDITIONS_WITHOUT_PASS"]),
    ],
)
def test_every_item_is_concluded_once(said: list[Concluded], expected: list[str]) -> None:
    for kind in MeetingKind:
        assert codes(refuse_conclusions(said, [ONE, TWO], {ONE, TWO}, kind, today=TODAY)) == expected


def test_the_argumentation_meeting_decides_nothing_without_a_vote() -> None:
    said = [concluded(ONE), concluded(TWO)]
    refused = refuse_conclusions(said, [ONE, TWO], {ONE}, MeetingKind.ARGUMENTATION, today=TODAY)
    assert [(each.code, each.path) for each in refused] == [("VOTES_MISSING", ("items", "1", "item"))]
    assert refuse_conclusions(said, [ONE, TWO], {ONE}, MeetingKind.GOVERNMENT, today=TODAY) == ()
