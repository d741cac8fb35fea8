"""The demo's reviews occur in every state, and none of them does what the room itself would have refused."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import asyncpg
import pytest

from tests.demo.conftest import Demo
from tests.demo.test_story import story
from tests.support.graphql import Graphql
from zhaoshang.demo.districts import DONGLI, PLANS
from zhaoshang.demo.reviews import Bench
from zhaoshang.demo.rounds import CALENDAR, Round, Slot
from zhaoshang.demo.seeded import ANCHOR
from zhaoshang.guidance.model import GuidanceKind
from zhaoshang.projects.model import Stage, StageChange
from zhaoshang.reviews.model import (
    AssessmentKind,
    ConditionState,
    OpinionState,
    ReviewAssessment,
    ReviewState,
    Verdict,
)
from zhaoshang.reviews.operations.give_opinion import AGREED
from zhaoshang.reviews.operations.remind_sections import Told, remind_sections
from zhaoshang.reviews.rules.opinions import CitedItem, Requirement, Said, refuse_guidance, refuse_words
from zhaoshang.reviews.rules.rounds import collected
from zhaoshang.reviews.rules.sections import VETOING, refuse_template
from zhaoshang.values.clock import day_of
from zhaoshang.values.guidance import Guidance
from zhaoshang.values.ids import DistrictId
from zhaoshang.values.working_days import is_working_day


@pytest.fixture(scope="module", params=PLANS, ids=lambda plan: plan.code)
def told(request: pytest.FixtureRequest) -> Bench:
    return story(request.param)[2]


def slots_of(bench: Bench) -> Iterator[tuple[Round, Slot]]:
    return ((each, slot) for each in bench.rounds for slot in each.slots)


async def test_every_word_of_reviews_occurs(superuser: asyncpg.Connection) -> None:
    for table, column, words in (
        ("review", "state", ReviewState),
        ("review_opinion", "state", OpinionState),
        ("review_opinion", "verdict", Verdict),
        ("review_condition", "state", ConditionState),
        ("review_assessment", "kind", AssessmentKind),
    ):
        found = await superuser.fetch(
            f"SELECT DISTINCT {column} FROM app.{table} WHERE district_id = 120110 AND {column} IS NOT NULL"
        )
        assert {each[0] for each in found} == set(words)


def test_rounds_pass_with_and_without_a_meeting_and_answer_vetoes() -> None:
    rounds = story(DONGLI)[2].rounds
    passed = Counter(each.decision == AGREED for each in rounds if each.state is ReviewState.PASSED)
    assert passed[True] > 10
    assert passed[False] > 10
    answering = [each for each in rounds if each.veto_answer]
    assert {each.state for each in answering} == {ReviewState.COLLECTING, ReviewState.PASSED}


def test_a_template_is_one_that_could_have_been_published(told: Bench) -> None:
    tenants = told.pipeline.cast.tenants
    answering = {
        responsibility: {
            tenants[unit.code] for unit in told.pipeline.cast.plan.units if responsibility in unit.responsibilities
        }
        for unit in told.pipeline.cast.plan.units
        for responsibility in unit.responsibilities
    }
    newest = None
    for edition in told.editions:
        faults = refuse_template(
            edition.sections,
            answering,
            fast_track=edition.fast_track,
            meeting_days=edition.meeting_days,
            government_days=edition.government_days,
            effective_on=edition.effective_on,
            newest_effective_on=newest,
            note=edition.note,
            today=day_of(edition.published_at),
        )
        assert faults == ()
        assert {section.responsibility for section in edition.sections if section.veto} == VETOING
        newest = edition.effective_on
    old, new = ({section.code: section.working_days for section in edition.sections} for edition in told.editions)
    assert all(new[code] < days for code, days in old.items())


def test_deadlines_are_counted_in_working_days(told: Bench) -> None:
    for each, slot in slots_of(told):
        promised = CALENDAR.due(each.submitted_at, slot.section.working_days)
        asked = [row for row in each.supplements if row["section_code"] == slot.section.code]
        if not asked:
            assert slot.due_at == promised
        assert slot.due_at >= promised
        assert is_working_day(day_of(slot.due_at - timedelta(seconds=1)))


def test_most_sections_spoke_in_time(told: Bench) -> None:
    late = Counter(slot.given_at >= slot.due_at for _, slot in slots_of(told) if slot.given_at)
    assert late[True] < late[False] / 12
    assert late[True] or told.pipeline.cast.plan is not DONGLI


def test_what_happened_in_a_round_happened_in_its_order(told: Bench) -> None:
    for each in told.rounds:
        end = each.decided_at or ANCHOR
        assert each.submitted_at < end <= ANCHOR
        assert all(each.submitted_at < slot.given_at <= end for slot in each.slots if slot.given_at)
        for row in each.supplements:
            given = each.slot(row["section_code"]).given_at or end
            assert each.submitted_at < row["asked_at"] < (row["answered_at"] or end) <= given
        for row in each.conditions:
            assert row["set_at"] < (row["reported_at"] or ANCHOR) < (row["decided_at"] or ANCHOR) or not row["report"]
        signed = each.added.journey.reached(Stage.SIGNED)
        assert signed is None or end < signed


def test_nobody_said_what_would_have_been_refused(told: Bench) -> None:
    for each, slot in slots_of(told):
        if slot.given_at is None or slot.verdict is None or slot.verdict is Verdict.VETO:
            continue
        said = Said(
            verdict=slot.verdict,
            opinion=slot.opinion or "",
            answers=slot.answers or (),
            requirements=[
                Requirement(text=row["requirement"], due_on=day_of(row["due_at"]))
                for row in each.conditions
                if row["section_code"] == slot.section.code
            ],
            guidance=slot.guidance,
        )
        assert refuse_words(said, slot.section.questions, today=day_of(slot.given_at)) == ()
        cited = CitedItem(kind=Guidance.ENCOURAGED, in_force=True) if slot.item else None
        assert refuse_guidance(said, cited, asked=slot.section.asks_guidance) is None


def test_a_round_is_where_its_opinions_have_brought_it(told: Bench) -> None:
    for each in told.rounds:
        verdicts = {slot.verdict for slot in each.slots if slot.verdict}
        ends = each.state in {ReviewState.VETOED, ReviewState.WITHDRAWN}
        assert bool(each.waiting) == (each.state is ReviewState.COLLECTING)
        assert (Verdict.VETO in verdicts) == (each.state is ReviewState.VETOED)
        if not ends and not each.waiting:
            outcome = collected(verdicts, fast_track=each.fast_track)
            assert (outcome is ReviewState.PASSED) == (each.decision == AGREED)
        if each.state is ReviewState.GOVERNMENT:
            assert each.project["occupies_land"]


def test_a_veto_is_environments_or_fires_and_rejects_the_project(told: Bench) -> None:
    changes = {(row["project_id"], row["at"]): row for row in told.pipeline.rows[StageChange]}
    vetoed = [each for each in told.rounds if each.state is ReviewState.VETOED]
    assert vetoed
    for each in vetoed:
        (slot,) = (slot for slot in each.slots if slot.verdict is Verdict.VETO)
        assert slot.section.veto
        change = changes[each.added.id, slot.given_at]
        assert change["to_stage"] == Stage.REJECTED
        assert (change["by_person_id"], change["reason"]) == (slot.given_by, slot.opinion)
        others = {other.state for other in each.slots if other is not slot}
        assert others <= {OpinionState.GIVEN, OpinionState.LAPSED}


def test_an_agency_is_paid_and_reports(told: Bench) -> None:
    for row in told.pipeline.rows[ReviewAssessment]:
        bought = [row[name] for name in ("agency", "contract", "fee_fen", "evidence_id")]
        assert (None not in bought) == (row["kind"] == AssessmentKind.THIRD_PARTY)


async def test_whoever_was_signed_had_passed(superuser: asyncpg.Connection) -> None:
    unpassed = await superuser.fetch(
        "SELECT p.name FROM app.project AS p JOIN app.stage_change AS c USING (district_id)"
        " WHERE c.project_id = p.id AND c.to_stage = 'SIGNED' AND NOT EXISTS ("
        "  SELECT 1 FROM app.review AS r WHERE r.district_id = p.district_id AND r.project_id = p.id"
        "  AND r.state = 'PASSED' AND r.decided_at < c.at AND r.industry = p.industry"
        "  AND (r.occupies_land OR NOT p.occupies_land) AND (r.needs_construction OR NOT p.needs_construction)"
        "  AND (r.is_hazardous OR NOT p.is_hazardous) AND p.investment_fen <= coalesce(r.covers_fen, p.investment_fen))"
    )
    assert unpassed == []


async def test_guidance_is_cited_as_the_catalogues_list_it(superuser: asyncpg.Connection) -> None:
    cited = await superuser.fetch(
        "SELECT o.guidance, i.kind, e.effective_on <= (o.given_at AT TIME ZONE 'Asia/Shanghai')::date AS in_force"
        " FROM app.review_opinion AS o"
        " LEFT JOIN app.guidance_item AS i ON i.district_id = o.district_id AND i.id = o.guidance_item_id"
        " LEFT JOIN app.guidance_edition AS e ON e.district_id = i.district_id AND e.id = i.edition_id"
        " WHERE o.guidance_item_id IS NOT NULL"
    )
    assert cited
    assert {tuple(each) for each in cited} == {(Guidance.ENCOURAGED.value, GuidanceKind.ENCOURAGED.value, True)}


async def test_whoever_answers_for_a_section_reviews_the_project(superuser: asyncpg.Connection) -> None:
    blind = await superuser.fetch(
        "SELECT o.id FROM app.review_opinion AS o WHERE NOT EXISTS ("
        " SELECT 1 FROM app.participation AS x WHERE x.district_id = o.district_id AND x.tenant_id = o.tenant_id"
        " AND x.project_id = o.project_id AND x.parts & 4 > 0)"
    )
    assert blind == []


async def test_when_the_story_ends_everybody_has_been_reminded(demo: Demo) -> None:
    for plan in PLANS:
        assert await remind_sections(demo.database, DistrictId(int(plan.code)), ANCHOR) == Told(0, 0)


async def test_what_is_missing_before_signing_differs(graphql: Graphql) -> None:
    asked = (
        "query ($after: String) { projects(first: 40, after: $after, filter: {stage: [IN_REVIEW]}) {"
        " nodes { nextStages { stage unmet { code } } } pageInfo { endCursor hasNextPage } } }"
    )
    projects, after, more = [], None, True
    while more:
        page = (await graphql.as_("officer@hezuo").run(asked, {"after": after})).data["projects"]
        projects += page["nodes"]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    missing = Counter(
        code["code"] for each in projects for prospect in each["nextStages"] for code in prospect["unmet"]
    )
    assert {"REVIEW_NOT_PASSED", "REVIEW_OUTDATED", "GOVERNMENT_DECISION_REQUIRED"} == missing.keys()
    assert any(not prospect["unmet"] for each in projects for prospect in each["nextStages"])
