"""The read side of targets and assessments."""

from zhaoshang.assessment.views import assessments, schemes, targets
from zhaoshang.readmodel.declare import Root, View

VIEWS: tuple[View, ...] = (*targets.VIEWS, *schemes.VIEWS, *assessments.VIEWS)
ROOTS: tuple[Root, ...] = (*targets.ROOTS, *schemes.ROOTS, *assessments.ROOTS)
