"""The schema and the policy must agree before the first request: names, marks and what a mask may take away."""

import strawberry

from zhaoshang.api.permission import public, requires
from zhaoshang.authorization.permissions import Permission, Permissions
from zhaoshang.authorization.policy import Authorizer, load_authorizer, policies_directory
from zhaoshang.authorization.rooms import register_rooms
from zhaoshang.authorization.startup import mask_problems, policy_problems, schema_problems
from zhaoshang.projects.permissions import Projects


@strawberry.type(name="Company")
class ACompany:
    name: str


@strawberry.type(name="NextStage")
class ANextStage:
    stage: str


@strawberry.type(name="Project")
class AProject:
    id: strawberry.ID
    stage: str
    description: str | None
    lost_reason: str
    company: ACompany
    next_stages: list[ANextStage]


@strawberry.type
class Query:
    project: AProject | None = strawberry.field(directives=[requires(Projects.VIEW)], default=None)
    viewer: str | None = strawberry.field(directives=[public()], default=None)


@strawberry.type(name="Query")
class FaultyQuery:
    project: AProject | None = strawberry.field(directives=[requires("project:veiw")], default=None)
    viewer: str | None = None


register_rooms()
SOUND = strawberry.Schema(Query)._schema
FAULTY = strawberry.Schema(FaultyQuery)._schema


def test_a_sound_schema_has_no_problems() -> None:
    assert schema_problems(SOUND) == []


def test_a_field_naming_an_unregistered_permission_and_an_unmarked_one_are_found() -> None:
    assert schema_problems(FAULTY) == [
        "Query.project requires 'project:veiw', which no room registers",
        "Query.viewer says neither @requires nor @public",
    ]


def test_a_promised_field_that_a_mask_may_hide_is_found() -> None:
    assert mask_problems(SOUND, load_authorizer(), {"Project": "project", "Company": "company"}) == [
        "Project.lostReason is not nullable, but mask 'progress_only' may hide it",
        "Project.nextStages is not nullable, but mask 'progress_only' may hide it",
    ]
    assert mask_problems(SOUND, load_authorizer(), {}) == []


def test_the_shipped_policy_knows_every_permission_code_asks_for() -> None:
    assert policy_problems(load_authorizer()) == []


def test_a_permission_the_policy_does_not_know_is_found() -> None:
    directory = policies_directory()
    text = (directory / "responsibilities.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(("g3, settle,", "n, settle,"))]
    kept = [line for line in lines if ", settle, " not in line]
    poorer = Authorizer((directory / "model.conf").read_text(encoding="utf-8"), "\n".join(kept))
    assert [problem.split(":")[0] for problem in policy_problems(poorer)] == [
        "permission assessment.objection",
        "permission duplicate",
        "permission first_report",
    ]


def test_permissions_are_known_by_resource_and_action() -> None:
    assert Permissions.registered["project:view"] == Permission("project", "view") == Projects.VIEW
    assert str(Projects.VIEW) == "project:view"
