"""whyCan: a decision explained to its subject, without revealing what it cannot see."""

from typing import Any
from uuid import UUID

import pytest

from tests.support.actors import person_id, tenant_id
from tests.support.builders import insert
from tests.support.graphql import Graphql
from tests.support.projects import NOW, Hall
from zhaoshang.projects.model import Part
from zhaoshang.values.ids import global_id, new_id

NEVER = UUID("01990000-0000-7000-8000-000000000000")
WHY = """
query Why($action: String!, $id: ID) {
  whyCan(action: $action, id: $id) { permission allowed rules policyVersion text }
}
"""


async def why(client: Graphql, persona: str, action: str, about: str | None = None) -> dict[str, Any] | None:
    result = await client.as_(persona).run(WHY, {"action": action, "id": about})
    answer: dict[str, Any] | None = result.data["whyCan"]
    return answer


@pytest.fixture
async def project(hall: Hall) -> str:
    """A project of 华明, which 新立 has pushed."""
    key = await hall.create("officer@huaming")
    await insert(
        hall.owner,
        "participation",
        district_id=120110,
        id=new_id(),
        tenant_id=tenant_id("xinli"),
        project_id=key,
        parts=int(Part.ORIGIN),
        created_at=NOW,
        updated_at=NOW,
        investment_fen=0,
    )
    await hall.owner.execute("UPDATE app.project SET shared_with = ARRAY[$1::uuid]", tenant_id("xinli"))
    return global_id("Project", key)


@pytest.mark.parametrize(
    ("persona", "action", "allowed", "rules", "text"),
    [
        (
            "officer@huaming",
            "project:update",
            True,
            ["T11"],
            "可以修改项目。依据规则：T11（街道园区招商专员：本单位）。",
        ),
        (
            "officer@ducha",
            "project:update",
            False,
            ["O90"],
            "不可以修改项目。规则明令禁止：O90（督查室只读）；禁止优先于一切允许。",
        ),
        (
            "officer@xinli",
            "project:update",
            False,
            ["T11"],
            "不可以修改项目：这一条不在您的职责范围内。您的规则只到：T11（街道园区招商专员：本单位）。",
        ),
        (
            "director@hezuo",
            "project:update",
            False,
            [],
            "不可以修改项目：没有规则给予您的职责。此项权限属于：T11（街道园区招商专员：本单位）；I19（行业部门招商专员：本单位）。",
        ),
    ],
)
async def test_a_decision_about_an_object_is_explained(  # noqa: PLR0913  the columns of the table above
    client: Graphql,
    project: str,
    *,
    persona: str,
    action: str,
    allowed: bool,
    rules: list[str],
    text: str,
) -> None:
    answer = await why(client, persona, action, project)

    assert answer is not None
    assert (answer["allowed"], answer["rules"], answer["text"]) == (allowed, rules, text)
    assert answer["permission"] == action
    assert len(answer["policyVersion"]) == 12


@pytest.mark.parametrize("action", ["project:view", "project:update", "project.note:create", "tenant:update"])
async def test_what_is_a_neighbours_is_explained_like_what_never_was(client: Graphql, hall: Hall, action: str) -> None:
    hidden = global_id("Project", await hall.create("officer@huaming"))

    assert await why(client, "director@xinli", action, hidden) is None
    assert await why(client, "director@xinli", action, global_id("Project", NEVER)) is None


@pytest.mark.parametrize(
    ("action", "about"),
    [
        ("project:fly", None),
        ("", None),
        ("project:view", "nonsense"),
        ("project:view", ""),
        ("project:view", "Nothing_01990000-0000-7000-8000-000000000000"),
        ("contact:\u0000", "Project_\u0000"),
    ],
)
async def test_a_question_about_nothing_has_no_answer(client: Graphql, action: str, about: str | None) -> None:
    assert await why(client, "officer@huaming", action, about) is None


async def test_an_action_that_is_none_on_such_an_object_has_no_answer(client: Graphql) -> None:
    person = global_id("Person", person_id("officer@huaming"))

    # A host's own contacts: a person of the directory belongs to no tenant.
    assert await why(client, "officer@huaming", "company.contact:reveal", person) is None


async def test_without_an_object_it_is_about_doing_it_at_all(client: Graphql) -> None:
    english = await client.as_("officer@huaming").with_(Accept_Language="en").run(WHY, {"action": "project:create"})

    assert english.data["whyCan"]["text"] == "You may create project, by rule T10 (host officer: own rows)."


async def test_it_goes_with_whatever_else_is_asked(client: Graphql, project: str) -> None:
    result = await client.as_("officer@huaming").run(
        """
        query Both($id: ID!) {
          mine: whyCan(action: "project:update", id: $id) { ...short }
          project(id: $id) { name host { code } }
          never: whyCan(action: "tenant:create") { ...short __typename }
        }
        fragment short on Explanation { allowed rules }
        """,
        {"id": project},
    )

    assert list(result.data) == ["mine", "project", "never"]
    assert result.data == {
        "mine": {"allowed": True, "rules": ["T11"]},
        "project": {"name": "高端装备生产基地项目", "host": {"code": "huaming"}},
        "never": {"allowed": False, "rules": [], "__typename": "Explanation"},
    }


async def test_a_stranger_is_told_nothing(client: Graphql) -> None:
    result = await client.run(WHY, {"action": "project:view"})

    assert result.codes == ["UNAUTHENTICATED"]
