"""Facts that entry conditions read: the room's own, and those of others."""

import json
from dataclasses import fields

import pytest
from sqlalchemy import literal

from zhaoshang.projects import facts
from zhaoshang.projects.conditions import StageFacts
from zhaoshang.projects.facts import read_facts, register_fact, stage_facts
from zhaoshang.projects.model import Project, Stage

FOUND = {
    "stage": "ON_HOLD",
    "resume_stage": "SIGNED",
    "needs_construction": True,
    "occupies_land": None,
    "is_hazardous": True,
    "industry_answered": True,
    "investment_known": True,
    "has_credit_code": True,
    "has_talk": False,
    "is_registered": False,
    "has_site_basis": False,
    "has_site_document": False,
    "contributed": {"planning_open": True},
}


@pytest.mark.parametrize("found", [FOUND, json.dumps(FOUND)], ids=["parsed", "text"])
def test_facts_come_from_json(found: object) -> None:
    read = read_facts(found)

    assert (read.stage, read.resume_stage) == (Stage.ON_HOLD, Stage.SIGNED)
    assert (read.occupies_land, read.is_hazardous) == (None, True)
    assert read.contributed == {"planning_open": True}


def test_every_fact_that_conditions_read_is_told() -> None:
    told = str(stage_facts(Project).compile(compile_kwargs={"literal_binds": True}))

    assert [each.name for each in fields(StageFacts) if f"'{each.name}'" not in told] == []


def test_a_project_that_is_not_on_hold_has_no_stage_to_come_back_to() -> None:
    assert read_facts({**FOUND, "resume_stage": None}).resume_stage is None


def test_another_room_adds_the_fact_its_condition_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "_CONTRIBUTED", {})

    register_fact("planning_open", lambda _project: literal(True))

    assert "planning_open" in str(stage_facts(Project).compile(compile_kwargs={"literal_binds": True}))
    with pytest.raises(ValueError, match="already registered"):
        register_fact("planning_open", lambda _project: literal(True))
