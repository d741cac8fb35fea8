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


@pytest.mark.parametrize("name", ["transfers.md", "transfers.zh-CN.md"])
async def test_every_question_about_credit_has_an_answer(name: str, graphql: Graphql) -> None:
    questions = QUERY.findall((GUIDES / name).read_text(encoding="utf-8"))
    assert questions
    for question in questions:
        answered = (await graphql.as_("director@jinqiao").run(question)).data
        assert all(map(something, answered.values())), question
