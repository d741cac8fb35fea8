"""What bulletins are asked for with."""

from collections.abc import Sequence

import strawberry

from zhaoshang.api.vocabulary import Metric
from zhaoshang.bulletins.api.enums import BulletinState, LineKind
from zhaoshang.bulletins.rules.bulletins import Said


@strawberry.input(description="章节评述：What the oversight office adds to one section.")
class BulletinCommentaryInput:
    """A commentary."""

    heading: str = strawberry.field(description="章节标题：As the template has it.")
    text: str = strawberry.field(description="评述：What is added.")


@strawberry.input(description="编制通报输入：Of which closed month, and what is added to its sections.")
class BulletinComposeInput:
    """A bulletin to compose."""

    period: str = strawberry.field(description="月份：`YYYY-MM`.")
    commentary: list[BulletinCommentaryInput] = strawberry.field(
        default_factory=list, description="评述：By section; what is not named gets none."
    )


@strawberry.input(description="更正通报输入：Which published bulletin, why, and what is added to the sections.")
class BulletinCorrectInput:
    """A correction to compose."""

    id: strawberry.ID = strawberry.field(description="通报：The published bulletin, by its global id.")
    reason: str = strawberry.field(description="更正理由：What was wrong.")
    commentary: list[BulletinCommentaryInput] = strawberry.field(
        default_factory=list, description="评述：By section; what is not named gets none."
    )


@strawberry.input(description="发布通报输入：Which draft.")
class BulletinPublishInput:
    """A draft to publish."""

    id: strawberry.ID = strawberry.field(description="草稿：The draft, by its global id.")
    expected_version: int = strawberry.field(description="版本：The `version` that you saw.")


@strawberry.input(description="通报筛选：Which bulletins; an absent entry filters nothing.")
class BulletinFilter:
    """Which bulletins."""

    state: list[BulletinState] | None = strawberry.field(default=None, description="状态：In any of these states.")
    period_from: str | None = strawberry.field(default=None, description="起：From this month on, `YYYY-MM`.")
    period_to: str | None = strawberry.field(default=None, description="止：Up to this month, included.")
    corrections: bool | None = strawberry.field(default=None, description="更正：Corrections only, or none of them.")


@strawberry.input(description="通报指标筛选：Which lines of which bulletins; an absent entry filters nothing.")
class BulletinLineFilter:
    """Which lines."""

    bulletin: strawberry.ID | None = strawberry.field(default=None, description="通报：Of this bulletin.")
    unit: list[strawberry.ID] | None = strawberry.field(default=None, description="单位：Of any of these units.")
    metric: list[Metric] | None = strawberry.field(default=None, description="指标：Of any of these metrics.")
    kind: list[LineKind] | None = strawberry.field(default=None, description="类型：Of any of these kinds.")
    period_from: str | None = strawberry.field(default=None, description="起：From this month on, `YYYY-MM`.")
    period_to: str | None = strawberry.field(default=None, description="止：Up to this month, included.")


def said(given: Sequence[BulletinCommentaryInput], reason: str | None = None) -> Said:
    """What is added, as the rules take it."""
    return Said(tuple((each.heading, each.text) for each in given), reason)
