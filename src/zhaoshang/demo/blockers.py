"""What stands in the way of the demo's major projects: a blocker at every level and in every state, with its steps."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select, text

from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.demo.cast import Cast
from zhaoshang.demo.districts import DONGLI
from zhaoshang.demo.hours import working_hour
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.majors.model import (
    Blocker,
    BlockerAction,
    BlockerKind,
    BlockerLevel,
    BlockerState,
    MajorProject,
    SponsorLevel,
    Sponsorship,
)
from zhaoshang.majors.rules.blockers import TERM_OF, Ladder, Standing, Term, Terms, climb
from zhaoshang.projects.model import Project, Stage
from zhaoshang.tenancy.model import Role
from zhaoshang.values.working_days import due_after

_FOLLOW: Final = text("SELECT app.follow_blocker(CAST(:blocker AS uuid))")
_STAGES: Final = tuple(stage.value for stage in (Stage.SIGNED, Stage.LANDED, Stage.APPROVING, Stage.STARTED))
_TERMS: Final = Terms({}, {})
_A = BlockerAction

_LATE: Final = "逾期未办结 / overdue"
_NOBODY: Final = "逾期未办结，上一级暂缺 / overdue, and nobody at the next level"


@dataclass(frozen=True, slots=True)
class Tale:
    """A blocker, the day it was raised, and what was done about it since, one working day after the other."""

    kind: BlockerKind
    unit: str
    words: str
    raised_on: int
    """In days before the demo's present."""
    then: Sequence[tuple[BlockerAction, str]] = field(default=())
    led: bool = False
    """It needs a leader who sponsors the project to come so far."""


_UP: Final = (_A.ESCALATED, _LATE)
_TALES: Final = (
    Tale(BlockerKind.UTILITIES, "zwfw", "厂区双回路供电方案未批复，影响设备调试。", 4),
    Tale(
        BlockerKind.APPROVAL,
        "zwfw",
        "施工许可材料两次补正，办理超过承诺时限。",
        6,
        ((_A.HANDED_ON, "属规划条件核实，转规划资源分局。"),),
    ),
    Tale(BlockerKind.LAND, "ghzy", "地块内尚有两处临建未拆除。", 6, ((_A.ANSWERED, "临建已拆除，可进场。"),)),
    Tale(
        BlockerKind.OTHER,
        "sthj",
        "环评公示期与开工计划冲突。",
        8,
        ((_A.ANSWERED, "公示已提前启动。"), (_A.RETURNED, "仍需明确批复日期。")),
    ),
    Tale(
        BlockerKind.FINANCE,
        "czj",
        "基础设施配套资金未拨付到位。",
        30,
        ((_A.ANSWERED, "首笔资金已拨付。"), (_A.RESOLVED, "资金到账，已核对。")),
    ),
    Tale(BlockerKind.LABOUR, "kjj", "误报：技能人才已由园区招聘到岗。", 20, ((_A.WITHDRAWN, "误报，已自行解决。"),)),
    Tale(BlockerKind.LAND, "ghzy", "部分用地指标未落实，二期无法报建。", 12, (_UP,)),
    Tale(
        BlockerKind.UTILITIES,
        "zwfw",
        "天然气管线接入点未确定。",
        14,
        (_UP, (_A.REASSIGNED, "由规划资源分局牵头确定路由。")),
    ),
    Tale(
        BlockerKind.APPROVAL,
        "xfjy",
        "消防设计审查意见反复。",
        14,
        (_UP, (_A.ANSWERED, "已会同设计单位一次性明确意见。")),
    ),
    Tale(
        BlockerKind.FINANCE,
        "czj",
        "标准厂房回购款支付节点不明。",
        40,
        (_UP, (_A.ANSWERED, "支付计划已确认。"), (_A.RESOLVED, "按计划支付，销号。")),
    ),
    Tale(BlockerKind.LAND, "ghzy", "高压线迁改方案未定，影响主体施工。", 20, (_UP, _UP), led=True),
    Tale(
        BlockerKind.UTILITIES,
        "zwfw",
        "雨污水外网未接通。",
        22,
        (_UP, _UP, (_A.INSTRUCTED, "请规划资源分局牵头，限期接通，每周报进展。")),
        led=True,
    ),
    Tale(
        BlockerKind.APPROVAL,
        "zwfw",
        "跨河通道审批涉及市级部门，进展缓慢。",
        27,
        (_UP, _UP, (_A.INSTRUCTED, "请牵头赴市局对接。"), (_A.ANSWERED, "市局已受理，取得批复。")),
        led=True,
    ),
    Tale(
        BlockerKind.LAND,
        "ghzy",
        "出让地块权属争议。",
        50,
        (
            *(_UP, _UP, (_A.INSTRUCTED, "请规划资源分局会同街道限期化解。")),
            *((_A.ANSWERED, "争议已调解，权属明确。"), (_A.RESOLVED, "已取得不动产权证，销号。")),
        ),
        led=True,
    ),
    Tale(BlockerKind.LABOUR, "kjj", "急需数控技师八十名，本地招聘不足。", 24, (_UP, (_A.STUCK, _NOBODY))),
)


