"""Which resource a row of this room is, so that its visibility is asked of its own view permission."""

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.reporting.model import (
    BureauFigure,
    FigureExplanation,
    FrozenLine,
    MonthlyReport,
    MonthlyReportRound,
    MonthlyReportStep,
)

for _row_type, _resource in (
    (MonthlyReport, "monthly_report"),
    (MonthlyReportRound, "monthly_report"),
    (FrozenLine, "monthly_report"),
    (MonthlyReportStep, "monthly_report"),
    (BureauFigure, "bureau_figure"),
    (FigureExplanation, "bureau_figure"),
):
    register_resource(_row_type, _resource)
