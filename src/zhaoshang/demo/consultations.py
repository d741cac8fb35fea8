"""The demo's planning consultations: what the departments said early of what was to be built (domain §12)."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from zhaoshang.coordination.model import (
    ConsultationState,
    PlanningConsultation,
    PlanningOpinion,
    PlanningRevision,
    PlanOpinionState,
    PlanVerdict,
    ServiceTask,
)
from zhaoshang.coordination.rules.clocks import Deadlines
from zhaoshang.demo.cast import Rows
from zhaoshang.demo.hours import before
from zhaoshang.demo.pipeline import Invented, Pipeline
from zhaoshang.demo.rounds import told_of
from zhaoshang.demo.seeded import ANCHOR, Chance
from zhaoshang.projects.model import Part, Participation, Project, Stage
from zhaoshang.tenancy.model import Role
from zhaoshang.values.clock import day_of

_RUNNERS: Final = ("zwfw", "ghzy")
_ASKED: Final = ("ghzy", "sthj", "xfjy", "fgw", "zwfw")
_AWAITING: Final = frozenset({Stage.SIGNED, Stage.LANDED, Stage.APPROVING})
"""Where a project that builds may be consulted on when the story ends."""
_TURNS: Final = (
    ConsultationState.CONSULTING,
    ConsultationState.REVISING,
    ConsultationState.AGREED,
    ConsultationState.CONCLUDING,
    ConsultationState.APPLIED,
    ConsultationState.NOT_AGREED,
    ConsultationState.WITHDRAWN,
)
_AGO: Final = {
    ConsultationState.APPLIED: 3,
    ConsultationState.CONSULTING: 13,
    ConsultationState.REVISING: 15,
    ConsultationState.CONCLUDING: 9,
    ConsultationState.AGREED: 40,
    ConsultationState.NOT_AGREED: 35,
    ConsultationState.WITHDRAWN: 30,
}
"""How many days before the end of the story somebody applied."""
_PLANS: Final = (
    "拟建标准厂房两栋及配套办公楼，总建筑面积约三万平方米，容积率1.6，详见总平面图。",
    "拟建研发楼一栋、中试车间一栋，地块西侧设主出入口，雨污分流接入市政管网。",
    "拟建联合厂房及仓储设施，设置消防环路，绿地率按不低于15%控制。",
)
_ADJUSTED: Final = "按部门意见调整：主出入口东移、退线增至10米，消防车道环通，补充海绵城市设计。"
_WORDS: Final = {
    PlanVerdict.SUPPORT: ("方案符合本部门管理要求，同意。", "经核，无不同意见。"),
    PlanVerdict.SUPPORT_WITH_CHANGES: (
        "原则同意，建议主出入口避开交叉口并加大建筑退线。",
        "同意，须补充雨水调蓄和消防登高场地。",
    ),
    PlanVerdict.OBJECT: ("东侧建筑侵占河道蓝线，现方案不同意。", "消防间距不足，现方案不同意。"),
}
_LAWS: Final = {
    "ghzy": "《中华人民共和国城乡规划法》",
    "sthj": "《中华人民共和国环境影响评价法》",
    "xfjy": "《中华人民共和国消防法》",
}


@dataclass(slots=True)
class _Telling:
    """One consultation while it is told."""

    pipeline: Pipeline
    chance: Chance
    added: Invented
    latest: datetime
    runner: str
    asked: tuple[str, ...]
    number: int
    rows: Rows
    row: dict[str, Any] = field(default_factory=dict)
    now: datetime = ANCHOR

    def owned(self, unit: str, at: datetime) -> dict[str, Any]:
        cast = self.pipeline.cast
        return {
            "district_id": cast.district_id,
            "id": self.chance.id_at(at),
            "tenant_id": cast.tenants[unit],
            "project_id": self.added.id,
        }

    def go_on(self, days: int) -> datetime:
        self.now = before(self.chance, self.now, days, self.latest)
        return self.now


def consult(pipeline: Pipeline) -> Rows:
    """Every project that builds and was started agreed before; of those to be started some are being consulted on."""
    rows: Rows = defaultdict(list)
    projects = {row["id"]: row for row in pipeline.rows[Project]}
    turn = 0
    for added in pipeline.projects:
        chance = Chance(added.id.int ^ 0x12)
        word, signed = pipeline.planned.get(added.id), added.journey.reached(Stage.SIGNED)
        if word is not None and signed is not None:
            telling = _begin(pipeline, chance, added, rows, since=signed, latest=word.at)
            _tell(telling, ConsultationState.AGREED, document=word.number)
        elif added.journey.stage in _AWAITING and projects[added.id]["needs_construction"] and not chance.one_in(4):
            state = _TURNS[turn % len(_TURNS)]
            turn += 1
            since = ANCHOR - timedelta(days=_AGO[state] + turn % 3 * 3)
            _tell(_begin(pipeline, chance, added, rows, since=since, latest=ANCHOR), state)
            if state is ConsultationState.NOT_AGREED:
                since = ANCHOR - timedelta(days=_AGO[ConsultationState.CONSULTING])
                again = _begin(pipeline, chance, added, rows, since=since, latest=ANCHOR, number=2)
                _tell(again, ConsultationState.CONSULTING)
    return rows


def _begin(  # noqa: PLR0913  where a consultation stands in time
    pipeline: Pipeline,
    chance: Chance,
    added: Invented,
    rows: Rows,
    *,
    since: datetime,
    latest: datetime,
    number: int = 1,
) -> _Telling:
    """An application, with the plan as it was first handed in."""
    known = pipeline.cast.tenants
    runner = chance.pick([each for each in _RUNNERS if each in known])
    asked = tuple(each for each in _ASKED if each in known and each != runner)[: chance.between(2, 4)]
    telling = _Telling(pipeline, chance, added, latest, runner, asked, number, rows, now=since)
    at = telling.go_on(2)
    telling.row = telling.owned(added.host.code, at) | {
        "runner_tenant_id": known[runner],
        "number": number,
        "state": ConsultationState.APPLIED,
        "revision": 1,
        "applied_at": at,
        "applied_by": pipeline.cast.who(added.host.code),
        "due_at": Deadlines().due(at, "planning_step_days"),
        "closed_at": None,
        "closed_by": None,
        "document": None,
        "concluded_on": None,
        "reasons": None,
        "version": 1,
    }
    _revision(telling, at, chance.pick(_PLANS))
    rows[PlanningConsultation].append(telling.row)
    return telling


def _tell(telling: _Telling, state: ConsultationState, document: int | None = None) -> None:
    row, chance = telling.row, telling.chance
    mixed = state is not ConsultationState.CONCLUDING and (state is not ConsultationState.AGREED or chance.one_in(3))
    if state is not ConsultationState.APPLIED:
        _ask(telling, telling.asked, mixed=mixed, late=state is ConsultationState.CONSULTING)
    if state is ConsultationState.AGREED and row["state"] is ConsultationState.REVISING:
        _adjust(telling)
    if state in {ConsultationState.AGREED, ConsultationState.NOT_AGREED, ConsultationState.WITHDRAWN}:
        _close(telling, state, chance.between(1, 60) if document is None else document)
    waiting = {ConsultationState.APPLIED, ConsultationState.REVISING, ConsultationState.CONCLUDING}
    row |= told_of(row["due_at"], awaited=row["state"] in waiting)


def _revision(telling: _Telling, at: datetime, plan: str) -> None:
    host = telling.added.host.code
    telling.rows[PlanningRevision].append(
        telling.owned(host, at)
        | {
            "consultation_id": telling.row["id"],
            "number": telling.row["revision"],
            "plan": plan,
            "handed_in_at": at,
            "handed_in_by": telling.pipeline.cast.who(host),
        }
    )


def _ask(telling: _Telling, units: tuple[str, ...], *, mixed: bool, late: bool = False) -> None:
    """Departments are asked, and answer; the last of them does not yet where it is late."""
    row, asked_at = telling.row, telling.go_on(2)
    due = Deadlines().due(asked_at, "planning_opinion_days")
    wishing = []
    for at, unit in enumerate(units):
        wishes = mixed and at == 0
        pending = late and at == len(units) - 1
        _opinion(telling, unit, asked_at, due, None if pending else _verdict(telling.chance, wishes=wishes))
        wishing += [unit] if wishes else []
    given = [each["given_at"] for each in telling.rows[PlanningOpinion][-len(units) :] if each["given_at"]]
    telling.now = max([telling.now, *given])
    row["version"] += 2 if row["revision"] == 1 else 1
    row["due_at"] = due
    row["state"] = ConsultationState.CONSULTING
    if not late:
        row["state"] = ConsultationState.REVISING if wishing else ConsultationState.CONCLUDING
        row["due_at"] = Deadlines().due(telling.now, "planning_revision_days" if wishing else "planning_step_days")
    telling.asked = tuple(wishing) or units


def _adjust(telling: _Telling) -> None:
    """The host adjusts its plan, and who wished for changes is asked anew and content."""
    telling.row["revision"] += 1
    telling.row["version"] += 1
    _revision(telling, telling.go_on(4), _ADJUSTED)
    _ask(telling, telling.asked, mixed=False)


def _verdict(chance: Chance, *, wishes: bool) -> PlanVerdict:
    if not wishes:
        return PlanVerdict.SUPPORT
    return PlanVerdict.OBJECT if chance.one_in(3) else PlanVerdict.SUPPORT_WITH_CHANGES


def _opinion(telling: _Telling, unit: str, asked_at: datetime, due: datetime, verdict: PlanVerdict | None) -> None:
    chance = telling.chance
    given = None if verdict is None else before(chance, asked_at, chance.between(1, 5), telling.latest)
    telling.rows[PlanningOpinion].append(
        telling.owned(unit, asked_at)
        | {
            "consultation_id": telling.row["id"],
            "revision": telling.row["revision"],
            "state": PlanOpinionState.PENDING if verdict is None else PlanOpinionState.GIVEN,
            "asked_at": asked_at,
            "due_at": due,
            "verdict": verdict,
            "opinion": None if verdict is None else chance.pick(_WORDS[verdict]),
            "law_basis": None if verdict in {None, PlanVerdict.SUPPORT} else _LAWS.get(unit),
            "evidence_id": None,
            "given_at": given,
            "given_by": None if given is None else telling.pipeline.cast.who(unit),
            "version": 1 if verdict is None else 2,
        }
        | told_of(due, awaited=verdict is None)
    )


def _close(telling: _Telling, state: ConsultationState, document: int) -> None:
    row, cast = telling.row, telling.pipeline.cast
    at = before(telling.chance, telling.now, 2, telling.latest)
    by_host = state is ConsultationState.WITHDRAWN
    row |= {
        "state": state,
        "closed_at": at,
        "closed_by": cast.who(telling.added.host.code) if by_host else cast.who(telling.runner, Role.DIRECTOR),
        "version": row["version"] + 1,
    }
    if state is ConsultationState.AGREED:
        row |= {"document": f"多规合一协同意见书〔{day_of(at).year}〕{document}号", "concluded_on": day_of(at)}
    else:
        row["reasons"] = "企业调整选址，撤回征询。" if by_host else "部门意见分歧较大，请完善方案后重新申请。"


def take_part(pipeline: Pipeline, rows: Rows) -> None:
    """Who runs a consultation, who is asked and who serves take part in the project, as those who judge it."""
    projects = {row["id"]: row for row in pipeline.rows[Project]}
    asked = {(each["tenant_id"], each["project_id"]) for each in rows[PlanningOpinion]}
    asked |= {(each["tenant_id"], each["project_id"]) for each in rows[ServiceTask]}
    asked |= {(each["runner_tenant_id"], each["project_id"]) for each in rows[PlanningConsultation]}
    rows[Participation] += [
        {
            "district_id": projects[project]["district_id"],
            "id": UUID(int=(tenant.int ^ project.int ^ 0x12) & ~(0xF << 76) | 0x7 << 76),
            "tenant_id": tenant,
            "project_id": project,
            "parts": int(Part.REVIEWER),
            **{name: projects[project][name] for name in ("created_at", "updated_at", "investment_fen")},
        }
        for tenant, project in sorted(asked)
    ]
