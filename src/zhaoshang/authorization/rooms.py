"""What the rooms bring to authorization: their permission names and their scopes, registered by importing them.

Rooms lie above authorization, so nothing here names one: a room takes part by having a ``permissions.py`` or a
``scopes.py``. The policy can only be linted when everybody has spoken.
"""

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Final

import zhaoshang
from zhaoshang.authorization.permissions import Permission, Permissions

CONTRIBUTIONS: Final = ("permissions", "scopes")


def register_rooms() -> tuple[str, ...]:
    """Import what every room brings to authorization; returns the modules, in order of their names."""
    return import_contributions(*CONTRIBUTIONS)


@cache
def import_contributions(*contributions: str) -> tuple[str, ...]:
    """Import every room's modules of these names once; returns the modules, in order of their names."""
    # Looked for without importing any room: one may be just being imported, by whoever asks.
    (root,) = zhaoshang.__path__
    rooms = [module.name for module in iter_modules(zhaoshang.__path__) if module.ispkg]
    found = [
        f"zhaoshang.{room}.{each.name}"
        for room in rooms
        if f"zhaoshang.{room}" != __package__
        for each in iter_modules([str(Path(root) / room)])
        if each.name in contributions
    ]
    for module in found:
        import_module(module)
    return tuple(found)


def all_permissions() -> tuple[Permission, ...]:
    """Every permission any room asks for, in the order of their names."""
    register_rooms()
    return tuple(permission for _, permission in sorted(Permissions.registered.items()))
