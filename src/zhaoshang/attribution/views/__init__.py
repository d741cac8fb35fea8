"""The read side of credit: the ledger, and the cases that change how it is shared."""

from zhaoshang.attribution.views import cases, ledger
from zhaoshang.readmodel.declare import Root, View

VIEWS: tuple[View, ...] = (*ledger.VIEWS, *cases.VIEWS)
ROOTS: tuple[Root, ...] = (*ledger.ROOTS, *cases.ROOTS)
