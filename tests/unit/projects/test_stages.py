"""The state machine, stage by stage and as a whole."""

from dataclasses import fields, replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from zhaoshang.coordination import gate as coordination_gate  # noqa: F401  STARTED asks for an agreed plan
from zhaoshang.projects.conditions import EntryCondition, StageFacts, condition_codes, conditions_of, register_condition
from zhaoshang.projects.errors import CONDITION_MESSAGES
from zhaoshang.projects.model import MAIN_LINE, Stage
from zhaoshang.projects.rules import stages
from zhaoshang.reviews import gate  # noqa: F401  importing it lets SIGNED ask for a passed review
from zhaoshang.reviews.model import ReviewState
from zhaoshang.values.refusal import Refusal

EVERYTHING = StageFacts(
    stage=Stage.LEAD,
    needs_construction=True,
    occupies_land=True,
    is_hazardous=True,
    industry_answered=True,
    investment_known=True,
    has_credit_code=True,
    has_talk=True,
    host_is_carrier=True,
    is_registered=True,
    has_site_basis=True,
    has_site_document=True,
    contributed={"review": {"state": "PASSED", "covers": True}, "planning": True},
)


UNPLANNED: dict[str, object] = {"review": {"state": "PASSED", "covers": True}, "planning": False}


def a_round(state: str, *, covers: bool = True, occupies_land: bool = True) -> dict[str, object]:
    """What is known of a project whose newest round is in a state."""
    return {"contributed": {"review": {"state": state, "covers": covers}}, "occupies_land": occupies_land}


def codes(refusals: object) -> list[str]:
    return [each.code for each in refusals]  # type: ignore[attr-defined]  # any iterable of refusals


ROUNDS = [{"state": state.value, "covers": covers} for state in ReviewState for covers in (True, False)]
REVIEWS: list[dict[str, object]] = [{}]
REVIEWS += [{"review": each} for each in ROUNDS]


@st.composite
def some_facts(draw: st.DrawFn) -> StageFacts:
    stage = draw(st.sampled_from(Stage))
    return StageFacts(
        stage=stage,
        resume_stage=draw(st.sampled_from(sorted(stages.UNDECIDED))) if stage is Stage.ON_HOLD else None,
        needs_construction=draw(st.booleans()),
        occupies_land=draw(st.none() | st.booleans()),
        is_hazardous=draw(st.none() | st.booleans()),
        industry_answered=draw(st.booleans()),
        investment_known=draw(st.booleans()),
        has_credit_code=draw(st.booleans()),
        has_talk=draw(st.booleans()),
        host_is_carrier=draw(st.booleans()),
        is_registered=draw(st.booleans()),
        has_site_basis=draw(st.booleans()),
        has_site_document=draw(st.booleans()),
        contributed=draw(st.sampled_from(REVIEWS)) | {"planning": draw(st.booleans())},
    )


@pytest.mark.parametrize(("stage", "after"), list(pairwise(MAIN_LINE)))
def test_a_building_project_walks_every_stage(stage: Stage, after: Stage) -> None:
    assert stages.following(replace(EVERYTHING, stage=stage)) is after


@pytest.mark.parametrize("stage", [Stage.LANDED, Stage.APPROVING, Stage.STARTED, Stage.BUILDING])
def test_a_project_without_construction_goes_straight_to_production(stage: Stage) -> None:
    assert stages.following(replace(EVERYTHING, stage=stage, needs_construction=False)) is Stage.PRODUCING


@pytest.mark.parametrize(
    "stage", [Stage.AT_CAPACITY, Stage.ON_HOLD, Stage.IN_POOL, Stage.LOST, Stage.WITHDRAWN, Stage.REJECTED]
)
def test_nothing_follows_a_side_state_or_the_end(stage: Stage) -> None:
    assert stages.next_stages(replace(EVERYTHING, stage=stage)) == ()


