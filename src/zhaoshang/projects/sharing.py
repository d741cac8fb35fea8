"""Which rows below a project are shared with everybody who takes part in it: rooms register theirs.

``app.reshare`` derives the sharing, ``verify_sharing`` compares it with the participations.
"""

from typing import Any, Final

from zhaoshang.projects.model import StageChange

CHILDREN: Final[list[type[Any]]] = [StageChange]
"""Mapped classes with ``project_id``, ``tenant_id`` and ``shared_with``."""


def register_shared(*kinds: type[Any]) -> None:
    """Let the rows of other rooms be compared, too."""
    CHILDREN.extend(kind for kind in kinds if kind not in CHILDREN)
