"""What the demo's 督查室 supervises: orders in every state and colour, from each source, with all that was done since.

Told after everything else and from a seed of its own: nothing that was told before is told otherwise.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, text

from zhaoshang.bulletins.model import BulletinLine
from zhaoshang.database.fence import Reach
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.demo.cast import Cast
from zhaoshang.demo.districts import DONGLI
from zhaoshang.demo.hours import working_hour
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.majors.model import Blocker, BlockerLevel, BlockerState, LightColour, LightReading
from zhaoshang.orders.model import (
    ExtensionState,
    OrderAction,
    OrderColour,
    OrderExtension,
    OrderSource,
    OrderState,
    SupervisionOrder,
)
from zhaoshang.orders.operations.escalate_orders import OVERDUE, STUCK
from zhaoshang.orders.rules.orders import Term, Terms, raised
from zhaoshang.tenancy.model import Role
from zhaoshang.values.clock import day_of, end_of
from zhaoshang.values.metric import Metric
from zhaoshang.values.working_days import add_working_days

_SEED: Final = 3_000_017
_OFFICE: Final = "ducha"
_AS: Final = text("SELECT set_config('app.tenant', :unit, true), set_config('app.writes', :writes, true)")
"""Whoever acts does so for itself: the one transaction goes from unit to unit, each in its own fence."""
_OPEN: Final = text("SELECT app.open_order(CAST(:given AS json))")
_ACT: Final = text(
    "SELECT app.answer_order(:order, :version, :step, :act, :person, :at, :words, NULL, :decide_by, :extension, :until)"
)
_TERMS: Final = Terms({}, {})
_A = OrderAction
_UP: Final = (OrderAction.RAISED, OVERDUE)


@dataclass(frozen=True, slots=True)
class Tale:
    """An order, the day it was opened, how long its unit had, and what was done since, day after day."""

    subject: str
    task: str
    opened: int
    """In days before the demo's present."""
    days: int
    """Working days to its first deadline."""
    unit: str = ""
    """Who is to do it; for a light or a blocker, whoever has to see to that."""
    source: OrderSource = OrderSource.MATTER
    then: Sequence[tuple[OrderAction, str]] = field(default=())
    colour: OrderColour = OrderColour.BLUE
    reason: str | None = None


_TALES: Final = (
    Tale(
        "重点项目亮红灯督办",
        "对照节点计划倒排工期，报送赶工方案。",
        5,
        10,
        source=OrderSource.LIGHT,
        then=((_A.ACKNOWLEDGED, ""),),
    ),
    Tale(
        "招商引资完成率靠后督办",
        "对照通报逐项分析差距，报送追赶措施和月度计划。",
        9,
        10,
        source=OrderSource.BULLETIN,
        then=((_A.ACKNOWLEDGED, ""),),
    ),
    Tale("堵点逾期督办", "牵头明确解决路径和完成时限，每周报进展。", 2, 6, source=OrderSource.BLOCKER),
    Tale(
        "招商线索首访不及时督办",
        "对三条超期线索逐一回访，报送首访记录。",
        12,
        15,
        "junliangcheng",
        then=((_A.ACKNOWLEDGED, ""), (_A.ANSWERED, "三条线索均已回访，首访记录已归档。")),
    ),
    Tale(
        "楼宇空置面积台账补报",
        "补报全街道楼宇空置面积台账，做到数据一致。",
        45,
        8,
        "huaming",
        then=(
            (_A.ACKNOWLEDGED, ""),
            (_A.ANSWERED, "台账已补报，并与税务口径核对一致。"),
            (_A.CLOSED, "抽查三栋楼宇，数据属实，同意销号。"),
        ),
    ),
    Tale(
        "签约项目注册进度督办",
        "逐个说明已签约未注册项目的原因和注册时间。",
        16,
        10,
        "xinli",
        then=(
            (_A.ACKNOWLEDGED, ""),
            (_A.ANSWERED, "已督促企业抓紧注册。"),
            (_A.RETURNED, "未说明每个项目的原因和时间，请补充。"),
        ),
    ),
    Tale(
        "标准厂房改造进度督办",
        "完成二期厂房消防改造并报送验收意见。",
        10,
        6,
        "linkong",
        then=(
            (_A.ACKNOWLEDGED, ""),
            (_A.EXTENSION_ASKED, "消防设备到货延迟，申请延期十个工作日。"),
            (_A.EXTENSION_GRANTED, "情况属实，同意延期，不再二次延期。"),
        ),
    ),
    Tale(
        "绿化移植手续督办",
        "明确移植方案和办理时限，反馈项目单位。",
        6,
        9,
        "ghzy",
        then=((_A.ACKNOWLEDGED, ""), (_A.EXTENSION_ASKED, "方案需市级部门会签，申请延期十个工作日。")),
    ),
    Tale(
        "企业诉求办理超期督办",
        "办结企业供水扩容诉求，企业书面确认。",
        28,
        10,
        "zwfw",
        then=(_UP, (_A.ACKNOWLEDGED, ""), _UP),
    ),
    Tale("科创载体台账督办", "核实科创载体入驻企业名单并报送。", 14, 6, "donglihu", then=(_UP,)),
    Tale(
        "闲置地块处置督办",
        "报送闲置地块处置方案，明确责任人。",
        60,
        10,
        "jinzhong",
        then=(
            _UP,
            (_A.ACKNOWLEDGED, ""),
            _UP,
            (_A.STUCK, STUCK),
        ),
    ),
    Tale(
        "重点项目配套道路督办",
        "限期打通配套道路，确保设备进场。",
        50,
        6,
        "jinqiao",
        then=(
            *(_UP, (_A.ACKNOWLEDGED, ""), (_A.ANSWERED, "道路已贯通，设备已进场。")),
            (_A.CLOSED, "现场核实属实，同意销号。"),
        ),
        colour=OrderColour.YELLOW,
        reason="区主要领导批示，按黄色督办。",
    ),
    Tale("重复下达的督办事项", "与前单事项相同。", 20, 8, "wanxin", then=((_A.WITHDRAWN, "与另一督办单重复，撤销。"),)),
)


