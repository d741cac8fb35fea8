"""一票否决: environment or fire stops a project alone, in one transaction; nobody else can (policy III.2)."""

import asyncio
from uuid import UUID

import asyncpg
import pytest
from sqlalchemy.exc import DBAPIError

from tests.support.actors import tenant_id
from tests.support.majors import THRESHOLD, appointed, major_of
from tests.support.projects import NOW, Hall, codes
from tests.support.reviews import SECTIONS, asked, give, negotiating, published, slot, submit, submitted, veto
from tests.support.tenancy import nothing_happens
from zhaoshang.reviews.model import SectionTrigger
from zhaoshang.reviews.operations.answer_supplement import answer_supplement
from zhaoshang.reviews.operations.veto_review import veto_review
from zhaoshang.reviews.rules.sections import Section
from zhaoshang.values.ids import new_id
from zhaoshang.values.responsibility import Responsibility

REASONS = "排放指标无来源，不同意引进。"


async def test_the_round_the_project_and_every_other_section_end_with_it(hall: Hall) -> None:
    await published(hall)
    project = await negotiating(hall, needs_construction=True, investment_fen=THRESHOLD)
    await appointed(hall, await major_of(hall, project), "ghzy")
    review = await submit(hall, project)
    assert isinstance(await give(hall, review, "industry"), UUID)
    waiting = await asked(hall, review, "fire")

    key = await veto(hall, review)

    said = await slot(hall, review, "environment")
    assert (said["id"], said["state"], said["verdict"], said["opinion"]) == (key, "GIVEN", "VETO", REASONS)
    row = await hall.row("review", review)
    assert (row["state"], row["pending"], row["decision"], row["decided_at"]) == ("VETOED", 0, REASONS, NOW)
    assert (await hall.row("project", project))["stage"] == "REJECTED"
    (change,) = (each for each in await hall.rows("stage_change") if each["to_stage"] == "REJECTED")
    assert (change["from_stage"], change["reason"]) == ("IN_REVIEW", REASONS)
    states = {each["section_code"]: each["state"] for each in await hall.rows("review_opinion")}
    assert states == {"industry": "GIVEN", "environment": "GIVEN", "fire": "LAPSED", "land": "LAPSED"}
    (event,) = await hall.rows("outbox_event", kind="review.vetoed")
    assert str(tenant_id("huaming")) in str(event["payload"])
    assert str(tenant_id("ghzy")) in str(event["payload"])
    (entry,) = await hall.rows("audit_entry", action="review.veto")
    assert entry["at"] == event["at"] == NOW
    async with nothing_happens(hall.owner):
        assert codes(await veto(hall, review)) == ["OPINION_GIVEN"]
        assert codes(await veto(hall, review, "fire")) == ["REVIEW_STATE"]
        late = answer_supplement(hall.service, hall.actor("officer@huaming"), waiting, 1, "补充", evidence=None)
        assert codes(await late) == ["REVIEW_STATE"]


async def test_a_fault_within_leaves_all_as_it_was(hall: Hall) -> None:
    review = await submitted(hall)
    # The opinion and the round are written first; whatever fails after them takes them back.
    for table in ("project", "stage_change", "outbox_event"):
        await hall.owner.execute("""CREATE FUNCTION app.fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            RAISE EXCEPTION 'planted'; END $$""")
        await hall.owner.execute(f"""CREATE TRIGGER planted BEFORE INSERT OR UPDATE ON app.{table} FOR EACH ROW
            EXECUTE FUNCTION app.fault()""")
        try:
            async with nothing_happens(hall.owner):
                with pytest.raises((DBAPIError, asyncpg.RaiseError), match="planted"):
                    await veto(hall, review)
        finally:
            await hall.owner.execute("DROP FUNCTION app.fault() CASCADE")
    assert isinstance(await veto(hall, review), UUID)


async def test_a_veto_and_an_opinion_of_one_section_at_once_are_one_word(hall: Hall) -> None:
    review = await submitted(hall)
    found = await slot(hall, review, "environment")
    outcomes = await asyncio.gather(
        *(
            veto_review(hall.service, hall.actor(f"{role}@sthj"), found["id"], 1, REASONS)
            for role in ("officer", "director", "officer")
        )
    )
    assert sorted("done" if each == found["id"] else codes(each)[0] for each in outcomes) == [
        "OPINION_GIVEN",
        "OPINION_GIVEN",
        "done",
    ]
    assert len(await hall.rows("stage_change", to_stage="REJECTED")) == 1
    assert len(await hall.rows("outbox_event", kind="review.vetoed")) == 1


async def test_nobody_else_vetoes_and_environment_only_where_its_section_may(hall: Hall) -> None:
    advice = Section(
        code="water",
        name="水务意见",
        responsibility=Responsibility.ENVIRONMENT_REVIEW,
        working_days=5,
        triggers=frozenset({SectionTrigger.ALWAYS}),
    )
    await published(hall, sections=(*SECTIONS, advice))
    review = await submit(hall, await negotiating(hall, needs_construction=True))
    found = await slot(hall, review, "environment")
    async with nothing_happens(hall.owner):
        for persona, code in {
            "viewer@sthj": "FORBIDDEN",
            "director@xfjy": "FORBIDDEN",  # of another section than its own
            "director@gxj": "FORBIDDEN",
            "director@ghzy": "FORBIDDEN",
            "director@hezuo": "FORBIDDEN",
            "director@fgw": "NOT_FOUND",
            "director@huaming": "FORBIDDEN",
            "director@xinli": "NOT_FOUND",
            "director@ducha": "FORBIDDEN",
        }.items():
            assert codes(await veto(hall, review, persona=persona)) == [code], persona
        for code, persona in (("industry", "director@gxj"), ("land", "director@ghzy"), ("water", "director@sthj")):
            assert codes(await veto(hall, review, code, persona)) == ["FORBIDDEN"], code
        director = hall.actor("director@sthj")
        assert codes(await veto_review(hall.service, director, new_id(), 1, REASONS)) == ["NOT_FOUND"]
        assert codes(await veto_review(hall.service, director, found["id"], 1, " ")) == ["TEXT_REQUIRED"]
        assert codes(await veto_review(hall.service, director, found["id"], 9, REASONS)) == ["CONFLICT"]
    assert isinstance(await veto(hall, review, "fire", "director@xfjy"), UUID)