@pytest.mark.parametrize(
    ("stage", "change", "missing"),
    [
        (Stage.LEAD, {"has_talk": False}, ["CONTACT_OR_NOTE_REQUIRED"]),
        (Stage.NEGOTIATING, {"has_credit_code": False}, ["CREDIT_CODE_REQUIRED"]),
        (Stage.NEGOTIATING, {"investment_known": False}, ["INVESTMENT_REQUIRED"]),
        (Stage.NEGOTIATING, {"industry_answered": False}, ["INDUSTRY_REQUIRED"]),
        (Stage.IN_REVIEW, {"occupies_land": None}, ["LAND_USE_UNDECIDED"]),
        (Stage.IN_REVIEW, {"contributed": {}}, ["REVIEW_NOT_PASSED", "GOVERNMENT_DECISION_REQUIRED"]),
        (Stage.IN_REVIEW, {"contributed": {}, "occupies_land": False}, ["REVIEW_NOT_PASSED"]),
        (Stage.IN_REVIEW, a_round("COLLECTING"), ["REVIEW_NOT_PASSED", "GOVERNMENT_DECISION_REQUIRED"]),
        (Stage.IN_REVIEW, a_round("DELIBERATING", occupies_land=False), ["REVIEW_NOT_PASSED"]),
        (Stage.IN_REVIEW, a_round("VETOED", occupies_land=False, covers=False), ["REVIEW_NOT_PASSED"]),
        (Stage.IN_REVIEW, a_round("WITHDRAWN", occupies_land=False), ["REVIEW_NOT_PASSED"]),
        (Stage.IN_REVIEW, a_round("GOVERNMENT"), ["GOVERNMENT_DECISION_REQUIRED"]),
        # A round that waits for the government meeting waits for it, whatever its project says of itself by then.
        (Stage.IN_REVIEW, a_round("GOVERNMENT", occupies_land=False), ["GOVERNMENT_DECISION_REQUIRED"]),
        (Stage.IN_REVIEW, a_round("PASSED"), []),
        (Stage.IN_REVIEW, a_round("PASSED", covers=False), ["REVIEW_OUTDATED"]),
        (Stage.IN_REVIEW, a_round("GOVERNMENT", covers=False), ["REVIEW_OUTDATED", "GOVERNMENT_DECISION_REQUIRED"]),
        (Stage.SIGNED, {"host_is_carrier": False}, ["HOST_NOT_CARRIER"]),
        (Stage.SIGNED, {"is_registered": False}, ["REGISTRATION_REQUIRED"]),
        (
            Stage.SIGNED,
            {"has_site_basis": False, "has_site_document": False},
            ["SITE_BASIS_REQUIRED", "SITE_DOCUMENT_REQUIRED"],
        ),
        (Stage.APPROVING, {"contributed": UNPLANNED}, ["PLANNING_NOT_AGREED"]),
        (Stage.BUILDING, {"contributed": UNPLANNED}, []),
    ],
)
def test_each_stage_asks_for_its_own(stage: Stage, change: dict[str, object], missing: list[str]) -> None:
    facts = replace(EVERYTHING, stage=stage, **change)  # type: ignore[arg-type]  # one field of the table at a time

    (prospect,) = stages.next_stages(facts)

    assert codes(prospect.unmet) == missing
    assert codes(stages.refuse_advance(facts, prospect.stage)) == missing


@given(facts=some_facts(), to=st.sampled_from(Stage))
def test_the_attempt_and_the_list_never_differ(facts: StageFacts, to: Stage) -> None:
    listed = {prospect.stage: codes(prospect.unmet) for prospect in stages.next_stages(facts)}

    assert codes(stages.refuse_advance(facts, to)) == listed.get(to, ["ILLEGAL_TRANSITION"])


@given(facts=some_facts())
def test_pool_and_rejection_are_never_reached_by_a_host(facts: StageFacts) -> None:
    for to in (Stage.IN_POOL, Stage.REJECTED, Stage.LEAD):
        assert codes(stages.refuse_advance(facts, to)) == ["ILLEGAL_TRANSITION"]
        assert stages.refuse_side_step(facts.stage, to) is not None


@pytest.mark.parametrize("to", [Stage.ON_HOLD, Stage.LOST, Stage.WITHDRAWN])
def test_side_steps_start_before_production_only(to: Stage) -> None:
    allowed = {stage for stage in Stage if stages.refuse_side_step(stage, to) is None}

    assert allowed == stages.UNDECIDED | (frozenset() if to is Stage.ON_HOLD else {Stage.ON_HOLD})


def test_only_a_project_on_hold_resumes() -> None:
    assert stages.resumed(Stage.ON_HOLD, Stage.SIGNED) is Stage.SIGNED
    refused = stages.resumed(Stage.SIGNED, None)
    assert isinstance(refused, Refusal)
    assert refused.code == "NOT_ON_HOLD"


@pytest.mark.parametrize("stage", list(Stage))
def test_only_ended_projects_take_no_changes(stage: Stage) -> None:
    refused = stages.refuse_change(stage)

    assert (refused is not None) is (stage in {Stage.LOST, Stage.WITHDRAWN, Stage.REJECTED})
    assert refused is None or refused.code == "PROJECT_CLOSED"


@pytest.mark.parametrize("stage", [Stage.IN_REVIEW, Stage.BUILDING])
def test_what_a_reached_stage_asked_for_cannot_be_taken_back(stage: Stage) -> None:
    before = replace(EVERYTHING, stage=stage)

    assert codes(stages.refuse_regression(before, replace(before, investment_known=False))) == ["INVESTMENT_REQUIRED"]
    assert stages.refuse_regression(before, replace(before, occupies_land=False)) == ()