async def supervise(work: UnitOfWork, cast: Cast) -> bool:
    """Write 东丽's orders, once its lights and blockers are there, unless they are; whether any was written."""
    if cast.plan is not DONGLI:
        return False
    known = select(SupervisionOrder.id).where(SupervisionOrder.district_id == work.fence.district).limit(1)
    if await work.session.scalar(known) is not None:
        return False
    chance = Chance(cast.plan.seed + _SEED)
    for tale in _TALES:
        about = await _about(work, cast, tale)
        if about is not None:
            told = _Told(work, cast, chance, tale, about)
            await told.tell()
    work.record("seed", "supervision_order", cast.tenants[_OFFICE], orders=len(_TALES))
    return True


@dataclass(frozen=True, slots=True)
class _About:
    """What an order is about, and whom it is for."""

    unit: UUID
    project: UUID | None = None
    light: UUID | None = None
    blocker: UUID | None = None
    line: UUID | None = None


async def _about(work: UnitOfWork, cast: Cast, tale: Tale) -> _About | None:
    """The first light, blocker or line that gives reason, if there is one; for a free matter, only its unit."""
    staffed = {cast.tenants[unit] for unit, role in cast.people if role is Role.OFFICER}
    if tale.source is OrderSource.LIGHT:
        lights = await work.session.scalars(
            select(LightReading)
            .where(LightReading.district_id == work.fence.district, LightReading.colour == LightColour.RED)
            .order_by(LightReading.period.desc(), LightReading.project_id)
        )
        found = next((each for each in lights if each.tenant_id in staffed), None)
        return None if found is None else _About(found.tenant_id, found.project_id, light=found.id)
    if tale.source is OrderSource.BLOCKER:
        blocker = await work.session.scalar(
            select(Blocker)
            .where(
                Blocker.district_id == work.fence.district,
                Blocker.state == BlockerState.OPEN,
                Blocker.level != BlockerLevel.DEPARTMENT,
            )
            .order_by(Blocker.id)
            .limit(1)
        )
        return None if blocker is None else _About(blocker.department_id, blocker.project_id, blocker=blocker.id)
    if tale.source is OrderSource.BULLETIN:
        lines = await work.session.scalars(
            select(BulletinLine)
            .where(
                BulletinLine.district_id == work.fence.district,
                BulletinLine.metric == Metric.CAPITAL_IN_PLACE,
                BulletinLine.rank.is_not(None),
                BulletinLine.published_at.is_not(None),
            )
            .order_by(BulletinLine.period.desc(), BulletinLine.place.desc())
        )
        line = next((each for each in lines if each.unit_id in staffed), None)
        return None if line is None or line.unit_id is None else _About(line.unit_id, line=line.id)
    return _About(cast.tenants[tale.unit])


