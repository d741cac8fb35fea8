"""What PostgreSQL itself refuses, whatever SQL somebody could send: a host judges nothing, and only two can veto."""

from typing import Any
from uuid import UUID

import orjson

from tests.support.actors import person_id, tenant_id
from tests.support.floor import tried, wide
from tests.support.projects import NOW, Hall
from tests.support.reviews import SECTIONS, asked, conditioned, negotiating, published, reported, slot, submitted
from tests.support.statistics import proof
from tests.support.tenancy import nothing_happens
from zhaoshang.values.clock import end_of
from zhaoshang.values.ids import new_id

OPEN = """SELECT app.open_review(:project, :id, :template, '申报', NULL, :fast, :person, :at, CAST(:slots AS json),
    CAST(:taken AS json))"""


async def opened(hall: Hall, project: UUID, unit: str = "huaming", **changes: Any) -> int | str:
    """What opening a round by hand comes to: as it should be, unless said otherwise."""
    (template,) = await hall.rows("review_template")
    sections = {each["code"]: each for each in await hall.rows("review_template_section")}
    given: dict[str, Any] = {
        "units": {"industry": "gxj", "environment": "sthj", "fire": "xfjy", "land": "ghzy"},
        "taken": [],
        "fast": False,
        "template": template["id"],
        **changes,
    }
    slots = [
        {
            "id": str(new_id()),
            "section": str(sections[code]["id"]),
            "unit": str(tenant_id(who)),
            "due": end_of(NOW.date()).isoformat(),
        }
        for code, who in given.pop("units").items()
    ]
    given |= {"slots": orjson.dumps(slots).decode(), "taken": orjson.dumps(given["taken"]).decode()}
    given |= {"project": project, "id": new_id(), "person": person_id(f"officer@{unit}"), "at": NOW}
    return await tried(hall, unit, OPEN, **given)


async def test_no_host_opens_a_round_that_leaves_somebody_out_or_asks_somebody_else(hall: Hall) -> None:
    await published(hall)
    project = await negotiating(hall, needs_construction=True)
    theirs = await proof(hall, "xinli")
    everybody = {"industry": "gxj", "environment": "sthj", "fire": "xfjy", "land": "ghzy"}
    async with nothing_happens(hall.owner):
        for code in everybody:
            left = {each: who for each, who in everybody.items() if each != code}
            assert await opened(hall, project, units=left) == "refused", code
        for code, who in (("environment", "gxj"), ("fire", "huaming"), ("land", "xinli")):
            assert await opened(hall, project, units={**everybody, code: who}) == "refused", code
        assert await opened(hall, project, fast=True) == "refused"
        assert await opened(hall, project, template=new_id()) == "refused"
        assert await opened(hall, project, "xinli") == "refused"
        # Nothing counts as handed in that was not.
        listed = {"name": "环评报告", "evidence": str(theirs), "since": 1}
        assert await opened(hall, project, taken=[listed]) == "refused"
    await hall.owner.execute("UPDATE app.project SET is_hazardous = NULL")
    async with nothing_happens(hall.owner):
        assert await opened(hall, project) == "refused"
    await hall.owner.execute("UPDATE app.project SET is_hazardous = false")
    assert await opened(hall, project) == 1


