"""What the rooms bring to authorization: their permission names and their scopes, registered by importing them.

Rooms lie above authorization, so nothing here names one: a room takes part by having a ``permissions.py`` or a
``scopes.py``. The policy can only be linted when everybody has spoken.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Final

import zhaoshang
from zhaoshang.authorization.permissions import Permission, Permissions

CONTRIBUTIONS: Final = ("permissions", "scopes")


@cache
def register_rooms() -> tuple[str, ...]:
    """Import every room's contribution once; returns the modules, in order of their names."""
    rooms = [module.name for module in iter_modules(zhaoshang.__path__, "zhaoshang.") if module.ispkg]
    found = [
        f"{room}.{contribution}"
        for room in rooms
        if room != __package__
        for contribution in CONTRIBUTIONS
        if find_spec(f"{room}.{contribution}") is not None
    ]
    for module in found:
        import_module(module)
    return tuple(found)


def all_permissions() -> tuple[Permission, ...]:
    """Every permission any room asks for, in the order of their names."""
    register_rooms()
    return tuple(permission for _, permission in sorted(Permissions.registered.items()))
