"""How a room says what happened to a project: one ``Happening`` for each kind, in a ``timeline.py`` of its own.

A happening is a row that is there once something was done, with the permission to see it::

    register_happening(
        Happening(
            kind="REVIEW_SUBMITTED",
            zh="提交评审",
            en="A round of review began",
            mapped=Review,
            sees=Reviews.VIEW,
            at=lambda review: review.submitted_at,
            by="submitted_by",
        )
    )

Who is told of it follows from the policy: whoever sees the row, and of it what no mask hides. Nothing else is needed:
the kind is a member of the schema's ``ProjectEventKind``, and the timeline of every project has it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from zhaoshang.authorization.permissions import Permission
from zhaoshang.authorization.rooms import import_contributions
from zhaoshang.readmodel.declare import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One kind of thing that happens to projects."""

    kind: str
    zh: str
    """What happened, in a few words."""
    en: str
    """What happened, as one sentence; it says what ``detail`` is, if there is one."""
    mapped: type[Any]
    """The class whose rows tell of it; each has a ``project_id``."""
    sees: Permission
    """The permission to see such a row."""
    at: Form
    """When; never null where ``when`` holds."""
    when: Form | None = None
    """Which rows tell of it; ``None`` for each of them."""
    by: str | None = None
    """The column of the person; ``None`` where nobody is known, or the clock."""
    unit: str | None = "tenant_id"
    """The column of the unit whose act it was."""
    detail: str | None = None
    """The column of what there is to know of it in a word or a sentence."""
    words: Form | None = None
    """How ``detail`` is put, if not as its column is."""


_HAPPENINGS: Final[dict[str, Happening]] = {}


def register_happening(*happenings: Happening) -> None:
    """Add kinds of events. A kind means one thing: registering it twice is a bug."""
    for each in happenings:
        if _HAPPENINGS.setdefault(each.kind, each) is not each:
            raise ValueError(f"event {each.kind!r} is already registered")


def all_happenings() -> Mapping[str, Happening]:
    """Every kind that any room brings, in the order of their names."""
    import_contributions("timeline")
    return MappingProxyType(dict(sorted(_HAPPENINGS.items())))
