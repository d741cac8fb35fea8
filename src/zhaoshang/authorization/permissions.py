"""Permissions: what code asks for, by name. The policy, not the code, says who holds them."""

from dataclasses import dataclass
from typing import ClassVar

from zhaoshang.database.fence import Reach


@dataclass(frozen=True, slots=True)
class Permission:
    """One action on one resource of the policy, e.g. ``project:advance``.

    ``writes`` is the write side of the fence an operation opens for it. ``OWN`` is the rule; anything wider is
    an operation that legitimately writes rows of another tenant, and a test lists them all.
    """

    resource: str
    action: str
    writes: Reach = Reach.OWN

    def __str__(self) -> str:
        """The name used in the SDL, in logs and in answers: ``resource:action``."""
        return f"{self.resource}:{self.action}"


class Permissions:
    """Base of each room's permission names: ``class Projects(Permissions): VIEW = Permission("project", "view")``."""

    registered: ClassVar[dict[str, Permission]] = {}

    def __init_subclass__(cls) -> None:
        """Register every permission of the room, so that start-up checks can compare code, policy and schema."""
        super().__init_subclass__()
        for value in vars(cls).values():
            if isinstance(value, Permission):
                Permissions.registered[str(value)] = value
