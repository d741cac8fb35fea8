"""The department that runs a consultation says what came of it; agreement opens STARTED."""

from datetime import date

import pytest

from tests.support.coordination import agree, answered, applied, asked, fail, revise, slot, standing
from tests.support.projects import Hall, codes
from tests.support.reviews import advanced
from zhaoshang.projects.model import Stage


async def test_agreement_opens_started(hall: Hall) -> None:
    consultation = await answered(hall)
    row = await hall.row("planning_consultation", consultation)
    assert codes(await advanced(hall, row["project_id"], Stage.STARTED)) == ["PLANNING_NOT_AGREED"]

    assert await agree(hall, consultation) == consultation

    row = await hall.row("planning_consultation", consultation)
    assert (row["state"], row["document"], row["concluded_on"]) == ("AGREED", "东规〔2026〕1号", date(2026, 6, 30))
    assert await advanced(hall, row["project_id"], Stage.STARTED) == row["project_id"]
    assert codes(await agree(hall, consultation)) == ["PLANNING_STATE"]


async def test_nobody_agrees_over_an_objection_or_a_silence(hall: Hall) -> None:
    empty = await applied(hall)
    assert codes(await agree(hall, empty)) == ["OPINIONS_MISSING"]
    waiting = await asked(hall)
    assert codes(await agree(hall, waiting)) == ["OPINION_OPEN"]
    objected = await answered(hall, objecting=["xfjy"])
    assert codes(await agree(hall, objected)) == ["OPINION_OBJECTS"]
    # An adjusted plan is another plan: the objection to the last one does not stand, but an answer is due.
    await revise(hall, objected)
    assert codes(await agree(hall, objected)) == ["OPINION_OPEN"]
    wished = await answered(hall, wishing=["xfjy"])
    assert await agree(hall, wished) == wished
    assert len(await hall.rows("outbox_event", kind="planning.closed")) == 1


async def test_without_agreement_whoever_has_not_answered_needs_not_any_more(hall: Hall) -> None:
    consultation = await asked(hall)
    assert await fail(hall, consultation) == consultation
    assert await standing(hall, consultation) == "NOT_AGREED"
    assert (await slot(hall, consultation, "sthj"))["state"] == "LAPSED"
    project = (await hall.row("planning_consultation", consultation))["project_id"]
    assert codes(await advanced(hall, project, Stage.STARTED)) == ["PLANNING_NOT_AGREED"]


@pytest.mark.parametrize(
    ("persona", "code"),
    [
        ("officer@ghzy", "FORBIDDEN"),
        ("director@sthj", "FORBIDDEN"),
        ("director@huaming", "FORBIDDEN"),
        ("director@hezuo", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("director@xinli", "NOT_FOUND"),
    ],
)
async def test_only_the_runner_s_director_closes(hall: Hall, persona: str, code: str) -> None:
    consultation = await answered(hall)
    assert codes(await agree(hall, consultation, persona)) == [code]
    assert codes(await fail(hall, consultation, persona)) == [code]
    assert await standing(hall, consultation) == "CONCLUDING"
    assert await hall.rows("outbox_event", kind="planning.closed") == []


async def test_what_is_wrong_is_named(hall: Hall) -> None:
    consultation = await answered(hall)
    assert codes(await agree(hall, consultation, document=" ")) == ["TEXT_REQUIRED"]
    assert codes(await agree(hall, consultation, concluded_on=date(2026, 7, 1))) == ["DATE_OUT_OF_RANGE"]
    assert codes(await agree(hall, consultation, version=1)) == ["CONFLICT"]
    assert codes(await fail(hall, consultation, reasons="")) == ["TEXT_REQUIRED"]
    assert await hall.rows("outbox_event", kind="planning.closed") == []
