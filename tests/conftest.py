"""What every test may ask for, and which are begun first."""

import pytest

pytest_plugins = ["tests.support.database", "tests.support.app", "tests.support.counted"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, the sweep of the schema: left to the end, one worker would wait for the other."""
    items.sort(key=lambda item: not item.nodeid.startswith("tests/isolation"))
