"""The demo's monthly reports, verified for every closed month, and what the statistics bureau says of one year.

Told after everything else and from seeds of its own. No line is invented: each is what facts and ledger come to.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert, select, text
from sqlalchemy.orm import aliased

from zhaoshang.attribution.model import ClosedPeriod
from zhaoshang.database.fence import Reach
from zhaoshang.database.unit_of_work import UnitOfWork
from zhaoshang.demo.cast import Cast
from zhaoshang.demo.districts import DONGLI
from zhaoshang.demo.seeded import ANCHOR, BEGINNING, Chance
from zhaoshang.notifications.model import Notice
from zhaoshang.projects.views.months import first_reports, reached
from zhaoshang.reporting.facts import COUNTED, LiveLine
from zhaoshang.reporting.model import (
    BureauFigure,
    FigureExplanation,
    FrozenLine,
    MonthlyReport,
    MonthlyReportRound,
    MonthlyReportStep,
    ReportAction,
    ReportState,
)
from zhaoshang.reporting.rules.reports import Terms
from zhaoshang.tenancy.model import Role
from zhaoshang.values.clock import SHANGHAI, day_of
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period, first_day, next_period, period_of
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.stage import Stage

_SEED: Final = 4_000_037
_AS: Final = text("SELECT set_config('app.tenant', :unit, true), set_config('app.writes', :writes, true)")
"""What a unit says it says itself: the one transaction goes from unit to unit, each in its own fence."""
_TERMS: Final = Terms({}, {})
_OFFICE: Final = "hezuo"
_BUREAU: Final = "tjj"
_BUREAU_YEAR: Final = "2025"
_COMPARED: Final = (Metric.CAPITAL_IN_PLACE, Metric.TAX)
_FIRST: Final = period_of(day_of(BEGINNING))
_NOW: Final = period_of(day_of(ANCHOR))
_MENDED: Final = "零报告指标请逐项核对后重报。"
_WHYS: Final = (
    "统计局按注册地统计，部门按落地载体统计。",
    "统计局以年报口径折算，部门按到账日统计。",
    "企业月末到账，统计局计入下月。",
)
_REMARK: Final = "本月到位资金均已取得银行回单。"
_REVISED: Final = "年度核定后修订。"
_A = ReportAction


def enter_rule(cast: Cast) -> dict[str, Any]:
    """The district's rule by which its hosts have reported since the story began."""
    founded = BEGINNING - timedelta(days=30)
    return {
        "district_id": cast.district_id,
        "id": Chance(cast.plan.seed + _SEED).id_at(founded),
        "rule": "monthly_reports_from",
        "effective_on": day_of(founded),
        "value": json.dumps(int(_FIRST.replace("-", ""))),
        "created_at": founded,
    }


async def report(work: UnitOfWork, cast: Cast) -> bool:
    """Write a district's reports, once its figures are there, unless they are; whether any was written."""
    known = select(MonthlyReport.id).where(MonthlyReport.district_id == work.fence.district).limit(1)
    if await work.session.scalar(known) is not None:
        return False
    told = _Told(work, cast, Chance(cast.plan.seed + _SEED + 1))
    await told.tell()
    work.record("seed", "monthly_report", cast.tenants[_OFFICE], reports=len(told.reports))
    return True


Rows = list[dict[str, Any]]


