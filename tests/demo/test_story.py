"""What the demo invents is the same every time, plausible, and legal by the pipeline's own rules."""

from collections import Counter
from datetime import datetime
from typing import Any

import pytest

from zhaoshang.demo.appeals import appeal
from zhaoshang.demo.cast import Cast, assemble
from zhaoshang.demo.claims import stake
from zhaoshang.demo.districts import DONGLI, PLANS, XIQING, Plan
from zhaoshang.demo.meetings import convene
from zhaoshang.demo.pipeline import Pipeline, invent
from zhaoshang.demo.reviews import Bench, review
from zhaoshang.demo.seeded import ANCHOR, BEGINNING, Chance
from zhaoshang.projects.conditions import StageFacts
from zhaoshang.projects.model import (
    MAIN_LINE,
    Company,
    Contact,
    DuplicateLink,
    FirstReport,
    Note,
    Project,
    Stage,
)
from zhaoshang.projects.rules.stages import SIDE_STEPS, refuse_advance
from zhaoshang.tenancy.model import TenantKind
from zhaoshang.values.credit_code import parse_credit_code

ELSEWHERE = {
    (Stage.NEGOTIATING, Stage.IN_POOL),
    (Stage.IN_POOL, Stage.NEGOTIATING),
    (Stage.IN_REVIEW, Stage.REJECTED),
    (Stage.IN_REVIEW, Stage.NEGOTIATING),
    (Stage.REJECTED, Stage.IN_REVIEW),
}
"""Steps that transfers and reviews make."""
MAKERS = {"SMART_MANUFACTURING", "NEW_ENERGY_MATERIALS", "BIOMEDICINE"}


def story(plan: Plan) -> tuple[Cast, Pipeline, Bench]:
    chance = Chance(plan.seed)
    cast = assemble(plan, chance, "https://issuer.invalid")
    pipeline = invent(cast, chance)
    stake(pipeline)
    bench = review(pipeline, {})
    appeal(bench)
    convene(bench)
    return cast, pipeline, bench


@pytest.fixture(scope="module", params=PLANS, ids=lambda plan: plan.code)
def told(request: pytest.FixtureRequest) -> Bench:
    return story(request.param)[2]


@pytest.fixture(scope="module")
def pipeline(told: Bench) -> Pipeline:
    return told.pipeline


def test_two_tellings_are_equal() -> None:
    once, again = story(DONGLI), story(DONGLI)
    assert [part.rows for part in once[:2]] == [part.rows for part in again[:2]]
    assert once[2].rounds == again[2].rounds


def test_the_districts_are_those_of_the_plan() -> None:
    kinds = Counter(unit.kind for unit in DONGLI.units)
    assert kinds[TenantKind.STREET] == 11
    assert sum(unit.kind is TenantKind.PARK and unit.parent is None for unit in DONGLI.units) == 3
    assert sum(unit.parent is not None for unit in DONGLI.units) == 1
    assert kinds[TenantKind.DEPARTMENT] == 15 + 1  # the administrators' own unit
    assert len(story(DONGLI)[1].rows[Project]) >= 600
    assert len(story(XIQING)[1].rows[Project]) >= 60


def test_every_stage_occurs() -> None:
    assert {row["stage"] for row in story(DONGLI)[1].rows[Project]} == set(Stage)


def test_nothing_happens_outside_the_two_years(pipeline: Pipeline) -> None:
    times = [value for rows in pipeline.rows.values() for row in rows for value in row.values()]
    assert all(BEGINNING <= value <= ANCHOR for value in times if isinstance(value, datetime))


def reviewed(bench: Bench, project: dict[str, Any]) -> dict[str, Any] | None:
    """What the stages read of its newest round."""
    newest = [each for each in bench.rounds if each.added.id == project["id"]][-1:]
    return {"state": newest[0].state, "covers": newest[0].grown_fen is None} if newest else None


def facts_of(bench: Bench, project: dict[str, Any], stage: Stage) -> StageFacts:
    pipeline = bench.pipeline
    company = next(row for row in pipeline.rows[Company] if row["id"] == project["company_id"])
    known = any(row["company_id"] == company["id"] for row in pipeline.rows[Contact])
    noted = any(row["project_id"] == project["id"] for row in pipeline.rows[Note])
    return StageFacts(
        stage=stage,
        needs_construction=project["needs_construction"],
        occupies_land=project["occupies_land"],
        is_hazardous=project["is_hazardous"],
        industry_answered=True,
        investment_known=project["investment_known"],
        has_credit_code=company["credit_code"] is not None,
        has_talk=known or noted,
        host_is_carrier=True,
        is_registered=project["registered_on"] is not None,
        has_site_basis=project["site_basis"] is not None,
        has_site_document=project["site_document"] is not None,
        contributed={"review": reviewed(bench, project), "planning": project["id"] in pipeline.planned},
    )


def test_every_step_was_legal(told: Bench) -> None:
    projects = {row["id"]: row for row in told.pipeline.rows[Project]}
    for invented in told.pipeline.projects:
        project = projects[invented.id]
        for step in invented.journey.steps[1:]:
            assert step.source is not None
            if step.target in SIDE_STEPS:
                assert step.source in SIDE_STEPS[step.target]
            elif step.target in MAIN_LINE and (step.source, step.target) not in ELSEWHERE:
                assert refuse_advance(facts_of(told, project, step.source), step.target) == ()
            else:
                assert (step.source, step.target) in ELSEWHERE


def test_some_of_those_that_build_are_hazardous_and_services_never(pipeline: Pipeline) -> None:
    projects = {row["id"]: row for row in pipeline.rows[Project]}
    told = {invented.id: invented for invented in pipeline.projects}
    decided = {key for key, project in projects.items() if project["is_hazardous"] is not None}
    assert decided == {key for key, invented in told.items() if invented.journey.reached(Stage.NEGOTIATING)}
    hazardous = [project for project in projects.values() if project["is_hazardous"]]
    assert {project["industry"] for project in hazardous} <= MAKERS
    assert all(project["needs_construction"] for project in hazardous)
    decided_on = [projects[key] for key in decided]
    makers = [each for each in decided_on if each["needs_construction"] and each["industry"] in MAKERS]
    assert len(makers) / 16 < len(hazardous) < len(makers) / 4  # about one in eight


def test_journeys_go_forward_in_time(pipeline: Pipeline) -> None:
    for invented in pipeline.projects:
        times = [step.at for step in invented.journey.steps]
        assert times == sorted(set(times))


def test_credit_codes_are_valid(pipeline: Pipeline) -> None:
    codes = [row["credit_code"] for row in pipeline.rows[Company] if row["credit_code"]]
    assert codes
    assert [code for code in codes if parse_credit_code(code) != code] == []


def test_there_is_a_dispute_to_settle_and_a_duplicate_to_look_at() -> None:
    rows = story(DONGLI)[1].rows
    assert Counter(row["status"] for row in rows[FirstReport])["DISPUTED"] == 2
    assert {"OPEN", "SAME", "DIFFERENT"} == {row["state"] for row in rows[DuplicateLink]}


def test_ids_are_shaped_like_uuid_7(pipeline: Pipeline) -> None:
    ids = [row["id"] for rows in pipeline.rows.values() for row in rows]
    assert {each.version for each in ids} == {7}
    assert len(ids) == len(set(ids))