async def test_no_unit_in_its_own_fence_speaks_decides_or_lets_a_clock_run(hall: Hall) -> None:
    review = await submitted(hall, needs_construction=True)
    question = await asked(hall, review, "land")
    condition = (await conditioned(hall, review, "industry"))["id"]
    met = (await conditioned(hall, review, "environment"))["id"]
    assert await reported(hall, met) == met
    file = await proof(hall, "huaming")
    found = await slot(hall, review, "fire")
    at_hand = {"review": review, "question": question, "condition": condition, "file": file, "slot": found["id"]}
    statements = (
        "UPDATE app.review SET state = 'PASSED' WHERE id = :review",
        "UPDATE app.review SET state = 'DELIBERATING', pending = 0 WHERE id = :review",
        "UPDATE app.review SET covers_fen = NULL WHERE id = :review",
        "UPDATE app.review SET statement = '改' WHERE id = :review",
        "UPDATE app.review SET fast_track = true WHERE id = :review",
        "UPDATE app.review_opinion SET state = 'GIVEN', verdict = 'SUPPORT' WHERE review_id = :review",
        "UPDATE app.review_opinion SET due_at = now() WHERE review_id = :review",
        "UPDATE app.review_opinion SET veto_right = true WHERE review_id = :review",
        """INSERT INTO app.review_opinion (district_id, id, tenant_id, project_id, review_id, section_id, section_code,
            place, veto_right, state, asked_at, due_at, verdict, version) SELECT district_id, uuidv7(), tenant_id,
            project_id, review_id, section_id, 'another', 9, true, 'GIVEN', now(), now(), 'SUPPORT', 1
            FROM app.review_opinion WHERE id = :slot""",
        """INSERT INTO app.review (district_id, id, tenant_id, project_id, template_id, round, state, statement,
            industry, investment_fen, occupies_land, needs_construction, is_hazardous, fast_track, pending,
            submitted_at, submitted_by, due_at, version) SELECT district_id, uuidv7(), tenant_id, project_id,
            template_id, 2, 'PASSED', '', industry, 1, false, false, false, true, 0, now(), submitted_by, now(), 1
            FROM app.review WHERE id = :review""",
        "UPDATE app.review_condition SET state = 'MET' WHERE review_id = :review",
        "UPDATE app.review_condition SET state = 'OPEN', due_at = now() + interval '1 year'",
        "UPDATE app.review_condition SET requirement = '改' WHERE id = :condition",
        "SELECT app.resume_slot(:question, now())",
        "SELECT app.follow_review(:review)",
        "SELECT app.reshare_reviews(:review, :review, 'IN_REVIEW', '{}')",
        "SELECT app.hand_in_document(:review, :review, '环评', :file)",
        "DELETE FROM app.review_opinion",
        "DELETE FROM app.review_condition",
        "INSERT INTO app.review_party SELECT * FROM app.review_party LIMIT 1",
    )
    async with nothing_happens(hall.owner):
        for unit in ("huaming", "xinli", "xfjy"):
            for sql in statements:
                values = {name: value for name, value in at_hand.items() if f":{name}" in sql}
                assert await tried(hall, unit, sql, **values) in ("refused", 0), (unit, sql)
        # The answer given, somebody else still cannot let the clock run.
    await hall.owner.execute("UPDATE app.review_supplement SET answered_at = now(), answer = '见附件'")
    async with nothing_happens(hall.owner):
        for nobody in ("xinli", "ghzy", None):
            sql = "SELECT app.resume_slot(:question, now())"
            assert await tried(hall, nobody, sql, question=question) == "refused"
    assert await tried(hall, "huaming", "SELECT app.resume_slot(:question, now())", question=question) == 1


async def test_even_a_departments_widest_fence_vetoes_by_no_slot_without_that_right(hall: Hall) -> None:
    review = await submitted(hall, needs_construction=True)
    veto = "UPDATE app.review_opinion SET state = 'GIVEN', verdict = 'VETO' WHERE review_id = :review AND"
    outcomes = {}
    async with nothing_happens(hall.owner):
        for code in ("industry", "land"):
            sql = f"{veto} section_code = '{code}'"
            outcomes[code] = await tried(hall, "gxj", sql, fence=wide("gxj"), review=review)
        right = "UPDATE app.review_opinion SET veto_right = true WHERE review_id = :review"
        assert await tried(hall, "gxj", right, fence=wide("gxj"), review=review) == "refused"
        section = """INSERT INTO app.review_template_section (district_id, id, tenant_id, template_id, place, code,
            name, responsibility, working_days, veto, asks_guidance, triggers, industries, questions, documents)
            SELECT district_id, uuidv7(), :me, template_id, 9, 'mine', 'mine', 'INDUSTRY', 1, true, false, triggers,
            industries, questions, documents FROM app.review_template_section LIMIT 1"""
        given = await tried(hall, "gxj", section, fence=wide("gxj"), me=tenant_id("gxj"))
        assert given == "review_template_section_veto_check"
    assert set(outcomes.values()) == {"review_opinion_veto_check"}
    assert len(SECTIONS) == len(await hall.rows("review_opinion"))
