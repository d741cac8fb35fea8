"""What the state in a request's scope says of the time before it was read (ADR 0029)."""

from collections.abc import Mapping, MutableMapping
from typing import Any, Final

_WAITED: Final = "waited"


def tell_waited(state: MutableMapping[str, Any], seconds: float) -> None:
    """Say of a request that it waited to be read, and for how long."""
    state[_WAITED] = seconds


def waited(state: Mapping[str, Any]) -> float | None:
    """For how many seconds a request waited to be read; ``None`` for one that was read as soon as it came."""
    return state.get(_WAITED)
