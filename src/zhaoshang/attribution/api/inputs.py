"""What the mutations and lists of credit take."""

import strawberry

from zhaoshang.api.vocabulary import Metric


@strawberry.input(description="期间范围：Months from and to, both included.")
class PeriodRange:
    """A range of months."""

    from_: str | None = strawberry.field(default=None, name="from", description="起：From, `YYYY-MM`.")
    to: str | None = strawberry.field(default=None, description="止：To, `YYYY-MM`.")


@strawberry.input(description="分录筛选：Which entries; an absent entry filters nothing.")
class AttributionFilter:
    """Which entries."""

    period: PeriodRange | None = strawberry.field(default=None, description="期间：In these months.")
    metric: list[Metric] | None = strawberry.field(default=None, description="指标：Of any of these metrics.")
    party: list[strawberry.ID] | None = strawberry.field(default=None, description="单位：Credited to any of these.")
    project: strawberry.ID | None = strawberry.field(default=None, description="项目：Of this project.")


@strawberry.input(description="关账输入：Which month.")
class PeriodCloseInput:
    """A closing."""

    period: str = strawberry.field(description="月份：`YYYY-MM`, the one after the last closed.")