def test_a_project_on_hold_keeps_what_its_stage_asked_for() -> None:
    before = replace(EVERYTHING, stage=Stage.ON_HOLD, resume_stage=Stage.LANDED)

    assert codes(stages.refuse_regression(before, replace(before, is_registered=False))) == ["REGISTRATION_REQUIRED"]


def test_what_was_missing_all_along_stays_changeable() -> None:
    before = replace(EVERYTHING, stage=Stage.SIGNED, investment_known=False)

    assert stages.refuse_regression(before, before) == ()


def test_turning_to_construction_late_asks_for_the_planning_consultation() -> None:
    before = replace(EVERYTHING, stage=Stage.PRODUCING, needs_construction=False, contributed=UNPLANNED)
    after = replace(before, needs_construction=True)

    assert "PLANNING_NOT_AGREED" in codes(stages.refuse_regression(before, after))


@pytest.mark.parametrize("stage", [Stage.IN_POOL, Stage.LOST])
def test_a_side_state_asks_for_nothing(stage: Stage) -> None:
    before = replace(EVERYTHING, stage=stage)

    assert stages.refuse_regression(before, replace(before, investment_known=False)) == ()


def test_every_condition_has_a_message_and_every_message_a_condition() -> None:
    assert condition_codes() == set(CONDITION_MESSAGES)


def test_a_code_stands_for_one_condition() -> None:
    known = next(iter(conditions_of(Stage.SIGNED)))

    with pytest.raises(ValueError, match="already registered"):
        register_condition(EntryCondition(Stage.LANDED, known.code, lambda _facts: True))


class Pipeline(RuleBasedStateMachine):
    """Whatever a host tries, in whatever order, the project stays on the map."""

    def __init__(self) -> None:
        super().__init__()
        self.facts = StageFacts(stage=Stage.LEAD)
        self.entered = [Stage.LEAD]

    @rule(to=st.sampled_from(Stage))
    def advance(self, to: Stage) -> None:
        if not stages.refuse_advance(self.facts, to):
            self.facts = replace(self.facts, stage=to)
            self.entered.append(to)

    @rule(to=st.sampled_from([Stage.ON_HOLD, Stage.LOST, Stage.WITHDRAWN]))
    def step_aside(self, to: Stage) -> None:
        if stages.refuse_side_step(self.facts.stage, to) is None:
            resume = self.facts.stage if to is Stage.ON_HOLD else None
            self.facts = replace(self.facts, stage=to, resume_stage=resume)

    @precondition(lambda self: self.facts.stage is Stage.ON_HOLD)
    @rule()
    def resume(self) -> None:
        back = stages.resumed(self.facts.stage, self.facts.resume_stage)
        assert isinstance(back, Stage)
        self.facts = replace(self.facts, stage=back, resume_stage=None)

    @rule(
        data=st.data(), name=st.sampled_from([f.name for f in fields(StageFacts) if f.type == "bool" or f.type is bool])
    )
    def learn(self, data: st.DataObject, name: str) -> None:
        after = replace(self.facts, **{name: data.draw(st.booleans())})  # type: ignore[arg-type]  # boolean fields only
        if not stages.refuse_change(self.facts.stage) and not stages.refuse_regression(self.facts, after):
            self.facts = after

    @precondition(lambda self: self.facts.stage is Stage.IN_REVIEW)
    @rule(known=st.sampled_from(REVIEWS))
    def judge(self, known: dict[str, object]) -> None:
        self.facts = replace(self.facts, contributed={"planning": self.facts.contributed.get("planning"), **known})

    @rule(agreed=st.booleans(), land=st.booleans())
    def conclude(self, agreed: bool, land: bool) -> None:  # noqa: FBT001  drawn by hypothesis
        known = {**self.facts.contributed, "planning": agreed}
        after = replace(self.facts, contributed=known, occupies_land=land)
        if not stages.refuse_change(self.facts.stage) and not stages.refuse_regression(self.facts, after):
            self.facts = after

    @invariant()
    def stages_are_entered_in_order_and_only_with_what_they_ask_for(self) -> None:
        positions = [MAIN_LINE.index(stage) for stage in self.entered]
        assert positions == sorted(set(positions))
        if Stage.SIGNED in self.entered:
            assert self.facts.contributed["review"] == {"state": "PASSED", "covers": True}
        if Stage.LANDED in self.entered and self.facts.stage in MAIN_LINE:
            assert self.facts.host_is_carrier
            assert self.facts.is_registered
            assert self.facts.has_site_document

    @invariant()
    def what_others_decide_is_out_of_reach(self) -> None:
        assert self.facts.stage not in {Stage.IN_POOL, Stage.REJECTED}


TestPipeline = Pipeline.TestCase