async def block(work: UnitOfWork, cast: Cast) -> None:
    """Write 东丽's blockers, once its projects and sponsors are there; a leader's only where one sponsors a project."""
    if cast.plan is not DONGLI:
        return
    chance = Chance(cast.plan.seed + 40)  # of its own: it shifts nothing in the story
    district = cast.district_id
    sponsored = await work.session.execute(
        select(Sponsorship.project_id, Sponsorship.tenant_id).where(
            Sponsorship.district_id == district,
            Sponsorship.level == SponsorLevel.DISTRICT_LEADER,
            Sponsorship.ended_at.is_(None),
        )
    )
    led = {project: tenant for project, tenant in sponsored}  # noqa: C416  rows are no pairs to the type checker
    found = await work.session.execute(
        select(MajorProject.project_id, MajorProject.tenant_id)
        .join(Project, (Project.district_id == MajorProject.district_id) & (Project.id == MajorProject.project_id))
        .where(
            MajorProject.district_id == district,
            MajorProject.left_at.is_(None),
            Project.stage.in_(_STAGES),
            Project.created_at < ANCHOR - timedelta(days=60),
        )
        .order_by(MajorProject.investment_fen.desc(), MajorProject.project_id)
    )
    hosts = {tenant: code for code, tenant in cast.tenants.items()}
    projects = [(project, tenant) for project, tenant in found if (hosts[tenant], Role.OFFICER) in cast.people]
    written = []
    for tale in _TALES:
        stuck = any(action is _A.STUCK for action, _ in tale.then)
        fits = [each for each in projects if (each[0] in led) == tale.led] if tale.led or stuck else projects
        if fits:
            project, host = fits[0]
            projects.remove(fits[0])
            told = _Told(cast, chance, tale, project, host, hosts[host], led.get(project))
            written.append(told.tell())
            work.session.add(told.blocker)
            await work.session.flush()
            work.session.add_all(told.steps)
            await work.session.flush()
    for blocker in written:
        await work.session.execute(_FOLLOW, {"blocker": str(blocker)})


