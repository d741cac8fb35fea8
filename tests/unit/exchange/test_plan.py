from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang.exchange.ledger.headers import Column
from zhaoshang.exchange.ledger.plan import COLUMN_OF, Plan, Standing, plan_import
from zhaoshang.exchange.ledger.sheet import Candidate, LedgerKey, LedgerValues, Warned
from zhaoshang.projects.model import DayPrecision, Industry, Stage

KEY = LedgerKey("甲", "乙")
PROJECT = UUID(int=1)
CELLS: Mapping[Column, str] = {column: f"{letter}4" for column, letter in zip(Column, "ABCDEFGHIJKL", strict=True)}
SAID = LedgerValues(
    project_name="乙项目",
    company_name="甲有限公司",
    credit_code="91120110MANT1YGTN0",
    industry=Industry.BIOMEDICINE,
    investment_fen=100,
    investment_approximate=False,
    first_contact_on=date(2018, 3, 5),
    first_contact_precision=DayPrecision.DAY,
    stage=Stage.NEGOTIATING,
    contact_name="张三",
    contact_phone="13800000000",
    occupies_land=True,
    remark="急",
)
OTHER: Mapping[str, Any] = {
    "project_name": "乙 项目",
    "company_name": "甲（有限）公司",
    "credit_code": "91120110GRJ3H6YB5U",
    "industry": Industry.OTHER,
    "investment_fen": 200,
    "investment_approximate": True,
    "first_contact_on": date(2019, 1, 1),
    "first_contact_precision": DayPrecision.MONTH,
    "stage": Stage.SIGNED,
    "contact_name": "李四",
    "contact_phone": "13900000000",
    "occupies_land": False,
    "remark": "缓",
}


def a_candidate(*without: Column, **changed: Any) -> Candidate:
    cells = {column: cell for column, cell in CELLS.items() if column not in without}
    return Candidate(KEY, replace(SAID, **changed), cells, (Warned("F4", "MONTH_PRECISION"),))


def planned(candidate: Candidate, said: LedgerValues | None = SAID, now: LedgerValues | None = SAID) -> Plan:
    return plan_import([candidate], {KEY: Standing(PROJECT, said, now)})


def refused(plan: Plan) -> list[tuple[str, str]]:
    return [(each.cell, each.code) for each in plan.refused]


def test_an_unknown_project_is_created_with_its_warnings() -> None:
    plan = plan_import([a_candidate()], {})
    assert (len(plan.created), plan.unchanged, plan.warnings) == (1, 0, (Warned("F4", "MONTH_PRECISION"),))


def test_the_same_row_again_is_unchanged_whatever_officials_made_of_it() -> None:
    plan = planned(a_candidate(), now=replace(SAID, investment_fen=7, stage=Stage.LANDED))
    assert (plan.unchanged, plan.updated, plan.adopted) == (1, [], [])


def test_the_same_row_again_is_unchanged_even_when_the_project_left_the_tenant() -> None:
    assert planned(a_candidate(), now=None).unchanged == 1


@pytest.mark.parametrize("name", OTHER)
def test_exactly_the_changed_field_is_written(name: str) -> None:
    (update,) = planned(a_candidate(**{name: OTHER[name]})).updated
    assert (update.changes, update.project_id) == (frozenset({name}), PROJECT)
    assert update.said == replace(SAID, **{name: OTHER[name]})


@pytest.mark.parametrize("name", sorted(set(OTHER) - {"stage"}))
def test_a_value_that_replaces_an_officials_change_is_warned_about(name: str) -> None:
    since: dict[str, Any] = {name: None if name == "remark" else OTHER[name]}
    anew: dict[str, Any] = {name: "新" if isinstance(OTHER[name], str) else OTHER[name]}
    now = replace(SAID, **since)
    candidate = a_candidate(**anew)
    plan = planned(candidate, now=now)
    expected = [Warned(CELLS[COLUMN_OF[name]], "REPLACES_CHANGE")] if plan.updated else []
    assert [warned for warned in plan.warnings if warned.code == "REPLACES_CHANGE"] == expected


