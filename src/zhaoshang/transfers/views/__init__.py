"""The read side of transfers and of the credit that follows from them."""

from zhaoshang.readmodel.declare import Root, View
from zhaoshang.transfers.views import attribution, pushes

VIEWS: tuple[View, ...] = (*pushes.VIEWS, *attribution.VIEWS)
ROOTS: tuple[Root, ...] = (*pushes.ROOTS, *attribution.ROOTS)
