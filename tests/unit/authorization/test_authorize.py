"""The one question before every write: out of sight is NOT_FOUND, visible but refused is FORBIDDEN with its rule."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson
import pytest

from tests.support.actors import DONGLI, an_actor, tenant_id
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize, register_resource
from zhaoshang.authorization.explanation import explain
from zhaoshang.authorization.masks import hidden, maskable, register_mask
from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.scopes import covers, register_condition, register_scope
from zhaoshang.projects.model import Contact, Part, Project
from zhaoshang.projects.permissions import Contacts, Notes, Projects
from zhaoshang.values.ids import new_id
from zhaoshang.values.refusal import NOT_FOUND, Refusal

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
NO_PART = Part(0)


def a_project(host: str = "huaming", parts: Part = NO_PART, district: int = DONGLI) -> Project:
    project = Project(district_id=district, id=new_id(), tenant_id=tenant_id(host), shared_with=[])
    project.parts = int(parts)
    return project


def reaching(actor: Actor, permission: Permission, row: Any) -> list[str]:
    return [grant.rule for grant in actor.decide(permission).grants if covers(grant, row, actor)]


def code(answer: Refusal | None) -> str | None:
    return None if answer is None else answer.code


def test_a_host_may_change_its_own() -> None:
    assert authorize(an_actor("host.officer"), Projects.UPDATE, a_project()) is None


def test_another_tenants_project_answers_like_one_that_never_existed() -> None:
    neighbour = an_actor("host.director", tenant="xinli")
    assert (
        authorize(neighbour, Projects.UPDATE, a_project()) == authorize(neighbour, Projects.UPDATE, None) == NOT_FOUND
    )


def test_another_districts_project_never_exists_even_for_coordination() -> None:
    assert authorize(an_actor("coordination.officer"), Projects.INVOLVE, a_project(district=120111)) == NOT_FOUND


def test_visible_but_refused_is_forbidden_with_the_rule() -> None:
    refused = authorize(an_actor("oversight.director", tenant="ducha"), Projects.UPDATE, a_project())
    assert refused is not None
    assert (refused.code, refused.facts["rule"]) == ("FORBIDDEN", "O90")
    UUID(refused.facts["decision"])


def test_visible_but_out_of_reach_is_forbidden() -> None:
    """The origin sees the project it pushed and may not touch it."""
    origin = an_actor("host.officer", tenant="xinli")
    assert code(authorize(origin, Projects.UPDATE, a_project(parts=Part.ORIGIN))) == "FORBIDDEN"


def test_a_question_about_a_child_asks_whether_the_row_itself_is_visible() -> None:
    """Adding a note asks about the project: the environment bureau sees it, so the answer is FORBIDDEN."""
    reviewer = an_actor("environment_review.officer", tenant="sthj")
    assert code(authorize(reviewer, Notes.ADD, a_project(parts=Part.REVIEWER))) == "FORBIDDEN"
    assert code(authorize(reviewer, Notes.ADD, a_project())) == "NOT_FOUND"


def test_without_a_row_only_the_decision_counts() -> None:
    assert authorize(an_actor("host.officer"), Projects.CREATE) is None
    assert code(authorize(an_actor("host.viewer"), Projects.CREATE)) == "FORBIDDEN"


def entries(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    return [orjson.loads(record.getMessage()) for record in caplog.records if record.name == "zhaoshang.decisions"]


def test_each_denial_is_in_the_decision_log(caplog: pytest.LogCaptureFixture) -> None:
    actor = an_actor("oversight.director", tenant="ducha", person="lin")
    project = a_project()
    with caplog.at_level(logging.INFO, "zhaoshang.decisions"):
        refused = authorize(actor, Projects.UPDATE, project)
    assert refused is not None
    assert entries(caplog) == [
        {
            "decision": refused.facts["decision"],
            "outcome": "FORBIDDEN",
            "permission": "project:update",
            "policy": actor.decisions.version,
            "rules": ["O90"],
            "denied_by": "O90",
            "district": DONGLI,
            "tenant": str(actor.tenant),
            "person": str(actor.person),
            "subjects": ["oversight.director"],
            "request": "test-request",
            "row": str(project.id),
        }
    ]


def test_what_is_out_of_sight_is_logged_too(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "zhaoshang.decisions"):
        authorize(an_actor("host.director", tenant="xinli"), Projects.UPDATE, a_project())
    assert [entry["outcome"] for entry in entries(caplog)] == ["NOT_FOUND"]


def test_a_disclosure_is_logged_and_an_ordinary_read_is_not(caplog: pytest.LogCaptureFixture) -> None:
    officer = an_actor("host.officer")
    contact = Contact(district_id=DONGLI, id=new_id(), tenant_id=tenant_id("huaming"))
    with caplog.at_level(logging.INFO, "zhaoshang.decisions"):
        assert authorize(officer, Contacts.VIEW, contact) is None
        assert authorize(officer, Contacts.REVEAL, contact) is None
    assert [(e["outcome"], e["permission"], e["rules"]) for e in entries(caplog)] == [
        ("ALLOWED", "company.contact:reveal", ["T16"])
    ]


def test_a_field_is_hidden_only_if_every_grant_that_reaches_the_row_hides_it() -> None:
    both = an_actor("host.viewer", "industry.viewer")
    decision = both.decide(Projects.VIEW)
    assert hidden(decision, "description", a_project("xinli", Part.ORIGIN), both)
    assert not hidden(decision, "description", a_project("xinli", Part.ORIGIN | Part.INDUSTRY), both)
    assert not hidden(decision, "description", a_project("huaming", Part.HOST), both)
    assert not hidden(decision, "stage", a_project("xinli", Part.ORIGIN), both)
    assert maskable(decision, "description")
    assert not maskable(decision, "stage")


@pytest.mark.parametrize(
    ("who", "parts", "allowed", "rules", "text"),
    [
        ("host.officer", Part.HOST, True, ("T11",), "可以修改项目。依据规则：T11（街道园区招商专员：本单位）。"),
        (
            "oversight.officer",
            Part(0),
            False,
            ("O90",),
            "不可以修改项目。规则明令禁止：O90（督查室只读）；禁止优先于一切允许。",
        ),
        (
            "coordination.director",
            Part(0),
            False,
            (),
            "不可以修改项目：没有规则给予您的职责。此项权限属于：T11（街道园区招商专员：本单位）；I19（行业部门招商专员：本单位）。",
        ),
    ],
)
def test_a_decision_is_explained_to_its_subject(
    who: str,
    parts: Part,
    allowed: bool,  # noqa: FBT001  a column of the table above
    rules: tuple[str, ...],
    text: str,
) -> None:
    actor = an_actor(who)
    answer = explain(actor, Projects.UPDATE, "zh", reaching(actor, Projects.UPDATE, a_project(parts=parts)))
    assert (answer.allowed, answer.rules, answer.text) == (allowed, rules, text)


def test_an_explanation_speaks_english_and_says_how_far_the_reach_goes() -> None:
    origin, pushed = an_actor("host.officer", tenant="xinli"), a_project(parts=Part.ORIGIN)
    answer = explain(origin, Projects.UPDATE, "en", reaching(origin, Projects.UPDATE, pushed))
    assert answer.text == (
        "You may not update project here: it lies outside your reach, which is T11 (host officer: own rows)."
    )
    seen = explain(origin, Projects.VIEW, "en", reaching(origin, Projects.VIEW, pushed))
    assert seen.text == (
        "You may view project, by rule T02 (host viewer: projects the tenant takes part in, progress only)."
    )


def test_an_explanation_without_an_object_is_about_the_decision() -> None:
    answer = explain(an_actor("host.officer"), Projects.CREATE, "en")
    assert answer.text == "You may create project, by rule T10 (host officer: own rows)."


def test_one_name_means_one_thing() -> None:
    with pytest.raises(ValueError, match="'own' is already registered"):
        register_scope("own", sql=None, python=lambda _row, _actor: True, zh="全部", en="all")
    with pytest.raises(ValueError, match="'veto_right' is already registered"):
        register_condition("veto_right", sql=lambda row, _: row.id, python=lambda _row, _actor: True, zh="-", en="-")
    with pytest.raises(ValueError, match="'progress_only' is already registered"):
        register_mask("progress_only", shows={}, zh="-", en="-")
    with pytest.raises(ValueError, match="Project is already the resource 'project'"):
        register_resource(Project, "company")


def test_a_row_of_an_unregistered_class_counts_as_the_resource_asked_about() -> None:
    @dataclass
    class Drawn:
        district_id: int
        tenant_id: UUID
        parts: int = 0

    drawn = Drawn(DONGLI, tenant_id("huaming"))
    assert authorize(an_actor("host.officer"), Projects.UPDATE, drawn) is None
