"""Whatever people are told of happens: the event of each kind is emitted somewhere, with the entry that names it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import zhaoshang
from zhaoshang.notifications.declare import Told, all_notices


def emitted() -> Iterator[tuple[re.Pattern[str], set[str]]]:
    """Every event that any operation emits: its name, as far as it is written there, and the entries it has."""
    for path in Path(zhaoshang.__path__[0]).rglob("operations/*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "emit":
                name = node.args[0]
                parts = name.values if isinstance(name, ast.JoinedStr) else [name]
                written = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in parts]
                yield re.compile("".join(written)), {each.arg for each in node.keywords if each.arg}


EMITTED = list(emitted())


def happens(event: str, key: str) -> bool:
    return any(name.fullmatch(event) and key in entries for name, entries in EMITTED)


@pytest.mark.parametrize("told", all_notices().values(), ids=lambda told: told.kind)
def test_the_event_is_emitted_with_its_entry(told: Told) -> None:
    assert happens(told.event, told.key)
    assert hasattr(told.mapped, told.by)
    assert hasattr(told.mapped, told.thing)


def test_an_event_that_nobody_emits_would_be_found() -> None:
    assert happens("transfer.proposed", "transfer")
    assert not happens("transfer.forgotten", "transfer")
    assert not happens("transfer.proposed", "offer")
