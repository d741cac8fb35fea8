"""When a project came to a stage: for the views of rooms that count from there."""

from typing import Any

from sqlalchemy import ColumnElement, func, select

from zhaoshang.database.alias import aliased
from zhaoshang.projects.model import StageChange
from zhaoshang.values.stage import Stage


def stage_changes() -> Any:
    """An alias of the transitions of projects, for a view that lists them beside other things."""
    return aliased(StageChange)


def first_reached(row: Any, stage: Stage) -> ColumnElement[Any]:
    """The day in Shanghai on which the project of a row first entered a stage; NULL when it never did."""
    change = aliased(StageChange)
    return (
        select(func.date(func.timezone("Asia/Shanghai", func.min(change.at))))
        .where(
            change.district_id == row.district_id,
            change.project_id == row.project_id,
            change.to_stage == stage.value,
        )
        .correlate(row)
        .scalar_subquery()
    )