@dataclass(slots=True)
class _Told:
    """A district's reports as they are told."""

    work: UnitOfWork
    cast: Cast
    chance: Chance
    reports: Rows = field(default_factory=list)
    steps: Rows = field(default_factory=list)
    notices: Rows = field(default_factory=list)
    rounds: dict[UUID, Rows] = field(default_factory=lambda: defaultdict(list))
    lines: dict[UUID, Rows] = field(default_factory=lambda: defaultdict(list))

    async def tell(self) -> None:
        """Open all, and let each come as far as it came."""
        hosts = [unit.code for unit in self.cast.plan.units if Responsibility.HOST in unit.responsibilities]
        waiting = await self._waiting()
        free = [code for code in hosts if self.cast.tenants[code] not in waiting]
        for period in _months():
            for at, code in enumerate(hosts):
                row = self._open(code, period)
                if period < _NOW:
                    self._verified(row, code, returned=(at + int(period[-2:])) % 12 == 0)
                elif code in free:
                    self._under_way(row, code, free.index(code), len(free))
        await self._insert(MonthlyReport, self.reports)
        await self._freeze()
        await self._insert(MonthlyReportStep, self.steps)
        await self._insert(Notice, self.notices)
        if self.cast.plan is DONGLI:
            await self._compare(hosts)

    def _open(self, code: str, period: Period) -> dict[str, Any]:
        at = datetime.combine(first_day(period), datetime.min.time(), SHANGHAI) + timedelta(minutes=5)
        row = {
            "district_id": self.cast.district_id,
            "id": self.chance.id_at(at),
            "tenant_id": self.cast.tenants[code],
            "period": period,
            "state": ReportState.DRAFT.value,
            "round": 0,
            "opened_at": at,
            "ready_at": _TERMS.ready_at(period),
            "due_at": _TERMS.due_at(period),
            **dict.fromkeys(("submitted_at", "submitted_by", "verify_by", "decided_at", "decided_by", "return_reason")),
            "version": 1,
        }
        self.reports.append(row)
        return row

    def _verified(self, row: dict[str, Any], code: str, *, returned: bool) -> None:
        """Submitted when the month's figures are verified, and verified before it is closed."""
        over = datetime.combine(first_day(next_period(row["period"])), datetime.min.time(), SHANGHAI)
        at = self.chance.office_hour(over + timedelta(days=self.chance.between(4, 6)))
        self._submit(row, code, at)
        if returned:
            at += timedelta(hours=3)
            self._decide(row, ReportState.RETURNED, at)
            at += timedelta(hours=2)
            self._submit(row, code, at)
        self._decide(row, ReportState.VERIFIED, at + timedelta(hours=self.chance.between(2, 20)))

    def _under_way(self, row: dict[str, Any], code: str, place: int, many: int) -> None:
        """This month's, on its last day: the first is verified, the second came back, others wait or are not made."""
        at = ANCHOR - timedelta(hours=8) + timedelta(minutes=7 * place)
        if place > many // 2:
            return
        self._submit(row, code, at)
        if place <= 1:
            state = ReportState.VERIFIED if place == 0 else ReportState.RETURNED
            self._decide(row, state, at + timedelta(hours=3))

    def _submit(self, row: dict[str, Any], code: str, at: datetime) -> None:
        by = self.cast.who(code, Role.STATISTICIAN)
        row |= {"state": ReportState.SUBMITTED.value, "round": row["round"] + 1, "version": row["version"] + 1}
        row |= {"submitted_at": at, "submitted_by": by, "verify_by": _TERMS.verify_by(at)}
        row |= dict.fromkeys(("decided_at", "decided_by", "return_reason"))
        self.rounds[row["tenant_id"]].append(
            self._of(row, at) | {"number": row["round"], "submitted_at": at, "submitted_by": by}
        )
        self._step(row, _A.SUBMITTED, at, by, row["tenant_id"])
        if row["period"] == _NOW:
            self._notice("MONTHLY_REPORT_SUBMITTED", row, at, _OFFICE, Role.DIRECTOR, Role.OFFICER)

    def _decide(self, row: dict[str, Any], state: ReportState, at: datetime) -> None:
        by = self.cast.who(_OFFICE)
        reason = _MENDED if state is ReportState.RETURNED else None
        row |= {"state": state.value, "decided_at": at, "decided_by": by, "return_reason": reason}
        row["version"] += 1
        self._step(row, ReportAction(state.value), at, by, self.cast.tenants[_OFFICE], reason)
        if row["period"] == _NOW:
            code = next(code for code, key in self.cast.tenants.items() if key == row["tenant_id"])
            self._notice(f"MONTHLY_REPORT_{state}", row, at, code, Role.STATISTICIAN)

    def _of(self, row: Mapping[str, Any], at: datetime) -> dict[str, Any]:
        owned = {name: row[name] for name in ("district_id", "tenant_id")}
        return owned | {"id": self.chance.id_at(at), "report_id": row["id"]}

    def _step(  # noqa: PLR0913, PLR0917  what a step is
        self, row: Mapping[str, Any], action: _A, at: datetime, by: UUID, unit: UUID, reason: str | None = None
    ) -> None:
        told = {"round": row["round"], "action": action.value, "at": at, "reason": reason}
        self.steps.append(self._of(row, at) | told | {"by_person_id": by, "by_tenant_id": unit})

    def _notice(self, kind: str, row: Mapping[str, Any], at: datetime, code: str, *roles: Role) -> None:
        event = self.chance.id_at(at)
        for role in roles:
            about = {"kind": kind, "subject": "MonthlyReport", "subject_id": row["id"], "event_id": event}
            whose = {"tenant_id": self.cast.tenants[code], "person_id": self.cast.who(code, role)}
            told = {"district_id": self.cast.district_id, "id": self.chance.id_at(at), "at": at, "read_at": None}
            self.notices.append(told | about | whose)

    async def _waiting(self) -> set[UUID]:
        """The hosts with figures of this month that wait to be verified: they cannot submit yet."""
        found = await self.work.session.execute(
            text("SELECT DISTINCT tenant_id FROM app.fact WHERE district_id = :district AND state = 'SUBMITTED'"),
            {"district": self.cast.district_id},
        )
        return set(found.scalars())

    async def _freeze(self) -> None:
        """Each unit's rounds and their lines, in its own fence."""
        computed, happened = await self._computed(), await self._happened()
        for unit, rounds in self.rounds.items():
            for each in rounds:
                each.update(happened[each["report_id"]])
                self.lines[unit].extend(self._frozen(each, computed[each["report_id"]]))
            await self.work.session.execute(_AS, {"unit": str(unit), "writes": Reach.OWN.value})
            await self._insert(MonthlyReportRound, rounds)
            await self._insert(FrozenLine, self.lines[unit])
        await self._act_for_all("")

    def _frozen(self, done: Mapping[str, Any], computed: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for line in computed:
            said = {
                "round": done["number"],
                "zero": not (line["figures"] or line["corrections"] or line["late_figures"]),
                "remark": _REMARK if line["metric"] == Metric.CAPITAL_IN_PLACE and line["figures"] > 1 else None,
            }
            yield {**self._of({**done, "id": done["report_id"]}, done["submitted_at"]), **line, **said}

    async def _computed(self) -> Mapping[UUID, Rows]:
        line: Any = aliased(LiveLine)
        statement = (
            select(line.report_id, line.metric, *(getattr(line, name) for name in COUNTED))
            .where(line.district_id == self.cast.district_id)
            .order_by(line.report_id, line.place)
        )
        found: dict[UUID, Rows] = defaultdict(list)
        for key, metric, *counted in await self.work.session.execute(statement):
            found[key].append({"metric": metric, **dict(zip(COUNTED, counted, strict=True))})
        return found

    async def _happened(self) -> Mapping[UUID, dict[str, int]]:
        this = aliased(MonthlyReport)
        statement = select(
            this.id, first_reports(this), reached(this, Stage.SIGNED), reached(this, Stage.LANDED)
        ).where(this.district_id == self.cast.district_id)
        return {
            key: {"first_reports": first, "signed": signed, "landed": landed}
            for key, first, signed, landed in await self.work.session.execute(statement)
        }

    async def _act_for_all(self, unit: UUID | str) -> None:
        await self.work.session.execute(_AS, {"unit": str(unit), "writes": Reach.DISTRICT.value})

    async def _insert(self, table: type[Any], rows: Rows) -> None:
        if rows:
            await self.work.session.execute(insert(table), rows)

    async def _compare(self, hosts: list[str]) -> None:
        """What the bureau says of a year: mostly the same, now and then another figure, mostly with a reason."""
        statement = select(ClosedPeriod.period, ClosedPeriod.closed_at).where(
            ClosedPeriod.district_id == self.cast.district_id
        )
        closed = dict((await self.work.session.execute(statement)).all())
        code = {self.cast.tenants[unit]: unit for unit in hosts}
        period_of_report = {row["id"]: row["period"] for row in self.reports}
        figures: Rows = []
        whys: dict[str, Rows] = defaultdict(list)
        for unit, told in self.lines.items():
            for line in told:
                period = period_of_report[line["report_id"]]
                if period[:4] == _BUREAU_YEAR and line["metric"] in _COMPARED and line["total"]:
                    self._figure(line, period, closed[period], figures, whys, code[unit])
        await self._act_for_all(self.cast.tenants[_BUREAU])
        await self._insert(BureauFigure, figures)
        for speaker, said in whys.items():
            await self._act_for_all(self.cast.tenants[speaker])
            await self._insert(FigureExplanation, said)
        await self._act_for_all("")

    def _figure(  # noqa: PLR0913, PLR0917  what a figure is told from
        self,
        line: Mapping[str, Any],
        period: str,
        closed: datetime,
        figures: Rows,
        whys: Mapping[str, Rows],
        code: str,
    ) -> None:
        at = self.chance.office_hour(closed + timedelta(days=self.chance.between(5, 9)))
        same, percent = not self.chance.one_in(3), self.chance.between(70, 97)
        if any(
            (each["tenant_id"], each["period"], each["metric"]) == (line["tenant_id"], period, line["metric"])
            for each in figures
        ):
            return  # another round of the same report
        row = {
            "district_id": self.cast.district_id,
            "id": self.chance.id_at(at),
            "tenant_id": line["tenant_id"],
            "bureau_id": self.cast.tenants[_BUREAU],
            "period": period,
            "metric": line["metric"],
            "amount": line["total"] if same else line["total"] * percent // 100,
            "number": 1,
            "reason": None,
            "recorded_at": at,
            "recorded_by": self.cast.who(_BUREAU, Role.STATISTICIAN),
        }
        figures.append(row)
        if same:
            return
        kind = self.chance.between(0, 5)
        if kind == 0:
            later = at + timedelta(days=20)
            anew = {"id": self.chance.id_at(later), "number": 2, "reason": _REVISED, "recorded_at": later}
            figures.append(row | anew | {"amount": line["total"]})
        elif kind > 1:
            speaker = _OFFICE if kind == 2 else code  # noqa: PLR2004  one of the six
            whys[speaker].append(self._why(row, line["total"], at + timedelta(days=2), speaker))

    def _why(self, figure: Mapping[str, Any], reported: int, at: datetime, speaker: str) -> dict[str, Any]:
        role = Role.OFFICER if speaker == _OFFICE else Role.STATISTICIAN
        return {
            "district_id": self.cast.district_id,
            "id": self.chance.id_at(at),
            "tenant_id": figure["tenant_id"],
            "bureau_figure_id": figure["id"],
            "reported": reported,
            "reason": self.chance.pick(_WHYS),
            "at": at,
            "by_person_id": self.cast.who(speaker, role),
            "by_tenant_id": self.cast.tenants[speaker],
        }


def _months() -> Iterator[Period]:
    period = _FIRST
    while period <= _NOW:
        yield period
        period = next_period(period)