def test_a_value_officials_set_already_is_only_remembered() -> None:
    plan = planned(a_candidate(investment_fen=200), now=replace(SAID, investment_fen=200))
    assert (plan.unchanged, plan.updated) == (1, [])
    (adopted,) = plan.adopted
    assert adopted.said.investment_fen == 200


def test_a_changed_stage_is_refused_when_officials_moved_the_project() -> None:
    plan = planned(a_candidate(stage=Stage.SIGNED, investment_fen=200), now=replace(SAID, stage=Stage.LANDED))
    assert refused(plan) == [(CELLS[Column.STAGE], "STAGE_MOVED_ON")]
    assert plan.warnings == ()


def test_a_stage_that_officials_reached_as_well_is_no_conflict() -> None:
    assert planned(a_candidate(stage=Stage.SIGNED), now=replace(SAID, stage=Stage.SIGNED)).unchanged == 1


def test_a_changed_row_of_a_project_that_left_the_tenant_is_refused() -> None:
    assert refused(planned(a_candidate(remark="缓"), now=None)) == [(CELLS[Column.PROJECT_NAME], "PROJECT_MOVED")]


@pytest.mark.parametrize(
    "name", ["credit_code", "industry", "contact_name", "contact_phone", "occupies_land", "remark"]
)
def test_a_blank_cell_says_nothing(name: str) -> None:
    silent: dict[str, Any] = {name: None}
    plan = planned(a_candidate(**silent))
    assert (plan.unchanged, plan.adopted) == (1, [])


def test_an_amount_that_became_undecided_is_a_statement() -> None:
    (update,) = planned(a_candidate(investment_fen=None)).updated
    assert update.changes == {"investment_fen"}


def test_a_column_that_is_gone_says_nothing_and_is_remembered() -> None:
    (update,) = planned(a_candidate(Column.OCCUPIES_LAND, occupies_land=None, remark="缓")).updated
    assert update.changes == {"remark"}
    assert update.said.occupies_land is True


def test_a_project_people_entered_is_adopted_when_all_agrees() -> None:
    now = replace(SAID, project_name="乙", company_name="甲公司", contact_name=None, contact_phone=None)
    plan = planned(a_candidate(), said=None, now=now)
    assert plan.unchanged == 1
    (adopted,) = plan.adopted
    assert (adopted.is_new_line, adopted.said) == (True, SAID)


@pytest.mark.parametrize("name", sorted(set(OTHER) - {"project_name", "company_name", "contact_name", "contact_phone"}))
def test_a_project_people_entered_otherwise_is_a_question(name: str) -> None:
    plan = planned(a_candidate(), said=None, now=replace(SAID, **{name: OTHER[name]}))
    assert refused(plan) == [(CELLS[COLUMN_OF[name]], "DIFFERS_FROM_PIPELINE")]


def some_values() -> st.SearchStrategy[LedgerValues]:
    return st.builds(
        lambda chosen: replace(SAID, **{name: OTHER[name] for name in chosen}), st.sets(st.sampled_from(sorted(OTHER)))
    )


@given(said=some_values(), ledger=some_values(), now=some_values())
def test_a_field_is_written_only_if_the_ledger_changed_it_and_the_pipeline_lacks_it(
    said: LedgerValues, ledger: LedgerValues, now: LedgerValues
) -> None:
    plan = planned(Candidate(KEY, ledger, CELLS, ()), said=said, now=now)
    for update in plan.updated:
        for name in update.changes:
            assert getattr(ledger, name) != getattr(said, name)
            assert getattr(ledger, name) != getattr(now, name)
    assert len(plan.updated) + plan.unchanged + len(plan.refused) == 1


@given(said=some_values(), ledger=some_values(), now=some_values())
def test_a_second_run_after_the_first_is_unchanged(said: LedgerValues, ledger: LedgerValues, now: LedgerValues) -> None:
    candidate = Candidate(KEY, ledger, CELLS, ())
    first = planned(candidate, said=said, now=now)
    for update in (*first.updated, *first.adopted):
        then = replace(now, **{name: getattr(ledger, name) for name in update.changes})
        again = planned(candidate, said=update.said, now=then)
        assert (again.unchanged, again.updated, again.adopted) == (1, [], [])
