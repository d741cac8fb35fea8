"""What every test may ask for, which are begun first, and how often rubbish is looked for."""

import gc

import pytest

from zhaoshang.gateway.server import COLLECT_AFTER

pytest_plugins = ["tests.support.database", "tests.support.templates", "tests.support.app", "tests.support.counted"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, the sweep of the schema: left to the end, one worker would wait for the other."""
    items.sort(key=lambda item: not item.nodeid.startswith("tests/isolation"))


def pytest_collection_finish() -> None:
    """Look for rubbish as the served process does: what is there now stays, and is not looked through again and again.

    Each time took half a second. What a test leaves behind is still found, at the latest when all have run.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, 20, 20)
