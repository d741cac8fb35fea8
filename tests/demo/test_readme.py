"""What the README says the demo answers is what it answers, in both languages.

After a change that is meant to change an answer, run this file with ``REWRITE_README=1`` in the environment.
"""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.graphql import Graphql
from zhaoshang.demo.examples import QUESTIONS

ROOT = Path(__file__).parents[2]
TEXTS = {path: path.read_text("utf-8") for path in (ROOT / "README.md", ROOT / "README.zh-CN.md")}
REWRITE = bool(os.environ.get("REWRITE_README"))
EXAMPLE = re.compile(
    r"`(?P<persona>\w+@[\w-]+)`[^`]*(?:`\w+`[^`]*)*"
    r"```graphql\n(?P<query>.*?)```\n\n```json\n(?P<answer>.*?)```",
    re.DOTALL,
)


def written(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def rewrite(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


async def retold(text: str, graphql: Graphql) -> str:
    """The text with each answer as the demo gives it now."""
    examples = list(EXAMPLE.finditer(text))
    assert [(each["persona"], each["query"]) for each in examples] == [(each.persona, each.query) for each in QUESTIONS]
    for example in reversed(examples):
        body = (await graphql.as_(example["persona"]).run(example["query"])).body
        body.pop("extensions")
        text = text[: example.start("answer")] + written(body) + text[example.end("answer") :]
    return text


@pytest.mark.parametrize(("path", "text"), TEXTS.items(), ids=lambda each: getattr(each, "name", ""))
async def test_the_readme_shows_what_the_demo_answers(path: Path, text: str, graphql: Graphql) -> None:
    answered = await retold(text, graphql)
    if REWRITE:
        rewrite(path, answered)
    else:
        assert text == answered


async def test_what_the_neighbour_cannot_see_is_really_there(graphql: Graphql) -> None:
    answer = (await graphql.as_("director@huaming").run(QUESTIONS[-1].query)).data
    assert answer["huamings"] is not None
    assert answer["nobodys"] is None
