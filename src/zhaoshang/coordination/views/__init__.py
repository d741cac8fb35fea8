"""The read side of coordination."""

from zhaoshang.coordination import gate  # noqa: F401  importing it lets STARTED ask for an agreed plan
from zhaoshang.coordination.views import planning, services
from zhaoshang.readmodel.declare import Root, View

__all__ = ["ROOTS", "VIEWS"]

VIEWS: tuple[View, ...] = (*planning.VIEWS, *services.VIEWS)
ROOTS: tuple[Root, ...] = (*planning.ROOTS, *services.ROOTS)
