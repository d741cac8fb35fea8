"""What the guide asks the demo is answered, with something to see."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.graphql import Graphql

GUIDES = Path(__file__).parents[2] / "docs" / "guide"
QUERY = re.compile(r"^```graphql\n(\{\n.*?)^```", re.MULTILINE | re.DOTALL)


def something(answer: Any) -> bool:
    return bool(answer["nodes"] if isinstance(answer, dict) else answer)


GUIDED = [
    ("transfers", "director@jinqiao"),
    ("reviews", "officer@hezuo"),
    ("orders", "officer@ducha"),
    ("bulletins", "viewer@huaming"),
    ("assessment", "viewer@ducha"),
    ("monthly-reports", "officer@hezuo"),
    ("buildings", "officer@hezuo"),
    ("evaluation", "officer@hezuo"),
]


@pytest.mark.parametrize("language", ["", ".zh-CN"])
@pytest.mark.parametrize(("name", "persona"), GUIDED)
async def test_every_question_has_an_answer(name: str, persona: str, language: str, graphql: Graphql) -> None:
    questions = QUERY.findall((GUIDES / f"{name}{language}.md").read_text(encoding="utf-8"))
    assert questions
    for question in questions:
        answered = (await graphql.as_(persona).run(question)).data
        assert all(map(something, answered.values())), question
