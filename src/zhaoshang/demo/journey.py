"""A project's way through the pipeline: the stages it walked, when, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from zhaoshang.demo.seeded import ANCHOR, BEGINNING, Chance
from zhaoshang.projects.model import MAIN_LINE, Stage
from zhaoshang.tenancy.model import Role

STAGES: Final = {
    Stage.LEAD: 13,
    Stage.NEGOTIATING: 17,
    Stage.IN_REVIEW: 9,
    Stage.SIGNED: 11,
    Stage.LANDED: 10,
    Stage.APPROVING: 4,
    Stage.STARTED: 4,
    Stage.BUILDING: 6,
    Stage.PRODUCING: 8,
    Stage.AT_CAPACITY: 6,
    Stage.ON_HOLD: 4,
    Stage.IN_POOL: 2,
    Stage.LOST: 6,
    Stage.WITHDRAWN: 2,
    Stage.REJECTED: 2,
}
"""How the demo's projects lie in the pipeline, as weights."""

ONLY_BUILDING: Final = frozenset({Stage.APPROVING, Stage.STARTED, Stage.BUILDING})
"""Stages that projects which never build leave out (domain §2)."""

_LEFT_FROM: Final = {
    Stage.ON_HOLD: (Stage.NEGOTIATING, Stage.NEGOTIATING, Stage.IN_REVIEW, Stage.SIGNED),
    Stage.IN_POOL: (Stage.NEGOTIATING,),
    Stage.LOST: (Stage.LEAD, Stage.NEGOTIATING, Stage.NEGOTIATING, Stage.IN_REVIEW, Stage.SIGNED),
    Stage.WITHDRAWN: (Stage.LEAD, Stage.NEGOTIATING),
    Stage.REJECTED: (Stage.IN_REVIEW,),
}
_DAYS: Final = {
    Stage.NEGOTIATING: (5, 45),
    Stage.IN_REVIEW: (20, 90),
    Stage.SIGNED: (15, 60),
    Stage.LANDED: (20, 80),
    Stage.APPROVING: (15, 60),
    Stage.STARTED: (30, 100),
    Stage.BUILDING: (10, 40),
    Stage.PRODUCING: (60, 200),
    Stage.AT_CAPACITY: (60, 150),
    Stage.ON_HOLD: (10, 60),
    Stage.IN_POOL: (10, 40),
    Stage.LOST: (20, 90),
    Stage.WITHDRAWN: (10, 50),
    Stage.REJECTED: (10, 30),
}
_LONGEST_IN_POOL: Final = 24
"""Days within which no push expires: who has waited longest has been warned of."""
_WHY: Final = {
    Stage.ON_HOLD: ("投资方内部决策暂缓，约定下季度再议", "等待上级产业政策明确", "选址调整，暂缓推进"),
    Stage.IN_POOL: ("本区域无适配厂房，推送区平台统筹", "用地指标不足，推送区平台统筹"),
    Stage.LOST: ("用地成本高于外地报价", "配套产业链不足", "投资方调整全国布局"),
    Stage.WITHDRAWN: ("企业撤回投资意向", "与既有项目合并推进"),
}
_VETOES: Final = {
    True: ("环保部门一票否决：挥发性有机物排放超出区域总量", "消防部门一票否决：危化品存储不符合规范"),
    False: (
        "环保部门一票否决：拟用楼宇紧邻居民楼，集中供餐的油烟和异味无法达标排放",
        "消防部门一票否决：拟用厂房改作办公，疏散楼梯和自动喷水灭火系统均不符合规范",
    ),
}
"""By whether the project builds."""
_VETOING: Final = {"环保": ("sthj", Role.OFFICER), "消防": ("xfjy", Role.OFFICER)}
_LOST_TO: Final = ("河北沧州", "江苏苏州", "天津滨海新区", "天津武清区", "山东德州", "安徽合肥")


_PUSHED: Final = "本区域无适配载体，推送区平台统筹"
_TAKEN: Final = "区合作交流办会同行业部门统筹，由现落地单位承接"


def _whole_second(instant: datetime) -> datetime:
    return instant.replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Step:
    """One transition."""

    source: Stage | None
    target: Stage
    at: datetime
    reason: str | None
    by: tuple[str, Role] | None = None
    """The unit and the person's role, when it was not the host's own step."""


@dataclass(frozen=True, slots=True)
class Journey:
    """Where a project stands and how it came there."""

    steps: tuple[Step, ...]
    lost_to: str | None

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        return self.steps[-1].target

    @property
    def left_from(self) -> Stage | None:
        """The stage it was in before the present one."""
        return self.steps[-1].source

    def through_pool(self) -> "Journey":
        """The same journey of a project that its origin pushed to the district platform while negotiating."""
        reached = next(number for number, step in enumerate(self.steps) if step.target is Stage.NEGOTIATING)
        before, after = self.steps[reached].at, self.steps[reached + 1].at
        pushed = Step(Stage.NEGOTIATING, Stage.IN_POOL, _whole_second(before + (after - before) / 3), _PUSHED)
        taken = Step(Stage.IN_POOL, Stage.NEGOTIATING, _whole_second(before + (after - before) * 2 / 3), _TAKEN)
        return Journey((*self.steps[: reached + 1], pushed, taken, *self.steps[reached + 1 :]), self.lost_to)

    def reached(self, stage: Stage) -> datetime | None:
        """When it first came to a stage, if ever."""
        return next((step.at for step in self.steps if step.target is stage), None)


def walk(chance: Chance, stage: Stage, *, builds: bool) -> Journey:
    """A legal way to a stage that ends at or before the anchor and began within the demo's two years."""
    stations = _stations(chance, stage, builds=builds)
    spans = [0, *(chance.between(*_DAYS[each]) for each in stations[1:])]
    available = (ANCHOR - BEGINNING).days - 10
    total = sum(spans)
    if total > available:
        spans = [span * available // total for span in spans]
        total = sum(spans)
    # Live projects moved recently, finished ones rest; everything fits between the beginning and the anchor.
    rest = min(available - total, chance.between(1, 120 if stage in MAIN_LINE[:7] else 420))
    if stage is Stage.IN_POOL:
        rest = 1 + rest % _LONGEST_IN_POOL
    day = ANCHOR - timedelta(days=total + rest)
    steps: list[Step] = []
    for source, target, span in zip([None, *stations], stations, spans, strict=False):
        day += timedelta(days=span)
        at = chance.office_hour(day)
        if steps and at <= steps[-1].at:  # the weekend rule can pull two steps onto one Friday
            at = steps[-1].at + timedelta(minutes=chance.between(5, 50))
        if target is Stage.REJECTED:
            veto = chance.pick(_VETOES[builds])
            steps.append(Step(source, target, at, veto, _VETOING[veto[:2]]))
            continue
        reason = chance.pick(_WHY[target]) if target in _WHY else None
        steps.append(Step(source, target, at, reason))
    return Journey(tuple(steps), chance.pick(_LOST_TO) if stage is Stage.LOST else None)


def _stations(chance: Chance, stage: Stage, *, builds: bool) -> list[Stage]:
    last = stage if stage in MAIN_LINE else chance.pick(_LEFT_FROM[stage])
    return [*_line(last, builds=builds), *([] if last is stage else [stage])]


def _line(last: Stage, *, builds: bool) -> Iterator[Stage]:
    for each in MAIN_LINE[: MAIN_LINE.index(last) + 1]:
        if builds or each not in ONLY_BUILDING:
            yield each