@dataclass(slots=True)
class _Told:
    """One tale as it is told: the blocker as it is by then, and its steps."""

    cast: Cast
    chance: Chance
    tale: Tale
    project: UUID
    host: UUID
    host_code: str
    leader: UUID | None
    blocker: Blocker = field(init=False)
    steps: list[object] = field(default_factory=list)

    def tell(self) -> UUID:
        """Raise it, and let what came then come to pass; its id."""
        at = working_hour(self.chance, ANCHOR - timedelta(days=self.tale.raised_on + 1), 1)
        by = self.cast.who(self.host_code)
        department = self.cast.tenants[self.tale.unit]
        self.blocker = blocker = Blocker(
            id=self.chance.id_at(at),
            district_id=self.cast.district_id,
            tenant_id=self.host,
            shared_with=[],
            project_id=self.project,
            kind=self.tale.kind,
            description=self.tale.words,
            level=BlockerLevel.DEPARTMENT,
            department_id=department,
            raised_at=at,
            raised_by=by,
            escalation_gap=False,
            version=1,
        )
        blocker.wait_for(department, _TERMS.due(at, Term.DEPARTMENT))
        self._step(_A.RAISED, self.tale.words, at, by, self.host)
        for action, words in self.tale.then:
            at = self._then(action, words, at)
            blocker.version += 1
        return blocker.id

    def _then(self, action: BlockerAction, words: str, since: datetime) -> datetime:
        blocker, before = self.blocker, self.blocker.level
        if action in {_A.ESCALATED, _A.STUCK}:
            at = blocker.due_at + timedelta(minutes=3)
            self._climb(at)
            self._step(action, words, at, None, None, before)
            return at
        at = working_hour(self.chance, since, 1)
        by, unit = self._act(action, words, at)
        self._step(action, words, at, by, unit, before)
        return at

    def _climb(self, at: datetime) -> None:
        blocker, tenants = self.blocker, self.cast.tenants
        if blocker.waits_for_tenant_id is None:
            raise LookupError("a closed blocker climbs nowhere")
        standing = Standing(BlockerLevel(blocker.level), blocker.waits_for_tenant_id, blocker.due_at, gap=False)
        due = climb(standing, Ladder(blocker.department_id, tenants["fgw"], self.leader), at)
        if due is None or due.to is None:
            blocker.escalation_gap = True
            return
        blocker.level = due.level
        blocker.wait_for(due.to, _TERMS.due(at, TERM_OF[due.level]))

    def _act(self, action: BlockerAction, words: str, at: datetime) -> tuple[UUID, UUID]:
        """Do it; by whom, and for which unit."""
        blocker, cast = self.blocker, self.cast
        unit = next(code for code, tenant in cast.tenants.items() if tenant == blocker.department_id)
        theirs, ours = (cast.who(unit), blocker.department_id), (cast.who(self.host_code), self.host)
        if action is _A.ANSWERED:
            blocker.wait_for(self.host, _TERMS.due(at, Term.CONFIRM))
            blocker.state, blocker.answer = BlockerState.ANSWERED, words
            blocker.answered_at, blocker.answered_by = at, theirs[0]
            return theirs
        if action in {_A.RESOLVED, _A.WITHDRAWN}:
            state = BlockerState.RESOLVED if action is _A.RESOLVED else BlockerState.WITHDRAWN
            blocker.close(state, by=ours[0], at=at)
            return ours
        if action is _A.RETURNED:
            blocker.wait_for(blocker.department_id, _TERMS.due(at, Term.DEPARTMENT))
            return ours
        blocker.department_id = cast.tenants["ghzy"]
        if action is _A.HANDED_ON:
            blocker.wait_for(blocker.department_id, _TERMS.due(at, Term.DEPARTMENT))
            return theirs
        blocker.wait_for(blocker.department_id, due_after(at, 5))
        if action is _A.REASSIGNED:
            return cast.who("fgw"), cast.tenants["fgw"]
        blocker.instruction = words
        return cast.who("qld", Role.DIRECTOR), cast.tenants["qld"]

    def _step(  # noqa: PLR0913, PLR0917  what a step is
        self,
        action: BlockerAction,
        words: str,
        at: datetime,
        by: UUID | None,
        unit: UUID | None,
        before: str | None = None,
    ) -> None:
        step = self.blocker.step(action, at=at, by=by, tenant=unit, reason=words, from_level=before)
        step.id = self.chance.id_at(at)
        self.steps.append(step)