@dataclass(slots=True)
class _Told:
    """One tale as it is told, by the functions and in the fences that everybody acts in."""

    work: UnitOfWork
    cast: Cast
    chance: Chance
    tale: Tale
    about: _About
    key: UUID = field(init=False)

    async def tell(self) -> None:
        """Open it, and let what came then come to pass."""
        at = working_hour(self.chance, ANCHOR - timedelta(days=self.tale.opened + 1), 1)
        self.key = self.chance.id_at(at)
        tale, about, office = self.tale, self.about, self.cast.tenants[_OFFICE]
        given = {
            "district_id": self.cast.district_id,
            "id": self.key,
            "tenant_id": office,
            "unit_id": about.unit,
            "source": tale.source,
            "project_id": about.project,
            "light_reading_id": about.light,
            "blocker_id": about.blocker,
            "bulletin_line_id": about.line,
            "subject": tale.subject,
            "task": tale.task,
            "colour": tale.colour,
            "due_at": end_of(add_working_days(day_of(at), tale.days)).isoformat(),
            "opened_at": at.isoformat(),
            "opened_by": self.cast.who(_OFFICE),
        }
        await self._act_as(office)
        await self.work.session.execute(_OPEN, {"given": json.dumps(given, ensure_ascii=False, default=str)})
        await self._keep(_A.OPENED, tale.reason, at, by=self.cast.who(_OFFICE), unit=office)
        for action, words in tale.then:
            at = await self._then(action, words or None, at)
        await self.work.session.execute(_AS, {"unit": "", "writes": Reach.DISTRICT.value})

    async def _act_as(self, unit: UUID) -> None:
        await self.work.session.flush()
        await self.work.session.execute(_AS, {"unit": str(unit), "writes": Reach.OWN.value})

    async def _order(self) -> SupervisionOrder:
        """The order as it is now."""
        statement = select(SupervisionOrder).where(
            SupervisionOrder.district_id == self.cast.district_id, SupervisionOrder.id == self.key
        )
        found = await self.work.session.scalars(statement.execution_options(populate_existing=True))
        return found.one()

    async def _then(self, action: OrderAction, words: str | None, since: datetime) -> datetime:
        order = await self._order()
        if action in {_A.RAISED, _A.STUCK}:
            at = order.due_at + timedelta(minutes=3)
            await self._climb(order, action, words, at)
            return at
        at = working_hour(self.chance, since, 1)
        if action in {_A.ACKNOWLEDGED, _A.ANSWERED, _A.EXTENSION_ASKED}:
            await self._unit_acts(order, action, words, at)
        else:
            await self._office_decides(order, action, words, at)
        return at

    async def _unit_acts(self, order: SupervisionOrder, action: OrderAction, words: str | None, at: datetime) -> None:
        code = next(code for code, tenant in self.cast.tenants.items() if tenant == order.unit_id)
        await self._act_as(order.unit_id)
        given: dict[str, Any] = {
            "order": order.id,
            "version": order.version,
            "step": self.chance.id_at(at),
            "act": str(action),
            "person": self.cast.who(code),
            "at": at,
            "words": words,
            "decide_by": min(order.due_at, _TERMS.due(at, Term.DECIDE)),
            "extension": self.chance.id_at(at),
            "until": end_of(add_working_days(day_of(order.due_at), 10)),
        }
        if not await self.work.session.scalar(_ACT, given):
            raise LookupError(f"{self.tale.subject}: {action} at the wrong time")

    async def _office_decides(
        self, order: SupervisionOrder, action: OrderAction, words: str | None, at: datetime
    ) -> None:
        office = order.tenant_id
        await self._act_as(office)
        role = Role.DIRECTOR if action is _A.EXTENSION_GRANTED else Role.OFFICER
        by = self.cast.who(_OFFICE, role)
        if action is _A.EXTENSION_GRANTED:
            statement = select(OrderExtension).where(
                OrderExtension.district_id == order.district_id, OrderExtension.order_id == order.id
            )
            extension = (await self.work.session.scalars(statement)).one()
            extension.state, extension.decided_at, extension.decided_by = ExtensionState.GRANTED, at, by
            extension.decision_reason, extension.version = words, extension.version + 1
            order.due_at = extension.until_at
        elif action is _A.RETURNED:
            order.state = OrderState.ACKNOWLEDGED
            order.due_at = max(order.due_at, _TERMS.due(at, Term.RETURNED))
        else:
            order.end(OrderState.CLOSED if action is _A.CLOSED else OrderState.WITHDRAWN, by=by, at=at)
        order.version += 1
        await self._keep(action, words, at, by=by, unit=office)

    async def _climb(self, order: SupervisionOrder, action: OrderAction, words: str | None, at: datetime) -> None:
        await self.work.session.execute(_AS, {"unit": "", "writes": Reach.DISTRICT.value})
        before = order.colour
        due = raised(OrderColour(before), stuck=order.stuck, due_at=order.due_at, now=at)
        if due is None or due.stuck is not (action is _A.STUCK):
            raise LookupError(f"{self.tale.subject}: the clock does something else")
        order.lapses, order.version = order.lapses + 1, order.version + 1
        order.colour, order.stuck = due.colour, due.stuck
        if due.term is not None:
            order.due_at = _TERMS.due(at, due.term)
        await self._keep(action, words, at, before=before)

    async def _keep(  # noqa: PLR0913  what a step is
        self,
        action: OrderAction,
        words: str | None,
        at: datetime,
        *,
        by: UUID | None = None,
        unit: UUID | None = None,
        before: str | None = None,
    ) -> None:
        await self.work.session.flush()
        order = await self._order()
        step = order.step(action, at=at, by=by, tenant=unit, reason=words, from_colour=before)
        step.id = self.chance.id_at(at)
        self.work.session.add(step)
        await self.work.session.flush()
