"""A department says what it thinks of a plan, for itself alone, once."""

import asyncio
from datetime import datetime
from uuid import UUID

import pytest

from tests.support.coordination import asked, give, slot, standing, withdraw
from tests.support.evidence import a_pdf, uploaded
from tests.support.projects import Hall, codes
from zhaoshang.values.clock import SHANGHAI


@pytest.mark.parametrize(
    ("verdict", "state", "due"),
    [
        ("SUPPORT", "CONCLUDING", datetime(2026, 7, 4, tzinfo=SHANGHAI)),
        ("SUPPORT_WITH_CHANGES", "REVISING", datetime(2026, 7, 15, tzinfo=SHANGHAI)),
        ("OBJECT", "REVISING", datetime(2026, 7, 15, tzinfo=SHANGHAI)),
    ],
)
async def test_the_last_word_moves_it_on(hall: Hall, verdict: str, state: str, due: datetime) -> None:
    consultation = await asked(hall)
    file = await uploaded(hall, "officer@sthj", a_pdf("意见函"))
    assert isinstance(await give(hall, consultation, "sthj", law_basis=" 环评法 ", evidence=file), UUID)
    assert await standing(hall, consultation) == "CONSULTING"
    assert isinstance(await give(hall, consultation, "xfjy", verdict), UUID)

    row = await hall.row("planning_consultation", consultation)
    assert (row["state"], row["due_at"], row["version"]) == (state, due, 3)
    assert {each["due_at"] for each in await hall.rows("planning_party")} == {due}
    said = await slot(hall, consultation, "sthj")
    assert (said["state"], said["law_basis"], said["evidence_id"], said["version"]) == ("GIVEN", "环评法", file, 2)
    assert len(await hall.rows("outbox_event", kind="planning.answered")) == 1


async def test_of_two_officers_at_once_one_answers(hall: Hall) -> None:
    consultation = await asked(hall)
    found = await slot(hall, consultation, "sthj")
    outcomes = await asyncio.gather(
        give(hall, consultation, "sthj", slot=found),
        give(hall, consultation, "sthj", "OBJECT", slot=found, persona="director@sthj"),
    )
    (late,) = (each for each in outcomes if not isinstance(each, UUID))
    assert codes(late) == ["PLAN_ANSWERED"]
    assert len(await hall.rows("outbox_event", kind="planning.opinion.given")) == 1


@pytest.mark.parametrize(
    ("persona", "code"),
    [
        ("viewer@sthj", "FORBIDDEN"),
        ("officer@xfjy", "FORBIDDEN"),
        ("officer@ghzy", "FORBIDDEN"),
        ("director@huaming", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("officer@gxj", "FORBIDDEN"),
        ("officer@xinli", "NOT_FOUND"),
    ],
)
async def test_each_answers_for_itself_only(hall: Hall, persona: str, code: str) -> None:
    consultation = await asked(hall)
    assert codes(await give(hall, consultation, "sthj", persona=persona)) == [code]
    assert (await slot(hall, consultation, "sthj"))["state"] == "PENDING"
    assert await hall.rows("outbox_event", kind="planning.opinion.given") == []


async def test_what_is_wrong_is_named(hall: Hall) -> None:
    consultation = await asked(hall)
    assert codes(await give(hall, consultation, "sthj", opinion="")) == ["TEXT_REQUIRED"]
    assert codes(await give(hall, consultation, "sthj", version=4)) == ["CONFLICT"]
    strange = await uploaded(hall, "officer@xfjy", a_pdf("别人的"))
    assert codes(await give(hall, consultation, "sthj", evidence=strange)) == ["EVIDENCE_NOT_FOUND"]
    await withdraw(hall, consultation)
    assert codes(await give(hall, consultation, "sthj")) == ["PLANNING_STATE"]
    assert await hall.rows("outbox_event", kind="planning.opinion.given") == []
